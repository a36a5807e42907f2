/** Medians and shares: what a year of protokoll comes to in figures. They count; what is good or bad is said elsewhere. */
import { daysBetween, type LegalDate } from "./calendar.ts";

/** The middle of the numbers; of an even count the mean of the two in the middle. Null when there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  if (above === undefined) return null;
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
}

/** So many of so many. */
export type Share = { count: number; of: number };

/** How many of them are so. */
export const shareOf = <T>(all: readonly T[], isSo: (one: T) => boolean): Share => ({
  count: all.filter(isSo).length,
  of: all.length,
});

/**
 * The days from the first date to the second, for those that have both. One that comes before the other is a
 * mistake in writing that the rules tell of; it would only make the median wrong.
 */
export const daysFrom = (
  pairs: readonly (readonly [from: LegalDate | null, to: LegalDate | null])[],
): number[] =>
  pairs.flatMap(([from, to]) =>
    from === null || to === null || to < from ? [] : [daysBetween(from, to)],
  );

/** "9 av 12 (75 procent)"; "–" of none. */
export function shareText({ count, of }: Share): string {
  return of === 0 ? "–" : `${count} av ${of} (${Math.round((100 * count) / of)} procent)`;
}

/** "9 av 12", where there is no room for more. */
export const shortShareText = ({ count, of }: Share): string =>
  of === 0 ? "–" : `${count} av ${of}`;

/** "12,5"; "–" when it is not known. */
export const medianNumber = (days: number | null): string =>
  days === null ? "–" : String(days).replace(".", ",");

/** "12,5 dagar"; "–" when it is not known. */
export const medianText = (days: number | null): string =>
  days === null ? "–" : `${medianNumber(days)} ${days === 1 ? "dag" : "dagar"}`;
