import fc from "fast-check";
import { expect, test } from "vitest";
import {
  approve,
  inOrder,
  mayApproveNow,
  type StandingRound,
  waiting,
} from "#app/domain/approval.ts";
import { legalDate } from "#app/domain/calendar.ts";

const on = legalDate("2026-03-10");
const round = (about: Partial<StandingRound> = {}): StandingRound => ({
  sha256: "aa11",
  approvers: ["anna", "per"],
  approvals: [],
  ...about,
});

test("the first approval leaves the protokoll waiting for the other", () => {
  expect(approve(round(), { personId: "per", sha256: "aa11", on })).toEqual({
    ok: true,
    value: { approvedOn: null, waitingFor: ["anna"] },
  });
});

test("justeringsdatum is the day of the last approval, whatever the order they were noted in", () => {
  const later = legalDate("2026-03-12");
  const decide = (first: typeof on, second: typeof on) =>
    approve(round({ approvals: [{ personId: "anna", on: first }] }), {
      personId: "per",
      sha256: "aa11",
      on: second,
    });
  const done = { ok: true, value: { approvedOn: later, waitingFor: [] } };
  expect(decide(on, later)).toEqual(done);
  expect(decide(later, on)).toEqual(done);
});

test("one who is both named twice approves once", () => {
  const twice = round({ approvers: ["anna", "anna"] });
  expect(approve(twice, { personId: "anna", sha256: "aa11", on })).toMatchObject({
    value: { approvedOn: on },
  });
});

test.each([
  ["another person", { personId: "omar", sha256: "aa11", on }, "Bara den som var ordförande"],
  ["nobody", { personId: "", sha256: "aa11", on }, "Bara den som var ordförande"],
  ["a second time", { personId: "anna", sha256: "aa11", on }, "Du har redan godkänt"],
  ["another version", { personId: "per", sha256: "bb22", on }, "Protokollet har ändrats"],
])("refused: %s", (_, act, text) => {
  const result = approve(round({ approvals: [{ personId: "anna", on }] }), act);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.refusals).toHaveLength(1);
  expect(result.refusals[0]).toMatchObject({
    rule: "KL-5-69",
    source: "kommunallagen 5 kap. 69 §",
  });
  expect(result.refusals[0]?.text).toContain(text);
});

test("in any order, the protokoll is justerat with the last approver and not before", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(names, fc.nat(), (approvers, turn) => {
      const order = [...approvers.slice(turn % approvers.length), ...approvers].slice(
        0,
        approvers.length,
      );
      const sequence = [...new Set([...order, ...approvers])];
      let standing = round({ approvers });
      for (const [index, personId] of sequence.entries()) {
        const result = approve(standing, { personId, sha256: "aa11", on });
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        const isLast = index === sequence.length - 1;
        expect(result.value.approvedOn !== null).toBe(isLast);
        expect(result.value.waitingFor).toHaveLength(sequence.length - 1 - index);
        standing = { ...standing, approvals: [...standing.approvals, { personId, on }] };
        expect(waiting(standing)).toEqual(result.value.waitingFor);
      }
    }),
  );
});

test("in turn only the first of those who have yet to approve may do it", () => {
  const inTurn = round({ inTurn: true });
  expect(mayApproveNow(inTurn)).toEqual(["anna"]);
  expect(mayApproveNow(round())).toEqual(["anna", "per"]);
  const early = approve(inTurn, { personId: "per", sha256: "aa11", on });
  expect(early.ok ? "" : early.refusals[0]?.text).toContain("när det är din tur");
  const after = round({ inTurn: true, approvals: [{ personId: "anna", on }] });
  expect(approve(after, { personId: "per", sha256: "aa11", on })).toMatchObject({ ok: true });
});

test("the ordförande stands first, or last when that is the order", () => {
  const chair = { id: "anna", role: "chair" as const };
  const [per, eva] = ["per", "eva"].map((id) => ({ id, role: "adjuster" as const }));
  const named = [chair, per, eva].flatMap((one) => (one ? [one] : []));
  const ids = (order: "chair_first" | "chair_last" | null) =>
    inOrder(named, order).map(({ id }) => id);
  expect(ids(null)).toEqual(["anna", "per", "eva"]);
  expect(ids("chair_first")).toEqual(["anna", "per", "eva"]);
  expect(ids("chair_last")).toEqual(["per", "eva", "anna"]);
});
