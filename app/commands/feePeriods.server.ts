/** A period of ersättningar is closed: what is confirmed becomes one utbetalning a person, which waits for attest. */
import { annualFactsOf, standingAnnualOf } from "#db/queries/annualFees.server.ts";
import { feeMeetings } from "#db/queries/feeMeetings.server.ts";
import { type ClaimRow, claimsOf, feeSettingsOf, periodsOf } from "#db/queries/fees.server.ts";
import { nextInYear } from "#db/queries/sequences.server.ts";
import { type LegalDate, parts } from "../domain/calendar.ts";
import { type AnnualLine, annualDue } from "../domain/fees/annual.ts";
import { claimOre } from "../domain/fees/claim.ts";
import { claimWaitsFor } from "../domain/fees/errand.ts";
import { changedSince, type PeriodClaim, paymentOf, periodFault } from "../domain/fees/period.ts";
import { settingOn } from "../domain/fees/settings.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, type Office } from "./command.server.ts";
import { feesAt } from "./feeOccasions.server.ts";
import { writePayment } from "./payments.server.ts";

export type ClosePeriod = { to: LegalDate; dueDate: LegalDate };

/** Whether what a claim is for is settled: the protokoll is justerat, or the förrättning was ordered and stands. */
const isSettled = ({ errand, ...claim }: ClaimRow, approved: readonly string[]): boolean =>
  errand
    ? claimWaitsFor(claim, errand) === null
    : approved.includes(claim.occasion.meetingId ?? "");

/** The confirmed claims up to a day, of justerade meetings and ordered förrättningar, that no standing payment has. */
export async function claimsForPeriod(
  db: Office["db"],
  associationId: string,
  to: LegalDate,
): Promise<ClaimRow[]> {
  const meetings = await feeMeetings(db, associationId);
  const approved = meetings.filter(({ isApproved }) => isApproved).map(({ id }) => id);
  const claims = await claimsOf(db, associationId);
  return claims.filter(
    (one) => one.listing === null && claimOre(one) > 0 && one.day <= to && isSettled(one, approved),
  );
}

/** Each claim is held against the facts and the decisions as they are now: the närvaro may have been corrected. */
async function outdated(act: Act, claims: readonly ClaimRow[]) {
  const faults: Refusal[] = [];
  for (const slug of new Set(claims.map((one) => one.slug))) {
    const own = claims.filter((one) => one.slug === slug);
    const [first] = own;
    const counted = first && (await feesAt(act.trx, act.associationId, first.occasion));
    for (const claim of own) {
      const fault = counted && changedSince(claim, counted.feeFor(claim.personId));
      if (fault) faults.push(fault);
    }
  }
  return faults;
}

type Listed = {
  claims: readonly PeriodClaim[];
  annual: readonly (AnnualLine & { name: string })[];
};

/** Writes one payment for each person and says which claims and which days of an årsarvode are in which. */
async function payEach(
  act: Act,
  period: { id: string; number: string },
  { claims, annual }: Listed,
  about: Omit<Parameters<typeof paymentOf>[0], "number" | "person" | keyof Listed>,
): Promise<string[]> {
  const numbers: string[] = [];
  const of = { period_id: period.id, association_id: act.associationId };
  const people = new Map([...claims, ...annual].map(({ personId, name }) => [personId, name]));
  for (const [id, name] of people) {
    const own = claims.filter(({ personId }) => personId === id);
    const days = annual.filter(({ personId }) => personId === id);
    const person = { id, name };
    const facts = { ...about, person, claims: own, annual: days, number: period.number };
    const payment = await writePayment(act, { text: paymentOf(facts), papers: [] });
    numbers.push(payment.number);
    const listed = own.map((claim) => ({ ...of, claim_id: claim.id, payment_id: payment.id }));
    if (listed.length > 0) await act.trx.insertInto("fee_listing").values(listed).execute();
    const rows = days.map(({ name: _, ...line }) => ({
      ...{ ...of, person_id: id, subject: line.subject, from_date: line.from },
      ...{ text: JSON.stringify(line), payment_id: payment.id },
    }));
    if (rows.length > 0) await act.trx.insertInto("fee_annual").values(rows).execute();
  }
  return numbers;
}

/** The årsarvode that no standing payment has, up to a day; or why it cannot be counted. */
async function annualFor(act: Act, to: LegalDate): Promise<Result<Listed["annual"]>> {
  const facts = await annualFactsOf(act.trx, act.associationId);
  const paid = await standingAnnualOf(act.trx, act.associationId);
  const { lines, faults } = annualDue(facts, paid, to);
  if (faults.length > 0) return refusedAll(faults);
  const name = (id: string) => facts.persons.find((one) => one.id === id)?.name ?? "";
  return accepted(lines.map((line) => ({ ...line, name: name(line.personId) })));
}

/**
 * Closes the period that ends on a day. A claim for a meeting whose protokoll is not justerat waits for the next one: the
 * närvaro is not settled before that. So does one for a förrättning that nobody else has answered for.
 */
export const closeFeePeriod = command("closeFeePeriod", async (act, input: ClosePeriod) => {
  const { to, dueDate } = input;
  const [last] = await periodsOf(act.trx, act.associationId);
  const fault = periodFault(to, last?.to ?? null, act.today);
  if (fault) return refused(fault, { field: "to" });
  if (dueDate < act.today) {
    return refused("Förfallodagen har redan varit.", { field: "dueDate" });
  }
  const settings = await feeSettingsOf(act.trx, act.associationId);
  const payroll = settingOn(settings, "payroll", act.today);
  if (!payroll) {
    const text = "För in vem som betalar ut ersättningarna först, under Beslut om arvoden.";
    return refused(text, { field: "to" });
  }
  const claims = await claimsForPeriod(act.trx, act.associationId, to);
  const annual = await annualFor(act, to);
  if (!annual.ok) return annual;
  if (claims.length === 0 && annual.value.length === 0) {
    const text =
      "Det finns ingen bekräftad ersättning och inget årsarvode att ta med till och med den dagen. Protokollet ska vara justerat, och att en förrättning var beställd ska vara bekräftat.";
    return refused(text, { field: "to" });
  }
  const faults = await outdated(act, claims);
  if (faults.length > 0) return refusedAll(faults);
  const { year } = parts(act.today);
  const sequence = await nextInYear(act.trx, "fee_period", {
    associationId: act.associationId,
    year,
  });
  const period = { id: act.newId(), number: `${year}-${sequence}` };
  const stamp = { at: act.at, by_person_id: act.actor.personId };
  await act.trx
    .insertInto("fee_period")
    .values({
      ...{ id: period.id, association_id: act.associationId, year, sequence, to_date: to },
      ...stamp,
    })
    .execute();
  const about = { payroll: payroll.value, to, today: act.today, dueDate };
  const payments = await payEach(act, period, { claims, annual: annual.value }, about);
  const days = annual.value.map(({ personId, subject, from, to, ore }) => ({
    ...{ personId, subject, from, to, ore },
  }));
  const data = {
    ...{ number: period.number, to, payments, claims: claims.map(({ id }) => id) },
    ...(days.length > 0 ? { annual: days } : {}),
  };
  act.record({ kind: "feePeriod.closed", subject: `feePeriod:${period.id}`, data, ground: null });
  return accepted({ number: period.number, payments });
});
