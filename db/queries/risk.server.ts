/** The risk analyses of a förbund as the domain's plain data, and the tasks that their åtgärder are. */
import type { Kysely } from "kysely";
import type { Holder } from "#app/domain/attest/order.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import {
  adoptedAnalyses,
  type Risk,
  type RiskAnalysis,
  type Thresholds,
} from "#app/domain/risk/risk.ts";
import type { RiskTable } from "../schema/risk.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

const riskOf = (row: RiskTable): Risk => ({
  id: row.id,
  key: row.risk_key,
  routine: row.routine,
  what: row.what,
  severity: row.severity,
  likelihood: row.likelihood,
  treatment: row.treatment,
  action: row.action,
  actionId: row.action_id,
  due: row.due as LegalDate | null,
  owner: JSON.parse(row.owner) as Holder,
});

/** Every version, the draft among them, the one that was made last first. */
export async function riskAnalysesOf(db: Db, associationId: string): Promise<RiskAnalysis[]> {
  const versions = await db
    .selectFrom("risk_analysis")
    .leftJoin("risk_adoption", "risk_adoption.analysis_id", "risk_analysis.id")
    .leftJoin("meeting", "meeting.id", "risk_adoption.meeting_id")
    .select(["risk_analysis.id", "risk_analysis.year", "thresholds"])
    .select(["risk_adoption.meeting_id", "risk_adoption.number", "meeting.date"])
    .where("risk_analysis.association_id", "=", associationId)
    .orderBy("risk_analysis.at", "desc")
    .orderBy("risk_analysis.id")
    .execute();
  const risks = await db
    .selectFrom("risk")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  return versions.map((row) => ({
    id: row.id,
    year: row.year,
    thresholds: JSON.parse(row.thresholds) as Thresholds,
    adopted:
      row.meeting_id === null || row.number === null || row.date === null
        ? null
        : {
            ...{ meetingId: row.meeting_id, number: row.number },
            meetingDate: row.date as LegalDate,
          },
    risks: risks.filter(({ analysis_id }) => analysis_id === row.id).map(riskOf),
  }));
}

export type FrozenFiles = { html: string; docx: string; pdf: string };

/** The hashes of an adopted version's documents; null while it is a draft. */
export async function frozenRiskFiles(
  db: Db,
  associationId: string,
  analysisId: string,
): Promise<FrozenFiles | null> {
  const row = await db
    .selectFrom("risk_adoption")
    .select(["html_sha256 as html", "docx_sha256 as docx", "pdf_sha256 as pdf"])
    .where("association_id", "=", associationId)
    .where("analysis_id", "=", analysisId)
    .executeTakeFirst();
  return row ?? null;
}

/** An åtgärd of the analysis in force, with what it takes to follow it up as a task. */
export type RiskAction = {
  id: string;
  risk: Risk;
  analysis: { id: string; year: number; adoptedOn: LegalDate; number: number };
};

/** The åtgärder of the version that was adopted last. A later version takes over those that it keeps. */
export async function riskActionsOf(db: Db, associationId: string): Promise<RiskAction[]> {
  const [current] = adoptedAnalyses(await riskAnalysesOf(db, associationId));
  if (!current?.adopted) return [];
  const { id, year, adopted } = current;
  const analysis = { id, year, adoptedOn: adopted.meetingDate, number: adopted.number };
  return current.risks.flatMap((risk) =>
    risk.actionId === null ? [] : [{ id: risk.actionId, risk, analysis }],
  );
}
