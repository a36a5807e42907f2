/** What is expected of ersättningar: of those who were there, and of those who close a period of them. */
import { annualFactsOf, standingAnnualOf } from "#db/queries/annualFees.server.ts";
import { claimsOf, feeMeetingsOf, feeSettingsOf, periodsOf } from "#db/queries/fees.server.ts";
import { feesAt, paidByHand } from "../../../commands/feeCheck.server.ts";
import { claimsForPeriod } from "../../../commands/feePeriods.server.ts";
import { may } from "../../../domain/authority.ts";
import { addDays, dateOf, dateText, longDate, parts } from "../../../domain/calendar.ts";
import type { Expected } from "../../../domain/expected.ts";
import { annualDue } from "../../../domain/fees/annual.ts";
import { closedSince } from "../../../domain/fees/period.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { listText } from "../../../domain/wording.ts";
import type { Asker } from "./asker.server.ts";

/** Days back in time that a meeting without a confirmed ersättning is brought up. */
const claimDays = 370;

/**
 * The meetings that the one who asks was at and has confirmed no ersättning for. What is paid by hand is not asked for,
 * and of a closed period only what the one who asks may do: the office writes it in.
 */
export async function claims({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  const { personId } = actor;
  if (personId === null || !may.confirmFeeClaim(actor)) return [];
  const known = await claimsOf(db, associationId, { personId });
  const meetings = await feeMeetingsOf(db, associationId, {
    ...{ personId, from: addDays(today, -claimDays) },
  });
  const [last] = await periodsOf(db, associationId);
  const waiting: Expected[] = [];
  for (const { id, slug, day } of meetings.toReversed()) {
    if (known.some(({ meetingId }) => meetingId === id)) continue;
    const fee = (await feesAt(db, associationId, id))?.feeFor(personId);
    if (!fee?.ok) continue;
    const isPaid = await paidByHand(db, associationId, { meetingId: id, personId });
    if (isPaid.length > 0) continue;
    const isClosed = !may.decideFees(actor) && closedSince(day, last?.to ?? null) !== null;
    const sum = `Arvodet är räknat till ${sumText(fee.value.ore)}.`;
    const meeting = `ersättningen för sammanträdet ${longDate(day)}`;
    waiting.push({
      ...{ key: `claim:${id}`, path: `/mina-ersattningar/${slug}`, dueOn: null, source: null },
      text: isClosed ? `Be kansliet föra in ${meeting}` : `Bekräfta ${meeting}`,
      why: isClosed ? `${sum} Perioden som sammanträdet hör till är stängd.` : sum,
    });
  }
  return waiting;
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${several}`];

/**
 * A period of ersättningar to close, when a month is over and something of it can be paid. What is confirmed for a
 * meeting whose protokoll is not justerat waits, and so it is not asked for.
 */
export async function feePeriod({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (!may.closeFeePeriod(actor)) return [];
  const { year, month } = parts(today);
  const to = addDays(dateOf(year, month, 1), -1);
  const [last] = await periodsOf(db, associationId);
  if (last && to <= last.to) return [];
  const claims = await claimsForPeriod(db, associationId, to);
  const facts = await annualFactsOf(db, associationId);
  const annual = annualDue(facts, await standingAnnualOf(db, associationId), to).lines;
  const waiting = [
    ...counted(claims.length, "bekräftad ersättning", "bekräftade ersättningar"),
    ...counted(annual.length, "årsarvode", "årsarvoden"),
  ];
  if (waiting.length === 0) return [];
  const why = `Att betala: ${listText(waiting)}.`;
  const thing = { key: "feePeriod", dueOn: null, source: null };
  // Without one who pays out, a period cannot be closed: that comes first.
  if (!settingOn(await feeSettingsOf(db, associationId), "payroll", today)) {
    const text = "För in vem som betalar ut ersättningarna";
    return [{ ...thing, text, path: "/arvoden/beslut", why }];
  }
  const text = `Stäng perioden av ersättningar till och med ${dateText(to)}`;
  return [{ ...thing, text, path: "/arvoden", why }];
}
