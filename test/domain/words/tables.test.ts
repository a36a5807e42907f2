import fc from "fast-check";
import { expect, test } from "vitest";
import { findTables } from "#app/domain/words/tables.ts";

const read = (text: string) =>
  findTables(text).map(({ heading, columns, rows }) => ({
    heading,
    columns: columns.map(({ label, year }) => year ?? label),
    rows: rows.map(({ label, cells }) => [label, ...cells.map((c) => c && c.hundredths / 100)]),
  }));

const budget = {
  heading: "Budget",
  columns: [2027, 2028],
  rows: [
    ["Lön", 300, 310.5],
    ["Resor", -4, null],
    ["Summa", 296, 1_310],
  ],
};

test("tabs part the cells", () => {
  const text = "Budget\n\nKostnad\t2027\t2028\nLön\t300\t310,5\nResor\t- 4\t\nSumma\t296\t1 310";
  expect(read(text)).toEqual([budget]);
});

test("so do the pipes of Markdown, and marks of weight are no part of the words", () => {
  const text =
    "## Budget\n\n| Kostnad | 2027 | 2028 |\n| --- | ---: | ---: |\n| Lön | 300 | 310,5 |\n| *Resor* | (4) | – |\n| **Summa** | **296** | 1 310 |";
  expect(read(text)).toEqual([budget]);
});

test("so do two spaces or more", () => {
  const text =
    "Budget\nKostnad   2027  2028\nLön    300 kr   310,5 kr\nResor  -4\nSumma  296  1 310";
  expect(read(text)).toEqual([budget]);
});

test("a cell knows its place", () => {
  const text = "Lön\t300 kr\nResor\t 4,5";
  const [table] = findTables(text);
  for (const row of table?.rows ?? [])
    for (const cell of row.cells)
      expect(text.slice(cell?.at).startsWith(cell?.words ?? "-")).toBe(true);
});

test("a name between rows begins a part; a sentence ends the table", () => {
  const text = "Intäkter\t5\n\nKostnader\n\nLön\t5\nDetta är en mening.\nResor\t7";
  expect(findTables(text).map(({ rows }) => rows.map(({ section }) => section))).toEqual([
    [null, "Kostnader"],
    [null],
  ]);
});

test("a code before the label is no figure, and a year in a heading is none", () => {
  expect(read("Konto\tNamn\t2027\n4010\tLokaler\t60")).toMatchObject([
    { rows: [["Lokaler", null, 60]] },
  ]);
  expect(read("Vi möts  den 3 maj  och den 4 maj")).toEqual([]);
});

test("any text is read", () => {
  const piece = fc.constantFrom(
    "a",
    "\t",
    "|",
    "  ",
    "\n",
    "1",
    "2027",
    "-",
    " 000",
    "Summa",
    "**",
    ".",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const text = pieces.join("");
      for (const { columns, rows } of findTables(text))
        for (const { cells } of rows) {
          expect(cells.length).toBeLessThanOrEqual(columns.length);
          for (const cell of cells) if (cell) expect(text.slice(cell.at)).toContain(cell.words);
        }
    }),
  );
});
