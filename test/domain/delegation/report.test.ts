import { expect, test } from "vitest";
import { lineOf, numbersIn, untold, withLines } from "#app/domain/delegation/report.ts";
import { decided } from "./example.ts";

test.each<[string, string[]]>([
  ["* D 2026-3, 1 mars: stolar", ["D 2026-3"]],
  ["D\u00a02026–3 och D 2026-03", ["D 2026-3"]],
  ["D2026-3, D 2026-30", ["D 2026-3", "D 2026-30"]],
  ["ID 2026-3 är inget", []],
  ["2026-03-01", []],
  ["D 2026-12-01", ["D 2026-12"]],
])("the numbers in ”%s”", (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

test("a line has number, day, who, what and sum", () => {
  const first = decided();
  expect(lineOf(first, [first])).toBe(
    "D 2026-1, 10 februari 2026, Anna Ek (ordförande): Stolar, Trävaror i Norrsund AB, 40 000 kr.",
  );
  const second = decided({
    id: "d2",
    serial: 2,
    corrects: "d1",
    supplier: "",
    ore: null,
    what: "Stolar\noch bord.",
  });
  expect(lineOf(second, [first, second])).toBe(
    "D 2026-2, 10 februari 2026, Anna Ek (ordförande): Stolar och bord. Rättar D 2026-1.",
  );
  const third = decided({ id: "d3", serial: 3, corrects: "d2", isVoid: true });
  expect(lineOf(third, [first, second, third])).toContain("Tar tillbaka D 2026-2");
});

test("lines are added once, after what is written, as one list", () => {
  const rows = [
    decided({ id: "d2", serial: 2 }),
    decided(),
    decided({ id: "d3", year: 2025, serial: 9 }),
  ];
  const once = withLines("Besluten redovisas.", rows.slice(0, 2), rows);
  expect(once.split("\n").map((line) => line.slice(0, 12))).toEqual([
    "Besluten red",
    "",
    "* D 2026-1, ",
    "* D 2026-2, ",
  ]);
  expect(withLines(once, rows.slice(0, 2), rows)).toBe(once);
  expect(withLines(once, rows, rows).split("\n").at(-1)).toMatch(/^\* D 2025-9/);
  expect(withLines(once, rows, rows)).toContain(
    "* D 2026-2, 10 februari 2026, Anna Ek (ordförande): Stolar, Trävaror i Norrsund AB, 40 000 kr.\n* D 2025-9",
  );
  expect(withLines("", [], rows)).toBe("");
  expect(withLines("", rows.slice(1, 2), rows)).toMatch(/^\* D 2026-1/);
  expect(untold(rows, [once]).map(({ serial }) => serial)).toEqual([9]);
});
