/** A period of ersättningar: which claims it takes, and the payment that each person's become. @see FIN-11 */
import { dateText, type LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import type { PaymentText, Posting } from "../payment/payment.ts";
import type { Refusal, Result } from "../result.ts";
import { kronorText } from "../words/amounts.ts";
import type { AnnualLine } from "./annual.ts";
import { claimOre, type FeeClaim } from "./claim.ts";
import type { Fee } from "./fee.ts";
import type { Payroll } from "./settings.ts";

/** A claim with whose it is and for which day. */
export type PeriodClaim = FeeClaim & { id: string; personId: string; name: string; day: LegalDate };

const sum = (ores: readonly number[]): number => ores.reduce((total, ore) => total + ore, 0);

type Annual = readonly Pick<AnnualLine, "ore">[];

const rowsOf = (claims: readonly PeriodClaim[], annual: Annual, payroll: Payroll): Posting[] => {
  const { accounts, costCentre } = payroll;
  const row = (account: string, ore: number) => ({ account, costCentre, project: "", ore });
  return [
    row(
      accounts.fee,
      sum([...claims.map(({ feeOre }) => feeOre), ...annual.map(({ ore }) => ore)]),
    ),
    row(accounts.mileage, sum(claims.map(({ mileageOre }) => mileageOre))),
    row(accounts.lost, sum(claims.map(({ loss }) => loss?.ore ?? 0))),
  ].filter(({ ore }) => ore !== 0);
};

type PeriodFacts = {
  person: { id: string; name: string };
  claims: readonly PeriodClaim[];
  annual: Annual;
  payroll: Payroll;
  /** "2026-1". */
  number: string;
  to: LegalDate;
  today: LegalDate;
  dueDate: LegalDate;
};

/**
 * The payment of one person's claims and årsarvode. It goes to the one who draws the tax and pays out; that it concerns the
 * person is what keeps the person from attesting it. @see CTRL-04
 */
export function paymentOf(facts: PeriodFacts): PaymentText {
  const { person, claims, annual, payroll, number, to, today, dueDate } = facts;
  const { name, organisationNumber, account } = payroll;
  return {
    ...{
      kind: "fee",
      what: `Arvode och ersättning till ${person.name} till och med ${dateText(to)}`,
    },
    payee: { name, organisationNumber, personId: null, account },
    ...{ concernsId: person.id, invoiceNumber: "", invoiceDate: today, dueDate },
    ore: sum([...claims.map(claimOre), ...annual.map(({ ore }) => ore)]),
    reference: { kind: "message", text: `Arvoden ${number}` },
    ...{ postings: rowsOf(claims, annual, payroll), itemId: null },
  };
}

/** Why a claim cannot be paid as it stands: the meeting's facts or the decisions are others now. Null when it can. */
export function changedSince(claim: PeriodClaim, fee: Result<Fee>): Refusal | null {
  const about = { rule: "CTRL-20", source: sources["CTRL-20"], field: "to" };
  const who = `Ersättningen till ${claim.name} för ${dateText(claim.day)}`;
  if (!fee.ok) {
    const why = fee.refusals.map(({ text }) => text).join(" ");
    return {
      ...about,
      text: `${who} går inte att ta med. ${why} Rätta det, eller ta tillbaka ersättningen.`,
    };
  }
  if (fee.value.ore === claim.feeOre) return null;
  const text = `${who} bekräftades med arvodet ${kronorText(claim.feeOre)}, men efter det som nu är infört är det ${kronorText(fee.value.ore)}. Låt den bekräftas på nytt.`;
  return { ...about, text };
}

/**
 * Why a ledamot cannot confirm or correct an ersättning of that day; null when it is open. Only the office writes into a
 * period that is closed, so that nothing is added unseen to what has been counted.
 */
export const closedSince = (day: LegalDate, last: LegalDate | null): string | null =>
  last === null || day > last
    ? null
    : `Perioden till och med ${dateText(last)} är stängd. Be kansliet föra in ersättningen, så kommer den med i nästa period.`;

/** Why the period cannot end that day; null when it can. */
export function periodFault(
  to: LegalDate,
  last: LegalDate | null,
  today: LegalDate,
): string | null {
  if (to > today) return "Dagen har inte kommit än.";
  if (last !== null && to <= last) {
    return `Den förra perioden gick till och med ${dateText(last)}. Nästa slutar efter den dagen.`;
  }
  return null;
}
