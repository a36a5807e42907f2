/** What the pages of arvoden have in common: who was where, what each has claimed, and a period with its lines. */
import {
  annualFactsOf,
  type PaidAnnual,
  paidAnnualOf,
  standingAnnualOf,
} from "#db/queries/annualFees.server.ts";
import {
  claimsOf,
  feeAttendances,
  feeMeetings,
  feeSettingsOf,
  periodLines,
  periodsOf,
} from "#db/queries/fees.server.ts";
import { feesAt, notOpen } from "../../../commands/feeCheck.server.ts";
import type { PayPeriod } from "../../../documents/payroll/lines.ts";
import { may } from "../../../domain/authority.ts";
import {
  annualDays,
  annualDifferences,
  annualDue,
  annualWords,
} from "../../../domain/fees/annual.ts";
import { claimOre } from "../../../domain/fees/claim.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { claimText, progressText } from "../../../domain/fees/words.ts";
import { swedishNow } from "../../../domain/swedishTime.ts";
import { type Desk, notFound } from "../../../session.server.ts";

export const baseAmountsHome = ({ association }: Desk) => `/forbund/${association.slug}/basbelopp`;

export const myFeesHome = ({ association }: Desk) =>
  `/forbund/${association.slug}/mina-ersattningar`;
export const feesHome = ({ association }: Desk) => `/forbund/${association.slug}/arvoden`;

/** Closed meetings from the first day that a grundbelopp holds: before it nothing was counted here. */
async function countedMeetings({ office, association }: Desk) {
  const settings = await feeSettingsOf(office.db, association.id);
  const [first] = settings
    .flatMap((one) => (one.kind === "base" ? [one.validFrom] : []))
    .toSorted();
  const meetings = await feeMeetings(office.db, association.id);
  return first === undefined ? [] : meetings.filter(({ day }) => day >= first);
}

/** The meetings that a person was at, the latest first, each with the claim or with what could be claimed. */
export async function meetingsOfPerson(desk: Desk, personId: string) {
  const { office, association } = desk;
  const meetings = await countedMeetings(desk);
  const attended = await feeAttendances(office.db, association.id);
  const claims = await claimsOf(office.db, association.id, { personId });
  const rows = [];
  for (const { id, slug, day } of meetings) {
    if (!attended.some((one) => one.meetingId === id && one.personId === personId)) continue;
    const about = { meetingId: id, personId, day, isOffice: may.decideFees(desk.actor) };
    const closed = await notOpen(office.db, association.id, about);
    const claim = claims.find(({ meetingId }) => meetingId === id);
    if (claim) {
      rows.push({
        ...{ slug, day, isOpen: false, mayChange: claim.listing === null && !closed, faults: [] },
        ...{ ore: claimOre(claim), text: claimText(claim), progress: progressText(claim) },
      });
      continue;
    }
    const fee = (await feesAt(office.db, association.id, id))?.feeFor(personId);
    if (!fee) continue;
    const faults = fee.ok ? (closed ? [closed] : []) : fee.refusals.map(({ text }) => text);
    const isOpen = faults.length === 0;
    rows.push({
      ...{ slug, day, isOpen, mayChange: isOpen, ore: fee.ok ? fee.value.ore : 0, faults },
      ...{ text: fee.ok ? fee.value.words : "", progress: isOpen ? "Väntar på dig" : "" },
    });
  }
  return rows;
}

/** Who was at a counted meeting and has not confirmed anything, though there is something to confirm. */
export async function unconfirmed(desk: Desk) {
  const { office, association } = desk;
  const claims = await claimsOf(office.db, association.id);
  const attended = await feeAttendances(office.db, association.id);
  const rows = [];
  for (const { id, slug, day } of await countedMeetings(desk)) {
    const left = attended.filter(
      ({ meetingId, personId }) =>
        meetingId === id &&
        !claims.some((one) => one.meetingId === id && one.personId === personId),
    );
    if (left.length === 0) continue;
    const meeting = await feesAt(office.db, association.id, id);
    for (const { personId, name } of left) {
      const fee = meeting?.feeFor(personId);
      if (!fee) continue;
      const [fault] = fee.ok ? [] : fee.refusals;
      rows.push({
        ...{ slug, day, personId, name, ore: fee.ok ? fee.value.ore : null },
        ...{ isAtLimit: fee.ok && fee.value.isAtLimit, fault: fault?.text ?? null },
      });
    }
  }
  return rows;
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
  const lines = await periodLines(office.db, period.id);
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
