/** Findings as rows of a table, for every document that lists them. */
import type { Finding, Level } from "../domain/result.ts";
import type { Block, Cell } from "./document.ts";
import { cell, text } from "./inline.ts";

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

/** What is wrong, what would be right, and by which rule. */
const whatCell = ({ text: fault, suggestion, source, rule }: Finding): Cell => ({
  children: [
    text(fault),
    { kind: "break" },
    ...(suggestion === null || suggestion === ""
      ? []
      : [text(suggestion), { kind: "break" as const }]),
    { kind: "text", text: `${source}, regel ${rule}`, emphasis: true },
  ],
});

/** A table of findings, one row each; the paragraf first where `isOfOne` protokoll. */
export function findingTable(
  findings: readonly Finding[],
  { caption, isOfOne = true }: { caption: string; isOfOne?: boolean },
): Block {
  const first = isOfOne ? headerCells("Paragraf") : [];
  return {
    kind: "table",
    caption,
    header: [...first, ...headerCells("Nivå", "Vad som är fel och vad som är rätt")],
    rows: findings.map((one) => [
      ...(isOfOne ? [cell(one.paragraf === null ? "Hela" : `§ ${one.paragraf}`)] : []),
      cell(capital(levelWords[one.level])),
      whatCell(one),
    ]),
    rowHeaders: isOfOne,
  };
}
