import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { duplicateFindings, duplicatesOf } from "#app/domain/payment/duplicates.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { payment } from "../attest/payments.ts";

const one = { ...payment({ invoiceNumber: "10-07" }), id: "one", number: "2026-1" };
const { payee } = one;

const table: [string, Partial<Payment>, boolean][] = [
  [
    "the same number, however written",
    { invoiceNumber: "1007", ore: 5, invoiceDate: legalDate("2025-01-01") },
    true,
  ],
  [
    "the same amount five days later",
    { invoiceNumber: "8", invoiceDate: legalDate("2026-02-25") },
    true,
  ],
  [
    "the same amount six days later",
    { invoiceNumber: "8", invoiceDate: legalDate("2026-02-26") },
    false,
  ],
  ["another amount the same day", { invoiceNumber: "8", ore: one.ore + 1 }, false],
  [
    "another payee",
    { payee: { ...payee, name: "Annat", organisationNumber: "5560000001" } },
    false,
  ],
  ["cancelled", { cancelled: { at: "2026-02-21T08:00:00.000Z", reason: "Fel" } }, false],
];

test.each(table)("%s", (_, about, isAlike) => {
  const base = { ...one, invoiceDate: legalDate("2026-02-20") };
  const other = { ...base, ...about, id: "other", number: "2026-2" };
  expect(duplicatesOf(base, [base, other]).map(({ id }) => id)).toEqual(isAlike ? ["other"] : []);
  expect(duplicatesOf(base, [])).toEqual([]);
});

test("the warning names what to look at and asks for a reason", () => {
  const other = { ...one, id: "other", number: "2026-2" };
  expect(duplicateFindings(one, [other])).toMatchObject([
    { rule: "CTRL-14", level: "warn", text: expect.stringContaining("2026-2") },
  ]);
  expect(duplicateFindings(one, [])).toEqual([]);
});
