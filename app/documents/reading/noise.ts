/**
 * What stands alone between finished sentences and cannot be placed: crumbs that a scanner leaves (initials
 * written in the margin, a letter or two, a lone number), and pages that are pictures.
 */
import { listMark } from "./decisionWords.ts";
import { endsSentence, subheading } from "./vocabulary.ts";

const LONGEST_CRUMB = 24;
const MOST_WORDS = 4;

/** Small words that headings have: "Val av VD" is no crumb. */
const SMALL_WORDS = new Set(
  "av och om på för i med till nr kl den det ej att vid från inga nej ja".split(" "),
);

/** Tokens such as "EBK", "jn", "Run", "3", "~": no word of more than three letters, and no known one. */
const isScrap = (word: string): boolean =>
  !/\p{L}{4}/u.test(word) && !SMALL_WORDS.has(word.toLowerCase().replace(/\W+$/, ""));
const isCapitals = (word: string): boolean => /^\p{Lu}+$/u.test(word);

/** A sum or a year; a lone number of up to three figures is rather a page's. */
export const isNumber = (text: string): boolean =>
  /^[-–+]?\d{1,3}(?:[ .]\d{3})+(?:,\d+)?$|^\d{4,}$|^\d+,\d+$|^\d+\s?%$/.test(text);

/** `before` is the text above the line; `alone` when blank lines or page furniture surround it. */
export function isCrumb(text: string, before: string | null, alone: boolean): boolean {
  if (!alone || text.length > LONGEST_CRUMB || /[.!?:]$/.test(text)) return false;
  if (subheading(text) !== null || listMark(text) !== "") return false;
  const words = text.split(/\s+/);
  if (words.length > MOST_WORDS) return false;
  const capitals = words.every((word) => isCapitals(word) && word.length <= 4);
  if (!words.every(isScrap) && !(capitals && words.length > 1)) return false;
  if (!/\p{L}/u.test(text)) return !isNumber(text);
  if (words.length > 1) return !/\d\s*(?:kr|%|st)\b/iu.test(text);
  const goesOn = before !== null && !endsSentence(before) && /^\p{Ll}/u.test(text);
  return !goesOn && text.length <= 2;
}

/** Stands in the text of a PDF where a page is a picture, so that the loss is seen. */
export const scannedPageLine = (page: number): string =>
  `[Sida ${page} i PDF-filen är en bild utan text.]`;

export const isScannedPageLine = (text: string): boolean =>
  /^\[Sida \d+ i PDF-filen är en bild utan text\.\]$/.test(text);
