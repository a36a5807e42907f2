/** What a Word or Excel file says, to be read in the page: for one who has no such program, or listens. */
import { excelType, wordType } from "#app/domain/mediaTypes.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import type { Block, Cell } from "../document.ts";
import { cell, paragraph, text } from "../inline.ts";
import { docxHtml, zipEntries } from "./docxText.server.ts";
import { wordBlocks } from "./wordBlocks.ts";
import {
  mostColumns,
  mostRows,
  readWorkbook,
  type Sheet,
  type SheetCell,
} from "./workbook.server.ts";

/** Bytes of text with its marks at most in a Word file that is shown: some five hundred pages. */
const MOST_XML = 10_000_000;

const unreadable = "Filen är skadad eller låst med lösenord, och kan inte visas här.";

async function wordFile(bytes: Uint8Array): Promise<Result<Block[]>> {
  const parts = (zipEntries(bytes) ?? []).filter(({ name }) => name.endsWith(".xml"));
  if (parts.length === 0) return refused(unreadable);
  if (parts.reduce((sum, { size }) => sum + size, 0) > MOST_XML) {
    return refused("Dokumentet är för långt för att visas här.");
  }
  try {
    return accepted(wordBlocks(await docxHtml(bytes)));
  } catch {
    return refused(unreadable);
  }
}

const filled = (row: readonly SheetCell[]): SheetCell[] => row.filter((one) => one.text !== "");

const shownCell = ({ text: words, isNumber }: SheetCell): Cell =>
  cell(words, isNumber ? "end" : "start");

/** The rows above the first with two cells are words about the table; that row is its heading. */
function sheetBlocks({ name, rows, isCut }: Sheet): Block[] {
  const heading: Block = { kind: "heading", level: 2, children: [text(name)] };
  if (rows.length === 0) {
    return [
      heading,
      paragraph(isCut ? "Bladet är för stort för att visas här." : "Bladet är tomt."),
    ];
  }
  const at = rows.findIndex((row) => filled(row).length > 1);
  const [header, ...rest] = at === -1 ? [] : rows.slice(at);
  const above = (at === -1 ? rows : rows.slice(0, at)).flatMap(filled);
  const cut = `Bladet är längre eller bredare än de ${mostRows} rader och ${mostColumns} kolumner som visas här. Resten finns i filen.`;
  const table: Block[] = header
    ? [
        {
          ...{ kind: "table", caption: name, header: header.map(shownCell) },
          rows: rest.map((row) => row.map(shownCell)),
          rowHeaders: rest.every(
            ([first]) => first !== undefined && !first.isNumber && first.text !== "",
          ),
        },
      ]
    : [];
  return [
    heading,
    ...above.map((one) => paragraph(one.text)),
    ...table,
    ...(isCut ? [paragraph(cut)] : []),
  ];
}

function excelFile(bytes: Uint8Array): Result<Block[]> {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const { sheets, hidden } = book.value;
  const left = hidden === 1 ? "Ett dolt blad visas inte." : `${hidden} dolda blad visas inte.`;
  return accepted([...sheets.flatMap(sheetBlocks), ...(hidden === 0 ? [] : [paragraph(left)])]);
}

/** What a file says as blocks, or a sentence why it cannot be shown. Never throws, whatever the file holds. */
export async function shownBlocks(bytes: Uint8Array, mediaType: string): Promise<Result<Block[]>> {
  if (mediaType === wordType) return wordFile(bytes);
  if (mediaType === excelType) return excelFile(bytes);
  return refused("Filer av det här slaget visas inte här.");
}
