import { strToU8, zipSync } from "fflate";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { renderDocx } from "#app/documents/docx.server.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { hindrancesOf } from "#app/documents/reading/hindrances.server.ts";
import { richDocument } from "../richDocument.ts";
import { pdfFile, pictureOnlyPdf, shortProtocol, wordFile } from "./files.ts";

const PDF = "application/pdf";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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

test("a picture is told to be one; what is not looked into is not complained of", async () => {
  expect(await hindrancesOf(strToU8("x"), "image/png")).toEqual(["picture"]);
  expect(await hindrancesOf(strToU8("x"), "text/plain; charset=utf-8")).toEqual([]);
});
