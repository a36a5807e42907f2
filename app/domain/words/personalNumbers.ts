/** Personnummer and samordningsnummer in a text. */
import { parseLegalDate } from "../calendar.ts";
import { hasCheckDigit } from "./checkDigit.ts";

const NUMBER = /(?<![\d-])((?:19|20)?\d{2})(\d{2})(\d{2})([-+ ]?)(\d{4})(?![\d-])/g;

/** `at` is where in the text it begins. */
export type FoundNumber = { words: string; at: number; isSure: boolean };

/**
 * Personnummer and samordningsnummer (the day plus 60) in a text. Without the right check digit it is only likely,
 * and only when it is written with its mark: ten digits in a row may be anything.
 */
export function personalNumbers(text: string): FoundNumber[] {
  return [...text.matchAll(NUMBER)].flatMap((found) => {
    const [words, year = "", month, day = "", mark, last] = found;
    const isCoordination = Number(day) > 60;
    const realDay = String(isCoordination ? Number(day) - 60 : Number(day)).padStart(2, "0");
    const century = year.length === 4 ? year : `20${year}`;
    const isDay =
      parseLegalDate(`${century}-${month}-${realDay}`) !== null ||
      parseLegalDate(`19${year.slice(-2)}-${month}-${realDay}`) !== null;
    if (!isDay) return [];
    const isSure = hasCheckDigit(`${year.slice(-2)}${month}${day}${last}`);
    const isMarked = mark === "-" || mark === "+" || (mark === "" && year.length === 4);
    return isSure || isMarked
      ? [{ words, at: found.index, isSure: isSure && (isMarked || mark === "") }]
      : [];
  });
}
