/**
 * Pure calendar dates, Swedish holidays, and the periods that the law counts in them.
 * It knows neither clock nor time zone: today is always an argument. What must be done by a date is decided elsewhere.
 * The holidays are those of the law since 2005; earlier years had annandag pingst and no nationaldag.
 * @see LBT-1, LBT-2 lag (1930:173) · HELG-1, HELG-2 lag (1989:253)
 */
import { law } from "./law.ts";

/** A calendar date "YYYY-MM-DD", with no time and no zone. Sorts as text. */
export type LegalDate = string & { readonly __brand: "LegalDate" };

const weekdayNames = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
/** "januari" … "december". */
export const monthNames = [
  "januari",
  "februari",
  "mars",
  "april",
  "maj",
  "juni",
  "juli",
  "augusti",
  "september",
  "oktober",
  "november",
  "december",
];
const saturday = 5;
const sunday = 6;

/** The first whole year of today's calendar in Sweden. */
const firstYear = 1754;

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads "YYYY-MM-DD"; null when the text has another form or names a day that does not exist. */
export function parseLegalDate(text: string): LegalDate | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return null;
  const { year, month, day } = parts(text as LegalDate);
  if (year < firstYear || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? (text as LegalDate) : null;
}

/** A date that is known to be one: throws on anything else, because that is a bug. */
export function legalDate(text: string): LegalDate {
  const date = parseLegalDate(text);
  if (date === null) throw new Error(`Not a date: ${JSON.stringify(text)}`);
  return date;
}

/** Year, month (1–12) and day (1–31) of a date. */
export const parts = (date: LegalDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** The date with this year, month (1–12) and day (1–31); throws when there is no such day. */
export const dateOf = (year: number, month: number, day: number): LegalDate =>
  legalDate(
    `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
  );

/**
 * Days since 1 March of year 0: the year is counted from March, so that the leap day comes last
 * and months are 153 days in fives.
 */
function dayNumber(date: LegalDate): number {
  const { year, month, day } = parts(date);
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
}

function fromDayNumber(number: number): LegalDate {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The date so many days later (earlier when negative). Throws outside the years 1754–9999. */
export function addDays(date: LegalDate, days: number): LegalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: LegalDate, to: LegalDate): number =>
  dayNumber(to) - dayNumber(from);

/** -1, 0 or 1, for sorting. */
export const compare = (a: LegalDate, b: LegalDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** The latest of the dates; throws when there is none. */
export function latest(dates: readonly LegalDate[]): LegalDate {
  const last = [...dates].sort(compare).at(-1);
  if (last === undefined) throw new Error("The latest of no dates was asked for");
  return last;
}

/** 0 = måndag … 6 = söndag. */
export const weekday = (date: LegalDate): number => (dayNumber(date) + 2) % 7;

/** "onsdag". */
export const weekdayName = (date: LegalDate): string => weekdayNames[weekday(date)] as string;

/** "28 december 2022". */
export function dateText(date: LegalDate): string {
  const { year, month, day } = parts(date);
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** "onsdag 28 december 2022": where a person must act on the day. */
export const longDate = (date: LegalDate): string => `${weekdayName(date)} ${dateText(date)}`;

/** Påskdagen of a year, by the method printed in Nature in 1876 (Meeus, Jones, Butcher). */
export function easterSunday(year: number): LegalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const lunarShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarShift + 15) % 30;
  const inCentury = year % 100;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** "MM-DD" → name: days with a fixed date, and the two aftnar that count as holidays. @see HELG-1, HELG-2, LBT-2 */
const fixedHolidays: Record<string, string> = {
  "01-01": "nyårsdagen",
  "01-06": "trettondedag jul",
  "05-01": "första maj",
  "06-06": "nationaldagen",
  "12-24": "julafton",
  "12-25": "juldagen",
  "12-26": "annandag jul",
  "12-31": "nyårsafton",
};

/** Days from påskdagen → name. @see HELG-2 */
const easterHolidays: Record<number, string> = {
  [-2]: "långfredagen",
  0: "påskdagen",
  1: "annandag påsk",
  39: "Kristi himmelsfärdsdag",
  49: "pingstdagen",
};

/**
 * The name of an allmän helgdag, or of midsommarafton, julafton or nyårsafton, which count the same way;
 * null for other days, plain Sundays among them.
 * @see HELG-1, HELG-2, LBT-2
 */
export function holidayName(date: LegalDate): string | null {
  const fixed = fixedHolidays[date.slice(5)];
  if (fixed !== undefined) return fixed;
  const { year } = parts(date);
  const movable = easterHolidays[daysBetween(easterSunday(year), date)];
  if (movable !== undefined) return movable;
  const day = weekday(date);
  const isWithin = (first: LegalDate, last: LegalDate) => first <= date && date <= last;
  if (day === saturday && isWithin(dateOf(year, 6, 20), dateOf(year, 6, 26)))
    return "midsommardagen";
  if (day === saturday - 1 && isWithin(dateOf(year, 6, 19), dateOf(year, 6, 25)))
    return "midsommarafton";
  if (day === saturday && isWithin(dateOf(year, 10, 31), dateOf(year, 11, 6)))
    return "alla helgons dag";
  return null;
}

/** Whether a last day that falls here moves to the next vardag. @see LBT-2 */
export const isMoved = (date: LegalDate): boolean =>
  weekday(date) === saturday || weekday(date) === sunday || holidayName(date) !== null;

/** A day that could not be the last one, and why: "annandag jul", "söndag". */
export type SkippedDay = { date: LegalDate; name: string };

/** The appeal time of a notice, and when it may come down. */
export type AppealPeriod = {
  /** The latest day of posting; not itself counted. */
  start: LegalDate;
  /** The same weekday three weeks later. */
  threeWeeks: LegalDate;
  /** Last day on which an appeal is in time: three weeks, moved to the next vardag. */
  lastDay: LegalDate;
  /** First day on which the notice may come down; may be a holiday. */
  earliestTakedown: LegalDate;
  /** Laga kraft, if no appeal came in. */
  legalForce: LegalDate;
  /** The days that moved the last day, in order. */
  skipped: SkippedDay[];
};

/**
 * The appeal time that runs from the latest of the days of posting: the notice must be up on every board.
 * Throws when no day is given.
 * @see KL 8:12, KL 13:5, LBT-1, LBT-2
 */
export function appealPeriod(postedOn: readonly LegalDate[]): AppealPeriod {
  const start = latest(postedOn);
  const threeWeeks = addDays(start, 7 * law.appeal.weeks);
  const skipped: SkippedDay[] = [];
  let lastDay = threeWeeks;
  while (isMoved(lastDay)) {
    skipped.push({ date: lastDay, name: holidayName(lastDay) ?? weekdayName(lastDay) });
    lastDay = addDays(lastDay, 1);
  }
  // An appeal is in time during the whole last day, so nothing ends before the day after.
  const dayAfter = addDays(lastDay, 1);
  return { start, threeWeeks, lastDay, earliestTakedown: dayAfter, legalForce: dayAfter, skipped };
}

/** Last day for the justering. Weekends do not lengthen it. @see KL 5:69 */
export const approvalDue = (meetingDate: LegalDate): LegalDate =>
  addDays(meetingDate, law.minutesApproval.days);

/** Last day for the anslag after the justering. @see KL 8:12 */
export const noticeDue = (approvedOn: LegalDate): LegalDate =>
  addDays(approvedOn, law.noticePosted.days);

/** Last day for the kallelse, so many days before the meeting; the förbund's own rule. */
export const summonsDue = (meetingDate: LegalDate, noticeDays: number): LegalDate =>
  addDays(meetingDate, -noticeDays);

/** Last day for deciding the budget of the year after `year`. @see FIN-23 */
export const budgetDue = (year: number): LegalDate =>
  dateOf(year, law.budgetAdopted.month, law.budgetAdopted.day);

/** Last day for the årsredovisning of `year`. @see FIN-24 */
export const annualReportDue = (year: number): LegalDate =>
  dateOf(year + 1, law.annualReport.month, law.annualReport.day);
