/** The draft of the risk analysis, and how a risk is stored. */
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { refused } from "../domain/result.ts";
import type { Risk, RiskAnalysis, RiskText } from "../domain/risk/risk.ts";
import type { Act } from "./command.server.ts";

/** The draft, if there is one. */
export const draftAnalysis = async (act: Act): Promise<RiskAnalysis | null> =>
  (await riskAnalysesOf(act.trx, act.associationId)).find(({ adopted }) => adopted === null) ??
  null;

export const noDraft = refused("Det finns inget utkast att ändra. Börja på ett utkast först.", {
  rule: "inaktuell",
});

/** What is said of a risk, as columns. */
export const columnsOf = (risk: RiskText & Pick<Risk, "actionId">) => ({
  ...{ routine: risk.routine, what: risk.what, treatment: risk.treatment },
  ...{ severity: risk.severity, likelihood: risk.likelihood },
  ...{ action: risk.action, action_id: risk.actionId, due: risk.due },
  owner: JSON.stringify(risk.owner),
});

/** Puts a risk into a version. */
export const insertRisk = (act: Act, analysisId: string, risk: Risk, position: number) =>
  act.trx
    .insertInto("risk")
    .values({
      ...{ id: risk.id, association_id: act.associationId, analysis_id: analysisId, position },
      ...{ risk_key: risk.key, ...columnsOf(risk) },
    })
    .execute();
