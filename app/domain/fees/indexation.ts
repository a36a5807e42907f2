/**
 * The yearly värdesäkring of a grundbelopp: the change of the inkomstbasbelopp between two years gives a proposal. What
 * was decided is what holds; the formula proposes and checks, and never guesses a year that is not known. @see ARV-2
 */
import {
  type BaseAmount,
  baseAmount,
  knownBaseAmounts,
  unknownBaseAmount,
  whereBaseAmounts,
} from "../baseAmounts.ts";
import { sources } from "../law.ts";
import { accepted, type Result, refused } from "../result.ts";
import { kronorText } from "../words/amounts.ts";
import { numberText } from "../words/numbers.ts";

/** Whether the change is rounded to tenths of a percent before it is used, or used as it is. */
export const changeRoundings = {
  tenths: "förändringen avrundad till tiondels procent",
  exact: "förändringen utan avrundning",
} as const;

export type ChangeRounding = keyof typeof changeRoundings;

export type Indexation = {
  /** The grundbelopp before, in whole kronor. */
  base: number;
  fromYear: number;
  toYear: number;
  rounding: ChangeRounding;
};

export type Proposal = {
  kronor: number;
  /** Tenths of a percent, rounded, for the reader. */
  tenths: number;
  /** How it was counted, as a sentence. */
  words: string;
};

/** What is missing of the years; null when both are known. A year is entered by hand, with its source. */
function missingYear(years: readonly number[], table: readonly BaseAmount[]): number | null {
  return years.find((year) => baseAmount("income", year, table) === null) ?? null;
}

/**
 * The grundbelopp that follows the inkomstbasbelopp from one year to another, in whole kronor, a half rounded up. Refused
 * when a year is not known or the years are not in order.
 */
export function proposeBase(
  { base, fromYear, toYear, rounding }: Indexation,
  table: readonly BaseAmount[] = knownBaseAmounts,
): Result<Proposal> {
  const about = { rule: "ARV-2", source: sources["ARV-2"] };
  if (toYear <= fromYear) {
    return refused("Det senare året ska komma efter det tidigare.", { ...about, field: "toYear" });
  }
  const missing = missingYear([fromYear, toYear], table);
  if (missing !== null) {
    return refused(
      `${unknownBaseAmount("income", missing)} ${whereBaseAmounts} Det grundbelopp som är beslutat kan skrivas ändå.`,
      { ...about, field: missing === fromYear ? "fromYear" : "toYear" },
    );
  }
  const old = baseAmount("income", fromYear, table) ?? 0;
  const now = baseAmount("income", toYear, table) ?? 0;
  // Whole numbers all the way: thousandths of the old amount, so that a half is a half.
  const tenths = Math.floor((2 * 1000 * (now - old) + old) / (2 * old));
  const kronor =
    rounding === "tenths"
      ? Math.floor((2 * base * (1000 + tenths) + 1000) / 2000)
      : Math.floor((2 * base * now + old) / (2 * old));
  const words = `Inkomstbasbeloppet gick från ${kronorText(old * 100)} ${fromYear} till ${kronorText(now * 100)} ${toYear}, ${numberText(tenths * 10)} procent. Grundbeloppet ${kronorText(base * 100)} blir då ${kronorText(kronor * 100)} (${changeRoundings[rounding]}, hela kronor).`;
  return accepted({ kronor, tenths, words });
}

/**
 * What to look at when a decided grundbelopp is none that the formula gives, with either rounding; null when it is, or
 * when a year is not known. The decided amount holds all the same. @see ARV-2
 */
export function differsFrom(
  decided: number,
  { base, fromYear, toYear }: Omit<Indexation, "rounding">,
  table: readonly BaseAmount[] = knownBaseAmounts,
): string | null {
  const ways = (Object.keys(changeRoundings) as ChangeRounding[]).map((rounding) =>
    proposeBase({ base, fromYear, toYear, rounding }, table),
  );
  const amounts = [...new Set(ways.flatMap((way) => (way.ok ? [way.value.kronor] : [])))];
  if (amounts.length === 0 || amounts.includes(decided)) return null;
  const words = amounts.map((kronor) => kronorText(kronor * 100)).join(" eller ");
  return `Räknat ur ${kronorText(base * 100)} blir det ${words}. Det beslutade beloppet gäller; se efter att det är rätt infört.`;
}
