/**
 * Names and messages in the signs that Swedish banks carry all the way: the basic Latin ones of SWIFT and åäö. Other
 * letters lose their accents and typographic signs become plain ones; what still does not fit cannot be paid with.
 */

const CARRIED = /^[0-9A-Za-zåäöÅÄÖ/\-?:().,'+ ]*$/;
const SWEDISH = "åäöÅÄÖ";

const PLAIN: Record<string, string> = {
  "&": "+",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u2010": "-",
  "\u2011": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u00b4": "'",
  "\u201c": "'",
  "\u201d": "'",
  '"': "'",
  "\u00a0": " ",
  "\u202f": " ",
  ";": ",",
  _: "-",
  "\u00df": "ss",
  "\u00e6": "ä",
  "\u00c6": "Ä",
  "\u00f8": "ö",
  "\u00d8": "Ö",
  "\u0142": "l",
  "\u0141": "L",
  "\u0111": "d",
  "\u0110": "D",
};

const plainSign = (sign: string): string => {
  if (SWEDISH.includes(sign)) return sign;
  return PLAIN[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "");
};

/** The words as a bank carries them. */
export const payableText = (words: string): string =>
  [...words.normalize("NFC")].map(plainSign).join("").replace(/\s+/g, " ").trim();

/** The signs of a text that no bank carries, each once. */
export const unpayableSigns = (words: string): string[] => [
  ...new Set([...payableText(words)].filter((sign) => !CARRIED.test(sign))),
];

/** An id that a bank gives back unchanged: plain signs, and no slash where banks forbid one. */
export const isPayableId = (id: string, longest: number): boolean =>
  id.length > 0 &&
  id.length <= longest &&
  /^[0-9A-Za-z\-?:().,'+/]+$/.test(id) &&
  !/^\/|\/$|\/\//.test(id);
