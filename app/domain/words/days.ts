/** Days as they are written in running text, with the weekday that is said of them. */
import { dateOf, type LegalDate, monthNames, parseLegalDate, weekdayName } from "../calendar.ts";
import { findDates } from "./dates.ts";

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEKDAY = "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag";

/** A day in a text. `date` is null when there is no such day. */
export type WrittenDay = { words: string; at: number; date: LegalDate | null };

/** Longer texts are read in pieces of this many characters: a day is never longer. */
const PIECE = 2000;

/** Every day written with its year. Digits alone may be anything, and are only days when they can be. */
export function writtenDays(text: string): WrittenDay[] {
  const found: WrittenDay[] = [];
  for (let from = 0; from < text.length; from += PIECE) {
    for (const { iso, words, at } of findDates(text.slice(from, from + PIECE))) {
      const isBare = /^\d+$/.test(words);
      if (iso === null && isBare) continue;
      found.push({ words, at: from + at, date: iso === null ? null : parseLegalDate(iso) });
    }
  }
  return found;
}

const DAY_AND_MONTH = new RegExp(
  String.raw`(?<![\d/.,:-])(\d{1,2})(?::?e)?\.? (${monthNames.join("|")})(?!\p{L})(?:,? ((?:19|20)\d{2})(?!\d|-\d))?`,
  "giu",
);

/** Days of a month that has no such day, whether or not a year is said. */
export function impossibleDays(text: string): string[] {
  const named = [...text.matchAll(DAY_AND_MONTH)].flatMap(([words, day, month]) => {
    const most = LENGTHS[monthNames.indexOf((month ?? "").toLowerCase())] ?? 31;
    return Number(day) < 1 || Number(day) > most ? [words] : [];
  });
  const dated = writtenDays(text).flatMap(({ words, date }) => (date === null ? [words] : []));
  return [...new Set([...named, ...dated])].filter(
    (words, _, all) => !all.some((other) => other !== words && other.includes(words)),
  );
}

/** A weekday said of a day, e.g. "fredag den 24 november 2026". `year` is null when none is written. */
export type NamedDay = {
  words: string;
  weekday: string;
  year: number | null;
  month: number;
  day: number;
};

const NAMED_DAY = new RegExp(
  String.raw`(?<!\p{L})(${WEEKDAY})(?:en)?,?(?: den)? (?:(\d{1,2})(?::?e)?\.? (${monthNames.join("|")})(?!\p{L})(?:,? ((?:19|20)\d{2})(?!\d|-\d))?|(\d{1,2})/(\d{1,2})(?:[ -](\d{4})(?!\d))?(?![\d/])|((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d))`,
  "giu",
);

/** Every weekday that stands with its day. */
export const namedDays = (text: string): NamedDay[] =>
  [...text.matchAll(NAMED_DAY)].map((match) => {
    const [words, weekday = "", d1, month, y1, d2, m2, y2, y3, m3, d3] = match;
    const year = y1 ?? y2 ?? y3;
    return {
      words,
      weekday: weekday.toLowerCase(),
      year: year === undefined ? null : Number(year),
      month: month ? monthNames.indexOf(month.toLowerCase()) + 1 : Number(m2 ?? m3),
      day: Number(d1 ?? d2 ?? d3),
    };
  });

/** The weekday of a day; null when there is no such day. */
export function weekdayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = parseLegalDate(text);
  return date === null ? null : weekdayName(dateOf(year, month, day));
}
