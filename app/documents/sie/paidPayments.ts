/**
 * The verifikationer of paid utbetalningar: each posting as it was attested, against the bank account. Money that came back
 * is booked the other way about on its own day; the payment's own verifikation stays.
 */
import type { LegalDate } from "#app/domain/calendar.ts";
import { parts } from "#app/domain/calendar.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { signsOutsidePc8 } from "./codePage.ts";
import type { SieObject, SieOrder, SieRow, SieVerification } from "./verifications.ts";

/** The dimensions that the SIE format has given a meaning. */
const dimensions = [
  { number: 1, name: "Kostnadsställe" },
  { number: 6, name: "Projekt" },
];

const SERIES = "U";
/** Of money that came back: the number is the payment's, so the series must be another. */
const BACK_SERIES = "R";
const MOST_PER_YEAR = 1_000_000;

/** What a SIE file has no sign for, e.g. an emoji in a payee's name, is told by a question mark: a sum must be booked all the same. */
const writable = (words: string): string =>
  signsOutsidePc8(words).reduce((text, sign) => text.replaceAll(sign, "?"), words);

/** The utbetalning's own number, the year first, so that the same one is never booked under two numbers. */
function verificationNumber(number: string): number {
  const [year, sequence] = number.split("-").map(Number);
  return ((year ?? 0) % 100) * MOST_PER_YEAR + (sequence ?? 0);
}

const objectsOf = ({ costCentre, project }: Payment["postings"][number]): SieObject[] => [
  ...(costCentre === "" ? [] : [{ dimension: 1, object: writable(costCentre) }]),
  ...(project === "" ? [] : [{ dimension: 6, object: writable(project) }]),
];

function verificationOf(payment: Payment, paidOn: LegalDate, bank: string): SieVerification {
  const rows = payment.postings.map((posting): SieRow => {
    const { account, ore } = posting;
    return { account, ore, objects: objectsOf(posting), text: null };
  });
  const sum = rows.reduce((all, { ore }) => all + ore, 0);
  const name = payment.kind === "manual" ? "" : `${payment.payee.name}, `;
  return {
    ...{ series: SERIES, number: verificationNumber(payment.number), date: paidOn },
    text: writable(`${payment.number} ${name}${payment.what}`),
    rows: sum === 0 ? rows : [...rows, { account: bank, objects: [], ore: -sum, text: null }],
  };
}

/** The same rows with the opposite signs, on the day that the money came back. */
function backOf(payment: Payment, on: LegalDate, paid: SieVerification): SieVerification {
  return {
    ...{ series: BACK_SERIES, number: paid.number, date: on },
    text: writable(`${payment.number} åter från ${payment.payee.name}, ${payment.what}`),
    rows: paid.rows.map((row) => ({ ...row, ore: -row.ore })),
  };
}

/** What is booked of a payment, whenever that was. */
function verificationsOf(payment: Payment, bank: string): SieVerification[] {
  const { paidOn, cameBack } = payment;
  if (paidOn === null) return [];
  const paid = verificationOf(payment, paidOn, bank);
  return cameBack ? [paid, backOf(payment, cameBack.on, paid)] : [paid];
}

const once = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

export type PaidFacts = {
  program: { name: string; version: string };
  createdOn: LegalDate;
  association: { name: string; organisationNumber: string };
  /** The account of the bookkeeping that the money was drawn from. */
  bankAccount: string;
  from: LegalDate;
  to: LegalDate;
};

/** What was paid and what came back in a period within one year, in the order of the days. A förbund's räkenskapsår is the calendar year. */
export function paidOrder(payments: readonly Payment[], facts: PaidFacts): SieOrder {
  const { from, to, bankAccount } = facts;
  const verifications = payments
    .flatMap((payment) => verificationsOf(payment, bankAccount))
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => (a.date === b.date ? a.number - b.number : a.date < b.date ? -1 : 1));
  const rows = verifications.flatMap((one) => one.rows);
  const accounts = once(rows, ({ account }) => account).map(({ account }) => ({
    ...{ number: account, name: account === bankAccount ? "Bank" : `Konto ${account}` },
  }));
  const used = rows.flatMap(({ objects }) => objects);
  const objects = once(used, ({ dimension, object }) => `${dimension} ${object}`);
  const { year } = parts(from);
  return {
    ...{ program: facts.program, createdOn: facts.createdOn },
    association: { ...facts.association, name: writable(facts.association.name) },
    year: { from: `${year}-01-01`, to: `${year}-12-31` },
    accounts: accounts.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    dimensions,
    objects: objects.map((one) => ({ ...one, name: one.object })),
    verifications,
  };
}
