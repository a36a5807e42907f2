/**
 * A table as somebody has it: a CSV file in any usual coding, or rows copied from Word or a spreadsheet. Finds the
 * heading row and reads the columns by their names, in whatever order they stand. It decides nothing about the content.
 */
import { accepted, type Result, refused } from "./result.ts";
import { listText } from "./wording.ts";

/** A column by the names that people give it. `names` are tried in order, the columns one after another. */
export type Column<F extends string> = { field: F; title: string; names: RegExp };

export type TableRow<F extends string> = {
  /** Its line in the text, from 1. */
  line: number;
  cells: Record<F, string>;
};

export type ReadTable<F extends string> = {
  rows: TableRow<F>[];
  /** Lines that are no row of the table: a title, a page footer. Shown, so that nothing is lost unseen. */
  skipped: { line: number; text: string }[];
};

/**
 * The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 where it is valid, else Windows-1252, which holds
 * Latin-1 and which Excel in Swedish writes.
 */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

type Line = { line: number; cells: string[] };

/** One cell on one line, without what a spreadsheet adds to keep a text from being run as a formula. */
const tidy = (cell: string): string =>
  cell
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");

/** The lines of a text cut at the separator. A cell in quotation marks may hold the separator and line ends. RFC 4180 */
function linesOf(text: string, separator: string, hasQuotes: boolean): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const endCell = () => {
    cells.push(tidy(cell));
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === "\n") line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (hasQuotes && sign === '"' && cell.trim() === "") {
      cell = "";
      isQuoted = true;
    } else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      lines.push({ line: start, cells });
      cells = [];
      start = line;
    } else cell += sign;
  }
  // A mark that is never closed was no mark: else it would have swallowed the rest.
  if (isQuoted) return linesOf(text, separator, false);
  endCell();
  lines.push({ line: start, cells });
  return lines;
}

/** Which column each cell of a heading row is; null where it is none. A column is found once. */
function headingOf<F extends string>(cells: string[], columns: readonly Column<F>[]) {
  const taken = new Set<F>();
  return cells.map((cell): F | null => {
    const name = cell.toLowerCase();
    const found = columns.find(({ field, names }) => !taken.has(field) && names.test(name));
    if (found) taken.add(found.field);
    return found?.field ?? null;
  });
}

const separators = ["\t", ";", ","];

type Found<F extends string> = { lines: Line[]; at: number; fields: (F | null)[] };

/** The heading row with the most columns that are known, by whichever separator. */
function bestHeading<F extends string>(text: string, columns: readonly Column<F>[]) {
  let best: Found<F> | null = null;
  let most = 1;
  for (const separator of separators) {
    const lines = linesOf(text, separator, true);
    for (const [at, { cells }] of lines.entries()) {
      const fields = headingOf(cells, columns);
      const count = fields.filter((one) => one !== null).length;
      if (count > most) [best, most] = [{ lines, at, fields }, count];
    }
  }
  return best;
}

/** Rows at most: more is another table than the one that was meant. */
const MOST_ROWS = 500;

/** Reads the table below its heading row. Without the required columns nothing is read, and it is said which are missing. */
export function readTable<F extends string>(
  text: string,
  columns: readonly Column<F>[],
  required: readonly F[],
): Result<ReadTable<F>> {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const found = bestHeading(plain, columns);
  const missing = columns.filter(
    ({ field }) => required.includes(field) && !found?.fields.includes(field),
  );
  if (!found || missing.length > 0) {
    const names = listText(missing.map(({ title }) => title));
    const what = missing.length === 1 ? "kolumnen" : "kolumnerna";
    return refused(
      found
        ? `Rubrikraden (rad ${found.lines[found.at]?.line}) saknar ${what} ${names}.`
        : `Ingen rubrikrad hittades. En rad ska säga vad kolumnerna är: ${names}.`,
      { field: "text" },
    );
  }
  const table = rowsBelow(found, columns);
  if (table.rows.length === 0) return refused("Tabellen har inga rader.", { field: "text" });
  if (table.rows.length > MOST_ROWS) {
    return refused(`Tabellen har ${table.rows.length} rader. Högst ${MOST_ROWS} kan läsas in.`, {
      field: "text",
    });
  }
  return accepted(table);
}

function rowsBelow<F extends string>(
  { lines, at, fields }: Found<F>,
  columns: readonly Column<F>[],
): ReadTable<F> {
  const heading = lines[at]?.cells.join("\t");
  const table: ReadTable<F> = { rows: [], skipped: [] };
  for (const [index, { line, cells }] of lines.entries()) {
    const filled = cells.filter((one) => one !== "");
    // Word repeats the heading row at the top of each page.
    if (filled.length === 0 || cells.join("\t") === heading) continue;
    if (index < at || filled.length === 1) {
      table.skipped.push({ line, text: filled.join(" ") });
      continue;
    }
    const empty = columns.map(({ field }) => [field, ""]);
    const read = fields.flatMap((field, column) =>
      field === null ? [] : [[field, cells[column] ?? ""]],
    );
    table.rows.push({ line, cells: Object.fromEntries([...empty, ...read]) as Record<F, string> });
  }
  return table;
}
