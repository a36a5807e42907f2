/** An invented bidrag of 310 000 kr in two halves, the budget that bears it, and a payment on it. */
import { legalDate } from "#app/domain/calendar.ts";
import type { DecisionKnown, MoneyFacts } from "#app/domain/grants/facts.ts";
import type { Fulfilment, Grant } from "#app/domain/grants/grant.ts";
import type { BudgetLine, GrantPayment } from "#app/domain/grants/left.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { payment as anyPayment } from "../attest/payments.ts";

export const day = legalDate("2026-05-04");

export const fulfilled: Fulfilment = {
  ...{ id: "f", at: "2026-03-10T08:00:00.000Z", personName: "Siv Dal" },
  ground: {
    ...{ kind: "agreement", signedOn: legalDate("2026-03-09"), where: "" },
    paper: { id: "p", filename: "Avtal.pdf" },
  },
};

export const grant = (about: Partial<Grant> = {}): Grant => ({
  ...{ id: "g", number: "2026-1", initiative: "Ringen", ore: 31_000_000, year: 2026, lineId: "l" },
  payee: { name: "Norrsunds kommun", organisationNumber: "2220003210" },
  decision: {
    ...{ itemId: "i", number: 12, meetingDate: legalDate("2026-03-02"), heading: "Ringen" },
  },
  instalments: [
    {
      ...{ id: "half1", ore: 15_500_000, condition: { kind: "agreement", words: "" } },
      fulfilled,
    },
    { id: "half2", ore: 15_500_000, condition: { kind: "report", words: "" }, fulfilled: null },
  ],
  ended: null,
  ...about,
});

export const line = (about: Partial<BudgetLine> = {}): BudgetLine => ({
  ...{ id: "l", year: 2026, account: "4510", initiative: "", name: "Insatser", ore: 50_000_000 },
  ...{ outcome: null, ground: "§ 90 11 december 2025" },
  ...about,
});

export const onGrant = (about: Partial<GrantPayment> = {}): GrantPayment => ({
  ...{ id: "u1", number: "2026-1", instalmentId: "half1", ore: 5_000_000 },
  ...{ paidOn: null, cameBackOn: null, isCancelled: false, ...about },
});

export const decision = (about: Partial<DecisionKnown> = {}): DecisionKnown => ({
  ...{ itemId: "i", name: "§ 12 2 mars 2026", legalForceOn: legalDate("2026-04-08") },
  ...{ hasLegalForce: true, isAppealed: false, condition: null, ...about },
});

export const facts = (about: Partial<MoneyFacts> = {}): MoneyFacts => ({
  ...{ decision: decision(), grants: [grant()], onGrants: [], lines: [line()] },
  ...{ liquidity: null, leaving: [], claims: [], toPayee: [], delegated: null, day, ...about },
});

/** The first half, to the right payee. */
export const payment = (about: Partial<Payment> = {}): Payment =>
  anyPayment({
    ...{ id: "u", kind: "grant", itemId: "i", instalmentId: "half1", ore: 15_500_000 },
    payee: {
      ...{ name: "Norrsunds kommun", organisationNumber: "2220003210", personId: null },
      account: { kind: "bankgiro", number: "1234566" },
    },
    postings: [{ account: "4510", costCentre: "10", project: "Ringen", ore: 15_500_000 }],
    ...about,
  });
