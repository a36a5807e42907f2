/** The tables of what is prepared before a meeting and of what the kallelse leads to. @see KL 6:17 */
import type { Stamp } from "../schema.ts";

/** What is prepared for an ärende before the meeting. A proposal is no decision, so it stands apart from `section`. */
export type PreparationTable = Stamp & {
  item_id: string;
  association_id: string;
  /** The ärende type, by its name in templates/arenden; null when it is of none. */
  type: string | null;
  /** Förslag till beslut. */
  lead: string;
  /** Att-satser as a JSON array of strings. */
  clauses: string;
  /** Tjänsteskrivelsen, Markdown. */
  memo: string;
  /** The earlier ärende that this one carries on. */
  from_item_id: string | null;
  /** The year's duty that this ärende fulfils, e.g. "budget-2027". */
  duty: string | null;
  revision: number;
};

/** Who the kallelse went to, with the address of that day; empty when the person is called by other means. */
export type SummonedPersonTable = {
  association_id: string;
  meeting_id: string;
  person_id: string;
  role: "member" | "substitute";
  address: string;
  at: string;
};

/** The first time a called person opened the kallelse. */
export type SummonsOpeningTable = {
  association_id: string;
  meeting_id: string;
  person_id: string;
  at: string;
};

/** Answers to the kallelse; the one with the highest revision counts. */
export type SummonsAnswerTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  person_id: string;
  revision: number;
  answer: "comes" | "hindered";
  reason: string;
};

/** An ersättare called in to a seat before the meeting; it stands until it is released. */
export type CallInTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  seat_id: string;
  person_id: string;
  /** The hindered ledamot; null when the seat is vacant. */
  for_person_id: string | null;
  at: string;
};

export type CallInReleaseTable = {
  call_in_id: string;
  association_id: string;
  ground: string;
  at: string;
};

/** The queue of e-mail. A row is written with what it tells of, and sent after that has been saved. */
export type LetterTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  person_id: string;
  kind: "summons" | "call_in" | "call_in_release" | "reminder" | "cancellation";
  /** The meeting, the call-in or the reminder that it tells of. */
  subject_id: string;
  address: string;
  subject: string;
  body: string;
  /** `uncertain`: it was handed over, but no answer came. It is never sent again by itself. */
  state: "queued" | "sending" | "sent" | "failed" | "uncertain";
  attempts: number;
  /** Not before this instant. */
  due_at: string;
  error: string | null;
  sent_at: string | null;
  at: string;
};

export type SummonsTables = {
  preparation: PreparationTable;
  summoned_person: SummonedPersonTable;
  summons_opening: SummonsOpeningTable;
  summons_answer: SummonsAnswerTable;
  call_in: CallInTable;
  call_in_release: CallInReleaseTable;
  letter: LetterTable;
};
