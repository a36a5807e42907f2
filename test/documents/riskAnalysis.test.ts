import { describe, expect, test } from "vitest";
import { articleOf, renderHtml } from "#app/documents/html.ts";
import { render } from "#app/documents/render.server.ts";
import { type RiskFacts, riskAnalysisDocument } from "#app/documents/riskAnalysis.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { adoptedIn, analysis, people, risk, today } from "../domain/risk/example.ts";
import { docxSaid, htmlSaid, mended, modelSaid, pdfSaid } from "./roles.ts";
import { htmlText, pdfPages, squeezed } from "./support.ts";

const templates = readTemplates();
const risks = [
  risk(),
  risk({
    ...{ id: "r2", key: "r2", routine: "Bemanning", what: "Förbundschefen blir sjuk länge" },
    ...{ severity: 4, likelihood: 1, action: "Skriv en plan", due: legalDate("2027-02-01") },
    owner: { kind: "person", personId: "fia" },
  }),
];
const facts = (about: Partial<RiskFacts> = {}): RiskFacts => ({
  ...{ associationName: "Samordningsförbundet Norrsund", people, today, changes: [], before: null },
  analysis: adoptedIn(2027, risks),
  ...about,
});
const words = (about: Partial<RiskFacts> = {}) =>
  squeezed(htmlText(articleOf(renderHtml(riskAnalysisDocument(facts(about), templates)))));

test("the document says the scales, the map, each risk with what is done, and which paragraf adopted it", () => {
  const text = words();
  expect(text).toContain("Antagen Styrelsens beslut 20 november 2026, § 70");
  expect(text).toContain("4 Allvarlig Skadan är så stor att det inte får hända.");
  expect(text).toContain("Väsentlighet 4 åtgärdas alltid.");
  expect(text).toContain("4 Allvarlig Åtgärda: risk 2 Åtgärda: ingen");
  expect(text).toContain(
    "1 Utbetalningar En faktura betalas två gånger Väsentlighet 3 Sannolikhet 2 6 Bevaka",
  );
  expect(text).toContain("Åtgärd: Skriv en plan. Klart senast 1 februari 2027. Ägare: Fia Bo");
  expect(text).not.toContain("Förslag.");
  expect(text).not.toContain("Ändrat sedan");
});

test("a draft says that it is one, and what it changes since which year", () => {
  const changes = [{ key: "r", direction: "new" as const, text: "Ny risk: ”Fel”." }];
  const text = words({ analysis: analysis({ risks: [] }), changes, before: 2026 });
  expect(text).toContain("Förslag. Styrelsen har inte antagit analysen.");
  expect(text).toContain("Inga risker är införda.");
  expect(text).toContain("Ändrat sedan analysen för 2026 Ny risk: ”Fel”.");
  expect(words({ before: 2026 })).toContain("Ingenting är ändrat.");
});

describe("in every format the same texts in the same roles", () => {
  const document = riskAnalysisDocument(facts({ before: 2026 }), templates);
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
