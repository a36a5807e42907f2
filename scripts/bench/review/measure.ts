/** How many planted faults the rules find, and what they say that nobody planted. */
import { type ReviewFinding, review } from "#app/domain/review.ts";
import { chanceOf } from "./chance.ts";
import { dayFaults } from "./faults/days.ts";
import { decisionFaults } from "./faults/decisions.ts";
import { figureFaults } from "./faults/figures.ts";
import type { FaultKind, Planted } from "./faults/kind.ts";
import { paperFaults } from "./faults/papers.ts";
import { peopleFaults } from "./faults/people.ts";
import { asReviewed, type Sound, soundMinutes, soundSet } from "./soundMinutes.ts";

export const faultKinds: readonly FaultKind[] = [
  ...dayFaults,
  ...peopleFaults,
  ...decisionFaults,
  ...paperFaults,
  ...figureFaults,
];

export type Measured = {
  kind: string;
  seed: number;
  isPaper: boolean;
  isFound: boolean;
  /** Findings that neither tell of the fault nor follow from it. */
  beside: string[];
};

const told = ({ title, text }: ReviewFinding): string => `${title}: ${text}`;

/** Everything that the rules say of sound protokoll: there should be nothing. */
export const falseAlarms = (sound: readonly Sound[]): string[] =>
  sound.flatMap((one) =>
    review(asReviewed(one), one.known).map((finding) => `${one.seed} ${told(finding)}`),
  );

/** Protokoll that are looked through for a fitting place before a kind is given up. */
const MOST_TRIED = 400;

/** The kind's next fitting place, from a seed on. */
function planted(kind: FaultKind, from: number): { sound: Sound; fault: Planted } {
  for (let seed = from; seed < from + MOST_TRIED; seed += 1) {
    const isPaper = kind.only ? kind.only === "paper" : seed % 2 === 1;
    const sound = soundMinutes(seed, isPaper);
    const fault = kind.plant(sound, chanceOf(seed * 7919));
    if (fault) return { sound, fault };
  }
  throw new Error(`No protokoll has a place for: ${kind.name}`);
}

function measured(kind: FaultKind, from: number): Measured {
  const { sound, fault } = planted(kind, from);
  const minutes = asReviewed({ ...sound, minutes: fault.minutes });
  const findings = review(minutes, sound.known);
  const positionOf = ({ itemId }: ReviewFinding) =>
    minutes.items.find(({ id }) => id === itemId)?.position ?? null;
  const isExpected = (finding: ReviewFinding) =>
    kind.titles.includes(finding.title) && fault.at.includes(positionOf(finding));
  return {
    kind: kind.name,
    seed: sound.seed,
    isPaper: sound.isPaper,
    isFound: findings.some(isExpected),
    beside: findings.filter((one) => !isExpected(one) && !kind.also?.includes(one.title)).map(told),
  };
}

/** Every kind so many times, each in a protokoll of its own. */
export const measureFaults = (times: number, seed = 1000): Measured[] =>
  faultKinds.flatMap((kind, at) =>
    Array.from({ length: times }, (_, n) => measured(kind, seed + at * 101 + n * 17)),
  );

export { soundSet };
