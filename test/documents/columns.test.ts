import fc from "fast-check";
import { expect, test } from "vitest";
import { columnWidths } from "#app/documents/columns.ts";
import type { Block } from "#app/documents/document.ts";
import { cell } from "#app/documents/inline.ts";

const table = (...rows: string[][]): Block & { kind: "table" } => ({
  kind: "table",
  caption: null,
  header: (rows[0] ?? []).map((words) => cell(words)),
  rows: rows.slice(1).map((row) => row.map((words) => cell(words))),
  rowHeaders: false,
});

/** One unit a character. */
const widths = (of: Block & { kind: "table" }, available: number, gap = 0) =>
  columnWidths(of, available, gap, (words) => words.length);

test("text that fits on a line each is not wrapped, and a sparse table is not drawn out", () => {
  expect(widths(table(["aa", "bbbb"]), 12)).toEqual([3.2, 6.4]);
  expect(widths(table(["aa", "bbbb"]), 6.6)).toEqual([expect.closeTo(2.2), expect.closeTo(4.4)]);
});

test("a column of long text gives way before the others' words are broken", () => {
  const [label = 0, long = 0] = widths(table(["Bilaga", "ord ".repeat(50).trim()]), 40);
  expect(label).toBeGreaterThanOrEqual(6);
  expect(long).toBeGreaterThan(30);
});

test("a word wider than the table leaves the narrow columns whole", () => {
  expect(widths(table(["Bilaga", "x".repeat(100), "Sida"]), 40, 1)).toEqual([7, 29, 4]);
});

test("an empty table has columns without width, not without a number", () => {
  expect(widths(table(["", ""], ["", ""]), 40)).toEqual([0, 0]);
});

test("the columns never take more than there is, and none is negative", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 80 });
  const rows = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.array(fc.array(words, { minLength: count, maxLength: count }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 300 }), (cells, available) => {
      const found = widths(table(...cells), available, 2);
      expect(found).toHaveLength(cells[0]?.length ?? 0);
      expect(found.every((width) => width >= 0)).toBe(true);
      expect(found.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(available + 1e-6);
    }),
  );
});
