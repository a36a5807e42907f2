/**
 * Delegationsbeslut, and what they come to together. A decision is never rewritten: a correction is a new one that
 * names the one it takes the place of.
 * @see FIN-10, CTRL-17, LOU-2
 */
import type { LegalDate } from "../calendar.ts";

export type DelegatedDecision = {
  id: string;
  /** "D 2026-3" is year 2026 and serial 3, given in the order in which they are brought in. */
  year: number;
  serial: number;
  decidedOn: LegalDate;
  orderId: string;
  groupId: string;
  groupTitle: string;
  delegateId: string;
  delegateName: string;
  what: string;
  /** What it is about, so that decisions about the same thing count together; may be empty. */
  object: string;
  supplier: string;
  /** Whole öre; null when the decision is not about money. */
  ore: number | null;
  /** The one that it corrects. */
  corrects: string | null;
  /** Nothing was decided: the corrected one was brought in by mistake. */
  isVoid: boolean;
};

/** "D 2026-3". */
export const numberText = ({ year, serial }: Pick<DelegatedDecision, "year" | "serial">): string =>
  `D ${year}-${serial}`;

/** The next serial of a year: after the highest, so that none is used twice. */
export const nextSerial = (
  decisions: readonly Pick<DelegatedDecision, "year" | "serial">[],
  year: number,
): number =>
  1 + Math.max(0, ...decisions.filter((one) => one.year === year).map(({ serial }) => serial));

/** The decisions that count: not corrected by a later one, and not brought in by mistake. */
export function standing(decisions: readonly DelegatedDecision[]): DelegatedDecision[] {
  const corrected = new Set(decisions.flatMap(({ corrects }) => (corrects ? [corrects] : [])));
  return decisions.filter(({ id, isVoid }) => !isVoid && !corrected.has(id));
}

/** A name as it is compared: small letters, no marks, no form of company. "Kaffe & Co AB" is "kaffe co". */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .replace(/ (?:ab|aktiebolag|hb|kb|ek för|enskild firma)$/, "");

/** Whether two names mean the same object or supplier; an empty name is like no other. */
export const isSameName = (a: string, b: string): boolean =>
  nameKey(a) !== "" && nameKey(a) === nameKey(b);

/** The first day after which a decision is within twelve months of one on this day, as text: 29 February too. */
const twelveMonthsBefore = (day: LegalDate): string =>
  `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;

type Dated = Pick<DelegatedDecision, "decidedOn" | "ore">;

export type Sum<One extends Dated = DelegatedDecision> = {
  ore: number;
  /** Those that were added, the new one left out. */
  with: One[];
};

/**
 * The largest sum that the new decision is part of within any twelve months, so that it does not matter in which
 * order they are brought in.
 */
export function largestSum<One extends Dated>(fresh: Dated, others: readonly One[]): Sum<One> {
  const day = fresh.decidedOn;
  const ends = [day, ...others.map(({ decidedOn }) => decidedOn)].filter(
    (end) => end >= day && twelveMonthsBefore(end) < day,
  );
  const sums = ends.map((end): Sum<One> => {
    const within = others.filter(
      ({ decidedOn }) => decidedOn <= end && decidedOn > twelveMonthsBefore(end),
    );
    const ore = within.reduce((sum, one) => sum + (one.ore ?? 0), fresh.ore ?? 0);
    return { ore, with: within };
  });
  return sums.reduce<Sum<One>>((most, one) => (one.ore > most.ore ? one : most), {
    ore: fresh.ore ?? 0,
    with: [],
  });
}
