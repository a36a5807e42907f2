/** What is expected of ersättningar: of those who took part, who answer for an order, and who close a period. */
import { annualFactsOf, standingAnnualOf } from "#db/queries/annualFees.server.ts";
import { errandsOf } from "#db/queries/errands.server.ts";
import { feeMeetingsOf } from "#db/queries/feeMeetings.server.ts";
import { claimsOf, feeSettingsOf, periodsOf } from "#db/queries/fees.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { feesAt, paidByHand } from "../../../commands/feeOccasions.server.ts";
import { claimsForPeriod } from "../../../commands/feePeriods.server.ts";
import { may } from "../../../domain/authority.ts";
import {
  addDays,
  dateOf,
  dateText,
  type LegalDate,
  longDate,
  parts,
} from "../../../domain/calendar.ts";
import type { Expected } from "../../../domain/expected.ts";
import { annualDue } from "../../../domain/fees/annual.ts";
import type { Occasion } from "../../../domain/fees/claim.ts";
import { type Errand, errandSlug, isOutdated, mayVouch } from "../../../domain/fees/errand.ts";
import { closedSince } from "../../../domain/fees/period.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { listText } from "../../../domain/wording.ts";
import type { Asker } from "./asker.server.ts";

/** Days back in time that something without a confirmed ersättning is brought up. */
const claimDays = 370;

type Waiting = { occasion: Occasion; key: string; slug: string; day: LegalDate; words: string };

/** What the one who asks took part in and has confirmed no ersättning for as it is now, the earliest first. */
async function unclaimed({ db, associationId, today }: Asker, personId: string) {
  const known = await claimsOf(db, associationId, { personId });
  const from = addDays(today, -claimDays);
  const meetings = await feeMeetingsOf(db, associationId, { personId, from });
  const errands = await errandsOf(db, associationId);
  const isConfirmed = (slug: string, errand: Errand | null) =>
    known.some(
      (claim) =>
        claim.slug === slug && (errand === null || claim.listing || !isOutdated(claim, errand)),
    );
  const waiting: Waiting[] = [
    ...meetings
      .filter(({ slug }) => !isConfirmed(slug, null))
      .map(({ id, slug, day }) => ({
        ...{ occasion: { meetingId: id }, key: `claim:${id}`, slug, day },
        words: `sammanträdet ${longDate(day)}`,
      })),
    ...errands
      .filter((one) => one.withdrawn === null && one.day >= from)
      .filter((one) => one.personIds.includes(personId))
      .filter((one) => !isConfirmed(errandSlug(one.number), one))
      .map(({ id, number, day }) => ({
        ...{ occasion: { errandId: id }, key: `claim:${id}`, slug: errandSlug(number), day },
        words: `förrättningen ${longDate(day)}`,
      })),
  ];
  return waiting.toSorted((a, b) => a.day.localeCompare(b.day));
}

/**
 * What the one who asks took part in and has confirmed no ersättning for. What is paid by hand is not asked for, and of
 * a closed period only what the one who asks may do: the office writes it in.
 */
export async function claims(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor } = asker;
  const { personId } = actor;
  if (personId === null || !may.confirmFeeClaim(actor)) return [];
  const [last] = await periodsOf(db, associationId);
  const waiting: Expected[] = [];
  for (const { occasion, key, slug, day, words } of await unclaimed(asker, personId)) {
    const fee = (await feesAt(db, associationId, occasion))?.feeFor(personId);
    if (!fee?.ok) continue;
    const isPaid = await paidByHand(db, associationId, { occasion, personId });
    if (isPaid.length > 0) continue;
    const isClosed = !may.decideFees(actor) && closedSince(day, last?.to ?? null) !== null;
    const sum = `Arvodet är räknat till ${sumText(fee.value.ore)}.`;
    const what = occasion.errandId ? "förrättningen" : "sammanträdet";
    waiting.push({
      ...{ key, path: `/mina-ersattningar/${slug}`, dueOn: null, source: null },
      text: `${isClosed ? "Be kansliet föra in" : "Bekräfta"} ersättningen för ${words}`,
      why: isClosed ? `${sum} Perioden som ${what} hör till är stängd.` : sum,
    });
  }
  return waiting;
}

/** Förrättningar that somebody registered for herself, to the one who ordered it and those who lead. */
export async function errandsToVouch({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (!may.vouchForErrand(actor)) return [];
  const errands = await errandsOf(db, associationId);
  const waiting = errands.filter(
    (one) => one.withdrawn === null && one.vouched === null && mayVouch(one, actor),
  );
  const names = waiting.length === 0 ? [] : await personNames(db, associationId);
  return waiting.toReversed().map((one) => {
    const who = one.personIds.map((id) => names.find((person) => person.id === id)?.name ?? "");
    return {
      ...{ key: `errand:${one.id}`, path: `/forrattningar/${one.number}` },
      ...{ dueOn: null, source: null },
      text: `Bekräfta att förrättningen ${longDate(one.day)} var beställd`,
      why: `${listText(who)}: ${one.what}. Ersättningen väntar på det.`,
    };
  });
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
