/**
 * Every table as a type. Portable kinds only: ids and dates are text made by us, booleans 0/1, money whole öre,
 * JSON as text. Every row except accounts and sessions belongs to one förbund (`association_id`).
 * State is a row: who, when, and where the law asks for it, on what ground.
 */
import type { Role } from "#app/domain/authority.ts";
import type { AfterTables } from "./schema/after.ts";
import type { AnnualPlanTables } from "./schema/annualPlan.ts";
import type { AttachmentTables } from "./schema/attachments.ts";
import type { ControlTables } from "./schema/control.ts";
import type { DelegationTables } from "./schema/delegation.ts";
import type { DiaryTables } from "./schema/diary.ts";
import type { HouseTables } from "./schema/house.ts";
import type { MaskingTables } from "./schema/masking.ts";
import type { MoneyTables } from "./schema/money.ts";
import type { ProceedingTables } from "./schema/proceedings.ts";
import type { ReviewTables } from "./schema/review.ts";
import type { RiskTables } from "./schema/risk.ts";
import type { RoomTables } from "./schema/room.ts";
import type { SigningTables } from "./schema/signing.ts";
import type { SummonsTables } from "./schema/summons.ts";
import type { WritingTables } from "./schema/writing.ts";

export type Stamp = { at: string; by_person_id: string | null };

export type AssociationTable = {
  id: string;
  slug: string;
  name: string;
  organisation_number: string;
  /** Where its papers are kept and asked for; printed on every anslag. */
  kept_at: string;
  email: string;
  phone: string;
  /** The förvaltningsrätt that tries its decisions. A setting: it is not verified for every county. */
  court: string;
  created_at: string;
  /** Head of the event chain, kept here so that one row lock orders all writers of a förbund. */
  head_seq: number;
  head_hash: string;
};

export type MemberTable = {
  id: string;
  association_id: string;
  name: string;
  kind: "municipality" | "region" | "social_insurance" | "employment_service";
  /** Address of the member's own anslagstavla; empty for the state's members, which have none. */
  notice_board_url: string;
  position: number;
};

export type PersonTable = {
  id: string;
  association_id: string;
  account_id: string | null;
  name: string;
  email: string;
  organisation: string;
  title: string;
};

export type SeatTable = {
  id: string;
  association_id: string;
  member_id: string;
  label: string;
  position: number;
};

/** Uppdrag, from–to inclusive. `seat_id` for ledamot and ersättare only. */
export type MandateTable = {
  id: string;
  association_id: string;
  person_id: string;
  role: Role;
  seat_id: string | null;
  calling_order: number | null;
  basis: string;
  from_date: string;
  to_date: string | null;
};

/** A version of the förbundsordning as settings. The newest with valid_from on or before the day is in force. */
export type BoardRulesTable = Stamp & {
  id: string;
  association_id: string;
  valid_from: string;
  ground: string;
  settings: string;
};

export type MeetingTable = {
  id: string;
  association_id: string;
  /** Public address part: the date, with -2, -3 … for more meetings on one day. */
  slug: string;
  kind: "ordinary" | "extra" | "constituting" | "budget" | "annual_report";
  date: string;
  starts_at: string | null;
  ends_at: string | null;
  place: string;
  is_public: number;
  public_notice_on: string | null;
  consultation_on: string | null;
  consultation_participants: string;
  distance_decision: string | null;
  chair_id: string | null;
  secretary_id: string | null;
  /** Goes up by one at every change: a stale tab is told so instead of overwriting. */
  revision: number;
  /** Imported from paper: the structure read, as JSON; null for meetings held here. */
  imported: string | null;
};

/** What has happened to a meeting, once each. */
export type MeetingStepTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  step: "summoned" | "opened" | "closed";
  /** Local clock time HH:MM where the protokoll states one. */
  clock: string | null;
};

export type ItemTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  position: number;
  /** The § number with its calendar year; both null until given out. Unique per förbund and year. */
  number: number | null;
  year: number | null;
  kind: string;
  heading: string;
  struck_ground: string | null;
  financing: string | null;
  revision: number;
};

export type SectionTable = {
  id: string;
  association_id: string;
  item_id: string;
  position: number;
  body: string;
  lead: string;
  /** Att-satser as a JSON array of strings. */
  clauses: string;
  /** Who does each att-sats and by when, as a JSON array beside `clauses`; null when nobody is named. */
  tasks: string | null;
};

export type PresenceTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  person_id: string;
  capacity: "member" | "serving_substitute" | "substitute" | "staff" | "guest";
  seat_id: string | null;
  from_position: number;
  to_position: number | null;
  from_time: string | null;
  to_time: string | null;
  mode: "room" | "video" | "audio";
  ground: string | null;
};

export type StanceTable = {
  id: string;
  association_id: string;
  item_id: string;
  person_id: string;
  kind: "disqualified" | "abstains" | "unspecified";
  scope: "handling" | "decision" | "discussion";
  ground: "party_or_interest" | "representative" | "supervision" | "other_circumstance" | null;
  explanation: string | null;
  left_at: string | null;
  returned_at: string | null;
};

/** Bytes, once per förbund and content. */
export type BlobTable = {
  association_id: string;
  sha256: string;
  media_type: string;
  bytes: Uint8Array;
};

export type AdjusterTable = Stamp & {
  association_id: string;
  meeting_id: string;
  person_id: string;
  position: number;
};

/** A written reason for a warning that was let through. */
export type RemarkTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  rule: string;
  paragraf: number | null;
  /** The finding's sentence; empty for a reason that is about all findings of the rule at the paragraf. */
  finding: string;
  reason: string;
};

/** The protokoll is justerat: frozen since the last approval. */
export type ApprovedMinutesTable = {
  meeting_id: string;
  association_id: string;
  round_id: string | null;
  approved_on: string;
  at: string;
};

export type NoticePostingTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  /** The paragraf justerad omedelbart that it is about; null = the protokoll. */
  item_id: string | null;
  member_id: string;
  posted_on: string;
  at: string;
  by_person_id: string | null;
  /** Head of the event chain when it was posted; printed on the anslag so that truncation shows. */
  head_seq: number;
  head_hash: string;
};

export type NoticeRemovalTable = {
  posting_id: string;
  association_id: string;
  removed_on: string;
  at: string;
  by_person_id: string | null;
  ground: string;
};

export type AppealTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  /** The paragraf justerad omedelbart that it is about; null = the protokoll. */
  item_id: string | null;
  received_on: string;
  appellant: string;
  paragrafs: string;
};

/** A document that was issued and is never rendered again: a protokoll, a paragraf justerad omedelbart, an anslag, an anslagsbevis, a kallelse. */
export type IssuedDocumentTable = {
  id: string;
  association_id: string;
  meeting_id: string;
  kind:
    | "minutes"
    | "paragraf"
    /** The same with what is masked on the web gone. */
    | "minutes_web"
    | "paragraf_web"
    | "notice"
    | "notice_evidence"
    | "summons"
    | "extract";
  subject_id: string | null;
  format: "html" | "docx" | "pdf";
  sha256: string;
  at: string;
};

/** Append-only, hash-chained per förbund. */
export type EventTable = {
  association_id: string;
  seq: number;
  at: string;
  actor_id: string | null;
  kind: string;
  subject: string;
  data: string;
  ground: string | null;
  previous_hash: string;
  hash: string;
};

/** A form that was already handled: the second press of the button gets the first one's answer. */
export type HandledFormTable = {
  association_id: string;
  form_id: string;
  result: string;
  at: string;
};

/** better-auth's own tables keep its column names. */
export type AuthUserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  createdAt: string;
  updatedAt: string;
};

/** The tables of the main job, and of what was added since. */
export type Database = FoundationTables &
  AfterTables &
  AnnualPlanTables &
  AttachmentTables &
  ControlTables &
  DelegationTables &
  DiaryTables &
  MoneyTables &
  HouseTables &
  ProceedingTables &
  MaskingTables &
  ReviewTables &
  RiskTables &
  RoomTables &
  SigningTables &
  SummonsTables &
  WritingTables;

type FoundationTables = {
  association: AssociationTable;
  member: MemberTable;
  person: PersonTable;
  seat: SeatTable;
  mandate: MandateTable;
  board_rules: BoardRulesTable;
  meeting: MeetingTable;
  meeting_step: MeetingStepTable;
  item: ItemTable;
  section: SectionTable;
  presence: PresenceTable;
  stance: StanceTable;
  blob: BlobTable;
  adjuster: AdjusterTable;
  remark: RemarkTable;
  approved_minutes: ApprovedMinutesTable;
  notice_posting: NoticePostingTable;
  notice_removal: NoticeRemovalTable;
  appeal: AppealTable;
  issued_document: IssuedDocumentTable;
  event: EventTable;
  handled_form: HandledFormTable;
  user: AuthUserTable;
};
