/** Money in the files of banks and invoices: decimals with a point. Held as whole öre, never as a fraction. */

/** The largest sum that these files are read with; more is no sum of a förbund. */
const MOST_DIGITS = 12;

/** 125000 as "1250.00". */
export function oreText(ore: number): string {
  const digits = String(Math.abs(ore)).padStart(3, "0");
  return `${ore < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "1250", "1250.5" or "1250.00" as öre; null for anything else, and for what has a part of an öre. */
export function readOre(words: string | null): number | null {
  const [, minus = "", whole = "", decimals = ""] =
    /^([+-]?)(\d{1,18})(?:\.(\d{0,10}))?$/.exec(words?.trim() ?? "") ?? [];
  const kronor = whole.replace(/^0+(?=\d)/, "");
  if (kronor === "" || kronor.length > MOST_DIGITS || !/^0*$/.test(decimals.slice(2))) return null;
  const ore = Number(kronor) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
  return minus === "-" && ore > 0 ? -ore : ore;
}
