/**
 * A table as lines of text: tabs between its cells, so that an empty one between two others is two tabs. A row that
 * begins with an empty cell would lose it, for outer space says nothing; such a table has bars instead.
 */

const isFilled = (cell: string): boolean => cell.trim() !== "";

/** A row whose first cell is empty though it has at least two others. */
const beginsEmpty = (row: readonly string[]): boolean =>
  !isFilled(row[0] ?? "") && row.filter(isFilled).length > 1;

/** A paragraf's mark is found at the beginning of a line: it may have no bar before it. */
const isMark = (cell: string): boolean => /^(?:§|\d+\s*§|paragraf\s)/i.test(cell.trim());

const withTabs = (row: readonly string[]): string =>
  row
    .map((cell) => cell.trim())
    .join("\t")
    .trim();

const withBars = (row: readonly string[], columns: number): string => {
  const cells = Array.from({ length: columns }, (_, n) => row[n]?.trim() ?? "");
  return `| ${cells.join(" | ")} |`;
};

/** The rows as lines, one each. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const hasBars = rows.some(beginsEmpty) && !rows.flat().some(isMark);
  return rows.map((row) => (hasBars ? withBars(row, columns) : withTabs(row)));
}
