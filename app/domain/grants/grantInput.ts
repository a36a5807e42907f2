/** A bidrag and its plan as somebody filled them in, read field by field: each fault is a sentence at its field. */
import { readOrganisationNumber } from "../payment/identity.ts";
import { readMoney } from "../payment/paymentInput.ts";
import { sumText } from "../payment/sumText.ts";
import { type Refusal, type Result, refusedAll } from "../result.ts";
import { MANY_DIGITS } from "../words/numbers.ts";
import {
  type Condition,
  type ConditionKind,
  conditionKinds,
  conditionText,
  type GrantText,
} from "./grant.ts";

export type TypedInstalment = { amount: string; condition: string; words: string };

/** What was typed, every field a text. */
export type TypedGrant = {
  payee: string;
  organisationNumber: string;
  initiative: string;
  amount: string;
  year: string;
  lineId: string;
  instalments: TypedInstalment[];
};

/** A bidrag that may be brought in. */
export type NewGrant = GrantText & { instalments: { ore: number; condition: Condition }[] };

/** More is no bidrag of a förbund, and is most often öre or a number of another kind typed as kronor. */
const MOST_KRONOR = 999_999_999;

class Faults {
  readonly refusals: Refusal[] = [];

  add(field: string, text: string, rule: string | null = null) {
    this.refusals.push({ rule, source: null, field, text });
  }
}

/** A sum above zero that a förbund can give, in öre; null when it is not. */
function readSum(faults: Faults, field: string, words: string): number | null {
  const ore = MANY_DIGITS.test(words) ? Number.MAX_SAFE_INTEGER : readMoney(words);
  if (ore === null) faults.add(field, "Skriv beloppet i kronor, till exempel 150 000.");
  else if (ore <= 0) faults.add(field, "Beloppet ska vara över noll.");
  else if (ore > MOST_KRONOR * 100) {
    faults.add(field, `Beloppet är för stort. Högst ${sumText(MOST_KRONOR * 100)} kan föras in.`);
  } else return ore;
  return null;
}

function readCondition(faults: Faults, row: number, typed: TypedInstalment): Condition {
  const kinds = Object.keys(conditionKinds) as ConditionKind[];
  const kind = kinds.find((one) => one === typed.condition);
  const words = typed.words.replace(/\s+/g, " ").trim();
  if (!kind) faults.add(`condition-${row}`, "Välj vad delen väntar på.");
  if (kind === "free" && words === "") faults.add(`words-${row}`, "Skriv vilket villkoret är.");
  return { kind: kind ?? "none", words: kind === "none" ? "" : words };
}

const sameAs = ({ kind, words }: Condition): string => `${kind} ${words.toLowerCase()}`;

/** Rows that are filled in; `row` is where they stand in the form. */
function readInstalments(faults: Faults, typed: readonly TypedInstalment[]) {
  const rows = typed
    .map((one, row) => ({ one, row }))
    .filter(({ one }) => one.amount.trim() !== "" || one.words.trim() !== "");
  const read = rows.map(({ one, row }) => ({
    ...{ row, ore: readSum(faults, `part-${row}`, one.amount) },
    condition: readCondition(faults, row, one),
  }));
  const seen = new Map<string, number>();
  for (const { row, condition } of read) {
    const key = sameAs(condition);
    const before = seen.get(key);
    seen.set(key, row);
    if (before === undefined || condition.kind === "none") continue;
    const text = `Del ${before + 1} har samma villkor: ${conditionText(condition)}. Slå ihop delarna, eller skriv vad som skiljer dem åt.`;
    faults.add(`words-${row}`, text);
  }
  return read;
}

/** What the paragraf gives, null when it cannot be read, and what is bound by it already. */
export type OfDecision = { ore: number | null; bound: number };

function checkSums(
  faults: Faults,
  ore: number,
  parts: readonly { row: number; ore: number | null }[],
  { ore: decided, bound }: OfDecision,
) {
  if (parts.length === 0)
    faults.add("part-0", "Skriv minst en del. Hela bidraget kan vara en del.");
  else if (parts.every((part) => part.ore !== null)) {
    const sum = parts.reduce((total, part) => total + (part.ore ?? 0), 0);
    if (sum !== ore) {
      const last = parts.at(-1)?.row ?? 0;
      const text = `Delarna blir ${sumText(sum)} tillsammans, men bidraget är ${sumText(ore)}.`;
      faults.add(`part-${last}`, text);
    }
  }
  if (decided === null || ore + bound <= decided) return;
  const rest = decided - bound;
  const text =
    bound === 0
      ? `Paragrafen beviljar ${sumText(decided)}. Bidraget kan inte vara större.`
      : `Paragrafen beviljar ${sumText(decided)}, och ${sumText(bound)} är redan infört. Det som är kvar är ${sumText(Math.max(0, rest))}.`;
  faults.add("amount", text, "CTRL-10");
}

/** The bidrag that was filled in, or every fault at its field. */
export function readGrant(typed: TypedGrant, ofDecision: OfDecision): Result<NewGrant> {
  const faults = new Faults();
  const name = typed.payee.replace(/\s+/g, " ").trim();
  const initiative = typed.initiative.replace(/\s+/g, " ").trim();
  const year = /^20\d\d$/.test(typed.year.trim()) ? Number(typed.year) : null;
  if (name === "") faults.add("payee", "Skriv vem som får bidraget.");
  if (initiative === "") faults.add("initiative", "Skriv vilken insats bidraget gäller.");
  if (year === null) faults.add("year", "Skriv budgetåret med fyra siffror.");
  const number = typed.organisationNumber.trim();
  const organisation = number === "" ? null : readOrganisationNumber(number, "organisationNumber");
  if (organisation && !organisation.ok) faults.refusals.push(...organisation.refusals);
  const ore = readSum(faults, "amount", typed.amount);
  const parts = readInstalments(faults, typed.instalments);
  if (ore !== null) checkSums(faults, ore, parts, ofDecision);
  if (faults.refusals.length > 0 || ore === null || year === null) {
    return refusedAll(faults.refusals);
  }
  return {
    ok: true,
    value: {
      payee: { name, organisationNumber: organisation?.ok ? organisation.value : null },
      ...{ initiative, ore, year, lineId: typed.lineId.trim() || null },
      instalments: parts.map((part) => ({ ore: part.ore ?? 0, condition: part.condition })),
    },
  };
}
