/** What the pages of arvoden have in common: who was where, what each has claimed, and a period with its lines. */
import {
  annualFactsOf,
  type PaidAnnual,
  paidAnnualOf,
  standingAnnualOf,
} from "#db/queries/annualFees.server.ts";
import { errandsOf } from "#db/queries/errands.server.ts";
import { feeAttendances, feeMeetings } from "#db/queries/feeMeetings.server.ts";
import {
  type ClaimRow,
  claimsOf,
  feeSettingsOf,
  periodLines,
  periodsOf,
} from "#db/queries/fees.server.ts";
import { notOpen } from "../../../commands/feeCheck.server.ts";
import { feesAt } from "../../../commands/feeOccasions.server.ts";
import type { PayPeriod } from "../../../documents/payroll/lines.ts";
import { may } from "../../../domain/authority.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import {
  annualDays,
  annualDifferences,
  annualDue,
  annualWords,
} from "../../../domain/fees/annual.ts";
import { claimOre, type Occasion } from "../../../domain/fees/claim.ts";
import { claimWaitsFor, type Errand, errandSlug, isOutdated } from "../../../domain/fees/errand.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { claimText, progressText } from "../../../domain/fees/words.ts";
import { swedishNow } from "../../../domain/swedishTime.ts";
import { type Desk, notFound } from "../../../session.server.ts";

export const baseAmountsHome = ({ association }: Desk) => `/forbund/${association.slug}/basbelopp`;

export const myFeesHome = ({ association }: Desk) =>
  `/forbund/${association.slug}/mina-ersattningar`;
export const feesHome = ({ association }: Desk) => `/forbund/${association.slug}/arvoden`;
export const errandsHome = ({ association }: Desk) => `/forbund/${association.slug}/forrattningar`;

/** What somebody can have an arvode for, with those who took part. */
type Listed = {
  occasion: Occasion;
  slug: string;
  day: LegalDate;
  errand: Errand | null;
  personIds: readonly string[];
};

/** "Sammanträdet 4 mars 2026", "Förrättningen 5 mars 2026: Besök hos en insats". */
export const occasionTitle = ({ day, errand }: Pick<Listed, "day" | "errand">): string =>
  errand ? `Förrättningen ${dateText(day)}: ${errand.what}` : `Sammanträdet ${dateText(day)}`;

/**
 * Closed meetings and förrättningar from the first day that a grundbelopp holds, the latest first: before it nothing was
 * counted here.
 */
async function countedOccasions({ office, association }: Desk): Promise<Listed[]> {
  const settings = await feeSettingsOf(office.db, association.id);
  const [first] = settings
    .flatMap((one) => (one.kind === "base" ? [one.validFrom] : []))
    .toSorted();
  if (first === undefined) return [];
  const attended = await feeAttendances(office.db, association.id);
  const there = (id: string) =>
    attended.filter(({ meetingId }) => meetingId === id).map(({ personId }) => personId);
  const meetings = (await feeMeetings(office.db, association.id)).map(
    ({ id, slug, day }): Listed => ({
      ...{ occasion: { meetingId: id }, slug, day, errand: null, personIds: there(id) },
    }),
  );
  const errands = (await errandsOf(office.db, association.id)).map(
    (errand): Listed => ({
      ...{ occasion: { errandId: errand.id }, slug: errandSlug(errand.number), day: errand.day },
      ...{ errand, personIds: errand.withdrawn ? [] : errand.personIds },
    }),
  );
  return [...meetings, ...errands]
    .filter(({ day }) => day >= first)
    .toSorted((a, b) => b.day.localeCompare(a.day));
}

/** How far a claim of a förrättning has come besides the period; nothing of a meeting. */
const errandNote = (claim: ClaimRow): string =>
  (claim.errand && claim.listing === null && claim.takes && claimWaitsFor(claim, claim.errand)) ||
  "";

const asksAnew = (claim: ClaimRow): boolean =>
  claim.errand !== null && claim.listing === null && isOutdated(claim, claim.errand);

/** What a person took part in, the latest first, each with the claim or with what could be claimed. */
export async function occasionsOfPerson(desk: Desk, personId: string) {
  const { office, association } = desk;
  const claims = await claimsOf(office.db, association.id, { personId });
  const rows = [];
  for (const one of await countedOccasions(desk)) {
    const { occasion, slug, day } = one;
    const claim = claims.find((other) => other.slug === slug);
    if (!claim && !one.personIds.includes(personId)) continue;
    const about = { occasion, personId, day, isOffice: may.decideFees(desk.actor) };
    const closed = await notOpen(office.db, association.id, about);
    const row = { slug, day, title: occasionTitle(one) };
    if (claim && !(one.personIds.includes(personId) && asksAnew(claim) && !closed)) {
      const mayChange =
        claim.listing === null && !closed && (claim.takes || one.personIds.includes(personId));
      const note = errandNote(claim);
      rows.push({
        ...{ ...row, isOpen: false, mayChange, faults: [], ore: claimOre(claim) },
        text: `${claimText(claim)}${note === "" ? "" : `. ${note.slice(0, -1)}`}`,
        progress: note === "" ? progressText(claim) : "Bekräftad",
      });
      continue;
    }
    const fee = (await feesAt(office.db, association.id, occasion))?.feeFor(personId);
    if (!fee) continue;
    const faults = fee.ok ? (closed ? [closed] : []) : fee.refusals.map(({ text }) => text);
    const isOpen = faults.length === 0;
    const anew = claim ? "Tiden är rättad sedan du bekräftade. " : "";
    rows.push({
      ...{ ...row, isOpen, mayChange: isOpen, ore: fee.ok ? fee.value.ore : 0, faults },
      ...{ text: fee.ok ? anew + fee.value.words : "", progress: isOpen ? "Väntar på dig" : "" },
    });
  }
  return rows;
}

/** Who took part and has not confirmed it as it is now, though there is something to confirm. */
export async function unconfirmed(desk: Desk) {
  const { office, association } = desk;
  const claims = await claimsOf(office.db, association.id);
  const rows = [];
  for (const { occasion, slug, day, errand, personIds } of await countedOccasions(desk)) {
    const isConfirmed = (personId: string) =>
      claims.some((one) => one.slug === slug && one.personId === personId && !asksAnew(one));
    const left = [...new Set(personIds)].filter((personId) => !isConfirmed(personId));
    if (left.length === 0) continue;
    const counted = await feesAt(office.db, association.id, occasion);
    const named = left
      .map((id) => ({ id, name: counted?.persons.find((one) => one.id === id)?.name ?? "" }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
    for (const { id: personId, name } of named) {
      const fee = counted?.feeFor(personId);
      if (!fee) continue;
      const [fault] = fee.ok ? [] : fee.refusals;
      rows.push({
        ...{ slug, day, personId, name, ore: fee.ok ? fee.value.ore : null },
        ...{ isAtLimit: fee.ok && fee.value.isAtLimit, fault: fault?.text ?? null },
        what: errand?.what ?? null,
      });
    }
  }
  return rows;
}

/** What is confirmed and in no period, with what each waits for; null where the next period takes it. */
export async function waitingClaims({ office, association }: Desk) {
  const claims = await claimsOf(office.db, association.id);
  const meetings = await feeMeetings(office.db, association.id);
  const isApproved = ({ occasion }: ClaimRow) =>
    meetings.some((one) => one.id === occasion.meetingId && one.isApproved);
  const stands = ({ errand, personId }: ClaimRow) =>
    errand === null || (errand.withdrawn === null && errand.personIds.includes(personId));
  const waitsFor = (claim: ClaimRow) => {
    if (claim.errand) return claimWaitsFor(claim, claim.errand);
    return isApproved(claim) ? null : "Protokollet är inte justerat, så den väntar.";
  };
  return claims
    .filter((one) => one.listing === null && claimOre(one) > 0 && stands(one))
    .map((one) => ({
      ...{ slug: one.slug, day: one.day, personId: one.personId, name: one.name },
      ...{ ore: claimOre(one), text: claimText(one), reason: one.reason },
      ...{ what: one.errand?.what ?? null, waitsFor: waitsFor(one) },
    }));
}

/** The årsarvoden of a period that would end today, why they cannot be counted, and what was paid and is another now. */
export async function annualNow({ office, association, today }: Desk) {
  const facts = await annualFactsOf(office.db, association.id);
  const paid = await standingAnnualOf(office.db, association.id);
  const { lines, faults } = annualDue(facts, paid, today);
  const name = (id: string) => facts.persons.find((one) => one.id === id)?.name ?? "";
  return {
    due: lines.map((line) => ({
      ...{ key: `${line.subject}-${line.from}`, name: name(line.personId), ore: line.ore },
      text: annualWords(line),
    })),
    notes: [...faults.map(({ text }) => text), ...annualDifferences(facts, paid)],
  };
}

const annualProgress = ({ isPaid, period, payment }: PaidAnnual): string =>
  progressText({ takes: true, listing: { period, payment, isPaid } });

/** The årsarvode that a person has had, the latest first. */
export async function annualOfPerson({ office, association }: Desk, personId: string) {
  const paid = await standingAnnualOf(office.db, association.id);
  return paid
    .filter((one) => one.personId === personId)
    .toSorted((a, b) => b.from.localeCompare(a.from))
    .map((line) => ({
      ...{ key: `${line.subject}-${line.from}`, ore: line.ore, days: annualDays(line) },
      text: `${annualProgress(line)}: ${annualWords(line)}.`,
    }));
}

/** A period with its lines, as the documents read it; 404 when there is none such. */
export async function requirePeriod(desk: Desk, number: string | undefined) {
  const { office, association } = desk;
  const periods = await periodsOf(office.db, association.id);
  const period = periods.find((one) => one.number === number);
  if (!period) throw notFound();
  const settings = await feeSettingsOf(office.db, association.id);
  const lines = await periodLines(office.db, association.id, period.id);
  const annual = (await paidAnnualOf(office.db, association.id)).filter(
    ({ periodId }) => periodId === period.id,
  );
  // The register of today: a number that was entered late, or corrected, goes into the file.
  const employee = (personId: string) =>
    settingOn(settings, "employee", desk.today, personId)?.value.number ?? null;
  const { today, clock } = swedishNow(new Date(period.at));
  const paid: PayPeriod = {
    associationName: association.name,
    organisationNumber: association.organisation_number,
    ...{ number: period.number, to: period.to, closedAt: `${today}T${clock}:00` },
    lines: lines.map((line) => ({ ...line, employee: employee(line.personId) })),
    annual: annual.map((line) => ({ ...line, employee: employee(line.personId) })),
  };
  const payroll = settingOn(settings, "payroll", desk.today)?.value ?? null;
  return { period, paid, payroll };
}
