/** What Paragraf itself can tell of how the diarium is kept: holes, what was registered late, what says too little. @see OSL 5:1, 5:2 */
import type { Measured } from "../control/control.ts";
import { type DiaryEntry, type DiaryNumber, diaryNumber } from "./handling.ts";
import { faultsOfSeries, lateText } from "./registration.ts";

type Kept = Pick<
  DiaryEntry,
  | ("year" | "serial" | "direction" | "date" | "registeredOn")
  | ("publicSubject" | "protectedSubject" | "file" | "keptWhere")
>;

/** Each fault of one handling, in a sentence. */
function faultsOf(entry: Kept): string[] {
  const number = diaryNumber(entry);
  const late = lateText(entry);
  return [
    ...(late ? [`${number}: ${late}`] : []),
    ...(entry.publicSubject === "" && entry.protectedSubject === ""
      ? [`${number} säger inte vad handlingen gäller.`]
      : []),
    ...(entry.file === null && entry.keptWhere === ""
      ? [`${number} har ingen fil, och det står inte var handlingen finns.`]
      : []),
  ];
}

/**
 * The handlingar registered in a period, and each thing that is not as it should be. `series` is every number of the years
 * that the period lies in: a number that is missing is missed until the last day.
 */
export const measureDiary = (
  registered: readonly Kept[],
  series: readonly DiaryNumber[],
): Measured => ({
  checked: registered.length,
  deviations: [...faultsOfSeries(series), ...registered.flatMap(faultsOf)],
});

/** How many of the handlingar that came in were registered in time. */
export function inTime(registered: readonly Kept[]): { received: number; inTime: number } {
  const received = registered.filter(({ direction }) => direction === "received");
  return {
    received: received.length,
    inTime: received.filter((one) => lateText(one) === null).length,
  };
}
