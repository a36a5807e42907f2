/**
 * A bidrag: a decided sum to a payee for an insats, paid in planned instalments. An instalment may have a condition, and
 * is paid when somebody has marked it fulfilled with the ground.
 * @see CTRL-10, CTRL-13
 */
import { dateText, type LegalDate } from "../calendar.ts";
import { isSameName } from "../delegation/decision.ts";

/** What an instalment may wait for, with the words a reader sees. */
export const conditionKinds = {
  agreement: "När avtalet är undertecknat",
  report: "När styrelsen har godkänt redovisningen",
  free: "Annat villkor",
  none: "Inget villkor",
} as const;

export type ConditionKind = keyof typeof conditionKinds;

/** `words` tell which avtal or redovisning, or the whole of a free condition; else empty. */
export type Condition = { kind: ConditionKind; words: string };

/** What shows that a condition is fulfilled. */
export type FulfilmentGround =
  /** The avtal, kept here as a file or, where it is not, in the place that the words tell. */
  | {
      kind: "agreement";
      signedOn: LegalDate;
      paper: { id: string; filename: string } | null;
      where: string;
    }
  /** The paragraf by which styrelsen approved it: "§ 14 2026-03-02". */
  | { kind: "paragraf"; itemId: string; name: string }
  | { kind: "words"; text: string };

/** Who said that a condition is fulfilled, when and on what ground. */
export type Fulfilment = {
  id: string;
  at: string;
  personName: string | null;
  ground: FulfilmentGround;
};

export type Instalment = {
  id: string;
  ore: number;
  condition: Condition;
  /** Null while nobody has said that the condition is fulfilled, or when that was taken back. */
  fulfilled: Fulfilment | null;
};

/** Who gets the money. */
export type GrantPayee = { name: string; organisationNumber: string | null };

/** What the plan says: as it was brought in, never rewritten. */
export type GrantText = {
  payee: GrantPayee;
  /** The insats that the money is for. */
  initiative: string;
  ore: number;
  /** The year of the budget that bears it. */
  year: number;
  /** The budget line that bears it; null when none has been named. */
  lineId: string | null;
};

/** The paragraf that gave the sum. */
export type GrantDecision = {
  itemId: string;
  number: number;
  meetingDate: LegalDate;
  heading: string;
};

export type Grant = GrantText & {
  id: string;
  /** "2026-3", given by the system, in order within the year. */
  number: string;
  decision: GrantDecision;
  instalments: Instalment[];
  /** Taken back: what is not paid lapses. */
  ended: { at: string; reason: string } | null;
};

/** "§ 12 2026-03-02", as a paragraf is named on a page about money. */
export const decisionName = ({
  number,
  meetingDate,
}: Pick<GrantDecision, "number" | "meetingDate">): string => `§ ${number} ${dateText(meetingDate)}`;

/** "När avtalet är undertecknat", "När styrelsen har godkänt redovisningen: våren 2026". */
export function conditionText({ kind, words }: Condition): string {
  if (kind === "free") return words;
  return words === "" ? conditionKinds[kind] : `${conditionKinds[kind]}: ${words}`;
}

/** "Del 2 av 3": an instalment by its place in the plan. */
export const instalmentName = (
  { instalments }: Pick<Grant, "instalments">,
  instalmentId: string,
): string =>
  `Del ${instalments.findIndex(({ id }) => id === instalmentId) + 1} av ${instalments.length}`;

/** Whether the instalment may be paid as far as its own condition goes. */
export const isMet = ({ condition, fulfilled }: Instalment): boolean =>
  condition.kind === "none" || fulfilled !== null;

/** The same payee: by the organisationsnummer where both have one, else by the name. */
export const isSamePayee = (one: GrantPayee, other: GrantPayee): boolean =>
  one.organisationNumber !== null && other.organisationNumber !== null
    ? one.organisationNumber === other.organisationNumber
    : isSameName(one.name, other.name);

/** "Avtal undertecknat 2 mars 2026 (Avtal.pdf)", "§ 14 2 september 2026": what a condition was marked on. */
export function groundText(ground: FulfilmentGround): string {
  if (ground.kind === "words") return ground.text;
  if (ground.kind === "paragraf") return ground.name;
  const kept = ground.paper?.filename ?? ground.where;
  return `Avtal undertecknat ${dateText(ground.signedOn)} (${kept})`;
}
