/**
 * The money in a Swedish text: "709 000 kr", "1,2 miljoner kronor", "410 tkr", "3.680.000 kr". A bare number is money
 * only when it is written in groups beside one that has a unit ("709 000 kr för 2027 och 722 000 för 2028").
 * A date, a phone, an organisation number, a paragraf or a percentage never is.
 */
import { MINUSES, numberText, readNumber, SPACES } from "./numbers.ts";

/** Money as whole öre, with its words and their place. `step` is the smallest step it is written with, in öre. */
export type Amount = { ore: number; step: number; words: string; at: number; length: number };

const SPACE = `[${SPACES}]`;
/** Digits with single signs between them: what one reads as one number, or as a few in a row. */
const RUN = new RegExp(`\\d+(?:[${SPACES}.,]\\d+){0,12}`, "g");
const THOUSANDS = /^(?:tkr|kkr|ksek|t\.?kr|tusen\s(?:kr|kronor|sek))(?![\p{L}\d])/iu;
const MILLIONS = /^(?:mkr|mnkr|msek|milj\.?\s?kr|miljon(?:er)?\s(?:kr|kronor|sek))(?![\p{L}\d])/iu;
const BILLIONS = /^(?:mdkr|mdr\s?kr|miljard(?:er)?\s(?:kr|kronor|sek))(?![\p{L}\d])/iu;
const KRONOR = /^(?:kr(?:onor|ona)?(?![\p{L}\d])|sek(?![\p{L}\d])|:-)/iu;
const UNITS: [RegExp, number][] = [
  [KRONOR, 1],
  [THOUSANDS, 1_000],
  [MILLIONS, 1_000_000],
  [BILLIONS, 1_000_000_000],
];

/** Words before a number that make it a number of something else. */
const NAMED_BEFORE =
  /(?:§|\b(?:bilaga|bilagor|paragraf(?:er)?|nr|nummer|dnr|diarienummer|punkt(?:en)?|kap\.?|kapitel|sida|s\.|tel(?:efon)?\.?:?|mobil:?|org\.?nr|konto|fax:?))\s*$/i;
/** Words that a bare sum of money may stand before; anything else counts something else than money. */
const MAY_FOLLOW =
  /^(?:[.,;:!?)\]”"+=/–-]|$|\s*\n|\s+(?:för|och|till|år|åren|under|samt|eller|per|i|respektive|resp|är|var|plus|minus|jämfört|från|avser|avseende|inför|varav|på|med|vid|efter|[+=–(-])(?![\p{L}]))/iu;
const YEAR_FIRST = new RegExp(`^(?:19|20)\\d{2}${SPACE}(\\d{1,3}(?!\\d).*)$`);
const BEFORE_CLINGING = new RegExp(`(?:^|[\\s(:=])[${MINUSES}]$`);
const BEFORE_LOOSE = new RegExp(`(?:^|[\\n\\t:])[${MINUSES}]${SPACE}$`);
const CHAIN_BEFORE = new RegExp(`\\d${SPACE}?[${MINUSES}/:]${SPACE}?$|[\\p{L}@_]$|\\d[.,]$`, "u");
const CHAIN_AFTER = new RegExp(`^(?:${SPACE}?[${MINUSES}/:]${SPACE}?\\d|[\\p{L}@_])`, "u");
const GROUPED = new RegExp(
  `^[1-9]\\d{0,2}(?:(?:${SPACE}\\d{3}){1,4}|(?:\\.\\d{3}){1,4})(?:,\\d{1,2})?$`,
);
/** How far off the number with a unit may stand, in characters. */
const NEAR = 240;

type Piece = { words: string; at: number };

/** A run of digits in pieces that each may be a number: "2027 709 000" is a year and a sum. */
function piecesOf(run: string, at: number): Piece[] {
  if (run.length > 60) return [];
  const [, rest = ""] = YEAR_FIRST.exec(run) ?? [];
  if (rest !== "" && readNumber(rest) !== null)
    return [{ words: rest, at: at + run.length - rest.length }];
  return [{ words: run, at }];
}

type Unit = { times: number; length: number };

function unitAfter(text: string, at: number): Unit | null {
  const after = text.slice(at, at + 24);
  const gap = /^[\s]{0,2}/.exec(after)?.[0] ?? "";
  if (/\n\s*\n/.test(gap)) return null;
  const word = after.slice(gap.length).replace(/[\u00a0\u202f]/g, " ");
  for (const [pattern, times] of UNITS) {
    const found = pattern.exec(word)?.[0];
    if (found !== undefined) return { times, length: gap.length + found.length };
  }
  return null;
}

/** "1.5" before "miljoner" is a decimal; before "kr" a full stop only parts groups of three. */
function oreOf(words: string, times: number): { ore: number; step: number } | null {
  const bare = times > 1_000 ? words.replace(/^(\d{1,3})\.(\d{1,2})$/, "$1,$2") : words;
  const [, whole = "", decimals = ""] = /^([^,]+)(?:,(\d{1,6}))?$/.exec(bare) ?? [];
  const number = readNumber(whole);
  if (number === null || (times === 1 && decimals.length > 2)) return null;
  const step = (times * 100) / 10 ** decimals.length;
  if (step < 1) return null;
  const ore = number.hundredths * times + Math.round(Number(`0.${decimals || "0"}`) * times * 100);
  return Number.isSafeInteger(ore) ? { ore, step } : null;
}

type Seen = Amount & { hasUnit: boolean };

/** A minus that clings to the number; one with a space after it only when the number stands alone on its line. */
function minusBefore(text: string, at: number, end: number): number {
  const before = text.slice(Math.max(0, at - 3), at);
  if (BEFORE_CLINGING.test(before)) return 1;
  const isAlone = /^[^\S\n]*(?:\n|\t|$)/.test(text.slice(end, end + 40));
  return isAlone && BEFORE_LOOSE.test(before) ? 2 : 0;
}

/** Part of a longer chain ("070-123 45 67", "2027-03-01", "5 000–7 000", "12/3"): no sum of its own. */
const isChained = (text: string, at: number, end: number, hasUnit: boolean): boolean =>
  CHAIN_BEFORE.test(text.slice(Math.max(0, at - 3), at)) ||
  (!hasUnit && CHAIN_AFTER.test(text.slice(end, end + 3)));

function seenAt(text: string, { words, at }: Piece): Seen | null {
  const end = at + words.length;
  if (/^\s{0,2}(?:%|‰|procent)/i.test(text.slice(end, end + 10))) return null;
  if (NAMED_BEFORE.test(text.slice(Math.max(0, at - 16), at))) return null;
  const unit = unitAfter(text, end);
  const isGrouped = GROUPED.test(words);
  const isCalculated = /=\s?$/.test(text.slice(Math.max(0, at - 2), at)) && /,\d{2}$/.test(words);
  if (unit === null && !isGrouped && !isCalculated) return null;
  if (/^0\d/.test(words) || isChained(text, at, end, unit !== null)) return null;
  const value = oreOf(words, unit?.times ?? 1);
  if (value === null) return null;
  if (unit === null && !MAY_FOLLOW.test(text.slice(end, end + 16))) return null;
  const total = words.length + (unit?.length ?? 0);
  const minus = minusBefore(text, at, end + (unit?.length ?? 0));
  return {
    ore: minus > 0 ? -value.ore : value.ore,
    step: value.step,
    words: text.slice(at - minus, at + total),
    at: at - minus,
    length: total + minus,
    hasUnit: unit !== null,
  };
}

/** Every sum of money in a text, in order. Time grows with the length of the text and no faster. */
export function findAmounts(text: string): Amount[] {
  const seen: Seen[] = [];
  for (const match of text.matchAll(RUN)) {
    for (const piece of piecesOf(match[0], match.index)) {
      const one = seenAt(text, piece);
      if (one) seen.push(one);
    }
  }
  const withUnit = seen.filter(({ hasUnit }) => hasUnit);
  let next = 0;
  const amounts: Amount[] = [];
  for (const { hasUnit, ...amount } of seen) {
    while (next < withUnit.length && (withUnit[next]?.at ?? 0) < amount.at) next += 1;
    const near = [withUnit[next - 1], withUnit[next]].some(
      (one) => one !== undefined && Math.abs(one.at - amount.at) <= NEAR,
    );
    if (hasUnit || near) amounts.push(amount);
  }
  return amounts;
}

/** "709 000 kr", "1 361,50 kr": an amount as people read it, with both its decimals or none. */
export const kronorText = (ore: number): string =>
  `${numberText(ore).replace(/,(\d)$/, ",$10")} kr`;
