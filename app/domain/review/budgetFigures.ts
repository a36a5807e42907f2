/**
 * The figures of a budget against the law: income exceeds costs, three years are planned, the tables agree, and the
 * members pay the parts that the law gives them. @see KL 11:5–6, FIN-5
 */
import { law } from "../law.ts";
import { listText } from "../wording.ts";
import { numberText } from "../words/numbers.ts";
import type { Table } from "../words/tables.ts";
import { type BudgetYear, budgetYearOf, budgetYears, isBudgetText } from "./budgetTables.ts";
import { columnName, lineAt, tableName } from "./sums.ts";
import { type Reading, type TextFault, textRule } from "./textRule.ts";

const ofBudgets =
  (faults: (years: BudgetYear[], text: string) => TextFault[]) =>
  ({ text, isBudget, tables }: Reading): TextFault[] => {
    if (!isBudgetText(text, isBudget)) return [];
    const years = budgetYears(tables());
    return years.length === 0 ? [] : faults(years, text);
  };

/** The budget year: named by the text, else the first year of its tables. */
const firstYear = (years: readonly BudgetYear[], text: string): number =>
  budgetYearOf(text) ?? years.reduce((least, { year }) => Math.min(least, year), 9_999);

function noSurplus(years: BudgetYear[], text: string): TextFault[] {
  const first = firstYear(years, text);
  const low = years.filter(({ result }) => result !== null && result.hundredths <= 0);
  const [shown] = low.filter(({ year }) => year === first);
  if (!shown?.result) return [];
  const { hundredths, row } = shown.result;
  const how = hundredths === 0 ? "är noll" : `är ${numberText(hundredths)}`;
  return [
    {
      text: `Det budgeterade resultatet för ${first} ${how}. Budgeten ska upprättas så att intäkterna överstiger kostnaderna.`,
      suggestion: "Ändra budgeten, eller skriv varför den inte ger överskott.",
      quote: lineAt(text, row.at),
    },
  ];
}

type Total = { year: BudgetYear; ways: number[] };

/** Two tables may count financial items in or out; they agree when any way of counting does. */
function disagreeing(
  years: BudgetYear[],
  totalOf: (year: BudgetYear) => number[] | null,
): [Total, Total][] {
  const told = years.flatMap((year): Total[] => {
    const ways = totalOf(year);
    return ways === null ? [] : [{ year, ways }];
  });
  const pairs: [Total, Total][] = [];
  const firsts = new Map<number, Total>();
  for (const one of told) {
    const first = firsts.get(one.year.year);
    if (!first) firsts.set(one.year.year, one);
    else if (first.year.table !== one.year.table && isSameUnit(first, one) && !agree(first, one))
      pairs.push([first, one]);
  }
  return pairs;
}

const agree = (a: Total, b: Total): boolean =>
  a.ways.some((one) => b.ways.some((other) => Math.abs(one - other) <= 100));

/** Two tables without units are compared only when they must be of the same. */
const isSameUnit = (a: Total, b: Total): boolean => {
  const [one = 0] = a.ways;
  const [other = 0] = b.ways;
  return one > 0 && other > 0 && one / other > 0.5 && one / other < 2;
};

function tablesDisagree(years: BudgetYear[]): TextFault[] {
  const costs = disagreeing(years, ({ costs: c, financialCosts: f }) =>
    c === null ? null : [c, c + f],
  ).map((pair) => ({ name: "Kostnaderna", pair }));
  const income = disagreeing(years, ({ income: i, financialIncome: f }) =>
    i === null ? null : [Math.abs(i), Math.abs(i) + f],
  ).map((pair) => ({ name: "Intäkterna", pair }));
  return [...costs, ...income].map(({ name, pair: [one, other] }) => {
    const told = ({ year, ways }: Total) =>
      `${numberText(ways[0] ?? 0)} i ${tableName(year.table).replace(/^T/, "t")}`;
    return {
      text: `${name} för ${one.year.year} är ${told(one)} men ${told(other)}.`,
      suggestion: "Rätta den tabell som är fel, eller skriv vad skillnaden beror på.",
    };
  });
}

/** A table of the budget year alone may have its plan elsewhere: only a plan that stops too soon is told of. */
function missingYears(years: BudgetYear[], text: string): TextFault[] {
  const first = budgetYearOf(text);
  const shown = new Set(years.map(({ year }) => year));
  if (first === null || !shown.has(first) || shown.size < 2) return [];
  const needed = Array.from({ length: law.budgetPlan.yearsInRow }, (_, n) => first + n);
  const missing = needed.filter((year) => !shown.has(year)).map(String);
  if (missing.length === 0) return [];
  return [
    {
      text: `Budgeten för ${first} saknar plan för ${listText(missing)}. Den ekonomiska planen ska omfatta tre år, med budgetåret som det första.`,
      suggestion: "Lägg till de år som saknas.",
    },
  ];
}

/** "2027 års budget med plan för 2028 och 2029", in the heading of an ärende. */
function headingWithoutYears({ text, isBudget }: Reading): TextFault[] {
  if (!isBudget) return [];
  const [heading = ""] = text.split("\n");
  const first = budgetYearOf(heading);
  const plan = /plan(?:en)?\s+för\s+([^.]{4,60})/iu.exec(heading)?.[1] ?? "";
  const spans = [...plan.matchAll(/(20\d{2})\s?[-–]\s?(?:20)?(\d{2})(?!\d)/g)];
  const named = new Set((plan.match(/20\d{2}/g) ?? []).map(Number));
  for (const [, from, to] of spans)
    for (let year = Number(from); year <= 2000 + Number(to) && named.size < 20; year += 1)
      named.add(year);
  if (first === null || named.size === 0) return [];
  const needed = Array.from({ length: law.budgetPlan.yearsInRow - 1 }, (_, n) => first + 1 + n);
  const missing = needed.filter((year) => !named.has(year)).map(String);
  if (missing.length === 0) return [];
  return [
    {
      text: `Rubriken nämner inte plan för ${listText(missing)}. Den ekonomiska planen ska omfatta tre år, med budgetåret ${first} som det första.`,
      suggestion: "Rätta åren i rubriken, eller lägg till dem i planen.",
    },
  ];
}

const STATE = /försäkringskassan|arbetsförmedlingen|^staten(?!\p{L})|^statlig/iu;
const REGION = /^(?:region(?:en|erna)?(?!\p{L})|landstinget)/iu;
const KOMMUN = /kommun(?:en|erna)?$|^kommun(?:en|erna)?(?!\p{L})/iu;
/** Words that make a row something else than a contribution. */
const NO_CONTRIBUTION =
  /hyra|lokal|lön|ersätt|tjänst|konsult|handlägg|kostnad|köp|platser|insats|\d/iu;

type Parts = { state: number; regions: number; kommuner: number; rows: number };

/** The contributions of a column: rows with the members' names directly above the sum of the income. */
function contributions({ rows }: Table, column: number): Parts | null {
  const end = rows.findIndex(({ label }) =>
    /^(?:summa|totala?)\s+(?:intäkter|bidrag|medlemsbidrag)/iu.test(label),
  );
  const parts: Parts = { state: 0, regions: 0, kommuner: 0, rows: 0 };
  const seen = { state: false, regions: false, kommuner: false };
  for (const { label, cells } of rows.slice(0, Math.max(end, 0))) {
    const value = cells[column]?.hundredths ?? null;
    if (value === null || NO_CONTRIBUTION.test(label)) continue;
    const part = STATE.test(label)
      ? "state"
      : REGION.test(label)
        ? "regions"
        : KOMMUN.test(label)
          ? "kommuner"
          : null;
    if (part === null) continue;
    parts[part] += value;
    parts.rows += 1;
    seen[part] = true;
  }
  return seen.state && seen.regions && seen.kommuner ? parts : null;
}

function unevenParts({ text, isBudget, tables }: Reading): TextFault[] {
  if (!isBudgetText(text, isBudget)) return [];
  return tables().flatMap((table) => {
    const [first] = table.columns.flatMap((_, column): TextFault[] => {
      const parts = contributions(table, column);
      if (!parts) return [];
      const { state, regions, kommuner, rows } = parts;
      const slack = (rows * 100) / 2;
      const { numerator, denominator } = law.stateShare.atLeastShare;
      const whole = state + regions + kommuner;
      const isHalf = Math.abs(state * denominator - whole * numerator) <= slack * denominator;
      if (isHalf && Math.abs(regions - kommuner) <= slack) return [];
      return [
        {
          text: `${tableName(table)}: Bidragen${columnName(table, column)} är ${numberText(state)} från staten, ${numberText(regions)} från region och ${numberText(kommuner)} från kommun. Staten ska bidra med hälften, regionerna med en fjärdedel och kommunerna med en fjärdedel.`,
          suggestion: "Kontrollera bidragen, eller skriv vad avvikelsen beror på.",
        },
      ];
    });
    return first ? [first] : [];
  });
}

export const budgetFigureRules = [
  textRule(
    "KL-11-5",
    "warn",
    "Intäkterna överstiger kostnaderna",
    { fault: "Budgeterat resultat 2027 är 0.", sound: "Budgeterat resultat 2027 är 40." },
    ofBudgets(noSurplus),
  ),
  textRule(
    "KL-11-6",
    "warn",
    "Budgetens tabeller stämmer överens",
    {
      fault: "Kostnaderna för 2027 är 7 400 i en tabell och 7 300 i en annan.",
      sound: "Kostnaderna för 2027 är desamma i båda tabellerna.",
    },
    ofBudgets(tablesDisagree),
  ),
  textRule(
    "KL-11-6",
    "warn",
    "Ekonomisk plan för tre år",
    {
      fault: "Budgeten för 2027 har plan för 2028 men inte för 2029.",
      sound: "Budgeten för 2027 har plan för 2028 och 2029.",
    },
    (reading) => {
      const inHeading = headingWithoutYears(reading);
      return inHeading.length > 0 ? inHeading : ofBudgets(missingYears)(reading);
    },
  ),
  textRule(
    "FIN-5",
    "warn",
    "Medlemmarnas andelar",
    {
      fault: "Staten bidrar med 4 000, regionen med 2 000 och kommunen med 1 500.",
      sound: "Staten bidrar med 4 000, regionen med 2 000 och kommunen med 2 000.",
    },
    unevenParts,
  ),
];
