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
  const count = table.header.length;
  const needs = table.header.map((head, column): Need => {
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
