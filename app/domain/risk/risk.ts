/**
 * The risk- och väsentlighetsanalys as data: what could go wrong in which routine, how bad, how likely, and what is
 * done about it. A version is a draft until a paragraf adopts it. @see CTRL-23
 */
import type { Holder } from "../attest/order.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import type { ScaleValue } from "./scale.ts";

/** What is said of a risk. */
export type RiskText = {
  routine: string;
  /** What could happen. */
  what: string;
  severity: ScaleValue;
  likelihood: ScaleValue;
  /** How it is held down as it is. */
  treatment: string;
  /** What is to be done beside that; empty when nothing is. It becomes a task when the analysis is adopted. */
  action: string;
  due: LegalDate | null;
  owner: Holder;
};

export type Risk = RiskText & {
  id: string;
  /** The same risk has the same key in every version, so that its values can be followed. */
  key: string;
  /** The task of the åtgärd: the same as long as the åtgärd has the same words; null when there is none. */
  actionId: string | null;
};

/** From which riskvärde a risk is watched and acted on; the step of väsentlighet that always is acted on. */
export type Thresholds = { act: number; watch: number; severityAct: ScaleValue | null };

/** A förebild, no law: the board may set others. @see CTRL-23 */
export const defaultThresholds: Thresholds = { act: 9, watch: 4, severityAct: 4 };

export const MOST_VALUE = 16;

export type Adoption = { meetingId: string; meetingDate: LegalDate; number: number };

/** "Styrelsens beslut 3 december 2026, § 71", as the documents say it; "Inte antagen" of a draft. */
export const adoptionText = (adopted: Omit<Adoption, "meetingId"> | null): string =>
  adopted
    ? `Styrelsens beslut ${dateText(adopted.meetingDate)}, § ${adopted.number}`
    : "Inte antagen";

export type RiskAnalysis = {
  id: string;
  /** The year that it is for. */
  year: number;
  thresholds: Thresholds;
  /** The paragraf that adopted it; null = a draft. */
  adopted: Adoption | null;
  /** In the order of the analysis; the first is number 1. */
  risks: Risk[];
};

export const levels = ["act", "watch", "accept"] as const;
export type RiskLevel = (typeof levels)[number];

/** What is done about a risk of the level, and the sign that tells it where colour does not. */
export const levelWords: Record<RiskLevel, { word: string; sign: string }> = {
  act: { word: "Åtgärda", sign: "▲" },
  watch: { word: "Bevaka", sign: "◆" },
  accept: { word: "Acceptera", sign: "●" },
};

type Values = Pick<RiskText, "severity" | "likelihood">;

/** Riskvärdet: väsentlighet times sannolikhet, 1–16. */
export const riskValue = ({ severity, likelihood }: Values): number => severity * likelihood;

/** What the thresholds ask for. A väsentlighet that must not happen is acted on however unlikely it is. */
export function levelOf(values: Values, thresholds: Thresholds): RiskLevel {
  const value = riskValue(values);
  const mustNot = thresholds.severityAct !== null && values.severity >= thresholds.severityAct;
  if (mustNot || value >= thresholds.act) return "act";
  return value >= thresholds.watch ? "watch" : "accept";
}

/** "6 Bevaka". */
export const valueText = (values: Values, thresholds: Thresholds): string =>
  `${riskValue(values)} ${levelWords[levelOf(values, thresholds)].word}`;

/** The thresholds as sentences. */
export function thresholdSentences({ act, watch, severityAct }: Thresholds): string[] {
  return [
    `Riskvärde ${act} eller mer: åtgärda.`,
    watch < act ? `Riskvärde ${span(watch, act - 1)}: bevaka.` : "",
    watch > 1 ? `Riskvärde ${span(1, Math.min(watch, act) - 1)}: acceptera.` : "",
    severityAct === null
      ? ""
      : severityAct === 4
        ? "Väsentlighet 4 åtgärdas alltid."
        : `Väsentlighet ${severityAct} eller mer åtgärdas alltid.`,
  ].filter((one) => one !== "");
}

const span = (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`);

/** Adopted versions, the one that was adopted last first. */
export const adoptedAnalyses = (all: readonly RiskAnalysis[]): RiskAnalysis[] =>
  all
    .filter(({ adopted }) => adopted !== null)
    .sort(
      (a, b) =>
        (b.adopted?.meetingDate ?? "").localeCompare(a.adopted?.meetingDate ?? "") ||
        b.year - a.year ||
        (b.adopted?.number ?? 0) - (a.adopted?.number ?? 0),
    );

export type Past = Values & { year: number; analysisId: string };

/** What a risk was held to be in the versions before, the oldest first. */
export const historyOf = (key: string, versions: readonly RiskAnalysis[]): Past[] =>
  [...adoptedAnalyses(versions)].reverse().flatMap(({ id, year, risks }) => {
    const found = risks.find((one) => one.key === key);
    if (!found) return [];
    const { severity, likelihood } = found;
    return [{ year, analysisId: id, severity, likelihood }];
  });

/** The last lines of an analysis: how many of each level. */
export const countsOf = ({ risks, thresholds }: Pick<RiskAnalysis, "risks" | "thresholds">) =>
  levels.map((level) => ({
    level,
    count: risks.filter((risk) => levelOf(risk, thresholds) === level).length,
  }));
