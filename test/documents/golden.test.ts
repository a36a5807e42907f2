/**
 * Golden documents: golden/*.json in, the HTML, the DOCX's document.xml and the PDF's text out.
 * After a change that is meant: `UPDATE=1 npx vitest run test/documents/golden.test.ts`, and read the difference.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Document } from "#app/documents/document.ts";
import { renderDocx } from "#app/documents/docx.server.ts";
import { renderHtml } from "#app/documents/html.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { typesetDocument } from "#app/documents/typography.ts";
import type { Minutes } from "#app/domain/minutes.ts";
import { docxPart, pdfPages } from "./support.ts";

const folder = join(import.meta.dirname, "golden");
const address = "https://paragraf.exempel.se/protokoll/norrsund/2026-03-04";

/** A golden file is a whole document, or the facts of a meeting whose protokoll is made. */
function documentOf(file: string): Document {
  const read: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return file.startsWith("protokoll")
    ? minutesDocument(read as Minutes, readTemplates(), { address })
    : typesetDocument(read as Document);
}

const pdfText = async (doc: Document): Promise<string> =>
  (await pdfPages(await renderPdf(doc)))
    .map(({ text }, index) => `--- sida ${index + 1} ---\n${text.replace(/ +$/gm, "").trim()}\n`)
    .join("");

/** XML with an element a line, so that a difference can be read. */
const readable = (xml: string): string => xml.replace(/></g, ">\n<");

const outputs: Record<string, (doc: Document) => Promise<string> | string> = {
  html: renderHtml,
  "document.xml": async (doc) => readable(docxPart(await renderDocx(doc), "word/document.xml")),
  "pdf.txt": pdfText,
};

const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

test("there are golden documents", () => {
  expect(files).toEqual([
    "alla-block.json",
    "protokoll-beslut.json",
    "protokoll-papper.json",
    "protokoll.json",
  ]);
});

describe.each(files)("%s", (file) => {
  test.each(Object.keys(outputs))("gives the same %s as before", async (ending) => {
    const made = await outputs[ending]?.(documentOf(file));
    const path = join(folder, `${file.replace(/\.json$/, "")}.${ending}`);
    if (process.env.UPDATE) writeFileSync(path, made ?? "");
    expect(existsSync(path)).toBe(true);
    expect(made).toBe(readFileSync(path, "utf8"));
  });
});
