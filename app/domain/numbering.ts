/**
 * The § numbers: one series per förbund and calendar year, without gaps, never used twice.
 * It gives numbers out; whether a protokoll's numbers hold together is checked in `review/numbering.ts`.
 * @see KL 5:66
 */
import type { Item } from "./minutes.ts";

export type GivenNumber = { id: string; number: number };

type Numbered = Pick<Item, "id" | "position" | "number" | "kind">;

/**
 * The numbers to give out now: every item that lacks one gets the next, in the order of the dagordning.
 * An item that has its number keeps it, struck or not, so an item added during the meeting takes the next one.
 * The closing item waits until `closing`, because it comes last whatever is added before it.
 * `highestUsedThisYear` is 0 before the first meeting of the year.
 */
export function giveNumbers(
  items: readonly Numbered[],
  highestUsedThisYear: number,
  { closing = false }: { closing?: boolean } = {},
): GivenNumber[] {
  const highest = Math.max(highestUsedThisYear, ...items.map((item) => item.number ?? 0));
  const byPosition = [...items].sort((a, b) => a.position - b.position);
  const waiting = byPosition.filter((item) => item.number === null);
  const ordinary = waiting.filter((item) => item.kind !== "closing");
  const last = closing ? waiting.filter((item) => item.kind === "closing") : [];
  return [...ordinary, ...last].map(({ id }, index) => ({ id, number: highest + index + 1 }));
}
