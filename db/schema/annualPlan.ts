/** The tables of the sammanträdesplan, of meetings that are called off, and of the calendars that follow. */
import type { Stamp } from "../schema.ts";

/** One per year; a draft until it has a row in `annual_plan_adoption`. */
export type AnnualPlanTable = Stamp & {
  id: string;
  association_id: string;
  year: number;
  revision: number;
  /** JSON of the domain's PlanSettings. */
  settings: string;
};

export type AnnualPlanMeetingTable = {
  id: string;
  association_id: string;
  plan_id: string;
  kind: "ordinary" | "extra" | "constituting" | "budget" | "annual_report";
  date: string;
  starts_at: string | null;
  ends_at: string | null;
  place: string;
};

/** The paragraf that adopted it. */
export type AnnualPlanAdoptionTable = Stamp & {
  plan_id: string;
  association_id: string;
  meeting_id: string;
  number: number;
};

/** The meeting that a planned one became when the plan was adopted. */
export type AnnualPlanMadeTable = {
  planned_id: string;
  association_id: string;
  meeting_id: string;
  at: string;
};

/** A meeting that will not be held, and why. */
export type MeetingCancellationTable = Stamp & {
  meeting_id: string;
  association_id: string;
  ground: string;
};

/** A person's own calendar: the one with the highest number counts. */
export type CalendarAddressTable = Stamp & {
  id: string;
  association_id: string;
  person_id: string;
  number: number;
  /** SHA-256 of the secret part of the address, which is nowhere kept; null = the calendar was closed. */
  token_sha256: string | null;
};

export type AnnualPlanTables = {
  annual_plan: AnnualPlanTable;
  annual_plan_meeting: AnnualPlanMeetingTable;
  annual_plan_adoption: AnnualPlanAdoptionTable;
  annual_plan_made: AnnualPlanMadeTable;
  meeting_cancellation: MeetingCancellationTable;
  calendar_address: CalendarAddressTable;
};
