import { describe, expect, test } from "vitest";
import { controlPlanDocument } from "#app/documents/controlPlan.ts";
import { articleOf, renderHtml } from "#app/documents/html.ts";
import { render } from "#app/documents/render.server.ts";
import { sampleControlPlan } from "#app/documents/sampleControlPlan.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { docxSaid, htmlSaid, mended, modelSaid, pdfSaid } from "./roles.ts";
import { htmlText, pdfPages, squeezed } from "./support.ts";

const templates = readTemplates();
const document = controlPlanDocument(sampleControlPlan(true), templates);
const words = (isFull: boolean) =>
  squeezed(
    htmlText(articleOf(renderHtml(controlPlanDocument(sampleControlPlan(isFull), templates)))),
  );

test("the plan says what is controlled, by whom, how often, and when, with why a day was moved", () => {
  const text = words(true);
  expect(text).toContain("Antagen Styrelsens beslut 10 december 2025, § 85");
  expect(text).toContain(
    "Stickprov: 5 utbetalningar. Mot risken: En faktura betalas två gånger Förbundschef Utförs av: ekonom Varje kvartal Styrelsen",
  );
  expect(text).toContain("31 mars 2026 Attest: Attesterna följer attestordningen");
  expect(text).toContain(
    "4 januari 2027 Attest: Attesterna följer attestordningen Flyttad till nästa vardag: 31 december 2026 är nyårsafton",
  );
});

test("a draft says that it is one", () => {
  expect(words(false)).toContain("Förslag. Styrelsen har inte antagit planen.");
  expect(words(false)).toContain("Inga kontrollmoment är införda.");
});

describe("in every format the same texts in the same roles", () => {
  const said = modelSaid(document);

  test("HTML", () => {
    expect(htmlSaid(articleOf(renderHtml(document)))).toEqual(said);
  });
  test("DOCX", async () => {
    expect(docxSaid(await render(document, "docx"))).toEqual(said);
  });
  test("PDF", async () => {
    expect(mended(pdfSaid(await pdfPages(await render(document, "pdf"))), said)).toEqual(said);
  });
});
