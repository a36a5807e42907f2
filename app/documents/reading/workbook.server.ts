/**
 * The cells of an Excel file as their words, sheet by sheet: what a reader sees, without formulas, colours and charts.
 * What is hidden in the file is left out. A small file can hold a mountain, so everything has its bound.
 */
import { unzipSync } from "fflate";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { all, one, readXml, type XmlElement } from "../xml/readXml.ts";
import { cellNumber, type NumberKind, numberKind } from "./cellNumber.ts";

/** Rows without anything in them are left out. `isNumber` cells stand to the right. */
export type SheetCell = { text: string; isNumber: boolean };
/** One of which nothing can be shown is cut and has no rows. */
export type Sheet = { name: string; rows: SheetCell[][]; isCut: boolean };
export type Workbook = { sheets: Sheet[]; hidden: number };

/** What of a workbook is shown at most. */
export const mostRows = 500;
export const mostColumns = 40;
const MOST_SHEETS = 20;
/** Bytes of XML that are read at most, all sheets together: some seconds' work. */
const MOST_XML = 4_000_000;

const tooLarge = refused("Kalkylbladet är för stort för att visas här.");
const damaged = refused("Filen är skadad eller låst med lösenord, och kan inte visas här.");

type Parts = Map<string, Uint8Array>;

/** The parts that hold words: the book, its sheets and their comments, and what says which belongs to which. */
const WORDS =
  /^xl\/(?:[^/]+\.xml|(?:worksheets|comments)\/[^/]+\.xml|(?:worksheets\/)?_rels\/[^/]+\.rels)$/;

/** The XML parts that hold words; null when the file is no zip, or holds more than is read. */
function partsOf(bytes: Uint8Array): Result<Parts> {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!WORDS.test(name)) return false;
        size += originalSize;
        return size <= MOST_XML;
      },
    });
    return size > MOST_XML ? tooLarge : accepted(new Map(Object.entries(parts)));
  } catch {
    return damaged;
  }
}

/** A part as a tree; null where it is not there or is no XML. */
export function tree(parts: Parts, name: string): XmlElement | null {
  const read = readXml(parts.get(name) ?? new Uint8Array());
  return read.ok ? read.value : null;
}

/** The words of a string item: straight in it, or in its runs. How it is pronounced (rPh) is no part of it. */
export const wordsOf = (item: XmlElement | null): string =>
  [...all(item, "t"), ...all(item, "r").flatMap((run) => all(run, "t"))]
    .map(({ whole }) => whole)
    .join("");

/** How numbers are written in each cell style. */
function stylesOf(styles: XmlElement | null): NumberKind[] {
  const own = new Map(
    all(one(styles, "numFmts"), "numFmt").map(({ attributes }) => [
      Number(attributes.get("numFmtId")),
      attributes.get("formatCode") ?? "",
    ]),
  );
  return all(one(styles, "cellXfs"), "xf").map(({ attributes }) => {
    const id = Number(attributes.get("numFmtId"));
    return numberKind(id, own.get(id));
  });
}

type Reading = { strings: string[]; styles: NumberKind[]; from1904: boolean };

/** What a cell says as it is read in Swedish. */
export function cellOf(cell: XmlElement, { strings, styles, from1904 }: Reading): SheetCell {
  const value = one(cell, "v")?.text ?? "";
  const words = (text: string): SheetCell => ({ text: text.trim(), isNumber: false });
  switch (cell.attributes.get("t")) {
    case "s":
      return words(strings[Number(value)] ?? "");
    case "inlineStr":
      return words(wordsOf(one(cell, "is")));
    case "b":
      return words(value === "1" ? "SANT" : "FALSKT");
    case "str":
    case "e":
    case "d":
      return words(value);
    default: {
      const number = Number(value);
      if (value === "" || !Number.isFinite(number)) return words(value);
      const kind = styles[Number(cell.attributes.get("s") ?? 0)] ?? numberKind(0, undefined);
      return { text: cellNumber(number, kind, from1904), isNumber: kind.kind === "number" };
    }
  }
}

/** The column of "BC12", from 0; -1 when it names none. */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Whether a row or a column is hidden. */
export const isHidden = ({ attributes }: XmlElement): boolean =>
  /^(?:1|true)$/.test(attributes.get("hidden") ?? "");

/** Whether a column of the sheet is hidden. */
export function hiddenColumns(sheet: XmlElement): (column: number) => boolean {
  const spans = all(one(sheet, "cols"), "col").filter(isHidden);
  const edges = spans.map(({ attributes }) => [
    Number(attributes.get("min")) - 1,
    Number(attributes.get("max")) - 1,
  ]);
  return (column) => edges.some(([from = 0, to = -1]) => column >= from && column <= to);
}

function sheetOf(name: string, sheet: XmlElement, reading: Reading): Sheet {
  const rows: SheetCell[][] = [];
  const isGone = hiddenColumns(sheet);
  let isCut = false;
  for (const row of all(one(sheet, "sheetData"), "row").filter((each) => !isHidden(each))) {
    const cells: SheetCell[] = [];
    let next = 0;
    for (const cell of all(row, "c")) {
      const at = columnOf(cell.attributes.get("r") ?? "");
      const column = at === -1 ? next : at;
      next = column + 1;
      const read = cellOf(cell, reading);
      if (read.text === "" || isGone(column)) continue;
      if (column >= mostColumns || rows.length === mostRows) isCut = true;
      else cells[column] = read;
    }
    if (cells.length > 0) rows.push(Array.from(cells, (cell) => cell ?? empty));
  }
  return { name, rows: withoutEmptyColumns(rows), isCut };
}

const empty: SheetCell = { text: "", isNumber: false };

/** Rows of the same length, without the columns in which nothing stands. */
function withoutEmptyColumns(rows: SheetCell[][]): SheetCell[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) =>
    rows.some((row) => (row[at]?.text ?? "") !== ""),
  );
  return rows.map((row) => used.map((at) => row[at] ?? empty));
}

/** A sheet of cells as the book lists it; `part` is its name among the parts. A chart on a sheet of its own is none. */
type Listed = { name: string; isHidden: boolean; part: string | null };
export type OpenWorkbook = { parts: Parts; listed: Listed[]; reading: Reading };

/** Opens a workbook, or says in a sentence why its words cannot be read. Never throws, whatever the file holds. */
export function openWorkbook(bytes: Uint8Array): Result<OpenWorkbook> {
  const found = partsOf(bytes);
  if (!found.ok) return found;
  const parts = found.value;
  const book = tree(parts, "xl/workbook.xml");
  if (!book) return damaged;
  const targets = new Map(
    all(tree(parts, "xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes.get("Id"),
      (attributes.get("Target") ?? "").replace(/^\/xl\//, ""),
    ]),
  );
  const strings = tree(parts, "xl/sharedStrings.xml");
  const styles = tree(parts, "xl/styles.xml");
  // Without them other words and days would be read than those that stand in the file.
  if (!strings && parts.has("xl/sharedStrings.xml")) return tooLarge;
  if (!styles && parts.has("xl/styles.xml")) return tooLarge;
  const reading: Reading = {
    strings: all(strings, "si").map(wordsOf),
    styles: stylesOf(styles),
    from1904: /^(?:1|true)$/.test(one(book, "workbookPr")?.attributes.get("date1904") ?? ""),
  };
  const listed = all(one(book, "sheets"), "sheet").map(({ attributes }): Listed => {
    const target = targets.get(attributes.get("id")) ?? "";
    return {
      name: attributes.get("name") ?? "",
      isHidden: /idden$/.test(attributes.get("state") ?? ""),
      part: target.startsWith("worksheets/") ? `xl/${target}` : null,
    };
  });
  return accepted({ parts, listed, reading });
}

/** Reads what a workbook shows, or says in a sentence why it is not shown. Never throws, whatever the file holds. */
export function readWorkbook(bytes: Uint8Array): Result<Workbook> {
  const opened = openWorkbook(bytes);
  if (!opened.ok) return opened;
  const { parts, listed, reading } = opened.value;
  const shown = listed.filter((each) => !each.isHidden);
  if (shown.length > MOST_SHEETS) return tooLarge;
  const sheets = shown.flatMap(({ name, part }): Sheet[] => {
    if (part === null) return [];
    const sheet = tree(parts, part);
    return [sheet ? sheetOf(name, sheet, reading) : { name, rows: [], isCut: true }];
  });
  return sheets.length === 0
    ? tooLarge
    : accepted({ sheets, hidden: listed.length - shown.length });
}
