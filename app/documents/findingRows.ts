/** Findings as rows of a table, for every document that lists them. */
import type { Finding, Level } from "../domain/result.ts";
import type { Block, Cell } from "./document.ts";
import { cell, strong, text } from "./inline.ts";

/** As the command line and docs/rules.md say them. */
export const levelWords: Record<Level, string> = {
  block: "fel",
  warn: "varning",
  info: "upplysning",
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The heading cells of a table. */
export const headerCells = (...words: string[]): Cell[] => words.map((one) => cell(one));

/** A number in a column of numbers. */
export const numberCell = (value: number): Cell => cell(String(value), "end");

/** How much it weighs, what is wrong, what would be right, and by which rule. */
const whatCell = ({ level, text: fault, suggestion, source, rule }: Finding): Cell => ({
  children: [
    strong(`${capital(levelWords[level])}.`),
    text(" "),
    text(fault),
    { kind: "break" },
    ...(suggestion === null || suggestion === ""
      ? []
      : [text(suggestion), { kind: "break" as const }]),
    { kind: "text", text: `${source}, regel ${rule}`, emphasis: true },
  ],
});

/** A protokoll's findings as a table, one row each. */
export const findingTable = (findings: readonly Finding[], caption: string): Block => ({
  ...{ kind: "table", caption, header: headerCells("Paragraf", "Fynd"), rowHeaders: true },
  rows: findings.map((one) => [
    cell(one.paragraf === null ? "Hela" : `§ ${one.paragraf}`),
    whatCell(one),
  ]),
});

/** Findings that are of no single protokoll, as a list. */
export const findingList = (findings: readonly Finding[]): Block => ({
  kind: "list",
  ordered: false,
  items: findings.map((one) => [{ kind: "paragraph", children: whatCell(one).children }]),
});
