/** What a risk analysis changes against the one before it, in sentences. */
import type { NameOf } from "../attest/orderWords.ts";
import { holderText } from "../attest/orderWords.ts";
import { dateText } from "../calendar.ts";
import { asSentence } from "../wording.ts";
import { levelOf, levelWords, type Risk, type RiskAnalysis, riskValue } from "./risk.ts";
import { scales } from "./scale.ts";

type Compared = Pick<RiskAnalysis, "risks" | "thresholds">;
export type Direction = "new" | "gone" | "up" | "down" | "same";
export type RiskChange = { key: string; direction: Direction; text: string };

const quoted = ({ what }: Pick<Risk, "what">) => `”${what}”`;

const valueWords = (risk: Risk, { thresholds }: Compared) =>
  `${riskValue(risk)} (${levelWords[levelOf(risk, thresholds)].word.toLowerCase()})`;

/** "väsentligheten från 3 till 4". */
const steps = (before: Risk, after: Risk): string[] =>
  (["severity", "likelihood"] as const)
    .filter((scale) => before[scale] !== after[scale])
    .map((scale) => `${scales[scale].definite} från ${before[scale]} till ${after[scale]}`);

/** What else than the values is written anew. */
function rewritten(before: Risk, after: Risk, nameOf: NameOf): string[] {
  const owners = [before, after].map(({ owner }) => holderText(owner, nameOf));
  return [
    before.routine === after.routine ? "" : `Processen heter ${after.routine}.`,
    before.what === after.what ? "" : `Hette ${quoted(before)}.`,
    before.treatment === after.treatment ? "" : "Riskhanteringen är omskriven.",
    actionChange(before, after),
    owners[0] === owners[1] ? "" : `Ägaren byts från ${owners[0]} till ${owners[1]}.`,
  ].filter((one) => one !== "");
}

function actionChange(before: Risk, after: Risk): string {
  if (before.action === after.action && before.due === after.due) return "";
  if (after.action === "") return "Åtgärden är struken.";
  const when = after.due === null ? "utan dag" : `klar senast ${dateText(after.due)}`;
  return before.action === after.action
    ? `Åtgärden har fått en annan dag: ${when}.`
    : `Ny åtgärd, ${when}: ${asSentence(after.action)}`;
}

function changeOf(
  before: Risk,
  after: Risk,
  versions: [Compared, Compared],
  nameOf: NameOf,
): RiskChange[] {
  const [from, to] = [valueWords(before, versions[0]), valueWords(after, versions[1])];
  const moved = steps(before, after);
  const value =
    from === to
      ? moved.length > 0
        ? `Riskvärdet är kvar på ${to}, men ${moved.join(" och ")}.`
        : ""
      : `Riskvärdet går från ${from} till ${to}${moved.length > 0 ? `: ${moved.join(" och ")}` : ", eftersom gränserna är andra"}.`;
  const parts = [value, ...rewritten(before, after, nameOf)].filter((one) => one !== "");
  if (parts.length === 0) return [];
  const difference = riskValue(after) - riskValue(before);
  const direction = difference > 0 ? "up" : difference < 0 ? "down" : "same";
  return [{ key: after.key, direction, text: `${quoted(after)}. ${parts.join(" ")}` }];
}

/** New risks, changed ones and those that are gone, in the order of the new analysis. */
export function compareAnalyses(before: Compared, after: Compared, nameOf: NameOf): RiskChange[] {
  const known = new Map(before.risks.map((one) => [one.key, one]));
  const kept = new Set(after.risks.map(({ key }) => key));
  return [
    ...after.risks.flatMap((risk): RiskChange[] => {
      const earlier = known.get(risk.key);
      if (earlier) return changeOf(earlier, risk, [before, after], nameOf);
      const text = `Ny risk: ${quoted(risk)}, riskvärde ${valueWords(risk, after)}.`;
      return [{ key: risk.key, direction: "new", text }];
    }),
    ...before.risks
      .filter(({ key }) => !kept.has(key))
      .map((risk): RiskChange => {
        const text = `Borttagen risk: ${quoted(risk)}, som hade riskvärde ${valueWords(risk, before)}.`;
        return { key: risk.key, direction: "gone", text };
      }),
  ];
}
