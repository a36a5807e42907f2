/**
 * Dates and clock times as people write them in protokoll: "230301", "2023-03-01", "1 mars 2023",
 * "den 1/3 2023", "kl. 13.00–15.30". A day that the calendar lacks is found and reported, never guessed at.
 */

/** `iso` is null when the words name a day that does not exist. `at` and `length` are the place in the text. */
export type FoundDate = { iso: string | null; words: string; at: number; length: number };

const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const MONTH_NAMES =
  "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec";

type Order = "ymd" | "dmy";
const FORMS: { pattern: RegExp; order: Order }[] = [
  {
    pattern: /(?<![\d/-])((?:19|20)\d{2})\s?[-–./]\s?(\d{1,2})\s?[-–./]\s?(\d{1,2})(?!\d)/g,
    order: "ymd",
  },
  { pattern: /(?<![\d/-])((?:19|20)\d{2})(\d{2})(\d{2})(?![\d/])/g, order: "ymd" },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?::?e)?\.?\s{1,3}(${MONTH_NAMES})\.?(?!\p{L}),?\s{1,3}((?:19|20)\d{2})(?!\d)`,
      "giu",
    ),
    order: "dmy",
  },
  {
    pattern:
      /(?<![\d/])(\d{1,2})\s?[/]\s?(\d{1,2})(?:\s?[-–/]\s?|\s)\s?((?:19|20)?\d{2})(?![\d/])/g,
    order: "dmy",
  },
  { pattern: /(?<![\d.-])(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d{2})(?![\d-])/g, order: "dmy" },
  { pattern: /(?<![\d/.,:-])(\d{2})(\d{2})(\d{2})(?![\d/:]|[-–.,]\d)/g, order: "ymd" },
];

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const monthNumber = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** "YYYY-MM-DD", or null when there is no such day. Two digits of a year are of this century. */
function toIso(yearWord: string, monthWord: string, dayWord: string): string | null {
  const year = Number(yearWord.length === 2 ? `20${yearWord}` : yearWord);
  const month = monthNumber(monthWord);
  const day = Number(dayWord);
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Longer lines than this name no date of the meeting. */
const LONGEST_LINE = 2000;

/** Every date in a line, in order, none inside another. */
export function findDates(text: string): FoundDate[] {
  if (text.length > LONGEST_LINE || !/\d/.test(text)) return [];
  const found: FoundDate[] = [];
  for (const { pattern, order } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [words, first = "", second = "", third = ""] = match;
      const overlaps = found.some(
        (date) => match.index < date.at + date.length && date.at < match.index + words.length,
      );
      if (overlaps) continue;
      const iso = order === "ymd" ? toIso(first, second, third) : toIso(third, second, first);
      found.push({ iso, words, at: match.index, length: words.length });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** "kl. 13.00–15.30", "kl 9-11", "09:00 - 11.30". */
const TIMES =
  /(?<![\d.:/-])(kl(?:ockan|\.)?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:[-–—]|till)\s*(?:kl(?:ockan|\.)?\s*)?(\d{1,2})(?:[.:](\d{2}))?)?(?![\d/]|[-–.:]\d)/giu;

export type FoundTimes = { from: string; to: string | null; at: number; length: number };

const clock = (hours: string | undefined, minutes: string | undefined): string | null => {
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? "0") > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes ?? "00"}`;
};

/** The first clock time or span of times in a line; bare hours count only after "kl". */
export function findTimes(text: string): FoundTimes | null {
  if (text.length > LONGEST_LINE) return null;
  for (const match of text.matchAll(TIMES)) {
    const [words, mark, hours, minutes, endHours, endMinutes] = match;
    if (mark === undefined && minutes === undefined) continue;
    const from = clock(hours, minutes);
    if (from === null) continue;
    return { from, to: clock(endHours, endMinutes), at: match.index, length: words.length };
  }
  return null;
}
