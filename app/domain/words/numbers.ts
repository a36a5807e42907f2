/**
 * Numbers as people write them in Swedish: "709 000", "3.680.000", "1 361,52", "- 7 259", with any kind of space.
 * A number is held as whole hundredths, so that adding never loses an öre.
 */

/** Spaces that stand inside a number: the common one, no-break, narrow no-break, thin and figure space. */
export const SPACES = " \u00a0\u202f\u2009\u2007";
/** Hyphen, en dash, minus sign and their like before a number. */
export const MINUSES = "-\u2010\u2011\u2012\u2013\u2212";

/** `step` is the smallest step that the number is written with, in the same hundredths: 100 for "709", 10 for "4,1". */
export type WrittenNumber = { hundredths: number; step: number };

/** More digits than this is no sum of money. */
const MOST_DIGITS = 13;

/** "709 000", "709000", "3.680.000" or "1 361,52", and nothing else; null for anything else. */
export function readNumber(words: string): WrittenNumber | null {
  if (words.length > 2 * MOST_DIGITS) return null;
  const bare = words.replace(/[\u00a0\u202f\u2009\u2007]/g, " ");
  const [, whole = "", decimals = ""] =
    /^(\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,4}))?$/.exec(bare) ?? [];
  const digits = whole.replace(/[ .]/g, "");
  if (digits === "" || digits.length > MOST_DIGITS) return null;
  const step = Math.max(1, 100 / 10 ** decimals.length);
  const fraction = decimals === "" ? 0 : Math.round(Number(`0.${decimals}`) * 100);
  return { hundredths: Number(digits) * 100 + fraction, step };
}

/** So long a number of kronor is too large, whether or not it can be counted with. */
export const MANY_DIGITS = /^\s*(?:\d[\s\u00a0.]?){12,}(?:,\d{1,2})?\s*(?:kr)?\s*$/;

/** "7 259", "1 844,5": hundredths as they are read, with a real minus sign before what is below zero. */
export function numberText(hundredths: number): string {
  const rounded = Math.abs(Math.round(hundredths));
  const whole = String(Math.floor(rounded / 100)).replace(/\B(?=(\d{3})+$)/g, " ");
  const rest = rounded % 100;
  const decimals = rest === 0 ? "" : `,${String(rest).padStart(2, "0").replace(/0$/, "")}`;
  return `${hundredths < 0 && rounded > 0 ? "\u2212" : ""}${whole}${decimals}`;
}

/** "64 procent", "4,1 procent": one decimal is enough for people. */
export const percentText = (share: number): string =>
  `${numberText(Math.round(share * 1000) * 10)} procent`;
