/** Tables of what comes after the meeting, as types: justering, tasks, expediering, minnesanteckningar. */
import type { Stamp } from "../schema.ts";

/** One round of justering: the very bytes that are approved. Withdrawn = a change restarted the round. */
export type ApprovalRoundTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  /** The one paragraf that is justerad omedelbart; null = the protokoll. */
  item_id: string | null;
  round: number;
  /** SHA-256 of the three renditions' hashes in the order html, docx, pdf: what an approver approves. */
  sha256: string;
  html_sha256: string;
  docx_sha256: string;
  pdf_sha256: string;
  /** In which order they approve; null = all at once. */
  turn_order: "chair_first" | "chair_last" | null;
  /** How they approve; null = by a logged approval. */
  method: "certificate" | "eid" | null;
  /** The model that the documents are made of, with the secret and the sum of its content hash. Null in older rounds. */
  content_sha256: string | null;
  content_key: string | null;
  content_hash: string | null;
  /** What was sent as plain text per paragraf, JSON: the next round is compared with it. Null in older rounds. */
  paragrafs: string | null;
};

/** A paragraf was justerad omedelbart: frozen since its last approval. */
export type ApprovedItemTable = {
  item_id: string;
  association_id: string;
  meeting_id: string;
  round_id: string;
  approved_on: string;
  at: string;
};

export type RoundWithdrawalTable = Stamp & {
  round_id: string;
  association_id: string;
  ground: string;
};

export type ApprovalTable = {
  id: string;
  association_id: string;
  round_id: string;
  person_id: string;
  role: "chair" | "adjuster";
  sha256: string;
  at: string;
  on_date: string;
};

/** A task was done, or opened again. The newest step counts. */
export type TaskStepTable = Stamp & {
  id: string;
  association_id: string;
  /** Id within the JSON of `section.tasks` or `notes_point.parts`. */
  task_id: string;
  step: "done" | "reopened";
  comment: string;
};

/** What an approver says of a sentence while the protokoll is out for justering. */
export type MinutesCommentTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  round_id: string;
  /** The paragraf's anchor in the document, e.g. "p12". */
  anchor: string;
  /** The sentence as it was sent; empty when the whole paragraf is meant. */
  quote: string;
  body: string;
};

export type CommentAnswerTable = Stamp & {
  comment_id: string;
  association_id: string;
  body: string;
};

/** That an approver has been reminded; `on_day` is the day after the meeting that the reminder belongs to. */
export type ApprovalReminderTable = Stamp & {
  id: string;
  association_id: string;
  round_id: string;
  person_id: string;
  on_day: number;
  how: string;
};

/** Somebody who is to have a paragraf (expediering). */
export type DispatchTable = Stamp & {
  id: string;
  association_id: string;
  item_id: string;
  recipient: string;
  how: string;
};

export type DispatchSendingTable = Stamp & {
  dispatch_id: string;
  association_id: string;
  sent_on: string;
};

/** A råd of the förbund, e.g. strategiråd: it meets without § and justering. */
export type CouncilTable = Stamp & { id: string; association_id: string; name: string };

/** Minnesanteckningar of one meeting of a råd. */
export type NotesTable = Stamp & {
  id: string;
  association_id: string;
  council_id: string;
  date: string;
  starts_at: string | null;
  ends_at: string | null;
  place: string;
  next_on: string | null;
  next_words: string;
  /** Goes up at every save, also of a point: open pages follow it. */
  revision: number;
  /** Goes up when the facts beside the points are saved: a stale form is told so. */
  facts_revision: number;
};

export type NotesParticipantTable = {
  id: string;
  association_id: string;
  notes_id: string;
  position: number;
  name: string;
  organisation: string;
  /** Clock times for one who came later or left before the end. */
  came_at: string | null;
  left_at: string | null;
};

export type NotesPointTable = {
  id: string;
  association_id: string;
  notes_id: string;
  position: number;
  heading: string;
  /** JSON array of parts: Markdown, and tasks with id, what, doer, person and due. */
  parts: string;
  revision: number;
  /** When it was taken away; it can be put back until the minnesanteckningar are finished. */
  removed_at: string | null;
};

/** The minnesanteckningar are finished: these bytes are what they are. */
export type NotesFinishTable = Stamp & {
  notes_id: string;
  association_id: string;
  html_sha256: string;
  docx_sha256: string;
  pdf_sha256: string;
};

/** These tables by name. */
export type AfterTables = {
  approval_round: ApprovalRoundTable;
  approved_item: ApprovedItemTable;
  round_withdrawal: RoundWithdrawalTable;
  approval: ApprovalTable;
  task_step: TaskStepTable;
  minutes_comment: MinutesCommentTable;
  comment_answer: CommentAnswerTable;
  approval_reminder: ApprovalReminderTable;
  dispatch: DispatchTable;
  dispatch_sending: DispatchSendingTable;
  council: CouncilTable;
  notes: NotesTable;
  notes_participant: NotesParticipantTable;
  notes_point: NotesPointTable;
  notes_finish: NotesFinishTable;
};
