import { strToU8, zipSync } from "fflate";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { renderDocx } from "#app/documents/docx.server.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { markedIn } from "#app/documents/reading/hindrances.server.ts";
import { excelType } from "#app/domain/mediaTypes.ts";
import { richDocument } from "../richDocument.ts";
import { dot, pdfFile, pictureOnlyPdf, shortProtocol, wordFile } from "./files.ts";

const PDF = "application/pdf";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const hindrancesOf = async (bytes: Uint8Array, mediaType: string) =>
  (await markedIn(bytes, mediaType)).hindrances;
const signsOf = async (bytes: Uint8Array, mediaType: string) =>
  (await markedIn(bytes, mediaType)).signs;

/** A Word file of this body, with a style for headings and a language. */
const word = (body: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": strToU8(
      `<w:styles><w:lang w:val="sv-SE"/><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
  });

const drawing = (about: string) =>
  `<w:drawing><wp:docPr id="1" name="Bild 1" ${about}/></w:drawing>`;
const long = `<w:p><w:r><w:t>${"Verksamheten fortsätter. ".repeat(400)}</w:t></w:r></w:p>`;
const heading = `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr></w:p>`;

describe("what we make ourselves can be read by everyone", () => {
  test("PDF", async () => {
    expect(await hindrancesOf(await renderPdf(richDocument), PDF)).toEqual([]);
  });
  test("Word", async () => {
    expect(await hindrancesOf(await renderDocx(richDocument), WORD)).toEqual([]);
  });
});

describe("PDF", () => {
  test("without tags, language or title", async () => {
    expect(await hindrancesOf(await pdfFile(shortProtocol), PDF)).toEqual([
      ...["untagged", "no_language", "no_title"],
    ]);
  });
  test("with a title and a language but no tags", async () => {
    const pdf = await PDFDocument.load(await pdfFile(shortProtocol));
    pdf.setTitle("Verksamhetsplan");
    pdf.setLanguage("sv-SE");
    expect(await hindrancesOf(await pdf.save(), PDF)).toEqual(["untagged"]);
  });
  test("that is pictures of pages", async () => {
    expect(await hindrancesOf(await pictureOnlyPdf(), PDF)).toContain("scanned");
  });
  test("that is cut off", async () => {
    expect(await hindrancesOf((await pdfFile(shortProtocol)).slice(0, 400), PDF)).toEqual([
      "damaged",
    ]);
  });
});

describe("Word", () => {
  test("tables without a header row", async () => {
    expect(await hindrancesOf(await wordFile(), WORD)).toContain("plain_tables");
  });
  test.each([
    [drawing(""), ["silent_pictures"]],
    [drawing(`descr=" "`), ["silent_pictures"]],
    [drawing(`descr="Karta över Norrsund"`), []],
    [drawing(`descr=""`).replace("/>", `><adec:decorative val="1"/></wp:docPr>`), []],
    [`${drawing(`descr="Karta"`)}${drawing("")}`, ["silent_pictures"]],
    [long, ["no_headings"]],
    [heading + long, []],
    ["<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr></w:tbl>", []],
    ["<w:tbl><w:tr></w:tr></w:tbl>", ["plain_tables"]],
  ])("%#", async (body, expected) => {
    expect(await hindrancesOf(word(body), WORD)).toEqual(expected);
  });
  test.each([
    ["no zip", strToU8("inte en zip")],
    ["no text in it", zipSync({ "a.txt": strToU8("a") })],
    ["cut off", word(long).slice(0, 200)],
  ])("damaged: %s", async (_, bytes) => {
    expect(await hindrancesOf(bytes, WORD)).toEqual(["damaged"]);
  });
});

/** An Excel file with these sheets, and what else stands in its parts. */
const excel = ({
  sheets = `<sheet name="Budget"/>`,
  title = "Budget 2027",
  cells = "",
  drawn = "",
}) =>
  zipSync({
    "xl/workbook.xml": strToU8(`<workbook><sheets>${sheets}</sheets></workbook>`),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData/>${cells}</worksheet>`),
    "xl/drawings/drawing1.xml": strToU8(`<xdr:wsDr>${drawn}</xdr:wsDr>`),
    "docProps/core.xml": strToU8(
      `<cp:coreProperties><dc:title>${title}</dc:title></cp:coreProperties>`,
    ),
  });
const chart = (about: string) =>
  `<xdr:graphicFrame><xdr:cNvPr id="2" name="Diagram 1" ${about}/></xdr:graphicFrame>`;
const photo = (about: string) => `<xdr:pic><xdr:cNvPr id="3" name="Bild 1" ${about}/></xdr:pic>`;

describe("Excel", () => {
  test.each([
    ["nothing to say of", {}, []],
    ["no title", { title: " " }, ["no_title"]],
    ["an unnamed sheet", { sheets: `<sheet sheetId="1" name="Blad1"/>` }, ["unnamed_sheets"]],
    [
      "one unnamed of several",
      { sheets: `<sheet name="Budget"/><sheet name="Sheet2"/>` },
      ["unnamed_sheets"],
    ],
    ["a sheet with a name like it", { sheets: `<sheet name="Blad1 Budget"/>` }, []],
    ["an unnamed sheet that is hidden", { sheets: `<sheet name="Blad2" state="hidden"/>` }, []],
    [
      "merged cells",
      { cells: `<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>` },
      ["merged_cells"],
    ],
    ["a picture without words", { drawn: photo("") }, ["silent_pictures"]],
    ["a chart without words", { drawn: photo(`descr="Karta"`) + chart("") }, ["silent_pictures"]],
    ["pictures with words", { drawn: photo(`descr="Karta"`) + chart(`descr="Antal"`) }, []],
  ])("%s", async (_, made, expected) => {
    expect(await hindrancesOf(excel(made), excelType)).toEqual(expected);
  });
  test.each([
    ["no zip", strToU8("inte en zip")],
    ["no workbook in it", zipSync({ "a.txt": strToU8("a") })],
    ["cut off", excel({}).slice(0, 200)],
  ])("damaged: %s", async (_, bytes) => {
    expect(await hindrancesOf(bytes, excelType)).toEqual(["damaged"]);
  });
});

test.each([
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
])("%s is not looked into, and says so", async (type) => {
  expect(await hindrancesOf(strToU8("x"), type)).toEqual(["untried"]);
});

test("a picture is told to be one; plain text is read by everyone", async () => {
  expect(await hindrancesOf(strToU8("x"), "image/png")).toEqual(["picture"]);
  expect(await hindrancesOf(strToU8("x"), "text/plain; charset=utf-8")).toEqual([]);
});

/** A PDF with a page of these words each, and a picture on the first. */
async function pdfWithPicture(...pages: string[]) {
  const pdf = await PDFDocument.load(await pdfFile(pages.map((text) => [{ text }])));
  const image = await pdf.embedPng(dot);
  pdf.getPage(0).drawImage(image, { x: 100, y: 100, width: 120, height: 40 });
  return pdf.save();
}

describe("a picture that may show a namnteckning", () => {
  test.each([
    ["where people sign", ["Underskrifter"], ["signature"]],
    ["letters apart", ["N A M N T E C K N I N G"], ["signature"]],
    ["beside other words", ["Budget 2027"], []],
    ["on another page than the words", ["Budget 2027", "Undertecknas av ordföranden"], []],
  ])("PDF: %s", async (_, pages, expected) => {
    expect(await signsOf(await pdfWithPicture(...pages), PDF)).toEqual(expected);
  });
  test("PDF: words alone", async () => {
    expect(await signsOf(await pdfFile([[{ text: "Underskrift" }]]), PDF)).toEqual([]);
  });

  const words = "<w:p><w:r><w:t>Underskrift, sökanden</w:t></w:r></w:p>";
  const inked = `<w:drawing><a:blip r:embed="rId4"/></w:drawing>`;
  test.each([
    ["where people sign", words + inked, ["signature"]],
    ["drawn the old way", `<w:pict><v:imagedata r:id="rId4"/></w:pict>${words}`, ["signature"]],
    ["pages from the words", words + long + inked, []],
    ["a shape that is no picture", `${words}<w:drawing><wps:wsp/></w:drawing>`, []],
    ["words alone", words, []],
  ])("Word: %s", async (_, body, expected) => {
    expect(await signsOf(word(body), WORD)).toEqual(expected);
  });
});
