/**
 * The dagordning before the meeting: in what order its ärenden stand, and how a förslag till beslut becomes a beslut.
 * What is offered to the next dagordning is in `offers.ts`.
 */
import type { RuleId } from "./law.ts";
import type { Item } from "./minutes.ts";
import { accepted, type Result, refused } from "./result.ts";

/** What is proposed to be decided, before anybody has decided it. */
export type Proposal = { lead: string; clauses: string[] };

/** What the law asks of an ärende, in plain Swedish. */
export type Demand = { rule: RuleId; source: string; text: string };

type Placed = Pick<Item, "id" | "kind" | "number">;

const isFixed = ({ kind }: Placed) => kind === "opening" || kind === "closing";

/**
 * The order after one ärende has been moved to a place, 1 being the first. Places beyond the ends mean the nearest
 * that is free: the opening stands first and the closing last. Refused once § numbers have been given out, since
 * närvaro and jäv are counted in ärenden from then on.
 * @see KL 5:66
 */
export function moved(
  inOrder: readonly Placed[],
  itemId: string,
  position: number,
): Result<string[]> {
  const item = inOrder.find(({ id }) => id === itemId);
  if (!item) return refused("Ärendet finns inte på dagordningen.", { rule: "saknas" });
  if (inOrder.some(({ number }) => number !== null)) {
    return refused(
      "Paragrafernas nummer är utdelade, så ordningen ligger fast. Ett nummer byter aldrig ärende.",
      { rule: "KL-5-66", source: "kommunallagen 5 kap. 66 §" },
    );
  }
  if (isFixed(item)) return refused("Öppnandet står först och avslutandet sist.");
  const others = inOrder.filter(({ id }) => id !== itemId);
  const first = others.findIndex((one) => one.kind !== "opening");
  const last = others.findLastIndex((one) => one.kind !== "closing") + 1;
  const index = Math.min(Math.max(position - 1, first === -1 ? others.length : first), last);
  const order = others.map(({ id }) => id);
  order.splice(index, 0, itemId);
  return accepted(order);
}

/** "Styrelsen beslutar" in a proposal is "Styrelsen beslutade" once it is decided. */
export const decidedLead = (lead: string): string =>
  lead.replace(/(?<!\p{L})beslutar(?!\p{L})/giu, (word) => `${word.slice(0, -1)}de`);

/** What is still to be filled in, as the templates mark it: "[belopp]". A Markdown link is none. */
export const gapsIn = (text: string): string[] =>
  [...text.matchAll(/\[([^\][]+)\](?!\()/g)].map((match) => match[1] ?? "");
