/** Which year the first version of a yearly document is for. */
import { type LegalDate, parts } from "../calendar.ts";

/** What is drafted from October on is for the year to come: it is adopted before the turn of the year. */
export function firstYear(today: LegalDate): number {
  const { year, month } = parts(today);
  return month >= 10 ? year + 1 : year;
}
