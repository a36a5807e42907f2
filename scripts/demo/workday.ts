/** Which days somebody is at the office of the example. */
import { addDays, holidayName, type LegalDate, weekday } from "#app/domain/calendar.ts";

/** Nobody is at the office on a weekend or a holiday: the nearest day before. */
export const workday = (day: LegalDate): LegalDate =>
  weekday(day) < 5 && holidayName(day) === null ? day : workday(addDays(day, -1));
