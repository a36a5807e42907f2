/**
 * The tables in a text: lines whose cells stand between tabs, between the pipes of Markdown, or two spaces or more
 * apart. Numbers without a unit are of an unknown unit, so only figures of the same table may be compared.
 */
import { MINUSES, readNumber, SPACES } from "./numbers.ts";

/** A number in a table, in hundredths of its own unit; `at` is its place in the text. */
export type Cell = { hundredths: number; step: number; words: string; at: number };

/** A column after the labels: its heading and the year that the heading names. */
export type Column = { label: string; year: number | null };

export type Row = {
  label: string;
  /** Beside the table's columns; null where there is no number. */
  cells: (Cell | null)[];
  /** The lines without numbers since the row before: they begin a new part of the table. */
  section: string | null;
  at: number;
};

export type Table = {
  /** The last line of text before the table; empty when there is none near. */
  heading: string;
  columns: Column[];
  rows: Row[];
  at: number;
};

/** A longer table is read to here. */
const MOST_ROWS = 400;
const MOST_CELLS = 24;
/** A longer line is running text, whatever signs it holds. */
const LONGEST_LINE = 1_500;
/** Longer lines without cells are running text, and end a table. */
const LONGEST_SECTION = 80;
/** Empty lines and section names between rows of one table. */
const MOST_BETWEEN = 4;

type RawCell = { words: string; at: number };
type Line = { text: string; at: number };

const MARKUP =
  /<\/?(?:[biu]|em|strong)>|\*\*|__|(?<!\p{L})[*_](?=\p{L})|(?<=\p{L})[*_](?!\p{L})/giu;
const plain = (words: string): string => words.replace(MARKUP, "").trim();

function partsBetween(line: Line, separator: RegExp): RawCell[] {
  const cells: RawCell[] = [];
  let from = 0;
  for (const match of line.text.matchAll(separator)) {
    cells.push({ words: line.text.slice(from, match.index), at: line.at + from });
    from = match.index + match[0].length;
  }
  cells.push({ words: line.text.slice(from), at: line.at + from });
  return cells;
}

/** The cells of a line; null when it is no row. A row of Markdown loses its outer pipes. */
function rawCells(line: Line): RawCell[] | null {
  const { text } = line;
  if (text.length > LONGEST_LINE) return null;
  const trimmed = text.trim();
  if (trimmed.startsWith("|")) {
    const inner = partsBetween(line, /\|/g).slice(1);
    return (trimmed.endsWith("|") ? inner.slice(0, -1) : inner).slice(0, MOST_CELLS);
  }
  if (text.includes("\t")) return partsBetween(line, /\t/g).slice(0, MOST_CELLS);
  if (!/\S[ \u00a0]{2,}\S/.test(trimmed)) return null;
  const start = text.length - text.trimStart().length;
  const spaced = { text: trimmed, at: line.at + start };
  const cells = partsBetween(spaced, /[ \u00a0]{2,}/g).slice(0, MOST_CELLS);
  const isRow = cells.slice(1).every(({ words }) => isFigure(words) || yearIn(words) !== null);
  return isRow ? cells : null;
}

const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;
const yearIn = (words: string): number | null => {
  const year = YEAR.exec(words)?.[1];
  return year === undefined ? null : Number(year);
};
const isBareYear = (words: string): boolean => /^(?:19|20)\d{2}$/.test(plain(words));

const NUMBER = new RegExp(
  `^([${MINUSES}])?[${SPACES}]?(\\d[\\d${SPACES}.,]*?)[${SPACES}]?(?:kr|kronor|tkr|sek|mkr|:-)?\\.?$`,
  "iu",
);
const EMPTY = new RegExp(`^[${MINUSES}]{0,3}$`);
const isFigure = (words: string): boolean =>
  EMPTY.test(plain(words)) || readCell({ words, at: 0 }) !== null;

/** "- 7 259", "709 000 kr", "(466)": a figure in its cell; null for anything else. */
function readCell({ words, at }: RawCell): Cell | null {
  if (words.length > 60) return null;
  const bare = plain(words);
  const inBrackets = /^\((.+)\)$/.exec(bare)?.[1];
  const [, minus, digits = ""] = NUMBER.exec(inBrackets ?? bare) ?? [];
  const number = readNumber(digits.trim());
  if (number === null) return null;
  const sign = minus !== undefined || inBrackets !== undefined ? -1 : 1;
  const shown = words.trim();
  return {
    hundredths: number.hundredths === 0 ? 0 : sign * number.hundredths,
    step: number.step,
    words: shown,
    at: at + words.indexOf(shown),
  };
}

const isRule = (cells: RawCell[]): boolean =>
  cells.every(({ words }) => /^\s*:?-{2,}:?\s*$/.test(words));

/** What stands over the labels of a list with one year: any other word before a year may be a row of that sum. */
const OVER_LABELS =
  /^$|kostnad|intäkt|post(?!o)|ändamål|benämning|konto|belopp|kronor|kr(?!\p{L})|budget|insats/iu;

/** Years side by side follow on each other; a lone one is a heading only where a heading is meant. */
function areYears(label: string, cells: RawCell[]): boolean {
  const years = cells.flatMap(({ words }) => (isBareYear(words) ? [Number(plain(words))] : []));
  if (years.length === cells.length && years.length === 1) return OVER_LABELS.test(label);
  return years.every(
    (year, index) => index === 0 || Math.abs(year - (years[index - 1] ?? 0)) === 1,
  );
}

/** A heading line: every cell after the first is a word or a year, and one of them is there. */
function isHeader(cells: RawCell[]): boolean {
  const after = cells.slice(1).filter(({ words }) => plain(words) !== "");
  if (after.length === 0) return false;
  const areNames = after.every(
    ({ words }) =>
      isBareYear(words) || (/\p{L}/u.test(words) && readCell({ words, at: 0 }) === null),
  );
  return areNames && areYears(plain(cells[0]?.words ?? ""), after);
}

/** The label stands first; a code of digits before it ("4010") is not the label. */
function labelOf(cells: RawCell[]): string {
  const [first = "", second = ""] = cells.map(({ words }) => plain(words));
  return /^\d{1,6}$/.test(first) && /\p{L}/u.test(second) ? second : first;
}

/** Reads lines one by one into tables. */
class Reader {
  readonly tables: Table[] = [];
  private table: Table | null = null;
  private above = "";
  private between: string[] = [];
  private gap = 0;

  text(line: string): void {
    const words = line.trim();
    if (words === "") {
      this.gap += 1;
      if (this.gap > 3) this.close();
      return;
    }
    this.gap = 0;
    const isShort = words.length <= LONGEST_SECTION && !/[.!?]$/.test(words);
    this.above = isShort ? plain(words.replace(/^#+\s*/, "")) : "";
    this.between.push(this.above);
    if (!isShort || this.between.length > MOST_BETWEEN) this.close();
  }

  row(line: Line, raw: RawCell[]): void {
    this.gap = 0;
    if (isRule(raw)) return;
    if (isHeader(raw)) this.header(line, raw);
    else this.figures(line, raw);
  }

  private figures(line: Line, raw: RawCell[]): void {
    const label = labelOf(raw);
    const cells = raw.slice(1).map(readCell);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length === 0) {
      const isBlank = raw.slice(1).every(({ words }) => words.trim() === "");
      if (label !== "" && isBlank) this.between.push(label);
      return;
    }
    const table = this.openFor(line, raw.length - 1);
    const isFirst = table.rows.length === 0;
    const section = isFirst ? null : (this.between.at(-1) ?? null);
    this.between = [];
    if (table.rows.length >= MOST_ROWS) return;
    while (table.columns.length < cells.length) table.columns.push({ label: "", year: null });
    table.rows.push({ label, cells, section, at: line.at });
  }

  private header(line: Line, raw: RawCell[]): void {
    const columns = raw.slice(1).map(({ words }) => ({ label: plain(words), year: yearIn(words) }));
    while (columns.length > 0 && columns.at(-1)?.label === "") columns.pop();
    this.close();
    this.table = { heading: this.above, columns, rows: [], at: line.at };
    this.between = [];
  }

  /** The open table goes on when it is as wide; a list of one figure a row never joins a wider table. */
  private openFor(line: Line, width: number): Table {
    const open = this.table;
    const wide = open?.columns.length ?? 0;
    const last = open?.rows.at(-1);
    const fits =
      open !== null &&
      (last === undefined || this.between.length === 0 || (wide === 1) === (width === 1));
    if (fits && open) return open;
    this.close();
    this.table = { heading: this.above, columns: [], rows: [], at: line.at };
    return this.table;
  }

  close(): void {
    if (this.table && this.table.rows.length > 0) {
      const { columns, rows } = this.table;
      for (const { cells } of rows) while (cells.length < columns.length) cells.push(null);
      this.tables.push(this.table);
    }
    this.table = null;
    this.between = [];
  }
}

/** Every table in a text, in order. Time grows with the length of the text and no faster. */
export function findTables(text: string): Table[] {
  const reader = new Reader();
  let at = 0;
  while (at <= text.length) {
    const end = text.indexOf("\n", at);
    const stop = end === -1 ? text.length : end;
    const line = { text: text.slice(at, stop).replace(/\r$/, ""), at };
    const raw = rawCells(line);
    if (raw === null) reader.text(line.text.length > LONGEST_LINE ? "." : line.text);
    else reader.row(line, raw);
    at = stop + 1;
  }
  reader.close();
  return reader.tables;
}
