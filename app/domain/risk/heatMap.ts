/** Where the risks of an analysis stand: väsentlighet by sannolikhet, each with its number. */
import { levelOf, type Risk, type RiskAnalysis, type RiskLevel } from "./risk.ts";
import { type ScaleValue, scaleValues } from "./scale.ts";

/** A risk as the map points at it. */
export type Mapped = Pick<Risk, "id" | "what"> & { number: number };

export type MapCell = { likelihood: ScaleValue; level: RiskLevel; risks: Mapped[] };
export type MapRow = { severity: ScaleValue; cells: MapCell[] };

/** The worst row first, as one reads a diagram from the top; the likeliest column last. */
export function heatMap({
  risks,
  thresholds,
}: Pick<RiskAnalysis, "risks" | "thresholds">): MapRow[] {
  const numbered = risks.map((risk, index) => ({ ...risk, number: index + 1 }));
  return [...scaleValues].reverse().map((severity) => ({
    severity,
    cells: scaleValues.map((likelihood) => ({
      likelihood,
      level: levelOf({ severity, likelihood }, thresholds),
      risks: numbered
        .filter((one) => one.severity === severity && one.likelihood === likelihood)
        .map(({ id, what, number }) => ({ id, what, number })),
    })),
  }));
}
