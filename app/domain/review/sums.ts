/** Figures that do not add up: sum rows and results of tables, and the column that adds the others. */
import { numberText } from "../words/numbers.ts";
import type { Table } from "../words/tables.ts";
import { type WrongSum, wrongSums } from "./sumRows.ts";
import { type Reading, type TextFault, textRule } from "./textRule.ts";

/** The words of a table's own line, as they stand. */
export const lineAt = (text: string, at: number): string => {
  const end = text.indexOf("\n", at);
  return text.slice(at, end === -1 ? text.length : end).trim();
};

/** "Tabellen ”Budget 2027”", or only "Tabellen" when it has no heading. */
export const tableName = ({ heading }: Table): string =>
  heading === "" ? "Tabellen" : `Tabellen ”${heading}”`;

/** " för 2028", " i kolumnen Plan 2028"; nothing when there is one column without a name. */
export function columnName({ columns }: Table, column: number): string {
  const { label = "" } = columns[column] ?? {};
  if (label === "") return "";
  return /^\d{4}$/.test(label) ? ` för ${label}` : ` i kolumnen ”${label}”`;
}

const rowName = (label: string): string => (label === "" ? "sista raden" : `”${label}”`);

const sentence = ({ table, row, column, stated, expected }: WrongSum): string =>
  `${tableName(table)}: Raderna ger ${numberText(expected)}${columnName(table, column)}, men i ${rowName(row.label)} står ${stated.words}.`;

const inTables = (kind: WrongSum["kind"], { text, tables }: Reading): TextFault[] =>
  tables()
    .flatMap(wrongSums)
    .filter((wrong) => wrong.kind === kind)
    .map((wrong) => ({
      text: sentence(wrong),
      suggestion: "Räkna om och rätta den siffra som är fel.",
      quote: lineAt(text, wrong.row.at),
    }));

/** Rows whose last figure is not the sum of the others, in a table whose other rows are such. */
function acrossRows({ text, tables }: Reading): TextFault[] {
  return tables().flatMap((table) => {
    const last = table.columns.length - 1;
    if (last < 2 || !/^(?:totalt?|summa)$/iu.test(table.columns[last]?.label ?? "")) return [];
    const rows = table.rows.flatMap((row) => {
      const total = row.cells[last];
      const parts = row.cells.slice(0, last).flatMap((cell) => cell ?? []);
      if (!total || parts.length < 2) return [];
      const expected = parts.reduce((sum, { hundredths }) => sum + hundredths, 0);
      const slack = (total.step * parts.length) / 2;
      return [{ row, total, expected, isRight: Math.abs(expected - total.hundredths) <= slack }];
    });
    const wrong = rows.filter(({ isRight }) => !isRight);
    if (rows.length - wrong.length < 2 || wrong.length * 2 > rows.length) return [];
    return wrong.map(({ row, total, expected }) => ({
      text: `${tableName(table)}: ${rowName(row.label)} blir ${numberText(expected)} tillsammans, men där står ${total.words}.`,
      suggestion: "Räkna om och rätta den siffra som är fel.",
      quote: lineAt(text, row.at),
    }));
  });
}

/** Tables: sum rows, results, and the last column. */
export const sumTextRules = [
  textRule(
    "SUMMA",
    "warn",
    "Tabellens rader ger summan",
    {
      fault: "Lön 300 och lokaler 60, men ”Summa” är 380.",
      sound: "Lön 300 och lokaler 60, och ”Summa” är 360.",
    },
    (reading) => [...inTables("sum", reading), ...acrossRows(reading)],
  ),
  textRule(
    "KL-11-6",
    "warn",
    "Resultatet följer av raderna",
    {
      fault: "Intäkter 500, kostnader 480 och resultat 10.",
      sound: "Intäkter 500, kostnader 480 och resultat 20.",
    },
    (reading) => inTables("result", reading),
  ),
];
