/**
 * How an archive numbers its paragrafer: anew each year, on and on, or anew at each meeting. No law says which,
 * so it is inferred from the protokoll themselves, and nothing is found that hangs on a guess.
 */
import { type LegalDate, parts } from "../calendar.ts";
import { type ArchivedMinutes, type Span, spanOf } from "./archived.ts";

/** A protokoll with a day and numbers: only those have a place in a series. */
export type Placed = ArchivedMinutes & { date: LegalDate; span: Span };

export type Numbering = "each year" | "across years" | "each meeting" | "not known";

/** Protokoll that share one run of numbers; `fromOne`: the run must have begun with § 1 within the archive. */
export type Leg = { minutes: Placed[]; fromOne: boolean };

/** The protokoll of one body, in the order of their days. */
export type Series = {
  organ: string;
  minutes: Placed[];
  numbering: Numbering;
  /** Empty when each meeting has numbers of its own. */
  legs: Leg[];
};

const yearOf = ({ date }: Placed): number => parts(date).year;

/** Those that have a day and numbers, by day and then by number. */
export const placed = (all: readonly ArchivedMinutes[]): Placed[] =>
  all
    .flatMap((one): Placed[] => {
      const span = spanOf(one);
      return one.date === null || span === null ? [] : [{ ...one, date: one.date, span }];
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.span.from - b.span.from);

/** In the order of the years; each has at least one protokoll. */
function byYear(minutes: readonly Placed[]): Placed[][] {
  const years = new Map<number, Placed[]>();
  for (const one of minutes) {
    const year = years.get(yearOf(one));
    if (year) year.push(one);
    else years.set(yearOf(one), [one]);
  }
  return [...years.values()];
}

const lowest = (minutes: readonly Placed[]): number =>
  minutes.reduce((least, { span }) => Math.min(least, span.from), Number.POSITIVE_INFINITY);
const highest = (minutes: readonly Placed[]): number =>
  minutes.reduce((most, { span }) => Math.max(most, span.to), 0);

/** More than half of the meetings that are not the first of their year begin with § 1 all the same. */
function isEachMeeting(years: Placed[][]): boolean {
  const later = years.flatMap((minutes) => minutes.slice(1));
  const anew = later.filter(({ span }) => span.from === 1);
  return later.length > 1 && anew.length * 2 > later.length;
}

/** What the turn of a year shows: the next number, a lower one, or one that could be either. */
function turn(before: Placed[], after: Placed[]): "on" | "anew" | "unclear" {
  const [last, first] = [highest(before), lowest(after)];
  if (first === last + 1) return "on";
  return first <= last ? "anew" : "unclear";
}

const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.slice(1).map((one, index) => [all[index] as T, one]);

/** The numbering that the turns of the years show, by the most of them. */
function numberingOf(years: Placed[][]): Numbering {
  if (isEachMeeting(years)) return "each meeting";
  const turns = pairsOf(years).map(([before, after]) => turn(before, after));
  const on = turns.filter((one) => one === "on").length;
  const anew = turns.filter((one) => one === "anew").length;
  if (on === anew) return "not known";
  return on > anew ? "across years" : "each year";
}

/** In an archive that runs on, a year that takes up a number of the very last protokoll has it twice. */
function runsOn(before: Placed[], after: Placed[], numbering: Numbering): boolean {
  const shown = turn(before, after);
  if (shown === "on") return true;
  if (numbering !== "across years") return false;
  return shown === "unclear" || lowest(after) > (before.at(-1)?.span.from ?? 0);
}

/** Whether the numbers that a year lacks before its first are known to be lacking. */
const beganAnew = (before: Placed[], after: Placed[], numbering: Numbering): boolean =>
  turn(before, after) === "anew" || numbering === "each year";

function legsOf(years: Placed[][], numbering: Numbering): Leg[] {
  if (numbering === "each meeting") return [];
  const legs: Leg[] = [];
  years.forEach((minutes, index) => {
    const before = years[index - 1];
    const leg = legs.at(-1);
    if (before && leg && runsOn(before, minutes, numbering)) leg.minutes.push(...minutes);
    else {
      const fromOne = before !== undefined && beganAnew(before, minutes, numbering);
      legs.push({ minutes: [...minutes], fromOne });
    }
  });
  return legs;
}

/** The series that these protokoll, taken to be of one body, make up. */
export function seriesOf(organ: string, minutes: Placed[]): Series {
  const years = byYear(minutes);
  const numbering = numberingOf(years);
  return { organ, minutes, numbering, legs: legsOf(years, numbering) };
}
