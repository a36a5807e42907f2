/**
 * How long somebody was at a meeting, from what is noted: when it was opened and closed, ajournerat, and when the person
 * came and left. A time that is not noted gives a shortest and a longest, and decides nothing by itself. @see ARV-4
 */
import type { ClockTime, Minutes, Presence } from "../minutes.ts";

/** Whole minutes; the same twice when every time is noted. */
export type Attended = { least: number; most: number };

/** Minutes since midnight. */
export type Span = { from: number; to: number };
/** A moment that lies somewhere from `lo` to `hi`, in minutes since midnight. */
type Moment = { lo: number; hi: number };

/** Minutes since midnight. */
export const minuteOf = (time: ClockTime): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

type Meeting = Pick<Minutes, "startsAt" | "endsAt" | "items" | "presences">;

/** When the meeting went on; null while it is not closed, or when its times cannot be so. */
export function meetingSpan({ startsAt, endsAt }: Pick<Minutes, "startsAt" | "endsAt">) {
  if (startsAt === null || endsAt === null) return null;
  const span = { from: minuteOf(startsAt), to: minuteOf(endsAt) };
  return span.to > span.from ? span : null;
}

const known = (time: ClockTime | null): Moment | null =>
  time === null ? null : { lo: minuteOf(time), hi: minuteOf(time) };
const within = ({ lo, hi }: Moment, { from, to }: Span): Moment => ({
  lo: Math.min(Math.max(lo, from), to),
  hi: Math.min(Math.max(hi, from), to),
});

/** Two stretches that follow on each other without a time between them are one: only the capacity changed. */
const goesOn = (before: Presence | undefined, after: Presence | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.toPosition !== null &&
  after.fromPosition <= before.toPosition + 1 &&
  before.toTime === after.fromTime;

/** The stretches with those that go on in each other made one. */
function joined(stretches: readonly Presence[]): Presence[] {
  const whole: Presence[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last && goesOn(last, stretch)) {
      const { toPosition, toTime } = stretch;
      whole[whole.length - 1] = { ...last, toPosition, toTime };
    } else whole.push(stretch);
  }
  return whole;
}

const lengthWithout = ({ from, to }: Span, breaks: readonly Span[]): number =>
  breaks.reduce(
    (left, pause) => left - Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
    Math.max(0, to - from),
  );

/** Every ajournering of the meeting. */
export const breaksOf = ({ items }: Pick<Minutes, "items">): Span[] =>
  items.flatMap(({ proceeding }) =>
    proceeding.adjournments.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })),
  );

/** From when to when somebody was there, each as far as it is noted. */
type Stay = { start: Moment; end: Moment };

/** When a person was at the meeting; empty when the person was not there or the meeting has no end yet. */
function staysOf(meeting: Meeting, personId: string): Stay[] {
  const span = meetingSpan(meeting);
  const own = meeting.presences
    .filter((one) => one.personId === personId)
    .toSorted(
      (a, b) =>
        a.fromPosition - b.fromPosition || (a.fromTime ?? "").localeCompare(b.fromTime ?? ""),
    );
  if (!span) return [];
  const last = Math.max(1, ...meeting.items.map(({ position }) => position));
  const stretches = joined(own);
  let earliest = span.from;
  return stretches.map((stretch, index) => {
    const next = stretches[index + 1];
    const isFirst = index === 0 && stretch.fromPosition <= 1;
    const isToEnd = !next && (stretch.toPosition === null || stretch.toPosition >= last);
    const latest = known(stretch.toTime)?.hi ?? known(next?.fromTime ?? null)?.lo ?? span.to;
    const start = within(
      known(stretch.fromTime) ?? { lo: earliest, hi: isFirst ? span.from : latest },
      span,
    );
    const end = within(
      known(stretch.toTime) ?? { lo: isToEnd ? span.to : start.lo, hi: latest },
      span,
    );
    earliest = end.lo;
    return { start, end };
  });
}

/**
 * The time a person was at the meeting; null when the person was not there or the meeting has no end yet. One who sat
 * outside for jäv at an ärende was at the meeting all the same.
 */
export function attendedTime(
  meeting: Meeting,
  personId: string,
  { countsBreaks }: { countsBreaks: boolean },
): Attended | null {
  const stays = staysOf(meeting, personId);
  if (stays.length === 0) return null;
  const breaks = countsBreaks ? [] : breaksOf(meeting);
  const sum = (length: (stay: Stay) => number) =>
    stays.reduce((total, stay) => total + length(stay), 0);
  const least = sum(({ start, end }) => lengthWithout({ from: start.hi, to: end.lo }, breaks));
  const most = sum(({ start, end }) => lengthWithout({ from: start.lo, to: end.hi }, breaks));
  return { least, most: Math.max(least, most) };
}

/** When a person can have been at the meeting, by what is noted, in minutes since midnight. */
export const attendedSpans = (meeting: Meeting, personId: string): Span[] =>
  staysOf(meeting, personId)
    .map(({ start, end }) => ({ from: start.lo, to: end.hi }))
    .filter(({ from, to }) => to > from);

export type FeeClass = "short" | "long";

/** Up to the limit, the limit itself included, is short. Null when what is not noted decides it. @see ARV-4 */
export function classOf({ least, most }: Attended, limitMinutes: number): FeeClass | null {
  if (most <= limitMinutes) return "short";
  return least > limitMinutes ? "long" : null;
}

/** "4 timmar", "3 timmar 20 minuter", "45 minuter". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const hourWords = hours === 0 ? "" : hours === 1 ? "1 timme" : `${hours} timmar`;
  const restWords = rest === 1 ? "1 minut" : `${rest} minuter`;
  if (hours > 0 && rest === 0) return hourWords;
  return hours === 0 ? restWords : `${hourWords} ${restWords}`;
}
