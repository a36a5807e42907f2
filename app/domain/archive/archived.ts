/** A protokoll of an archive as far as the others can be held against it: its day, its § numbers, what it decided on. */
import type { LegalDate } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { clausesOf, isDecided } from "../review/rule.ts";

/** First and last § number. */
export type Span = { from: number; to: number };

export type ArchivedMinutes = {
  /** Where it lies in the archive; no two share it. */
  file: string;
  /** Of the bytes: the same file twice has the same. */
  sha256: string;
  /** The förbund or body as the protokoll names itself; empty when it does not. */
  organ: string;
  /** Null when the protokoll tells none. */
  date: LegalDate | null;
  /** The § numbers that stand in it, rising. */
  numbers: readonly number[];
  /** The § numbers that it says it is about; null when it does not. */
  stated: Span | null;
  approvedOn: LegalDate | null;
  postedOn: LegalDate | null;
  decidesBudget: boolean;
  /** It takes up an årsredovisning, decided on or not. */
  handlesAnnualReport: boolean;
};

const words = (item: Item): string => [item.heading, ...clausesOf(item)].join("\n");

/** Wide on purpose: what is asked for is only whether the year has one at all. */
const isAbout = (subject: RegExp) => (item: Item) => subject.test(words(item));

const isBudget = isAbout(/budget|verksamhetsplan/i);
const isAnnualReport = isAbout(/årsredovisning|årsbokslut|bokslut/i);

/** Numbers farther apart than this are not of one meeting: a sum or a year was read as a paragraf. */
const WIDEST_STEP = 20;

/** The numbers without those that stand far from the most of them. */
function together(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const number of sorted) {
    const group = groups.at(-1);
    if (group && number - (group.at(-1) ?? 0) <= WIDEST_STEP) group.push(number);
    else groups.push([number]);
  }
  return groups.reduce((a, b) => (b.length > a.length ? b : a), []);
}

/** A stated range that reaches far outside the numbers that stand there is itself misread. */
function believed(stated: Span | null, numbers: readonly number[]): Span | null {
  const [from, to] = [numbers[0], numbers.at(-1)];
  if (stated === null || from === undefined || to === undefined) return null;
  const isNear = (a: number, b: number) => Math.abs(a - b) <= WIDEST_STEP;
  return isNear(stated.from, from) && isNear(stated.to, to) ? stated : null;
}

/** What the archive keeps of a protokoll that was read. */
export function archivedMinutes(
  minutes: Minutes,
  known: Pick<ArchivedMinutes, "file" | "sha256" | "date" | "stated">,
): ArchivedMinutes {
  const { items, paperNotice } = minutes;
  const numbers = together(items.flatMap(({ number }) => number ?? []));
  return {
    ...known,
    stated: believed(known.stated, numbers),
    organ: minutes.associationName.replace(/\s+/g, " ").trim(),
    numbers,
    approvedOn: paperNotice?.approvedOn ?? null,
    postedOn: paperNotice?.postedOn ?? null,
    decidesBudget: items.some((item) => isBudget(item) && isDecided(item)),
    handlesAnnualReport: items.some(isAnnualReport),
  };
}

/** First and last § number in it; null when it has none. */
export function spanOf({ numbers }: ArchivedMinutes): Span | null {
  const [from, to] = [numbers[0], numbers.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** "§ 3", "§ 3–9". */
export const spanText = ({ from, to }: Span): string =>
  from === to ? `§ ${from}` : `§ ${from}–${to}`;
