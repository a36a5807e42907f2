/** Numbers of bank accounts in a text. */
import type { FoundWords } from "./contacts.ts";

const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]{2,4}){3,8}(?![\p{L}\d])/gu;
const GIRO =
  /(?<!\p{L})(?:bankgiro(?:t|nummer)?|bg|plusgiro(?:t|nummer)?|postgiro|pg)[\s:.nr]{0,8}(\d[\d \u00a0]{0,10}-[ \u00a0]?\d{1,4})(?!\d)/giu;
const ACCOUNT =
  /(?<!\p{L})(?:bankkonto|personkonto|lönekonto|kontonummer|kontonr|konto(?=\s*(?:nr|nummer|:|\d{4}[ \u00a0-]*\d))|clearing(?:nummer|nr)?)[\s:.\p{L}]{0,12}?(\d{4}(?:-\d)?[ \u00a0,.-]{0,3}\d(?:[\d \u00a0.-]{4,16})\d)(?!\d)/giu;

/** The remainder modulo 97 of an IBAN turned round is 1 when nothing in it is wrong. @see ISO 13616 */
function isIban(words: string): boolean {
  const plain = words.replace(/[ \u00a0]/g, "");
  if (plain.length < 15 || plain.length > 34) return false;
  const turned = plain.slice(4) + plain.slice(0, 4);
  const digits = [...turned].map((sign) => String(Number.parseInt(sign, 36))).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

const inside = (text: string, pattern: RegExp): FoundWords[] =>
  [...text.matchAll(pattern)].flatMap(({ index, 0: all, 1: words }) =>
    words === undefined ? [] : [{ words, at: index + all.lastIndexOf(words) }],
  );

/** Bankgiro, plusgiro, IBAN and account numbers, those that are told to be one or that have a check digit. */
export const bankAccounts = (text: string): FoundWords[] => [
  ...[...text.matchAll(IBAN)]
    .map(({ index, 0: words }) => ({ words, at: index }))
    .filter(({ words }) => isIban(words)),
  ...inside(text, GIRO),
  ...inside(text, ACCOUNT),
];
