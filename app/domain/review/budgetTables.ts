/** What in a text's tables is a budget: income, costs and result, year by year. It finds no fault. */
import type { Row, Table } from "../words/tables.ts";

/** One year of one budget table; what the table does not tell is null. All in hundredths of the table's own unit. */
export type BudgetYear = {
  table: Table;
  column: number;
  year: number;
  income: number | null;
  costs: number | null;
  /** What financial items add to the costs and the income, in a table that has them apart. */
  financialCosts: number;
  financialIncome: number;
  result: { hundredths: number; row: Row } | null;
};

const INCOME =
  /^(?:summa|totala?)\s+(?:verksamhetens\s+)?intäkter|^intäkter,?\s+(?:totalt|summa)|^verksamhetens intäkter/iu;
const COSTS =
  /^(?:summa|totala?)\s+(?:verksamhetens\s+)?kostnader|^kostnader,?\s+(?:totalt|summa)|^verksamhetens kostnader/iu;
const WRITE_OFFS = /^avskrivningar/iu;
const FINANCIAL_COSTS = /^(?:övriga )?finansiella kostnader|^räntekostnader/iu;
const FINANCIAL_INCOME = /^(?:övriga )?finansiella intäkter|^ränteintäkter/iu;
const RESULT = /^(?:(?:budgeterat|årets|beräknat)\s+)?resultat(?:\s+\d{4})?$/iu;
/** Columns that tell what has been, not what is planned. */
const NO_BUDGET = /prognos|utfall|bokslut|föregående|avvikelse|differens/iu;

const yearOf = (words: string): number | null => {
  const [first, second] = words.match(/(?<!\d)20\d{2}(?!\d)/g) ?? [];
  return first !== undefined && (second === undefined || second === first) ? Number(first) : null;
};

/** The one year of a list without columns: named by its result or sum row, or by its heading. */
function loneYear({ heading, rows }: Table): number | null {
  const named = rows.flatMap(({ label }) =>
    COSTS.test(label) || /^resultat/i.test(label) ? (yearOf(label) ?? []) : [],
  );
  return named[0] ?? yearOf(heading);
}

function figure(rows: readonly Row[], column: number, pattern: RegExp): number | null {
  const found = rows.filter(({ label }) => pattern.test(label));
  const [row] = found;
  return found.length === 1 ? (row?.cells[column]?.hundredths ?? null) : null;
}

const amount = (rows: readonly Row[], column: number, pattern: RegExp): number =>
  Math.abs(figure(rows, column, pattern) ?? 0);

function yearIn(table: Table, column: number): BudgetYear | null {
  const { columns, rows } = table;
  const { label = "", year: named = null } = columns[column] ?? {};
  const year = columns.length === 1 ? (named ?? loneYear(table)) : named;
  if (year === null || NO_BUDGET.test(label)) return null;
  const costs = figure(rows, column, COSTS);
  const resultRow = rows.filter((row) => RESULT.test(row.label) && row.cells[column]).at(-1);
  const result = resultRow?.cells[column]?.hundredths ?? null;
  return {
    ...{ table, column, year },
    income: figure(rows, column, INCOME),
    costs: costs === null ? null : Math.abs(costs) + amount(rows, column, WRITE_OFFS),
    financialCosts: amount(rows, column, FINANCIAL_COSTS),
    financialIncome: amount(rows, column, FINANCIAL_INCOME),
    result: resultRow && result !== null ? { hundredths: result, row: resultRow } : null,
  };
}

/** Income and costs stand in it, or a result under one of them. A balansräkning has neither. */
const isBudget = ({ rows }: Table): boolean =>
  rows.some(({ label }) => INCOME.test(label) || COSTS.test(label));

/** Every year of every budget table, in the order of the text. */
export const budgetYears = (tables: readonly Table[]): BudgetYear[] =>
  tables
    .filter(isBudget)
    .flatMap((table) => table.columns.flatMap((_, column) => yearIn(table, column) ?? []));

/** A report of what has been holds figures beside the budget's, and an application holds another's budget. */
const NOT_ADOPTED =
  /årsredovisning|delårsrapport|bokslut|uppföljning av budget|budgetuppföljning|ansökan|ansöker/i;
const BUDGET = /budget/i;

/** The text is the förbund's budget: the ärende says so, or its first lines do where there is no ärende. */
export const isBudgetText = (text: string, isBudget: boolean | null): boolean => {
  const head = text.slice(0, 600);
  return isBudget !== false && !NOT_ADOPTED.test(head) && (isBudget === true || BUDGET.test(head));
};

/** The year that the text adopts a budget for; null when that cannot be told with certainty. */
export function budgetYearOf(text: string): number | null {
  const head = text.slice(0, 3_000);
  const named = [
    ...head.matchAll(/(?<!\d)(20\d{2})\s?års\s+budget/giu),
    ...head.matchAll(/budget\s+(?:för\s+)?(?:år(?:et)?\s+)?(20\d{2})(?!\s?[-–\d])/giu),
  ].map((match) => Number(match[1]));
  const years = [...new Set(named)];
  return years.length === 1 ? (years[0] ?? null) : null;
}
