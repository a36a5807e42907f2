/** When the controls of a year are due: at the end of each period, or at a sammanträde; never on a day off. @see CTRL-22 */
import {
  addDays,
  dateOf,
  dateText,
  holidayName,
  isMoved,
  type LegalDate,
  weekdayName,
} from "../calendar.ts";
import { listText } from "../wording.ts";
import { type Frequency, units } from "./frequency.ts";

export type Due = {
  /** The day that the frequency gives; what the control is known by. */
  period: LegalDate;
  /** The first day that what is controlled is from. */
  from: LegalDate;
  /** The working day on or after it. */
  on: LegalDate;
  /** Why it was moved, as a sentence; empty when it was not. */
  why: string;
};

/** "juldagen", "en söndag": why it is a day off. */
export const dayOffName = (day: LegalDate): string => holidayName(day) ?? `en ${weekdayName(day)}`;

/** The next vardag, with why. */
export function nextWorkday(day: LegalDate): Pick<Due, "on" | "why"> {
  const skipped: string[] = [];
  let on = day;
  while (isMoved(on)) {
    skipped.push(`${dateText(on)} är ${dayOffName(on)}`);
    on = addDays(on, 1);
  }
  const why = skipped.length === 0 ? "" : `Flyttad till nästa vardag: ${listText(skipped)}.`;
  return { on, why };
}

const lastDay = (year: number, month: number): LegalDate =>
  addDays(month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, month + 1, 1), -1);

/** Every control of the year by its frequency. `meetings` are the days of the year's sammanträden. */
export function duesOf(
  { unit, every }: Frequency,
  year: number,
  meetings: readonly LegalDate[],
): Due[] {
  const { months } = units[unit];
  const start = dateOf(year, 1, 1);
  if (months === null) {
    const days = meetings.filter((day) => day.startsWith(`${year}-`)).toSorted();
    const due = days.filter((_, index) => (index + 1) % every === 0);
    return due.map((day, index) => {
      const before = due[index - 1];
      return { period: day, from: before ? addDays(before, 1) : start, on: day, why: "" };
    });
  }
  const length = months * every;
  return Array.from({ length: Math.floor(12 / length) }, (_, index) => {
    const month = (index + 1) * length;
    const period = lastDay(year, month);
    const from = dateOf(year, month - length + 1, 1);
    return { period, from, ...nextWorkday(period) };
  });
}
