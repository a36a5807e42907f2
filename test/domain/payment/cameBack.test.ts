/** Money that came back after it was paid. */
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import {
  type CameBack,
  mayComeBack,
  mayPayAnew,
  mayWithdrawBack,
  type TypedBack,
  type WithdrawnBack,
  withdrawnOn,
  withdrawnText,
} from "#app/domain/payment/cameBack.ts";
import { duplicateFindings } from "#app/domain/payment/duplicates.ts";
import { type Payment, stateOf, stateText } from "#app/domain/payment/payment.ts";
import { payment } from "../attest/payments.ts";

const today = legalDate("2026-03-20");
const paid = (about: Partial<Payment> = {}) =>
  payment({ paidOn: legalDate("2026-03-10"), ...about });
const back = (about: Partial<CameBack> = {}): CameBack => ({
  ...{ on: legalDate("2026-03-13"), ground: "Kontot avslutat", at: "2026-03-13T08:00:00.000Z" },
  ...{ personId: "fia", againBy: null, closed: null, ...about },
});
const closed = { at: "", reason: "Kvittad", personId: null };
const typed: TypedBack = {
  ...{ on: legalDate("2026-03-13"), ore: 1_250_000, ground: "Kontoutdraget" },
};

const refusals: [string, Partial<Payment>, Partial<TypedBack>, string | null, string][] = [
  ["not paid", { paidOn: null }, {}, null, "inte betald"],
  ["come back already", { cameBack: back() }, {}, null, "redan antecknat"],
  ["a bokföringsorder", { kind: "manual" }, {}, null, "bokföringsorder"],
  ["a part of it", {}, { ore: 500_000 }, "amount", "står den kvar som betald"],
  ["more than was paid", {}, { ore: 1_250_001 }, "amount", "Mer än så"],
  ["no sum", {}, { ore: null }, "amount", "i kronor"],
  ["a day to come", {}, { on: legalDate("2026-03-21") }, "on", "inte kommit än"],
  ["a day before it was paid", {}, { on: legalDate("2026-03-09") }, "on", "en dag efter det"],
  ["nothing to show it", {}, { ground: "  " }, "ground", "var det syns"],
];

test.each(refusals)("%s is refused", (_, about, said, field, words) => {
  const result = mayComeBack(paid(about), { ...typed, ...said }, today);
  expect(result).toMatchObject({ ok: false, refusals: [{ field }] });
  expect(result.ok ? "" : result.refusals[0]?.text).toContain(words);
});

test("the whole of it may come back, the same day at the earliest", () => {
  expect(mayComeBack(paid(), typed, today)).toEqual({ ok: true, value: null });
  const same = { ...typed, on: legalDate("2026-03-10") };
  expect(mayComeBack(paid(), same, today)).toEqual({ ok: true, value: null });
});

test("what came back is no longer paid, and may be paid anew once", () => {
  const one = paid({ cameBack: back() });
  expect(stateText(stateOf(one, 2))).toBe("Återkommen");
  expect(mayPayAnew(one).ok).toBe(true);
  const said = [paid(), paid({ cameBack: back({ againBy: "2026-20" }) })];
  for (const other of [...said, paid({ cameBack: back({ closed }) })]) {
    expect(mayPayAnew(other).ok).toBe(false);
  }
});

test("a payment like one that came back is told so, and asks for no reason", () => {
  const one = { ...paid({ cameBack: back() }), id: "one", number: "2026-1" };
  const still = { ...paid(), id: "two", number: "2026-2" };
  const anew = { ...payment({ againOf: "2026-1" }), id: "new", number: "2026-3" };
  const told = duplicateFindings(anew, [one]);
  expect(told.map(({ level, text }) => [level, text])).toEqual([
    ["info", "Utbetalningen liknar 2026-1, som kom tillbaka 13 mars 2026."],
  ]);
  const levels = duplicateFindings(anew, [one, still]).map(({ level }) => level);
  expect(levels).toEqual(["warn", "info"]);
});

const withdrawals: [string, CameBack | null, string, string | null, string][] = [
  ["what never came back", null, "Fel", null, "inte antecknat"],
  ["what is paid anew", back({ againBy: "2026-20" }), "Fel", null, "på nytt med 2026-20"],
  ["without a reason", back(), "  ", "withdrawReason", "var fel"],
];

test.each(withdrawals)("a note is not taken back: %s", (_, cameBack, reason, field, words) => {
  const result = mayWithdrawBack(paid({ cameBack }), reason);
  expect(result).toMatchObject({ ok: false, refusals: [{ field }] });
  expect(result.ok ? "" : result.refusals[0]?.text).toContain(words);
});

test("a wrong note is taken back, closed or not", () => {
  for (const cameBack of [back(), back({ closed })]) {
    expect(mayWithdrawBack(paid({ cameBack }), "Fel utbetalning")).toEqual({
      ok: true,
      value: null,
    });
  }
});

test("a file's return is known by its day among the notes taken back", () => {
  const one: WithdrawnBack = {
    ...{ on: legalDate("2026-03-13"), ground: "Utdraget", notedAt: "", notedBy: null },
    // Past midnight in Sweden.
    ...{ at: "2026-03-14T23:30:00.000Z", personId: null, reason: "Fel utbetalning." },
  };
  expect(withdrawnOn([one], one.on)).toBe(one);
  for (const on of [legalDate("2026-03-14"), null]) expect(withdrawnOn([one], on)).toBeNull();
  expect(withdrawnText(one)).toContain("togs tillbaka 15 mars 2026: ”Fel utbetalning.”");
});
