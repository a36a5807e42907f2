/**
 * The plan för intern styrning och kontroll as data: what is controlled, by whom, how often and who is told. A version is
 * a draft until a paragraf adopts it. @see CTRL-22, CTRL-24
 */
import type { Holder } from "../attest/order.ts";
import { type LegalDate, parts } from "../calendar.ts";
import type { Adoption } from "../risk/risk.ts";
import type { Frequency } from "./frequency.ts";

/** What Paragraf can measure by itself, with the words a reader sees. */
export const measures = {
  attestLevel: "Attester är tagna av den som hade rätt till det",
  attestList: "Attestförteckningen är aktuell",
  delegation: "Delegationsbeslut är anmälda vid nästa sammanträde",
  approval: "Protokoll är justerade i tid",
  notice: "Justeringar är anslagna i tid",
  numbering: "Paragraferna är numrerade utan luckor",
  diary: "Diariet är utan luckor, i tid och helt",
} as const;

export type MeasureName = keyof typeof measures;
export const allMeasures = Object.keys(measures) as MeasureName[];

/** What a sample is drawn from, as a reader sees it. @see CTRL-24 */
export const sampleSources = {
  payments: {
    ...{ one: "utbetalning", many: "utbetalningar" },
    none: "Inga utbetalningar fördes in under tiden.",
  },
  delegated: {
    ...{ one: "delegationsbeslut", many: "delegationsbeslut" },
    none: "Inga delegationsbeslut fattades under tiden.",
  },
  paragrafs: {
    ...{ one: "paragraf", many: "paragrafer" },
    none: "Inga sammanträden hölls under tiden.",
  },
} as const;

export type SampleSource = keyof typeof sampleSources;
export const allSampleSources = Object.keys(sampleSources) as SampleSource[];

/** What is said of a kontrollmoment. */
export type ControlText = {
  routine: string;
  /** The kontrollmoment. */
  what: string;
  /** Kontrollansvarig: who makes the control. */
  owner: Holder;
  /** Who does what is controlled: somebody else. */
  performer: Holder;
  frequency: Frequency;
  reportTo: string;
  /** What Paragraf measures itself at each control; null = nothing. */
  measure: MeasureName | null;
  /** How many are drawn by chance at each control, and from what; 0 = none. */
  sampleSize: number;
  sampleFrom: SampleSource;
  /** The risk that it is against, by its key; null = none. */
  riskKey: string | null;
};

/** "3 delegationsbeslut". */
export const sampleText = ({ sampleSize, sampleFrom }: ControlText): string =>
  `${sampleSize} ${sampleSources[sampleFrom][sampleSize === 1 ? "one" : "many"]}`;

export type ControlPoint = ControlText & {
  id: string;
  /** The same in every version. */
  key: string;
};

export type ControlPlan = {
  id: string;
  year: number;
  adopted: Adoption | null;
  points: ControlPoint[];
};

/** A control that was made. */
export type ControlRun = {
  id: string;
  pointKey: string;
  planId: string;
  /** Which of the controls of the plan: the day its period ends. */
  period: LegalDate;
  on: LegalDate;
  byName: string;
  /** Numbers of those that were looked at, and what they were drawn with. */
  sample: string[];
  seed: string;
  /** What Paragraf measured then; null when nothing was. */
  measured: Measured | null;
  result: "ok" | "deviation";
  note: string;
  action: string;
  actionId: string | null;
  actionDue: LegalDate | null;
  evidence: { sha256: string; filename: string } | null;
};

/** How many were looked at, and each that was not as it should be, in a sentence. */
export type Measured = { checked: number; deviations: string[] };

/** Adopted plans, the one that was adopted last first. */
export const adoptedPlans = (all: readonly ControlPlan[]): ControlPlan[] =>
  all
    .filter(({ adopted }) => adopted !== null)
    .sort(
      (a, b) =>
        b.year - a.year ||
        (b.adopted?.meetingDate ?? "").localeCompare(a.adopted?.meetingDate ?? "") ||
        (b.adopted?.number ?? 0) - (a.adopted?.number ?? 0),
    );

/** The plan that rules the controls of a day: the one adopted last for its year. */
export const planFor = (all: readonly ControlPlan[], year: number): ControlPlan | null =>
  adoptedPlans(all).find((one) => one.year === year) ?? null;

/**
 * The adopted plans whose controls may still be made: those of this year and of the last, whose last controls are due
 * when the new year has begun.
 */
export function workedPlans(all: readonly ControlPlan[], today: LegalDate): ControlPlan[] {
  const { year } = parts(today);
  return adoptedPlans(all).filter((one) => one.year === year || one.year === year - 1);
}

/** The plan that is shown first: of this year, else the one adopted last. */
export const currentPlan = (all: readonly ControlPlan[], today: LegalDate): ControlPlan | null =>
  planFor(all, parts(today).year) ?? adoptedPlans(all)[0] ?? null;

/** Where on the page the controls stand that are left of another plan than the one shown first. */
export const leftOverAnchor = (planId: string): string => `kvar-${planId}`;
