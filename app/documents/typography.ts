/**
 * Swedish typography, done once when a document is built: no-break spaces where a line must not break,
 * en dash in ranges of paragrafer, one form of every character, and nothing that cannot be seen.
 * No word is changed, and doing it twice is the same as doing it once.
 */
import type { Document } from "./document.ts";
import { mapDocument } from "./inline.ts";

const NBSP = "\u00a0";

/**
 * What is never seen and may not stand in a protokoll: control characters, zero-width space and soft hyphen
 * (a search would miss the word), characters that turn the reading direction (what is read would differ from
 * what is stored), and those that XML forbids.
 */
const UNSEEN =
  /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Visible characters only, in NFC; line breaks stay as "\n", other white space becomes a space. */
export const cleanText = (value: string): string =>
  value
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\t\v\f]/g, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(UNSEEN, (char) => (char === "\n" ? char : ""))
    .normalize("NFC");

const MONTHS =
  "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december";

/** Places where a space must hold: what stands before it and what stands after it. */
const HELD: [before: string, after: string][] = [
  ["§", String.raw`\d`],
  [String.raw`\d`, "§"],
  [String.raw`\d`, String.raw`kap\.`],
  [String.raw`kap\.`, String.raw`\d`],
  [
    String.raw`\d`,
    String.raw`(?:kr|mkr|tkr|%|procent|km|timm(?:e|ar)|minut(?:er)?|dag(?:ar)?)(?![\p{L}\d])`,
  ],
  [String.raw`(?<!\p{L})[kK]l\.?`, String.raw`\d`],
  [String.raw`(?<!\p{L})(?:s|st|p|nr|Nr|dnr|Dnr)\.?`, String.raw`\d`],
  [String.raw`(?<!\p{L})[bB]ilag(?:a|or|orna|an)`, String.raw`\d`],
  [String.raw`(?<!\d)\d{1,2}`, String.raw`(?:${MONTHS})(?!\p{L})`],
  [String.raw`\d[ ${NBSP}](?:${MONTHS})`, String.raw`\d{4}(?!\d)`],
  [
    String.raw`(?<!\p{L})(?:[mM]ån|[tT]is|[oO]ns|[tT]ors|[fF]re|[lL]ör|[sS]ön)dag`,
    String.raw`\d{1,2}[ ${NBSP}](?:${MONTHS})`,
  ],
];

const HELD_SPACES = HELD.map(
  ([before, after]) => new RegExp(`(?<=${before})[ ${NBSP}]+(?=${after})`, "gu"),
);

/** "1 245 000": groups of three after one to three digits, as money and counts are written. */
const GROUPED_NUMBER = new RegExp(`(?<![\\d,.])\\d{1,3}(?:[ ${NBSP}]\\d{3})+(?!\\d)`, "g");

/** "§§ 1 - 4, 7-9 och 12": a paragraf sign and the numbers that follow it. */
const SPACE = `[ ${NBSP}]`;
const ONE_OR_RANGE = `\\d+(?:${SPACE}*[-–]${SPACE}*\\d+)?`;
const PARAGRAF_NUMBERS = new RegExp(
  `§${SPACE}*${ONE_OR_RANGE}(?:(?:, ?| och )${ONE_OR_RANGE})*(?!\\d|[-–./:]\\d)`,
  "g",
);
const RANGE = new RegExp(`(\\d+)${SPACE}*[-–]${SPACE}*(\\d+)`, "g");

/** More paragrafer than a year holds: then it is a year or a diarienummer and no range. */
const LONGEST_RANGE = 1000;

const dashed = (match: string): string =>
  match.replace(RANGE, (whole, from: string, to: string) => {
    const length = Number(to) - Number(from);
    return length > 0 && length < LONGEST_RANGE ? `${from}–${to}` : whole;
  });

/** The text as it is set. */
export function typeset(value: string): string {
  let out = cleanText(value).replace(/ {2,}/g, " ");
  out = out.replace(PARAGRAF_NUMBERS, dashed);
  out = out.replace(GROUPED_NUMBER, (match) => match.replaceAll(" ", NBSP));
  for (const held of HELD_SPACES) out = out.replace(held, NBSP);
  return out;
}

/** A document with its body, title and running header typeset. */
export function typesetDocument(doc: Document): Document {
  const set = mapDocument(doc, (inlines) =>
    inlines.map((inline) =>
      inline.kind === "break" ? inline : { ...inline, text: typeset(inline.text) },
    ),
  );
  return {
    ...set,
    title: typeset(doc.title),
    issuer: typeset(doc.issuer),
    subject: typeset(doc.subject),
    header: { left: typeset(doc.header.left), right: typeset(doc.header.right) },
  };
}
