/**
 * What the law and the board expect of one person now: each thing with its day, why, and the one place where it is
 * done. The sources of it are of many kinds; here they become one list in date order.
 */
import { addDays, compare, type LegalDate } from "./calendar.ts";

export type Expected = {
  /** Tells it from the others. */
  key: string;
  /** What to do: "Godkänn protokollet från måndag 2 mars 2026". */
  text: string;
  /** Where it is done, below the förbund's own address: "/sammantraden/2026-03-02/justering". */
  path: string;
  /** The last day; null where none is set. */
  dueOn: LegalDate | null;
  /** It happens on that day, rather than by it. */
  isOnDay?: boolean;
  /** It cannot wait, though its day has not come. */
  isUrgent?: boolean;
  /** Why it is expected or what is missing, in whole sentences; empty where the text says it all. */
  why: string;
  /** Where it stands: "5 kap. 69 § kommunallagen"; null where only the board expects it. */
  source: string | null;
};

/** How near the day is, in the order that one looks. */
export type Nearness = "late" | "urgent" | "week" | "later" | "open";

/** Days ahead that are told as the nearest. */
const weekDays = 7;

const nearness = ({ dueOn, isUrgent }: Expected, today: LegalDate): Nearness => {
  if (dueOn !== null && dueOn < today) return "late";
  if (isUrgent) return "urgent";
  if (dueOn === null) return "open";
  return dueOn <= addDays(today, weekDays) ? "week" : "later";
};

export type ExpectedGroup = { nearness: Nearness; things: Expected[] };

const order: readonly Nearness[] = ["late", "urgent", "week", "later", "open"];

/** By day and then by name; what has no day stands as it came, which is the order that it happened in. */
const byDay = (a: Expected, b: Expected): number =>
  a.dueOn === null || b.dueOn === null
    ? 0
    : compare(a.dueOn, b.dueOn) || a.text.localeCompare(b.text, "sv");

/** The list in groups by how near the day is, each in date order; a group without anything is left out. */
export function inDateOrder(things: readonly Expected[], today: LegalDate): ExpectedGroup[] {
  return order
    .map((near) => ({
      nearness: near,
      things: things.filter((thing) => nearness(thing, today) === near).toSorted(byDay),
    }))
    .filter((group) => group.things.length > 0);
}
