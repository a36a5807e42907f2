/** The tables of beslutsgången as types; the rest are in `schema.ts`. */
import type { Method, MotionKind } from "#app/domain/decision/proceeding.ts";

type OfItem = {
  id: string;
  association_id: string;
  item_id: string;
  at: string;
  by_person_id: string | null;
};

/** One row per ärende of which something is noted. */
export type ProceedingTable = {
  item_id: string;
  association_id: string;
  /** The liggande förslag as a JSON array of att-satser, once the outcome is written; null until then. */
  proposal: string | null;
  presiding_id: string | null;
  main_proposal: string | null;
  order_words: string;
  is_employment: number;
  at: string;
  by_person_id: string | null;
};

export type MotionTable = OfItem & {
  position: number;
  kind: MotionKind;
  text: string;
  withdrawn_at: string | null;
};

export type MotionPersonTable = {
  association_id: string;
  motion_id: string;
  person_id: string;
  part: "moves" | "supports";
  position: number;
};

export type QuestionTable = OfItem & {
  position: number;
  /** JSON array: "proposal", "rejection", "today" or ids of motions. */
  choices: string;
  method: Method;
  chair_id: string;
  found: string | null;
  requested_by_id: string | null;
  /** JSON array of choice and count: all that is kept of a closed vote. */
  totals: string;
  lot: string | null;
};

/** Open votes only. `choice` null = avstår. */
export type VoteTable = {
  association_id: string;
  question_id: string;
  person_id: string;
  position: number;
  choice: string | null;
};

export type ReservationTable = OfItem & {
  position: number;
  person_id: string;
  text: string;
  announced_at: string | null;
};

export type MinuteNoteTable = OfItem & { position: number; person_id: string; text: string };

export type AdjournmentTable = OfItem & {
  from_time: string;
  to_time: string;
  ground: string | null;
};

export type ProceedingTables = {
  proceeding: ProceedingTable;
  motion: MotionTable;
  motion_person: MotionPersonTable;
  question: QuestionTable;
  vote: VoteTable;
  reservation: ReservationTable;
  minute_note: MinuteNoteTable;
  adjournment: AdjournmentTable;
};
