/** Which part of a text became which when it was rewritten. */
import { diffArrays } from "diff";
import { likeness } from "../domain/likeness.ts";
import { keyOf, type Part, sayingOf } from "./passages.ts";

/**
 * A rewritten text beside what it was: `became` has one place for each earlier part (null when it is gone), and
 * `added` what came before each of them and, last, after them all.
 */
export type Alignment = { became: (Part | null)[]; added: Part[][] };

/** Less alike than this is another passage. */
const alike = 0.34;

/** More pairs than this are not weighed against each other: they are paired as they stand. */
const mostPairs = 4000;

type Pair = [earlier: number, later: number];

/** How alike two parts are, 0–1; parts of different kinds are less so. */
const weightOf = (a: Part, b: Part): number =>
  likeness(sayingOf(a), sayingOf(b)) * (a.type === b.type ? 1 : 0.5);

/** The pairs, in order on both sides, that are most alike together. */
function alikePairs(earlier: Part[], later: Part[], least: number): Pair[] {
  if (earlier.length * later.length > mostPairs) return [];
  const weights = earlier.map((a) => later.map((b) => weightOf(a, b)));
  const best = Array.from({ length: earlier.length + 1 }, () =>
    new Array<number>(later.length + 1).fill(0),
  );
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const weight = (i: number, j: number) => {
    const found = weights[i]?.[j] ?? 0;
    return found >= least ? found : -1;
  };
  for (let i = earlier.length - 1; i >= 0; i -= 1) {
    for (let j = later.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), weight(i, j) + at(i + 1, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < earlier.length && j < later.length; ) {
    if (at(i, j) === weight(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** What stands between two pairs was rewritten in place, one by one, as far as the kinds are the same. */
function inPlace(earlier: Part[], later: Part[], from: Pair): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < Math.min(earlier.length, later.length); i += 1) {
    if (earlier[i]?.type !== later[i]?.type) break;
    pairs.push([from[0] + i, from[1] + i]);
  }
  return pairs;
}

/** Calls back with each stretch between pairs, the last one after them all. */
function eachStretch(pairs: Pair[], end: Pair, found: (from: Pair, to: Pair) => void): void {
  let from: Pair = [0, 0];
  for (const pair of [...pairs, end]) {
    found(from, pair);
    from = [pair[0] + 1, pair[1] + 1];
  }
}

/** The pairs of parts that say the same. */
function samePairs(earlier: Part[], later: Part[]): Pair[] {
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const { added, removed, count } of diffArrays(earlier.map(keyOf), later.map(keyOf))) {
    if (!added && !removed) {
      for (let n = 0; n < count; n += 1) pairs.push([i + n, j + n]);
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return pairs;
}

/** Adds to the pairs those that `find` sees between them. */
function finer(
  earlier: Part[],
  later: Part[],
  pairs: Pair[],
  find: (a: Part[], b: Part[], from: Pair) => Pair[],
): Pair[] {
  const out: Pair[] = [];
  eachStretch(pairs, [earlier.length, later.length], (from, to) => {
    const a = earlier.slice(from[0], to[0]);
    const b = later.slice(from[1], to[1]);
    if (a.length > 0 && b.length > 0) out.push(...find(a, b, from));
    if (to[0] < earlier.length) out.push(to);
  });
  return out;
}

/** The pairs of parts of which the one is the other rewritten: `least` (0–1) is how alike they must be for that. */
export const likePairs = (earlier: Part[], later: Part[], least = alike): Pair[] =>
  finer(earlier, later, samePairs(earlier, later), (a, b, from) =>
    alikePairs(a, b, least).map(([i, j]) => [from[0] + i, from[1] + j]),
  );

/** A rewritten text beside what it was. */
export function align(earlier: Part[], later: Part[]): Alignment {
  const pairs = finer(earlier, later, likePairs(earlier, later), inPlace);
  const became: (Part | null)[] = earlier.map(() => null);
  for (const [i, j] of pairs) became[i] = later[j] ?? null;
  const added: Part[][] = Array.from({ length: earlier.length + 1 }, () => []);
  eachStretch(pairs, [earlier.length, later.length], (from, to) => {
    // What is new stands where the parts before it end: after those that are gone.
    added[to[0]] = later.slice(from[1], to[1]);
  });
  return { became, added };
}
