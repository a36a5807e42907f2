/**
 * Days to meet on, and why others are not: holidays and the days before them, days squeezed in between, weekends, and
 * when the förbund is used to be closed. No law forbids a meeting on such a day; nobody comes.
 * @see HELG-1, HELG-2
 */
import {
  addDays,
  daysBetween,
  holidayName,
  isMoved,
  type LegalDate,
  weekday,
  weekdayName,
} from "../calendar.ts";
import type { Closing } from "./plan.ts";

const friday = 4;

/** What speaks against a day, in words that follow "är": "nationaldagen", "dagen före julafton", "en lördag". */
export type Objection = {
  kind: "holiday" | "eve" | "weekend" | "bridge" | "closing";
  name: string;
};

/** Whether the day is in the stretch, also where that passes the end of the year. */
export function isClosed({ from, to }: Pick<Closing, "from" | "to">, date: LegalDate): boolean {
  const day = date.slice(5);
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

/** What speaks against meeting on this day; null when nothing does. */
export function objectionTo(date: LegalDate, closings: readonly Closing[]): Objection | null {
  const holiday = holidayName(date);
  if (holiday !== null) return { kind: "holiday", name: holiday };
  if (weekday(date) > friday) return { kind: "weekend", name: `en ${weekdayName(date)}` };
  const next = holidayName(addDays(date, 1));
  if (next !== null) return { kind: "eve", name: `dagen före ${next}` };
  if (isMoved(addDays(date, -1)) && isMoved(addDays(date, 1))) {
    return { kind: "bridge", name: "en klämdag" };
  }
  const closing = closings.find((one) => isClosed(one, date));
  return closing ? { kind: "closing", name: `i ${closing.name}` } : null;
}

export type Search = {
  /** The day that would be best. */
  near: LegalDate;
  from: LegalDate;
  to: LegalDate;
  closings: readonly Closing[];
  taken: readonly LegalDate[];
  /** 0 = måndag; null when every weekday is as good. */
  weekday: number | null;
};

/** Further away than this the day of the week is worth less than the day of the year. */
const weekdayWorth = 10;

/**
 * The day nearest to the best one that nothing speaks against; one of the right weekday where there is one close by.
 * Null when the whole stretch is closed or taken.
 */
export function goodDayNear(search: Search): LegalDate | null {
  const { near, from, to, closings, taken } = search;
  const isFree = (date: LegalDate) =>
    from <= date && date <= to && !taken.includes(date) && objectionTo(date, closings) === null;
  const most = Math.max(Math.abs(daysBetween(from, near)), Math.abs(daysBetween(near, to)));
  const days = Array.from({ length: most + 1 }, (_, off) =>
    off === 0 ? [near] : [addDays(near, -off), addDays(near, off)],
  ).flat();
  const free = days.filter(isFree);
  const same = free.find(
    (date) => weekday(date) === search.weekday && Math.abs(daysBetween(near, date)) <= weekdayWorth,
  );
  return same ?? free[0] ?? null;
}
