/**
 * Proposes the meetings of a year: as last year where there was one, what the law sets a day for, and as many as the
 * förbundsordning asks for, evenly over the year. It proposes; styrelsen decides.
 * @see KL 6:23, FIN-9, FIN-13, FIN-17, FIN-23, FIN-24
 */
import {
  addDays,
  annualReportDue,
  budgetDue,
  compare,
  dateOf,
  daysBetween,
  type LegalDate,
  parts,
  weekday,
} from "../calendar.ts";
import { type Asked, dutiesOf, mandatesBegin } from "../duties.ts";
import { law } from "../law.ts";
import type { MeetingKind } from "../minutes.ts";
import { goodDayNear } from "./goodDay.ts";
import { lastDayFor, meetingFor } from "./placeDuties.ts";
import type { PlannedMeeting, PlanSettings } from "./plan.ts";

export type Proposed = Omit<PlannedMeeting, "id">;

export type ProposalFacts = {
  year: number;
  settings: PlanSettings;
  /** How many meetings the förbundsordning asks for. */
  atLeast: number;
  /** Last year's meetings, held or planned; empty when there was none. */
  previous: readonly Proposed[];
  asked: Asked;
};

/** So long before the last day of the law: a meeting that is not beslutsför can be held again. Our own caution. */
const spareDays = 14;
const windowDays = 30;
/** The same weekday of the next year. */
const weeksOfYear = 364;

type Window = { kind: MeetingKind; from: LegalDate; to: LegalDate; last: LegalDate };

/** The meetings that the law sets a day for, each with the stretch in which it is best held. */
function lawfulWindows(year: number): Window[] {
  const before = (kind: MeetingKind, last: LegalDate): Window => ({
    ...{ kind, last, to: addDays(last, -spareDays) },
    from: addDays(last, -spareDays - windowDays),
  });
  const begins = dateOf(year, law.mandateFrom.month, law.mandateFrom.day);
  const constituting: Window = {
    ...{ kind: "constituting" as const, from: begins },
    ...{ to: addDays(begins, windowDays), last: addDays(begins, windowDays) },
  };
  return [
    before("annual_report", annualReportDue(year - 1)),
    ...(mandatesBegin(year) ? [constituting] : []),
    before("budget", budgetDue(year)),
  ];
}

const mostCommon = (days: readonly number[]): number | null =>
  [...new Set(days)].sort(
    (a, b) => days.filter((one) => one === b).length - days.filter((one) => one === a).length,
  )[0] ?? null;

/** The meetings so far, and the good days that are left for more. */
class Year {
  meetings: Proposed[] = [];
  readonly weekday: number | null;

  constructor(readonly facts: ProposalFacts) {
    this.weekday = mostCommon(facts.previous.map(({ date }) => weekday(date)));
  }

  /** The good day nearest to the best one, between two days; null when there is none. */
  day(near: LegalDate, from: LegalDate, to: LegalDate, preferred = this.weekday): LegalDate | null {
    const taken = this.meetings.map(({ date }) => date);
    const { closings } = this.facts.settings;
    return goodDayNear({ ...{ near, from, to, closings, taken }, weekday: preferred });
  }

  add(kind: MeetingKind, date: LegalDate | null, like?: Proposed): boolean {
    if (date === null) return false;
    const { settings } = this.facts;
    const { startsAt, place } = like ?? settings;
    const usualEnd = startsAt !== null && startsAt < settings.endsAt ? settings.endsAt : null;
    const endsAt = like?.endsAt ?? usualEnd;
    this.meetings.push({ kind, date, startsAt, endsAt, place });
    this.meetings.sort((a, b) => compare(a.date, b.date));
    return true;
  }
}

/** Last year's meetings moved to the same weekday of this year. An extra one was for its own reason. */
function asLastYear(year: Year) {
  const { facts } = year;
  const first = dateOf(facts.year, 1, 1);
  const end = dateOf(facts.year, 12, 31);
  const windows = lawfulWindows(facts.year);
  for (const one of facts.previous) {
    if (one.kind === "extra" || one.kind === "constituting") continue;
    const moved = addDays(one.date, weeksOfYear * (facts.year - parts(one.date).year));
    const near = moved < first ? addDays(moved, 7) : moved;
    const to = windows.find(({ kind }) => kind === one.kind)?.last ?? end;
    year.add(one.kind, year.day(near > to ? to : near, first, to, weekday(one.date)), one);
  }
}

/** Every meeting that the law sets a day for: an ordinary one at the right time becomes it. */
function asTheLawSays(year: Year) {
  for (const { kind, from, to, last } of lawfulWindows(year.facts.year)) {
    if (year.meetings.some((one) => one.kind === kind)) continue;
    const fitting = year.meetings.findLast(
      (one) => one.kind === "ordinary" && from <= one.date && one.date <= last,
    );
    if (fitting) fitting.kind = kind;
    else {
      const near = addDays(from, kind === "constituting" ? 5 : windowDays / 2);
      year.add(kind, year.day(near, from, to));
    }
  }
}

/** A meeting for every duty of the year that none is in time for. */
function asTheDutiesAsk(year: Year) {
  for (const duty of dutiesOf(year.facts.year, year.facts.asked)) {
    const to = lastDayFor(duty, year.meetings);
    const standing = year.meetings.map((one) => ({ ...one, id: one.date }));
    if (meetingFor(duty, standing)) continue;
    const half = Math.floor(daysBetween(duty.from, to) / 2);
    year.add("ordinary", year.day(addDays(duty.from, half), duty.from, to));
  }
}

/** The good day in the middle of each stretch without a meeting, and how far it is to the nearer end. */
function openDays(year: Year): { date: LegalDate; room: number }[] {
  const ends = [dateOf(year.facts.year, 1, 1), dateOf(year.facts.year, 12, 31)];
  const days = [...ends, ...year.meetings.map(({ date }) => date)].sort(compare);
  return days.slice(1).flatMap((to, index) => {
    const from = days[index] ?? to;
    const date = year.day(addDays(from, Math.floor(daysBetween(from, to) / 2)), from, to);
    return date === null
      ? []
      : [{ date, room: Math.min(daysBetween(from, date), daysBetween(date, to)) }];
  });
}

/** A meeting where there is most room, until there are as many as are asked for. */
function asManyAsAsked(year: Year) {
  while (year.meetings.length < year.facts.atLeast) {
    const [roomiest] = openDays(year).sort((a, b) => b.room - a.room);
    if (!roomiest) return;
    year.add("ordinary", roomiest.date);
  }
}

/** The meetings of the year, by day. Fewer than asked for only where the year has no more days to meet on. */
export function proposeMeetings(facts: ProposalFacts): Proposed[] {
  const year = new Year(facts);
  asLastYear(year);
  asTheLawSays(year);
  asTheDutiesAsk(year);
  asManyAsAsked(year);
  return year.meetings;
}
