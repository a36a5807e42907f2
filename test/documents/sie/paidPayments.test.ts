/** Paid utbetalningar as verifikationer. */
import { expect, test } from "vitest";
import { type PaidFacts, paidOrder } from "#app/documents/sie/paidPayments.ts";
import { readSie } from "#app/documents/sie/readSie.ts";
import { writeSie } from "#app/documents/sie/writeSie.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { value } from "../../support/story.ts";

const payment = (number: string, paidOn: string | null, about: Partial<Payment> = {}): Payment => ({
  ...{ id: number, number, version: 1, attestedFrom: 1, changedAt: "", enteredBy: null },
  ...{
    marks: [],
    returns: [],
    accountConfirmedBy: null,
    cameBack: null,
    againOf: null,
    cancelled: null,
    itemId: null,
  },
  ...{ kind: "invoice", what: "Kursmaterial", concernsId: null, invoiceNumber: "", ore: 12_550 },
  payee: {
    ...{ name: "Tryckeriet 🙂", organisationNumber: null, personId: null },
    account: { kind: "bankgiro", number: "50501055" },
  },
  ...{ invoiceDate: legalDate("2026-02-01"), dueDate: legalDate("2026-03-01") },
  reference: { kind: "message", text: "77" },
  postings: [
    { account: "6110", costCentre: "10", project: "7", ore: 10_040 },
    { account: "1650", costCentre: "", project: "", ore: 2_510 },
  ],
  paidOn: paidOn as LegalDate | null,
  ...about,
});

const facts: PaidFacts = {
  program: { name: "Paragraf", version: "1" },
  createdOn: legalDate("2026-04-01"),
  association: { name: "Samordningsförbundet Provet", organisationNumber: "2220000000" },
  bankAccount: "1940",
  from: legalDate("2026-01-01"),
  to: legalDate("2026-03-31"),
};

test("each is booked against the bank on the day it was paid, under its own number", () => {
  const manual = payment("2026-2", "2026-02-01", {
    kind: "manual",
    postings: [
      { account: "6110", costCentre: "", project: "", ore: 900 },
      { account: "6120", costCentre: "", project: "", ore: -900 },
    ],
  });
  const order = paidOrder(
    [
      payment("2025-90", "2026-01-02"),
      payment("2026-1", "2026-03-31"),
      manual,
      payment("2026-3", "2026-04-01"),
      payment("2026-4", null),
    ],
    facts,
  );
  const file = value(readSie(value(writeSie(order))));
  expect(file.faults).toEqual([]);
  expect(file.verifications.map(({ series, number, date }) => [series, number, date])).toEqual([
    ["U", 25_000_090, "2026-01-02"],
    ["U", 26_000_002, "2026-02-01"],
    ["U", 26_000_001, "2026-03-31"],
  ]);
  const [first, second] = file.verifications;
  expect(first?.text).toBe("2025-90 Tryckeriet ?, Kursmaterial");
  expect(first?.rows.map(({ account, ore, objects }) => [account, ore, objects])).toEqual([
    [
      ...["6110", 10_040],
      [
        { dimension: 1, object: "10" },
        { dimension: 6, object: "7" },
      ],
    ],
    ["1650", 2_510, []],
    ["1940", -12_550, []],
  ]);
  expect(second?.text).toBe("2026-2 Kursmaterial");
  expect(second?.rows.map(({ account }) => account)).toEqual(["6110", "6120"]);
  expect(file.accounts).toContainEqual({ number: "1940", name: "Bank" });
});

test("money that came back is booked the other way about on its own day", () => {
  const cameBack = {
    ...{ on: legalDate("2026-03-05"), ground: "Kontot avslutat", at: "", personId: null },
    ...{ againBy: null, closed: null },
  };
  const order = paidOrder([payment("2025-90", "2025-12-30", { cameBack })], facts);
  const file = value(readSie(value(writeSie(order))));
  expect(file.faults).toEqual([]);
  expect(file.verifications).toMatchObject([
    { series: "R", number: 25_000_090, date: "2026-03-05" },
  ]);
  const [only] = file.verifications;
  expect(only?.text).toBe("2025-90 åter från Tryckeriet ?, Kursmaterial");
  expect(only?.rows.map(({ account, ore }) => [account, ore])).toEqual([
    ["6110", -10_040],
    ["1650", -2_510],
    ["1940", 12_550],
  ]);
  const both = paidOrder([payment("2026-1", "2026-03-01", { cameBack })], facts);
  expect(both.verifications.map(({ series, date }) => [series, date])).toEqual([
    ["U", "2026-03-01"],
    ["R", "2026-03-05"],
  ]);
  expect(value(writeSie(both)).length).toBeGreaterThan(0);
});
