import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { PayeeAccount } from "#app/domain/payment/accounts.ts";
import { duplicateFindings, duplicatesOf, invoiceKey } from "#app/domain/payment/duplicates.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { payment } from "../attest/payments.ts";

const one = { ...payment({ invoiceNumber: "10-07" }), id: "one", number: "2026-1" };
const { payee } = one;
const { account } = payee;
const other: PayeeAccount = { kind: "bankgiro", number: "7654320" };
const elsewhere = { ...payee, name: "Annat", organisationNumber: "5560000001", account: other };

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
    "the same name, the number written on one of them",
    { payee: { ...payee, organisationNumber: "5560000001" } },
    true,
  ],
  [
    "the same name without its form of company",
    { payee: { ...payee, name: "Vidälvens  lokaler" } },
    true,
  ],
  ["another name and number, the same account", { payee: { ...elsewhere, account } }, true],
  ["another name and number, another account", { payee: elsewhere }, false],
  ["another account and number, of the same name", { payee: { ...payee, account: other } }, true],
  ["two people's arvoden to the same payroll office", { kind: "fee", concernsId: "anna" }, false],
  ["cancelled", { cancelled: { at: "2026-02-21T08:00:00.000Z", reason: "Fel" } }, false],
];

test("two organisations of the same name are two", () => {
  const numbered = (organisationNumber: string) => ({
    ...one,
    payee: { ...payee, organisationNumber, account: null },
  });
  const another = { ...numbered("5560000019"), id: "another" };
  expect(duplicatesOf(numbered("5560000001"), [another])).toEqual([]);
  expect(
    duplicatesOf(numbered("5560000001"), [{ ...another, ...numbered("5560000001"), id: "b" }]),
  ).toHaveLength(1);
});

test.each([
  ["F10/17", "f1017"],
  ["F 10-17", "f1017"],
  ["0001007", "1007"],
  ["Nr. 10\u00a07", "nr107"],
  ["F0017", "f0017"],
  ["０１２", "12"],
  ["000", "0"],
  ["–/", ""],
])("the number %s is compared as %s", (number, key) => {
  expect(invoiceKey(number)).toBe(key);
});

test.each(table)("%s", (_, about, isAlike) => {
  const kind = about.kind ?? "invoice";
  const base = { ...one, kind, invoiceDate: legalDate("2026-02-20") };
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
