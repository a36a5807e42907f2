/** Tables in old protokoll keep their rows and columns on the way into an ärende's text. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { describe, expect, test } from "vitest";
import { extractText } from "#app/documents/reading/extract.server.ts";
import { columnLines } from "#app/documents/reading/pdfTable.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { tableLines } from "#app/documents/reading/tableText.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { type PdfLine, pdfFile } from "./files.ts";

const front = ["Samordningsförbundet Norrsund", "Protokoll 2024-03-04", "§ 1 Ekonomi", "Läget:"];
const end = ["Efter tabellen.", "§ 2 Slut", "Mötet avslutas."];

const table = (rows: string[][]) =>
  new Table({
    rows: rows.map((row) => {
      const cells = row.map((text) => text.split("\n").map((line) => new Paragraph(line)));
      return new TableRow({ children: cells.map((children) => new TableCell({ children })) });
    }),
  });

async function wordFile(rows: string[][]): Promise<Uint8Array> {
  const lines = (texts: string[]) => texts.map((text) => new Paragraph(text));
  const children = [...lines(front), table(rows), ...lines(end)];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** Every cell at its column's place; an empty one is not drawn. */
function pdfWith(rows: string[][]): Promise<Uint8Array> {
  const lines = rows.flatMap((row): PdfLine[] => {
    const cells = row.flatMap((text, n) => (text === "" ? [] : [{ text, at: n * 110 }]));
    return cells[0]?.at === 0 ? cells : [{ text: " " }, ...cells];
  });
  const apart = (texts: string[]): PdfLine[] => texts.map((text) => ({ text, gap: true }));
  return pdfFile([[...apart(front), { text: " " }, ...lines, ...apart(end)]]);
}

/** The text of the first ärende, paragraph by paragraph. */
async function bodyOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const text = await extractText(bytes, name);
  if (!text.ok) throw new Error(text.refusals[0]?.text);
  const read = readMinutes(text.value);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return (toMinutes(read.value).items[0]?.sections[0]?.body ?? "").split("\n\n");
}

const whole = [
  ["Post", "Budget", "Utfall"],
  ["Personal", "480 000", "455 000"],
  ["Lokal", "36 000", "36 000"],
];
const wholeText = "Post\tBudget\tUtfall\nPersonal\t480 000\t455 000\nLokal\t36 000\t36 000";

const inside = [["Post", "Budget", "Utfall"], ["Personal", "", "455 000"], whole[2] ?? []];
const insideText = "Post\tBudget\tUtfall\nPersonal\t\t455 000\nLokal\t36 000\t36 000";

const cornerless = [["", "Budget", "Utfall"], ["Personal", "480 000", ""], whole[2] ?? []];
const cornerlessText =
  "|  | Budget | Utfall |\n| Personal | 480 000 |  |\n| Lokal | 36 000 | 36 000 |";

describe.each([
  ["Word", "p.docx", wordFile],
  ["PDF", "p.pdf", pdfWith],
])("a table in %s", (_kind, name, made) => {
  test.each([
    ["with every cell filled has tabs", whole, wholeText],
    ["with an empty cell inside has two tabs", inside, insideText],
    ["with an empty first cell has bars", cornerless, cornerlessText],
  ])("%s", async (_, rows, text) => {
    expect(await bodyOf(await made(rows), name)).toEqual(["Läget:", text, "Efter tabellen."]);
  });
});

test("a cell of several lines in Word is one cell, and the text above is no part of the table", async () => {
  const rows = [["Personal\noch lokal", "516 000"]];
  expect(await bodyOf(await wordFile(rows), "p.docx")).toEqual([
    "Läget:",
    "Personal och lokal\t516 000",
    "Efter tabellen.",
  ]);
});

test("a protokoll laid out as a table keeps its paragrafer at the beginning of lines", () => {
  expect(
    tableLines([
      ["§ 1", "Öppnande"],
      ["", "Anna Ek", "öppnar"],
    ]),
  ).toEqual(["§ 1\tÖppnande", "Anna Ek\töppnar"]);
});

describe("lines that stand in no columns are left as they are", () => {
  const at = (from: number, to: number) => ({ text: "x", from, to });
  test.each([
    ["two columns", [[at(0, 50), at(100, 150)], [at(0, 50)]]],
    ["every cell filled", [[at(0, 9), at(20, 29), at(40, 49)]]],
    [
      "words across the gaps",
      [
        [at(0, 9), at(20, 29), at(40, 49)],
        [at(0, 30), at(41, 48)],
      ],
    ],
    [
      "as many places as words",
      [
        [at(0, 9), at(50, 59)],
        [at(10, 19), at(60, 69)],
      ],
    ],
  ])("%s", (_, lines) => {
    expect(columnLines(lines)).toBeNull();
  });
});
