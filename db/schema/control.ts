/** The tables of the plan för intern kontroll. An adopted version is never changed, nor is a control that was made. */
import type { Stamp } from "../schema.ts";

/** A version; a draft until it has a row in `control_adoption`. */
export type ControlPlanTable = Stamp & { id: string; association_id: string; year: number };

export type ControlPointTable = {
  id: string;
  association_id: string;
  plan_id: string;
  position: number;
  /** The same in every version in which the kontrollmoment stands. */
  point_key: string;
  /** JSON of the domain's `ControlText`. */
  text: string;
};

/** The paragraf that adopted it, and the documents as they were then. */
export type ControlAdoptionTable = Stamp & {
  plan_id: string;
  association_id: string;
  meeting_id: string;
  number: number;
  html_sha256: string;
  docx_sha256: string;
  pdf_sha256: string;
};

/** The report of a plan's controls as a paragraf was told of it, with the documents as they were then. */
export type ControlReportTable = ControlAdoptionTable & { id: string };

export type ControlRunTable = Stamp & {
  id: string;
  association_id: string;
  plan_id: string;
  point_key: string;
  /** Which of the plan's controls it is: the day its period ends. */
  period: string;
  made_on: string;
  /** JSON: numbers of utbetalningar, and what they were drawn with. */
  sample: string;
  seed: string;
  /** JSON of what Paragraf measured then; null when nothing was. */
  measured: string | null;
  result: "ok" | "deviation";
  note: string;
  action: string;
  action_id: string | null;
  action_due: string | null;
  evidence_sha256: string | null;
  evidence_name: string | null;
};

export type ControlTables = {
  control_plan: ControlPlanTable;
  control_point: ControlPointTable;
  control_adoption: ControlAdoptionTable;
  control_run: ControlRunTable;
  control_report: ControlReportTable;
};
