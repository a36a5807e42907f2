/**
 * The signs of SIE files. The format knows one alphabet only, that of the PCs it was made on (PC8, code page 437);
 * programs nonetheless write others, so what a file is in is found out by the letters it holds.
 */

import { fromWindows } from "../reading/decodeText.ts";

/** Code page 437 from 0x80. */
const UPPER =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const byteOf = new Map([...UPPER].map((sign, at): [string, number] => [sign, 0x80 + at]));

/** A sign that the code page lacks, or the format cannot carry, as the nearest one that it can. */
const NEAREST: Record<string, string> = {
  // The format's own mark before a quote: at the end of a text it would take the quote with it.
  "\\": "/",
  "\u2013": "-",
  "\u2014": "-",
  "\u2011": "-",
  "\u2212": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u202f": " ",
  "\u20ac": "EUR",
  "\u00a7": "par.",
  "\u2026": "...",
};

const hasSign = (sign: string): boolean => (sign >= " " && sign <= "~") || byteOf.has(sign);

const nearest = (sign: string): string => {
  const other = NEAREST[sign];
  if (other !== undefined) return other;
  return hasSign(sign) ? sign : sign.normalize("NFD").replace(/\p{M}/gu, "");
};

/** A text in the signs of the code page, on one line. */
export const pc8Text = (words: string): string =>
  [...words.normalize("NFC").replace(/\s+/g, " ").trim()].map(nearest).join("");

/** The signs of a text that the code page has nothing for, each once. */
export const signsOutsidePc8 = (words: string): string[] => [
  ...new Set([...pc8Text(words)].filter((sign) => !hasSign(sign))),
];

/** The bytes of a text whose signs are all in the code page; anything else is a bug of the caller. */
export const toPc8 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (sign) => {
    const byte = sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : byteOf.get(sign);
    if (byte === undefined) throw new Error(`Not in code page 437: ${sign}`);
    return byte;
  });

/** What each byte is. */
const SIGNS = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? byte : UPPER.charCodeAt(byte - 0x80),
);

/** As UTF-16 in one step: files of many megabytes come too. */
const fromPc8 = (bytes: Uint8Array): string => {
  const wide = new DataView(new ArrayBuffer(bytes.length * 2));
  bytes.forEach((byte, at) => {
    wide.setUint16(at * 2, SIGNS[byte] ?? 0, true);
  });
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(wide);
};

/** åäöÅÄÖé in each of the two alphabets that have one byte for a letter. */
const SWEDISH = {
  pc8: new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82]),
  latin: new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9]),
};

export type SieEncoding = "PC8" | "Latin-1" | "UTF-8";

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes as text. What is right UTF-8 with letters beyond ASCII is UTF-8: the others hardly ever happen to be. */
export function sieText(bytes: Uint8Array): { text: string; encoding: SieEncoding } {
  const plain = !bytes.some((byte) => byte >= 0x80);
  const wide = plain ? null : utf8(bytes);
  if (wide !== null) return { text: wide.replace(/^\ufeff/, ""), encoding: "UTF-8" };
  let latin = 0;
  for (const byte of bytes) {
    if (SWEDISH.latin.has(byte)) latin += 1;
    else if (SWEDISH.pc8.has(byte)) latin -= 1;
  }
  return latin > 0
    ? { text: fromWindows(bytes), encoding: "Latin-1" }
    : { text: fromPc8(bytes), encoding: "PC8" };
}
