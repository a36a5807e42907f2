/** The queue of letters: when one that could not be sent is tried again. No law; it knows neither clock nor SMTP. */

/** Minutes to the next try, after the first, second … that failed. */
const waits = [1, 5, 30, 120, 360] as const;

export type LetterFault = {
  /** `temporary` is tried again, `permanent` is not, and `uncertain` may have arrived: a person decides. */
  kind: "temporary" | "permanent" | "uncertain";
  reason: string;
};

/** What becomes of a letter after a try that failed: tried again after so many minutes, or given up. */
export function afterFault(
  fault: LetterFault,
  attempts: number,
): { state: "queued"; minutes: number } | { state: "failed" | "uncertain" } {
  if (fault.kind === "uncertain") return { state: "uncertain" };
  const minutes = waits[attempts - 1];
  if (fault.kind === "permanent" || minutes === undefined) return { state: "failed" };
  return { state: "queued", minutes };
}
