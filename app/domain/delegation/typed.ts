/** What a person types in the forms of delegation: a sum in kronor, and a number of prisbasbelopp. */
import { readNumber } from "../words/numbers.ts";

/** "12 500", "12.500 kr", "1 361,50": whole öre; null for anything else, also for what has a third decimal. */
export function readKronor(text: string): number | null {
  const words = text.trim().replace(/\s*(?:kr|kronor|sek|:-)\.?$/iu, "");
  if (/,\d{3,}$/.test(words)) return null;
  return readNumber(words)?.hundredths ?? null;
}

/** "1", "0,5", "1.5": how many prisbasbelopp; null for anything else. */
export function readCount(text: string): number | null {
  const words = text.trim().replace(/^(\d{1,3})\.(\d{1,2})$/, "$1,$2");
  if (/,\d{3,}$/.test(words)) return null;
  const number = readNumber(words);
  return number === null ? null : number.hundredths / 100;
}
