/** Where a Swedish word may be parted at the end of a line. Every point is one that a dictionary's patterns allow. */
import hyphen from "hyphen";
import patterns from "hyphen/patterns/sv.js";

const MARK = "\u00ad";
/** Shorter words are never parted. */
const SHORTEST = 8;

/** Synchronous, since it was not asked to be anything else. */
const marked = hyphen(patterns, { hyphenChar: MARK, minWordLength: SHORTEST }) as (
  word: string,
) => string;

/** A word of letters, with the signs that may stand around it. */
const WORD = /^(?<before>[("”]*)(?<core>\p{L}+)[)”.,;:!?]*$/u;

/** So many words are remembered that a long protokoll asks for each of them once. */
const MOST_WORDS = 20_000;
const known = new Map<string, readonly number[]>();

/** The places in the word, counted in code units from its beginning, where a line may end with a hyphen. */
export function hyphenPoints(word: string): readonly number[] {
  const found = known.get(word);
  if (found) return found;
  if (known.size >= MOST_WORDS) known.clear();
  const points = pointsOf(word);
  known.set(word, points);
  return points;
}

function pointsOf(word: string): number[] {
  const { before = "", core = "" } = WORD.exec(word)?.groups ?? {};
  if (core.length < SHORTEST) return [];
  const points: number[] = [];
  let at = before.length;
  for (const part of marked(core).split(MARK).slice(0, -1)) {
    at += part.length;
    points.push(at);
  }
  return points;
}

/** At least so many letters stand on either side, where there is a choice. */
const LEAST_LETTERS = 4;

/** The points that leave no syllable alone. */
export const roomyPoints = (word: string): readonly number[] =>
  hyphenPoints(word).filter(
    (point) => point >= LEAST_LETTERS && word.length - point >= LEAST_LETTERS,
  );

/** The points of a word that could as well go to the next line whole: none in a name. */
export const gentlePoints = (word: string): readonly number[] =>
  /^\P{L}*\p{Lu}/u.test(word) ? [] : roomyPoints(word);
