/**
 * What an analysis lacks before the styrelse adopts it. A risk that must be acted on and of which nothing is said stops
 * it; an åtgärd without a day, or with a day that has passed, is to be seen over. @see CTRL-22, CTRL-23
 */

import { personsOf } from "../attest/holders.ts";
import type { AttestPerson } from "../attest/order.ts";
import { holderText, type NameOf } from "../attest/orderWords.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import { type RuleId, sources } from "../law.ts";
import type { Level } from "../result.ts";
import { levelOf, type Risk, type RiskAnalysis, riskValue } from "./risk.ts";

export type RiskFinding = {
  rule: RuleId;
  level: Level;
  text: string;
  suggestion: string;
  source: string;
  /** The risk that it is about; null = the analysis. */
  riskId: string | null;
};

const finding = (
  rule: RuleId,
  level: Level,
  riskId: string | null,
  [text, suggestion]: [string, string],
): RiskFinding => ({ rule, level, riskId, text, suggestion, source: sources[rule] });

/** Why a risk must be acted on, as the beginning of a sentence. */
const whyAct = (risk: Risk, { thresholds }: RiskAnalysis): string =>
  riskValue(risk) >= thresholds.act
    ? `Riskvärdet är ${riskValue(risk)}`
    : `Väsentligheten är ${risk.severity}`;

function actionFindings(risk: Risk, analysis: RiskAnalysis, today: LegalDate): RiskFinding[] {
  if (risk.action === "") {
    if (levelOf(risk, analysis.thresholds) !== "act") return [];
    const why = whyAct(risk, analysis);
    return risk.treatment === ""
      ? [
          finding("CTRL-23", "block", risk.id, [
            `${why}, och ingenting sägs om hur risken hanteras.`,
            "Skriv en åtgärd, eller hur risken hålls nere.",
          ]),
        ]
      : [
          finding("CTRL-23", "warn", risk.id, [
            `${why}, och någon åtgärd är inte bestämd.`,
            "Skriv en åtgärd med en dag.",
          ]),
        ];
  }
  if (risk.due === null) {
    const text = "Åtgärden har ingen dag då den ska vara klar.";
    return [finding("CTRL-22", "warn", risk.id, [text, "Sätt en dag, så att den följs upp."])];
  }
  if (risk.due >= today) return [];
  const text = `Åtgärden skulle ha varit klar ${dateText(risk.due)}.`;
  return [finding("CTRL-22", "warn", risk.id, [text, "Sätt en ny dag, eller stryk åtgärden."])];
}

function ownerFindings(
  risk: Risk,
  people: readonly AttestPerson[],
  today: LegalDate,
  nameOf: NameOf,
): RiskFinding[] {
  if (personsOf(risk.owner, people, today).length > 0) return [];
  const text = `Risken ägs av ${holderText(risk.owner, nameOf)}, men ingen har uppdraget i dag.`;
  return [finding("CTRL-22", "warn", risk.id, [text, "Välj en annan ägare."])];
}

/** All findings, in the order of the risks. */
export function checkAnalysis(
  analysis: RiskAnalysis,
  people: readonly AttestPerson[],
  today: LegalDate,
  nameOf: NameOf,
): RiskFinding[] {
  if (analysis.risks.length === 0) {
    const text = "Analysen har inga risker.";
    return [finding("CTRL-23", "block", null, [text, "Skriv eller läs in riskerna först."])];
  }
  return analysis.risks.flatMap((risk) => [
    ...actionFindings(risk, analysis, today),
    ...ownerFindings(risk, people, today, nameOf),
  ]);
}
