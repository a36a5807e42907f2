/** The tables of the risk analysis. An adopted version is never changed. */
import type { ScaleValue } from "#app/domain/risk/scale.ts";
import type { Stamp } from "../schema.ts";

/** A version; a draft until it has a row in `risk_adoption`. */
export type RiskAnalysisTable = Stamp & {
  id: string;
  association_id: string;
  year: number;
  /** JSON: from which value a risk is watched and acted on. */
  thresholds: string;
};

export type RiskTable = {
  id: string;
  association_id: string;
  analysis_id: string;
  position: number;
  /** The same in every version in which the risk stands. */
  risk_key: string;
  routine: string;
  what: string;
  severity: ScaleValue;
  likelihood: ScaleValue;
  treatment: string;
  action: string;
  /** The task of the åtgärd. */
  action_id: string | null;
  due: string | null;
  /** JSON of the domain's type. */
  owner: string;
};

/** The paragraf that adopted it, and the documents as they were then. */
export type RiskAdoptionTable = Stamp & {
  analysis_id: string;
  association_id: string;
  meeting_id: string;
  number: number;
  html_sha256: string;
  docx_sha256: string;
  pdf_sha256: string;
};

export type RiskTables = {
  risk_analysis: RiskAnalysisTable;
  risk: RiskTable;
  risk_adoption: RiskAdoptionTable;
};
