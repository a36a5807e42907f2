/** When a handling that has come in is to be registered, and the holes that a series of numbers has. @see OSL 5:1 */
import { addDays, dateText, isMoved, type LegalDate } from "../calendar.ts";
import { law } from "../law.ts";
import type { DiaryEntry, DiaryNumber } from "./handling.ts";

/** The last day on which a handling that came in this day is registered in time: the next working day. */
export function registrationDue(cameIn: LegalDate): LegalDate {
  let day = cameIn;
  for (let left = law.registration.days; left > 0; ) {
    day = addDays(day, 1);
    if (!isMoved(day)) left -= 1;
  }
  return day;
}

type Registered = Pick<DiaryEntry, "direction" | "date" | "registeredOn">;

/** Whether it came in and was registered later than it should have been. */
export const isLate = ({ direction, date, registeredOn }: Registered): boolean =>
  direction === "received" && registeredOn > registrationDue(date);

/** In a sentence how late it was; null when it was in time. */
export function lateText(entry: Registered): string | null {
  if (!isLate(entry)) return null;
  const { date, registeredOn } = entry;
  return `Den kom in ${dateText(date)} och skulle ha registrerats senast ${dateText(registrationDue(date))}, men registrerades ${dateText(registeredOn)}.`;
}

/** The next serial of a year whose highest is this one; 0 = none yet. */
export const nextDiarySerial = (highest: number): number => highest + 1;

/** Each hole and each number that stands twice, in a sentence, year by year. Every year begins with 1. */
export function faultsOfSeries(numbers: readonly DiaryNumber[]): string[] {
  const faults: string[] = [];
  for (const year of [...new Set(numbers.map((one) => one.year))].sort((a, b) => a - b)) {
    const serials = numbers.filter((one) => one.year === year).map(({ serial }) => serial);
    let before = 0;
    for (const serial of serials.sort((a, b) => a - b)) {
      if (serial === before) faults.push(`Diarienummer ${year}:${serial} finns två gånger.`);
      else if (serial > before + 1) faults.push(holeText(year, before + 1, serial - 1));
      before = serial;
    }
  }
  return faults;
}

const holeText = (year: number, first: number, last: number): string =>
  first === last
    ? `Diarienummer ${year}:${first} saknas.`
    : `Diarienumren ${year}:${first} till ${year}:${last} saknas.`;
