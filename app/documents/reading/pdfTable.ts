/**
 * Where a PDF's lines stand in columns. A PDF draws nothing for an empty cell, so what stands to the right of it
 * would be read in the wrong column; the places of the words on the other lines tell which column it is.
 */
import { tableLines } from "./tableText.ts";

/** Words between two wide gaps, and how far they reach across the page. */
export type PlacedCell = { text: string; from: number; to: number };

type Column = { from: number; to: number };

/** Columns of the lines: words that stand above each other share one. */
function columnsOf(lines: readonly (readonly PlacedCell[])[]): Column[] {
  const columns: Column[] = [];
  for (const { from, to } of lines.flat().sort((a, b) => a.from - b.from)) {
    const last = columns.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else columns.push({ from, to });
  }
  return columns;
}

/** Two columns without an empty cell are told by their gap alone. */
const FEWEST_COLUMNS = 3;

const isWithin = (cell: PlacedCell, { from, to }: Column): boolean =>
  cell.from >= from && cell.to <= to;

/**
 * The lines of a table with their empty cells; null when the words do not stand in columns, or no cell is
 * empty, so that the lines are best left as they are.
 */
export function columnLines(lines: readonly (readonly PlacedCell[])[]): string[] | null {
  const columns = columnsOf(lines);
  const most = lines.reduce((count, cells) => Math.max(count, cells.length), 0);
  // A column more than any line fills: each line lacks another one. More than that is no table.
  if (columns.length < FEWEST_COLUMNS || columns.length > most + 1) return null;
  if (lines.every((cells) => cells.length === columns.length)) return null;
  const rows = lines.map((cells) =>
    columns.map((column) => cells.filter((cell) => isWithin(cell, column))),
  );
  if (rows.flat().some((cells) => cells.length > 1)) return null;
  return tableLines(rows.map((row) => row.map(([cell]) => cell?.text ?? "")));
}
