/**
 * Beslutsgången of one ärende in words: what stood, what was moved, what was asked, and what was noted afterwards.
 * Every word is in templates/satser.md.
 * @see KL 5:67 p 1–6
 */
import { outcomeOf } from "../domain/decision/order.ts";
import {
  type Choice,
  type Motion,
  PROPOSAL,
  proposalOf,
  REJECTION,
  standingMotions,
} from "../domain/decision/proceeding.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { asSentence, clockWords, listText } from "../domain/wording.ts";
import type { Block } from "./document.ts";
import { paragraph, text } from "./inline.ts";
import type { Phrases } from "./phrases.ts";
import { QuestionText } from "./questionText.ts";
import { markdownBlocks } from "./template.ts";

/** The att-satser of a motion, one a line, without the full stop that a sentence puts there itself. */
export const motionClauses = ({ text: lines }: Pick<Motion, "text">): string[] =>
  lines
    .split("\n")
    .map((line) => line.trim().replace(/\.$/, ""))
    .filter((line) => line !== "");

/** Words one ärende's beslutsgång. */
export class ProceedingText {
  private readonly questions: QuestionText;

  constructor(
    private readonly minutes: Minutes,
    private readonly item: Item,
    private readonly say: Phrases,
  ) {
    this.questions = new QuestionText(minutes, item, say);
  }

  /** What comes before the decision; empty for an ärende of which nothing is noted. */
  before(): Block[] {
    return [
      ...this.presiding(),
      ...this.adjournments(),
      ...this.proposal(),
      ...this.motions(),
      ...this.order(),
    ];
  }

  /** What was noted against the decision or beside it. */
  after(): Block[] {
    return [...this.reservations(), ...this.notes()];
  }

  private heading(key: string): Block {
    return { kind: "heading", level: 3, children: [text(this.say(`rubrik ${key}`))] };
  }

  private nameOf(personId: string): string {
    return this.minutes.persons.find(({ id }) => id === personId)?.name ?? "";
  }

  private names(ids: string[]): string {
    return listText(ids.map((id) => this.nameOf(id)));
  }

  private presiding(): Block[] {
    const { presidingId } = this.item.proceeding;
    if (presidingId === null || presidingId === this.minutes.chairId) return [];
    return [paragraph(this.say("ledde", { namn: this.nameOf(presidingId) }))];
  }

  private adjournments(): Block[] {
    const { adjournments } = this.item.proceeding;
    if (adjournments.length === 0) return [];
    const pauses = adjournments.map(({ from, to, ground }) =>
      paragraph(
        this.say("ajournerades", {
          från: clockWords(from),
          till: clockWords(to),
          grund: asSentence(ground ?? ""),
        }),
      ),
    );
    return [this.heading("ajournering"), ...pauses];
  }

  /** Printed where something else than it was possible or came of it; else it is the decision itself. */
  private proposal(): Block[] {
    const clauses = proposalOf(this.item);
    const outcome = outcomeOf(this.item);
    const isPlain = outcome.kind === "decided" && outcome.winner === PROPOSAL;
    const isContested = standingMotions(this.item.proceeding).length > 0;
    if (clauses.length === 0 || outcome.kind === "unasked" || (isPlain && !isContested)) return [];
    const items = clauses.map((clause) => [paragraph(clause)]);
    return [this.heading("förslag"), { kind: "list", ordered: false, items }];
  }

  private motions(): Block[] {
    const standing = standingMotions(this.item.proceeding);
    if (standing.length === 0) return [];
    return [this.heading("yrkanden"), ...standing.map((motion) => paragraph(this.motion(motion)))];
  }

  /** A yrkande as a sentence. */
  motion(motion: Motion): string {
    return this.say(`yrkande ${motion.kind}`, {
      namn: this.names(motion.moverIds),
      text: listText(motionClauses(motion)),
      instämde: this.names(motion.supporterIds),
    });
  }

  private order(): Block[] {
    const { orderWords, questions } = this.item.proceeding;
    if (questions.length === 0 && orderWords === "") return [];
    const own = this.say("egen propositionsordning", { ord: asSentence(orderWords) });
    return [
      this.heading("propositionsordning"),
      ...(orderWords === "" ? [] : [paragraph(own)]),
      ...questions.flatMap((question, index) => this.questions.blocks(question, index)),
    ];
  }

  /** Those with the same words stand together. */
  private reservations(): Block[] {
    const { reservations } = this.item.proceeding;
    const words = [...new Set(reservations.map(({ text: why }) => why))];
    const blocks = words.flatMap((why) => {
      const namn = this.names(
        reservations.filter((one) => one.text === why).map(({ personId }) => personId),
      );
      if (why === "") return [paragraph(this.say("reservation", { namn }))];
      return [
        paragraph(this.say("reservation med text", { namn })),
        ...markdownBlocks(why, { headingLevel: 3 }),
      ];
    });
    const key = reservations.length > 1 ? "reservationer" : "reservation";
    return blocks.length === 0 ? [] : [this.heading(key), ...blocks];
  }

  private notes(): Block[] {
    const { notes } = this.item.proceeding;
    if (notes.length === 0) return [];
    return [
      this.heading(notes.length > 1 ? "anteckningar" : "anteckning"),
      ...notes.flatMap(({ personId, text: words }) => [
        paragraph(this.say("protokollsanteckning", { namn: this.nameOf(personId) })),
        ...markdownBlocks(words, { headingLevel: 3 }),
      ]),
    ];
  }
}

/** The att-satser that the outcome makes; null while it is open or nothing was put. */
export function outcomeClauses(item: Item, say: Phrases): string[] | null {
  const outcome = outcomeOf(item);
  switch (outcome.kind) {
    case "unasked":
    case "open":
      return null;
    case "tabled":
    case "referred_back": {
      const { kind, text: why } = outcome.motion;
      return [`${say(`sats ${kind}`, { text: why.replace(/\.$/, "") })}.`];
    }
    case "decided":
      return [
        ...(outcome.winner === null ? [] : winningClauses(item, outcome.winner, say)),
        ...outcome.additions.flatMap(motionClauses).map(asSentence),
      ];
  }
}

function winningClauses(item: Item, winner: Choice, say: Phrases): string[] {
  if (winner === PROPOSAL) return proposalOf(item);
  if (winner === REJECTION) return [`${say("sats rejection")}.`];
  const motion = item.proceeding.motions.find(({ id }) => id === winner);
  return motion ? motionClauses(motion).map(asSentence) : [];
}
