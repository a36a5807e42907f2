import { describe, expect, test } from "vitest";
import { renderDocx } from "#app/documents/docx.server.ts";
import { articleOf, renderHtml } from "#app/documents/html.ts";
import { paragraph, textsOf } from "#app/documents/inline.ts";
import { unprintable } from "#app/documents/pdf/fonts.server.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { typesetDocument } from "#app/documents/typography.ts";
import { exampleLogo } from "../../scripts/demo/logo.ts";
import { richDocument } from "./richDocument.ts";
import { docxSaid, htmlSaid, mended, modelSaid, pdfSaid } from "./roles.ts";
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

/** The same with a letterhead. */
const headed = typesetDocument({
  ...richDocument,
  letterhead: {
    ...{ name: "Samordningsförbundet Norrsund", lines: ["Ågatan 4", "123 45 Norrsund"] },
    ...{ website: "https://www.norrsund.exempel.se", accent: "#7a2050" },
    logo: {
      ...{ bytes: exampleLogo(), mediaType: "image/png", width: 360, height: 200 },
      alt: "Norrsunds logotyp",
    },
  },
});

describe.each([
  ["a protokoll", doc],
  ["one with a letterhead", headed],
])("%s says in every format the same texts in the same roles", (_, document) => {
  const said = modelSaid(document);

  test("of every role there is some", () => {
    const roles = new Set(said.map((one) => one.split(" ")[0]));
    const expected = ["H1", "H2", "H3", "P", "LI", "Term", "Value", "Caption", "TH", "TD"];
    expect(expected.filter((role) => !roles.has(role))).toEqual([]);
  });

  test("HTML", () => {
    expect(htmlSaid(articleOf(renderHtml(document)))).toEqual(said);
  });

  test("DOCX", async () => {
    expect(docxSaid(await renderDocx(document))).toEqual(said);
  });

  test("PDF, by its tags", async () => {
    const drawn = said.map((one) =>
      ["漢", "字", "👩‍🏫"].reduce((text, sign) => text.replaceAll(sign, "□"), one),
    );
    const pieces = pdfSaid(await pdfPages(await renderPdf(document)));
    expect(mended(pieces, drawn)).toEqual(drawn);
  });
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
