/**
 * Every place of an Excel file where words stand, what is hidden too: whoever publishes the file publishes that as well.
 * Names of sheets, cells and comments are read; text boxes, charts and pictures are not.
 */
import type { PlacedWords } from "#app/domain/paperPersonal.ts";
import { all, one, type XmlElement } from "../xml/readXml.ts";
import {
  cellOf,
  columnOf,
  hiddenColumns,
  isHidden,
  type OpenWorkbook,
  openWorkbook,
  tree,
  wordsOf,
} from "./workbook.server.ts";

/** The letters of a column, from 0. */
function lettersOf(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return `${before >= 0 ? lettersOf(before) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

/** A long whole number as its digits: a personnummer may be kept as one, and shown with a mark that is only a format. */
const longNumber = (cell: XmlElement): string | null => {
  const value = one(cell, "v")?.text ?? "";
  return cell.attributes.get("t") === undefined && /^\d{10}(?:\d\d)?$/.test(value) ? value : null;
};

/** Where in a sheet. */
type Place = Pick<PlacedWords, "at" | "words">;

function* cellsIn(sheet: XmlElement, reading: OpenWorkbook["reading"]): Generator<Place> {
  const isColumnHidden = hiddenColumns(sheet);
  let line = 0;
  for (const row of all(one(sheet, "sheetData"), "row")) {
    line = Number(row.attributes.get("r") ?? line + 1);
    let next = 0;
    for (const cell of all(row, "c")) {
      const at = columnOf(cell.attributes.get("r") ?? "");
      const column = at === -1 ? next : at;
      next = column + 1;
      const words = longNumber(cell) ?? cellOf(cell, reading).text;
      const hidden = isHidden(row) || isColumnHidden(column) ? " (dold)" : "";
      if (words !== "") yield { at: `cell ${lettersOf(column)}${line}${hidden}`, words };
    }
  }
}

/** The comments of a sheet, old or new: a new one stands among the old as well. */
function* commentsIn(part: string, { parts }: OpenWorkbook): Generator<Place> {
  const rels = tree(parts, part.replace(/([^/]+)$/, "_rels/$1.rels"));
  for (const { attributes } of all(rels, "Relationship")) {
    const target = attributes.get("Target") ?? "";
    if (!/\/comments$/.test(attributes.get("Type") ?? "")) continue;
    const name = target.startsWith("/") ? target.slice(1) : target.replace(/^\.\.\//, "xl/");
    for (const comment of all(one(tree(parts, name), "commentList"), "comment")) {
      const words = wordsOf(one(comment, "text"));
      const at = `kommentaren i cell ${comment.attributes.get("ref") ?? ""}`;
      if (words !== "") yield { at, words };
    }
  }
}

/** `isWhole` when every sheet could be read. */
export type PlacesRead = { places: PlacedWords[]; isWhole: boolean };

/** Where words stand in a workbook, sheet by sheet; null when it cannot be read at all. Never throws. */
export function workbookPlaces(bytes: Uint8Array): PlacesRead | null {
  const opened = openWorkbook(bytes);
  if (!opened.ok) return null;
  const { parts, listed, reading } = opened.value;
  let isWhole = true;
  const places = listed.flatMap(({ name, isHidden: isHiddenSheet, part }, index): PlacedWords[] => {
    const root = part === null ? null : tree(parts, part);
    if (part !== null && !root) isWhole = false;
    const inside: Place[] = [
      { at: "bladets namn", words: name },
      ...(root ? cellsIn(root, reading) : []),
      ...(part === null ? [] : commentsIn(part, opened.value)),
    ];
    const sheet = { number: index + 1, name, isHidden: isHiddenSheet };
    return inside.map((one) => ({ sheet, ...one }));
  });
  return { places, isWhole };
}
