/** What holds whatever the attestordning, the people and the payment are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AttestGround,
  attestFindings,
  authorityFindings,
  whoMayAttest,
} from "#app/domain/attest/mayAttest.ts";
import {
  type AttestOrder,
  type AttestRight,
  type AttestStep,
  attestSteps,
  type Concern,
  type Holder,
} from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type Payment, stateOf } from "#app/domain/payment/payment.ts";
import type { Tie } from "#app/domain/review/rule.ts";
import { day, ground, inForce, payment } from "./payments.ts";
import { people } from "./people.ts";

const steps = Object.keys(attestSteps) as AttestStep[];
const ids = people.map(({ id }) => id);
const step = fc.constantFrom(...steps);
const holder: fc.Arbitrary<Holder> = fc.oneof(
  fc.constantFrom(...ids, "gone").map((personId) => ({ kind: "person" as const, personId })),
  fc
    .constantFrom("chair" as const, "vice_chair" as const, "member" as const, "finance" as const)
    .map((role) => ({ kind: "role" as const, role })),
);
const right: fc.Arbitrary<AttestRight> = fc.record({
  id: fc.uuid(),
  step,
  concern: fc.oneof(
    fc.constantFrom<Concern>({ kind: "anyone" }, { kind: "anyone" }, { kind: "board" }),
    holder,
  ),
  area: fc.record({
    accounts: fc.subarray(["5", "61"], { maxLength: 1 }),
    costCentres: fc.subarray(["20"]),
    projects: fc.subarray(["P1"]),
  }),
  cap: fc.constantFrom<AttestRight["cap"]>(
    null,
    { kind: "unlimited" },
    { kind: "kronor", kronor: 10_000 },
    { kind: "priceBaseAmounts", count: 1 },
  ),
  holder,
  deputies: fc.array(holder, { maxLength: 3 }),
  deputyWhen: fc.constantFrom("hindered" as const, "always" as const),
  remark: fc.constant(""),
});
const order: fc.Arbitrary<AttestOrder> = fc
  .record({
    more: fc.array(right, { maxLength: 8 }),
    isOrdinary: fc.boolean(),
    about: fc.record({
      from: fc.constantFrom(legalDate("2026-01-01"), legalDate("2025-02-01")),
      to: fc.constantFrom(null, legalDate("2026-12-31"), legalDate("2026-03-01")),
      manualOrderPersons: fc.constantFrom(1 as const, 2 as const),
    }),
    isAlwaysFresh: fc.boolean(),
  })
  .map(({ more, isOrdinary, about, isAlwaysFresh }) => ({
    ...inForce({ rights: isOrdinary ? [...inForce().rights, ...more] : more }),
    ...(isAlwaysFresh ? { manualOrderPersons: about.manualOrderPersons } : about),
  }));
const someone = fc.option(fc.constantFrom(...ids), { freq: 3 });
const who = fc
  .array(
    fc.record({ id: fc.constantFrom(...ids), isSample: fc.boolean(), hasLeft: fc.boolean() }),
    {
      maxLength: 3,
    },
  )
  .map((odd) =>
    people.map((one) => {
      const found = odd.find(({ id }) => id === one.id);
      if (!found) return one;
      const to = found.hasLeft ? legalDate("2026-03-01") : null;
      const sampleOn = found.isSample ? one.sampleOn : null;
      return { ...one, sampleOn, roles: one.roles.map((role) => ({ ...role, to })) };
    }),
  );
const payeeName = fc.constantFrom(
  "Vidälvens Lokaler AB",
  "Norrsunds kommun",
  ...people.map((p) => p.name),
);
const ties: fc.Arbitrary<Tie[]> = fc.array(
  fc.record({
    personId: fc.constantFrom(...ids),
    kind: fc.constantFrom<Tie["kind"]>("employer", "assignment", "ownership", "close_relative"),
    name: payeeName,
  }),
  { maxLength: 3 },
);
const row = fc.record({
  account: fc.constantFrom("5010", "6110"),
  costCentre: fc.constantFrom("10", "20"),
  project: fc.constantFrom("", "P1"),
  ore: fc.integer({ min: -2_000_000, max: 2_000_000 }),
});
const text: fc.Arbitrary<Payment> = fc
  .record({
    kind: fc.constantFrom("invoice" as const, "expense" as const, "manual" as const),
    payee: fc.record({ name: payeeName, personId: someone }),
    concernsId: someone,
    ore: fc.integer({ min: 1, max: 8_000_000 }),
    postings: fc.array(row, { maxLength: 3 }),
    accountConfirmedBy: someone,
  })
  .map(({ payee, ...about }) => payment({ ...about, payee: { ...payment().payee, ...payee } }));
const known: fc.Arbitrary<AttestGround> = fc
  .record({
    payment: text,
    orders: order.map((one) => [one]),
    people: who,
    ties,
    isNewAccount: fc.boolean(),
  })
  .map((about) => ground({ ...about, memberNames: ["Norrsunds kommun"] }));

const blocks = (one: AttestGround, personId: string, which: AttestStep) =>
  attestFindings(one, { personId, step: which }).filter(({ level }) => level === "block");

/** The payment after the person has taken the step. */
const taken = (one: AttestGround, personId: string, which: AttestStep): AttestGround => {
  const { marks } = one.payment;
  const at = `2026-03-02T09:${String(marks.length).padStart(2, "0")}:00.000Z`;
  const mark = { id: `m${marks.length}`, step: which, personId, version: 1, at, day, reason: "" };
  return { ...one, payment: { ...one.payment, marks: [...marks, mark] } };
};

/** A walk: people try steps in some order, and those that nothing stops are taken. */
const walk = (one: AttestGround, tries: readonly [string, AttestStep][]): AttestGround =>
  tries.reduce(
    (now, [personId, which]) =>
      blocks(now, personId, which).length === 0 ? taken(now, personId, which) : now,
    one,
  );
const tries = fc.array(fc.tuple(fc.constantFrom(...ids), step), { maxLength: 25 });

/** The same walk with everybody trying everything, in the order of the shuffled people. */
const wholeWalk = fc
  .shuffledSubarray(ids, { minLength: ids.length })
  .map((shuffled) =>
    [...steps, "disbursement" as const].flatMap((which) =>
      shuffled.map((personId): [string, AttestStep] => [personId, which]),
    ),
  );

const manualPersons = ({ orders }: AttestGround) => orders[0]?.manualOrderPersons ?? 2;

test("nobody whom the payment concerns is ever free, and nobody whose company it goes to", () => {
  fc.assert(
    fc.property(known, tries, (start, tried) => {
      const now = walk(start, tried);
      const { payee, concernsId } = now.payment;
      const involved = people.filter(
        ({ id, name }) => id === payee.personId || id === concernsId || name === payee.name,
      );
      const owners = now.ties.filter((one) => one.kind === "ownership" && one.name === payee.name);
      for (const id of [...involved.map((one) => one.id), ...owners.map((one) => one.personId)]) {
        for (const which of steps) {
          expect(blocks(now, id, which)).not.toEqual([]);
          expect(whoMayAttest(now, which)).not.toContain(id);
        }
        expect(now.payment.marks.map(({ personId }) => personId)).not.toContain(id);
      }
    }),
    { numRuns: 100 },
  );
});

test("whoever is named as able is stopped by the turn or the account alone", () => {
  let named = 0;
  fc.assert(
    fc.property(known, tries, step, (start, tried, which) => {
      const now = walk(start, tried);
      for (const id of whoMayAttest(now, which)) {
        named += 1;
        const rules = blocks(now, id, which).map(({ rule }) => rule);
        expect(rules.filter((rule) => !["CTRL-09", "CTRL-15"].includes(rule))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
  expect(named).toBeGreaterThan(20);
});

test("whoever nothing stops is named as able", () => {
  fc.assert(
    fc.property(known, tries, step, fc.constantFrom(...ids), (start, tried, which, id) => {
      const now = walk(start, tried);
      if (blocks(now, id, which).length > 0) return;
      expect(whoMayAttest(now, which)).toContain(id);
    }),
    { numRuns: 100 },
  );
});

test("a payment that goes all the way has its people apart, and the system answers for its decision", () => {
  let done = 0;
  fc.assert(
    fc.property(known, wholeWalk, (start, tried) => {
      const now = walk(start, tried);
      const by = (which: AttestStep) =>
        now.payment.marks.filter((mark) => mark.step === which).map(({ personId }) => personId);
      const attesters = [...by("receipt"), ...by("review"), ...by("decision")];
      expect(attesters.filter((id) => by("disbursement").includes(id))).toEqual([]);
      expect(
        [...by("receipt"), ...by("review")].filter((id) => by("decision").includes(id)),
      ).toEqual([]);
      expect(authorityFindings(now)).toEqual([]);
      if (stateOf(now.payment, manualPersons(now)).kind !== "ready") return;
      const everybody = new Set([...attesters, ...by("disbursement")]);
      if (now.payment.kind === "manual") {
        expect(everybody.size).toBe(manualPersons(now));
        return;
      }
      done += 1;
      expect(now.payment.marks).toHaveLength(5);
      expect(everybody.size).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 150 },
  );
  expect(done).toBeGreaterThan(5);
});

test("what stops has a way forward, told once, which never is the one who is stopped; what does not stop asks for a reason or tells", () => {
  fc.assert(
    fc.property(known, tries, step, fc.constantFrom(...ids, "gone"), (start, tried, which, id) => {
      const now = walk(start, tried);
      const name = people.find((one) => one.id === id)?.name ?? "Du";
      const found = attestFindings(now, { personId: id, step: which });
      expect(new Set(found.map(({ level }) => level === "block")).size).toBeLessThanOrEqual(1);
      for (const { level, suggestion, text: words, source } of found) {
        expect(words).toMatch(/^\p{Lu}.*\.$/su);
        expect(source).not.toBe("");
        if (level !== "block" || suggestion === null) continue;
        expect(suggestion).toMatch(/^\p{Lu}.*\.$/su);
        expect(suggestion).not.toContain(name);
      }
      const ways = found.flatMap(({ level, suggestion }) =>
        level === "block" && suggestion !== null ? [suggestion] : [],
      );
      if (found.some(({ level }) => level === "block")) expect(ways).not.toEqual([]);
      expect(new Set(ways).size).toBe(ways.length);
    }),
    { numRuns: 150 },
  );
});

test("what the register says later of a decision changes nothing", () => {
  const earlier = ground({}, { marks: [] });
  const decided = walk(earlier, [
    ["disa", "receipt"],
    ["dag", "review"],
    ["anna", "decision"],
  ]);
  expect(decided.payment.marks).toHaveLength(3);
  const end = fc.constantFrom(legalDate("2026-03-02"), legalDate("2026-04-30"));
  fc.assert(
    fc.property(end, fc.array(right, { maxLength: 4 }), (to, rights) => {
      const renewed = inForce({
        ...{ id: "new", from: legalDate("2026-02-01"), rights },
        adopted: { meetingId: "n", meetingDate: legalDate("2026-03-26"), number: 12 },
      });
      const later: AttestGround = {
        ...decided,
        day: legalDate("2026-05-04"),
        orders: [...decided.orders, renewed],
        people: people.map((one) => ({
          ...one,
          sampleOn: legalDate("2026-04-01"),
          roles: one.roles.map((role) => ({ ...role, to })),
        })),
      };
      expect(authorityFindings(later)).toEqual([]);
    }),
  );
});
