/**
 * The words of a PDF as lines. A PDF knows only where words stand: words at one height are a line, a wide gap
 * between them is a column (tab), a tall gap between lines is a blank line, a page ends with a form feed.
 */
import { scannedPageLine } from "./noise.ts";
import { columnLines, type PlacedCell } from "./pdfTable.ts";

/** A run of words: its place in points from the page's lower left corner, its height and its font's mark. */
export type Run = {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  font: string;
};

/** Runs whose feet differ less than this part of their height stand on one line. */
const SAME_LINE = 0.45;
/** A gap of more than this many heights between runs is a column's. */
const COLUMN_GAP = 1.4;
/** A gap of more than this part of a height between runs is a space. */
const SPACE_GAP = 0.15;
/** Lines farther apart than this many times the usual have a blank line between them. */
const BLANK_GAP = 1.25;
/** Steps between lines that are more than this many heights are no leading. */
const WIDEST_LEADING = 2.2;
const USUAL_LEADING = 1.3;

/** `step`: heights down from the line above; `style` tells lines in the same font and size. */
type Line = { text: string; y: number; height: number; runs: Run[]; step: number; style: string };

/** The runs as lines from top to bottom, each from left to right. */
function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - run.y) <= SAME_LINE * Math.max(line.height, run.height)) {
      line.runs.push(run);
      line.height = Math.max(line.height, run.height);
    } else {
      const step = line ? (line.y - run.y) / run.height : 0;
      lines.push({ text: "", y: run.y, height: run.height, runs: [run], step, style: "" });
    }
  }
  for (const line of lines) {
    line.runs.sort((a, b) => a.x - b.x);
    const main = line.runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    line.style = `${main.font} ${main.height.toFixed(1)}`;
  }
  const cells = lines.map(cellsOf);
  lines.forEach((line, n) => {
    line.text = lineText(cells[n] ?? []);
  });
  alignTables(lines, cells);
  return lines;
}

/** The words of a line between wide gaps. */
function cellsOf(line: Line): PlacedCell[] {
  const cells: PlacedCell[] = [];
  for (const run of line.runs) {
    const cell = cells.at(-1);
    const gap = cell ? run.x - cell.to : Number.POSITIVE_INFINITY;
    const to = run.x + run.width;
    if (!cell || gap > COLUMN_GAP * run.height) {
      cells.push({ text: run.text, from: run.x, to });
      continue;
    }
    const apart = gap > SPACE_GAP * run.height && !/\s$/.test(cell.text) && !/^\s/.test(run.text);
    cell.text += `${apart ? " " : ""}${run.text}`;
    cell.to = to;
  }
  return cells;
}

const lineText = (cells: PlacedCell[]): string =>
  cells
    .map((cell) => cell.text.trimEnd())
    .join("\t")
    .trim();

/** Gives the lines of each table their empty cells: lines in columns that follow on each other. */
function alignTables(lines: Line[], cells: PlacedCell[][]): void {
  let start = 0;
  while (start < lines.length) {
    let end = start;
    while ((cells[end]?.length ?? 0) > 1) end += 1;
    columnLines(cells.slice(start, end))?.forEach((text, n) => {
      const line = lines[start + n];
      if (line) line.text = text;
    });
    start = end + 1;
  }
}

/** How the document is set: the usual step between lines in heights, and the style of most of its text. */
type Setting = { leading: number; body: string };

function settingOf(pages: Line[][]): Setting {
  const lines = pages.flat();
  const steps = lines
    .flatMap((line) => (line.step > 0 && line.step < WIDEST_LEADING ? [line.step] : []))
    .sort((a, b) => a - b);
  const letters = new Map<string, number>();
  for (const { style, text } of lines) {
    letters.set(style, (letters.get(style) ?? 0) + text.length);
  }
  const [body] = [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  return { leading: steps[Math.floor(steps.length / 4)] ?? USUAL_LEADING, body };
}

const OPENS_PARAGRAPH = /^(?:§\s*\d|\d+\s*§|paragraf\s+\d)/i;

/** A page's lines; a heading of a paragraf that is set apart in type is marked as bold, all of its lines. */
function pageText(lines: Line[], setting: Setting): string {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    if (at > 0 && isApart(line, setting)) out.push("");
    let end = at;
    if (line.style !== setting.body && OPENS_PARAGRAPH.test(line.text)) {
      while (lines[end + 1]?.style === line.style && !isApart(lines[end + 1], setting)) end += 1;
    }
    const texts = lines.slice(at, end + 1).map((one) => one.text);
    out.push(end > at ? `**${texts.join("\n")}**` : line.text);
    at = end;
  }
  return out.join("\n");
}

const isApart = (line: Line | undefined, setting: Setting): boolean =>
  line !== undefined && line.step > setting.leading * BLANK_GAP;

/** What stands on a page; `scanned` when it is a picture without words. */
export type PdfPage = { runs: Run[]; scanned: boolean };

/** The text of all pages; null when no page has any. */
export function textOfPages(pages: PdfPage[]): string | null {
  const lined = pages.map((page) => linesOf(page.runs));
  if (lined.every((lines) => lines.length === 0)) return null;
  const setting = settingOf(lined);
  const texts = lined.map((lines, at) =>
    pages[at]?.scanned ? scannedPageLine(at + 1) : pageText(lines, setting),
  );
  return `${texts.join("\n\f")}\n`;
}
