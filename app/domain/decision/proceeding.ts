/**
 * Beslutsgången of one ärende as plain facts: what was moved, what the ordförande asked, how it was answered, and
 * what was noted afterwards. What follows from the facts is in the files beside this one.
 * @see KL 5:53–56 and 5:67 (through 6:33, 6:35 and FIN-19)
 */
import type { ClockTime, Item } from "../minutes.ts";

/**
 * What somebody asks styrelsen to do with the ärende: bifall, avslag, ändring, tillägg, återremiss or bordläggning.
 * The liggande förslag is nobody's motion: it is the item's own att-satser.
 */
export type MotionKind = "approve" | "reject" | "amend" | "addition" | "refer_back" | "table";

/** A yrkande. @see KL 5:67 p 1 */
export type Motion = {
  id: string;
  kind: MotionKind;
  /** Those who made it, together. */
  moverIds: string[];
  /** Those who instämde. */
  supporterIds: string[];
  /** Att-satser, one a line, for `amend` and `addition`; for `refer_back` and `table` why and to when; else empty. */
  text: string;
  /** Taken back by the one who made it: not printed and not put. @see KL 5:67 p 1 */
  isWithdrawn: boolean;
};

/** What a question can be answered with: one of the three below, or the id of a motion. */
export type Choice = string;

/** The liggande förslag. */
export const PROPOSAL: Choice = "proposal";
/** Avslag: no to what was asked about. */
export const REJECTION: Choice = "rejection";
/** The ärende is settled today, and neither bordlagt nor återremitterat. */
export const TODAY: Choice = "today";

export type Method = "acclamation" | "open_vote" | "closed_vote";

/** One person's vote in an open omröstning; null = avstår. @see KL 5:67 p 5 */
export type Vote = { personId: string; choice: Choice | null };

/** A question that the ordförande put, and its answer. Of a closed vote only the totals are known, never who. */
export type Question = {
  id: string;
  /** Two, the first of which is "ja"; in a val as many as there are candidates. */
  choices: Choice[];
  method: Method;
  /** Who led when it was put, and has the casting vote. */
  chairId: string;
  /** What the ordförande found that styrelsen had answered; null when it was put to the vote. @see KL 5:53 */
  found: Choice | null;
  /** Who asked for the vote. */
  requestedById: string | null;
  votes: Vote[];
  totals: { choice: Choice; count: number }[];
  /** What the lot fell on, at a tie in a val. @see KL 5:56 */
  lot: Choice | null;
};

/** @see KL 4:27 */
export type Reservation = {
  personId: string;
  /** May come later than the announcement; empty until then. */
  text: string;
  announcedAt: ClockTime | null;
};

/** A protokollsanteckning: what somebody wanted said in the protokoll. Practice, not law. */
export type MinuteNote = { id: string; personId: string; text: string };

/** A pause in the meeting, at this item. Practice, not law. */
export type Adjournment = { id: string; from: ClockTime; to: ClockTime; ground: string | null };

export type Proceeding = {
  /** The liggande förslag as it was, once the outcome has been written as the item's decision; null until then. */
  proposal: string[] | null;
  motions: Motion[];
  /** Who led the item when it was not the meeting's ordförande. */
  presidingId: string | null;
  /** The huvudförslag that the ordförande chose; null = the liggande förslag. */
  mainProposal: Choice | null;
  /** The ordförande's own propositionsordning in words; empty when it follows practice. @see KL 5:67 p 2 */
  orderWords: string;
  /** The item is an anställning, which is voted on as a val is. @see KL 5:54 */
  isEmployment: boolean;
  /** In the order they were put. */
  questions: Question[];
  reservations: Reservation[];
  notes: MinuteNote[];
  adjournments: Adjournment[];
};

/** An ärende where nothing but the decision is noted. */
export const emptyProceeding: Proceeding = {
  proposal: null,
  motions: [],
  presidingId: null,
  mainProposal: null,
  orderWords: "",
  isEmployment: false,
  questions: [],
  reservations: [],
  notes: [],
  adjournments: [],
};

/** The att-satser of the liggande förslag: the item's own, until the outcome has taken their place. */
export const proposalOf = (item: Pick<Item, "sections" | "proceeding">): string[] =>
  item.proceeding.proposal ?? item.sections.flatMap(({ clauses }) => clauses);

/** Motions that stand: made and not withdrawn. */
export const standingMotions = ({ motions }: Pick<Proceeding, "motions">): Motion[] =>
  motions.filter(({ isWithdrawn }) => !isWithdrawn);

/** Val and anställning are voted on in secret and settled by lot at a tie. @see KL 5:54, 5:56 */
export const choosesPersons = (item: Pick<Item, "kind" | "proceeding">): boolean =>
  item.kind === "election" || item.kind === "election_of_adjusters" || item.proceeding.isEmployment;
