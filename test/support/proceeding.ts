/** Small pieces of a beslutsgång. Names are those of the meeting in minutes.ts beside this. */
import {
  emptyProceeding,
  type Motion,
  PROPOSAL,
  type Proceeding,
  type Question,
  REJECTION,
} from "#app/domain/decision/proceeding.ts";
import type { Item, Minutes } from "#app/domain/minutes.ts";
import { decided, item, meeting, withItem } from "./minutes.ts";

export const motion = (id: string, kind: Motion["kind"], about: Partial<Motion> = {}): Motion => ({
  ...{ id, kind },
  moverIds: ["per"],
  supporterIds: [],
  text: kind === "amend" || kind === "addition" ? `att ${id}` : "",
  isWithdrawn: false,
  ...about,
});

/** By acclamation, with the proposal against avslag and the proposal found. */
export const question = (about: Partial<Question> = {}): Question => ({
  id: "q",
  choices: [PROPOSAL, REJECTION],
  method: "acclamation",
  chairId: "anna",
  found: about.method && about.method !== "acclamation" ? null : PROPOSAL,
  requestedById: null,
  votes: [],
  totals: [],
  lot: null,
  ...about,
});

const letters = { j: 0, n: 1, "-": null } as const;

/** Votes in the order of the närvarolista: "jn-j" is ja, nej, avstår, ja. */
export const openVote = (
  pattern: string,
  about: Partial<Question> = {},
  ids: string[] = ["anna", "per", "lena", "omar"],
): Question => {
  const choices = about.choices ?? [PROPOSAL, REJECTION];
  const votes = [...pattern].map((letter, index) => {
    const at = letters[letter as keyof typeof letters];
    return { personId: ids[index] ?? "", choice: at === null ? null : (choices[at] ?? null) };
  });
  return question({ method: "open_vote", votes, ...about });
};

/** Item 4 of the meeting, a grant with one att-sats, with this beslutsgång. */
export const decidedItem = (
  proceeding: Partial<Proceeding> = {},
  about: Partial<Item> = {},
): Item =>
  item(4, {
    kind: "decision",
    heading: "Ansökan om arbetsträning",
    sections: [decided("att bevilja 240 000 kr.")],
    proceeding: { ...emptyProceeding, ...proceeding },
    ...about,
  });

/** The meeting with that item in its place. */
export const meetingWith = (one: Item, about: Partial<Minutes> = {}): Minutes =>
  meeting({ items: withItem(4, one), ...about });
