/** Nobody is paid twice for the same hours: what somebody did for the förbund on one day, held against each other. */
import type { Span } from "./time.ts";

/** Hours of one person on one day. */
export type Busy = Span & {
  personId: string;
  /** "sammanträdet 13.00–15.00", "förrättning 2026-3, 13.00–15.00". */
  what: string;
};

/** Whether two stretches have any time in common; one that begins when the other ends has none. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** What each of these people was busy with in a stretch of time, the first found for each. */
export function clashes(span: Span, personIds: readonly string[], busy: readonly Busy[]): Busy[] {
  return personIds.flatMap((personId) => {
    const found = busy.find((one) => one.personId === personId && overlaps(span, one));
    return found ? [found] : [];
  });
}
