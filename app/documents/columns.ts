/** How wide a table's columns are: the same rule for DOCX (in characters) and PDF (in points). */
import type { Block, Cell } from "./document.ts";
import { plainText } from "./inline.ts";

type Table = Block & { kind: "table" };

/** Measures a text on one line, in the unit of the page. `head` is set for header cells. */
export type Measure = (text: string, head: boolean) => number;

/** What a column needs: `min` so that no word breaks, `max` so that no line does. */
type Need = { min: number; max: number };

const needOf = (cell: Cell, head: boolean, measure: Measure): Need => {
  const lines = plainText(cell.children).split("\n");
  const words = lines.flatMap((line) => line.split(" "));
  return {
    min: Math.max(0, ...words.map((word) => measure(word, head))),
    max: Math.max(0, ...lines.map((line) => measure(line, head))),
  };
};

/** A sparse table is not drawn out further than this, so that the eye finds its way along a row. */
const WIDEST_STRETCH = 1.6;

/** What each column needs, with its gap. */
function needsOf(table: Table, gap: number, measure: Measure): Need[] {
  const count = table.header.length;
  return table.header.map((head, column): Need => {
    const cells = [
      needOf(head, true, measure),
      ...table.rows.map((row) => needOf(row[column] ?? { children: [] }, false, measure)),
    ];
    const room = column < count - 1 ? gap : 0;
    return {
      min: Math.max(...cells.map((cell) => cell.min)) + room,
      max: Math.max(...cells.map((cell) => cell.max)) + room,
    };
  });
}

type Readable = { gap: number; readable: number };

/** How narrow each column may be and still be read: its longest word whole, or `readable`. */
const leastWidths = (table: Table, { gap, readable }: Readable, measure: Measure): number[] =>
  needsOf(table, gap, measure).map(({ min }) => Math.min(min, readable + gap));

/** How narrow a table may be and still be read. */
export const leastWidth = (table: Table, readable: Readable, measure: Measure): number =>
  total(leastWidths(table, readable, measure)) - readable.gap;

/**
 * The columns of a table too wide to be read, in bands that each fit: the first column stands first in every band,
 * so that a row can be followed. One band when the table fits.
 */
export function columnBands(
  table: Table,
  available: number,
  { gap, readable }: Readable,
  measure: Measure,
): number[][] {
  const least = leastWidths(table, { gap, readable }, measure);
  if (total(least) <= available + gap) return [table.header.map((_, column) => column)];
  const [first = 0, ...rest] = least;
  const bands: number[][] = [];
  let left = 0;
  for (const [at, width] of rest.entries()) {
    const open = bands.at(-1);
    if (open && width <= left) open.push(at + 1);
    else {
      bands.push([0, at + 1]);
      left = available - first;
    }
    left -= width;
  }
  return bands;
}

/** The table with these columns only. */
export const onlyColumns = (table: Table, columns: readonly number[]): Table => {
  const pick = (cells: Cell[]) => columns.map((column) => cells[column] ?? { children: [] });
  return { ...table, header: pick(table.header), rows: table.rows.map(pick) };
};

/**
 * Column widths that together are at most `available`: each column gets its longest word, and the rest is shared
 * by how much more it could use. When even the words do not fit, the widest columns give way and their longest
 * words will be broken. `gap` is the room between two columns, counted into each but the last.
 */
export function columnWidths(
  table: Table,
  available: number,
  gap: number,
  measure: Measure,
): number[] {
  const needs = needsOf(table, gap, measure);
  const least = total(needs.map(({ min }) => min));
  const most = total(needs.map(({ max }) => max));
  if (least >= available)
    return leveled(
      needs.map(({ min }) => min),
      available,
    );
  if (most <= available) {
    const stretch = most === 0 ? 1 : Math.min(available / most, WIDEST_STRETCH);
    return needs.map(({ max }) => max * stretch);
  }
  const share = (available - least) / (most - least);
  return needs.map(({ min, max }) => min + (max - min) * share);
}

const total = (widths: number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** The widths cut at one common height, so that they fit: the narrow keep theirs. */
function leveled(widths: number[], available: number): number[] {
  let left = available;
  let count = widths.length;
  for (const width of [...widths].sort((a, b) => a - b)) {
    if (width > left / count) break;
    left -= width;
    count -= 1;
  }
  return count === 0 ? widths : widths.map((width) => Math.min(width, left / count));
}
