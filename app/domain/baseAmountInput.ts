/** A base amount as somebody copied it from its source, read field by field: each fault is a sentence at its field. */
import {
  type BaseAmount,
  type BaseAmountKind,
  baseAmount,
  baseAmountNames,
} from "./baseAmounts.ts";
import { readMoney } from "./payment/paymentInput.ts";
import { accepted, type Refusal, type Result, refusedAll } from "./result.ts";
import { kronorText } from "./words/amounts.ts";

/** What was typed, as it stood in the form. */
export type TypedBaseAmount = { kind: string; year: string; kronor: string; source: string };

export type BaseAmountFacts = {
  thisYear: number;
  /** What is known before. */
  table: readonly BaseAmount[];
};

/** Both are rounded to whole hundreds when they are decided. @see BAS-1, BAS-2 */
const STEP_ORE = 100_00;

/** In no year has either changed by so much: a digit too many would lift every limit that counts in it. */
const SLIP = 1.5;

const refusal = (field: string, text: string): Refusal => ({
  ...{ rule: null, source: null, field, text },
});

const definiteName = (kind: BaseAmountKind): string => {
  const { definite } = baseAmountNames[kind];
  return `${definite.charAt(0).toUpperCase()}${definite.slice(1)}`;
};

/** The known year nearest before, or else after, that is near enough to say something of the amount. */
function neighbour(kind: BaseAmountKind, year: number, { table }: BaseAmountFacts) {
  for (const near of [year - 1, year + 1, year - 2, year + 2]) {
    const kronor = baseAmount(kind, near, table);
    if (kronor !== null) return { year: near, kronor };
  }
  return null;
}

function yearFault(words: string, { thisYear }: BaseAmountFacts): string | null {
  if (!/^(?:19|20)\d\d$/.test(words)) return "Skriv året med fyra siffror, till exempel 2026.";
  return Number(words) > thisYear + 1
    ? `Basbelopp beslutas tidigast året före, så ${words} kan inte vara känt än.`
    : null;
}

function amountFault(words: string): string | null {
  const ore = readMoney(words);
  if (ore === null || ore <= 0 || ore > 10_000_000_00) {
    return "Skriv beloppet i kronor, mer än 0 och högst 10 000 000.";
  }
  return ore % STEP_ORE === 0 ? null : "Basbelopp är hela hundratal kronor. Se efter i källan.";
}

function slipFault({ kind, year, kronor }: BaseAmount, facts: BaseAmountFacts): string | null {
  const near = neighbour(kind, year, facts);
  if (!near || (kronor < near.kronor * SLIP && kronor > near.kronor / SLIP)) return null;
  return `${definiteName(kind)} var ${kronorText(near.kronor * 100)} för ${near.year}. Se efter att siffrorna är rätt.`;
}

/** The base amount of a year with its source; or every fault at its field. Kronor are whole. */
export function readBaseAmount(typed: TypedBaseAmount, facts: BaseAmountFacts): Result<BaseAmount> {
  const kinds = Object.keys(baseAmountNames) as BaseAmountKind[];
  const kind = kinds.find((one) => one === typed.kind);
  const source = typed.source.trim();
  const faults: [string, string | null][] = [
    ["kind", kind ? null : "Välj vilket basbelopp det är."],
    ["year", yearFault(typed.year.trim(), facts)],
    ["kronor", amountFault(typed.kronor.trim())],
    [
      "source",
      source === "" ? "Skriv var beloppet står, till exempel SFS-numret på förordningen." : null,
    ],
  ];
  const refusals = faults.flatMap(([field, text]) => (text ? [refusal(field, text)] : []));
  if (!kind || refusals.length > 0) return refusedAll(refusals);
  const kronor = Math.round((readMoney(typed.kronor.trim()) ?? 0) / 100);
  const read: BaseAmount = { kind, year: Number(typed.year.trim()), kronor, source };
  const slip = slipFault(read, facts);
  return slip ? refusedAll([refusal("kronor", slip)]) : accepted(read);
}
