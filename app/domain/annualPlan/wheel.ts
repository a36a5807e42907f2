/** The year as a circle: where each day stands on it, and how meetings close to each other keep apart. */
import { dateOf, daysBetween, type LegalDate, parts } from "../calendar.ts";

export type Point = { x: number; y: number };

/** The share of the year that has passed when the day begins: 0 on 1 January. */
export function shareOfYear(date: LegalDate): number {
  const { year } = parts(date);
  const days = daysBetween(dateOf(year, 1, 1), dateOf(year, 12, 31)) + 1;
  return daysBetween(dateOf(year, 1, 1), date) / days;
}

/** A point on a circle around the origin; the year begins at the top and goes as a clock does. */
export function pointAt(share: number, radius: number): Point {
  const angle = 2 * Math.PI * share;
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  return { x: round(radius * Math.sin(angle)), y: round(-radius * Math.cos(angle)) };
}

/** A sector of the ring between two radii, as an SVG path. A stretch past the end of the year goes on in the next. */
export function ringPath(from: number, to: number, inner: number, outer: number): string {
  const end = to < from ? to + 1 : to;
  const large = end - from > 0.5 ? 1 : 0;
  const at = (share: number, radius: number) => {
    const { x, y } = pointAt(share, radius);
    return `${x} ${y}`;
  };
  return [
    `M ${at(from, outer)}`,
    `A ${outer} ${outer} 0 ${large} 1 ${at(end, outer)}`,
    `L ${at(end, inner)}`,
    `A ${inner} ${inner} 0 ${large} 0 ${at(from, inner)} Z`,
  ].join(" ");
}

/** Rings for markers of a size at a radius: one that would touch the one before it goes to the next ring in. */
export function ringsOf(dates: readonly LegalDate[], radius: number, size: number): number[] {
  const rings: number[] = [];
  dates.forEach((date, index) => {
    const near = dates.slice(0, index).flatMap((other, at) => {
      const apart = Math.abs(shareOfYear(date) - shareOfYear(other));
      const share = Math.min(apart, 1 - apart);
      return 2 * radius * Math.sin(Math.PI * share) < size ? [rings[at] ?? 0] : [];
    });
    let ring = 0;
    while (near.includes(ring)) ring += 1;
    rings.push(ring);
  });
  return rings;
}
