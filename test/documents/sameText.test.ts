import { expect, test } from "vitest";
import { renderDocx } from "#app/documents/docx.server.ts";
import { articleOf, renderHtml } from "#app/documents/html.ts";
import { paragraph, textsOf } from "#app/documents/inline.ts";
import { renderPdf, unprintable } from "#app/documents/pdf.server.ts";
import { typesetDocument } from "#app/documents/typography.ts";
import { richDocument } from "./richDocument.ts";
import { docxTexts, htmlText, pdfPages, readAloud, unspaced } from "./support.ts";

const doc = typesetDocument(richDocument);
const model = unspaced(textsOf(doc.blocks).join(" "));

test("the HTML says what the model says, all of it and in its order", () => {
  expect(unspaced(htmlText(articleOf(renderHtml(doc))))).toBe(model);
});

test("the DOCX says what the model says, all of it and in its order", async () => {
  expect(unspaced(docxTexts(await renderDocx(doc)).join(" "))).toBe(model);
});

test("the PDF, read by its tags, says what the model says, all of it and in its order", async () => {
  // A sign that the font lacks is drawn as a box; the reader for the tests does not know what boxes stand for.
  const missing = unprintable(textsOf(doc.blocks).join(" "));
  expect(missing).toEqual(["漢", "字", "👩‍🏫"]);
  const drawn = missing.reduce((text, sign) => text.replaceAll(sign, "□"), model);
  expect(unspaced(readAloud(await pdfPages(await renderPdf(doc))))).toBe(drawn);
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

test("the same document gives the same bytes, now and later", async () => {
  const first = [base64(await renderDocx(doc)), base64(await renderPdf(doc))];
  // Zip times are in steps of two seconds.
  await new Promise((done) => setTimeout(done, 2100));
  const again = structuredClone(doc);
  expect(renderHtml(again)).toBe(renderHtml(doc));
  expect(base64(await renderDocx(again)) === first[0]).toBe(true);
  expect(base64(await renderPdf(again)) === first[1]).toBe(true);
});

test("another document in between changes nothing in the next", async () => {
  const before = base64(await renderPdf(doc));
  const other = { ...doc, blocks: [paragraph("\u00b5 \u03bc \u2010 \u2011 \u00a0 \u202f annat")] };
  await renderPdf(other);
  expect(base64(await renderPdf(doc)) === before).toBe(true);
  expect(base64(await renderPdf(other)) === before).toBe(false);
});
