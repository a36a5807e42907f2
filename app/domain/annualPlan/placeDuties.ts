/**
 * Which meeting of a year takes up which of the year's duties: the one that the law or its own dagordning points at,
 * else the first that is in time.
 * @see FIN-17, FIN-23, FIN-24, FIN-26
 */
import { addDays, type LegalDate } from "../calendar.ts";
import { type Asked, type Duty, dutiesOf } from "../duties.ts";
import type { MeetingKind } from "../minutes.ts";

type Placed = { id: string; kind: MeetingKind; date: LegalDate };

/** The meeting whose dagordning has the ärende by itself. */
const ownMeeting: Record<string, MeetingKind> = {
  budget: "budget",
  arsredovisning: "annual_report",
  val: "constituting",
  attestordning: "constituting",
  delegationsordning: "constituting",
  "intern-kontroll": "budget",
};

/**
 * The last day on which the duty can be taken up in time. The members are asked before the budget is fastställd, not
 * at the same table.
 * @see FIN-23
 */
export function lastDayFor(
  { type, dueOn, until }: Pick<Duty, "type" | "dueOn" | "until">,
  meetings: readonly Pick<Placed, "kind" | "date">[],
): LegalDate {
  const last = dueOn ?? until;
  const budget = meetings.find(({ kind }) => kind === "budget");
  return type === "samrad" && budget && budget.date <= last ? addDays(budget.date, -1) : last;
}

/** Those whose last day is the law's are done as late as they can be well prepared, others at once. */
const lateDuties = ["budget", "arsredovisning", "samrad"];

/** The meeting that takes up the duty; null when none is in time. Meetings come by day. */
export function meetingFor<T extends Placed>(duty: Duty, meetings: readonly T[]): T | null {
  const last = lastDayFor(duty, meetings);
  const inTime = meetings.filter(({ date }) => duty.from <= date && date <= last);
  const own = inTime.find(({ kind }) => kind === ownMeeting[duty.type]);
  return own ?? (lateDuties.includes(duty.type) ? inTime.at(-1) : inTime[0]) ?? null;
}

/** Every duty of the year with the id of the meeting that takes it up, or null. */
export const placedDuties = (
  year: number,
  asked: Asked,
  meetings: readonly Placed[],
): { duty: Duty; meetingId: string | null }[] =>
  dutiesOf(year, asked).map((duty) => ({
    duty,
    meetingId: meetingFor(duty, meetings)?.id ?? null,
  }));
