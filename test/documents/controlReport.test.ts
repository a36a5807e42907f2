import { describe, expect, test } from "vitest";
import { controlReportDocument } from "#app/documents/controlReport.ts";
import { articleOf, renderHtml } from "#app/documents/html.ts";
import { render } from "#app/documents/render.server.ts";
import { sampleControlReport } from "#app/documents/sampleControlReport.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { calendarOf, calendarWhileInForce, deviationsOf } from "#app/domain/control/report.ts";
import { docxSaid, htmlSaid, mended, modelSaid, pdfSaid } from "./roles.ts";
import { htmlText, pdfPages, squeezed } from "./support.ts";

const templates = readTemplates();
const full = sampleControlReport(true);
const document = controlReportDocument(full, templates);
const words = (facts: typeof full) =>
  squeezed(htmlText(articleOf(renderHtml(controlReportDocument(facts, templates)))));

test("the report says in figures what is made, what deviated and what is late, on which day", () => {
  const text = words(full);
  expect(text).toContain("Planen Styrelsens beslut 10 december 2025, § 85 Läget 5 oktober 2026");
  expect(text).toContain(
    "Gjorda kontroller, av dem vars dag har kommit 2 av 3 (67 procent) Gjorda i tid 1 av 2 (50 procent) Försenade kontroller 1 Kontroller med avvikelse 1 Åtgärder som är klara 1 av 1 (100 procent)",
  );
  expect(text).toContain(
    "Attest Attesterna följer attestordningen 2 av 3 (67 procent) 1 av 2 (50 procent) 1 19 av 20 (95 procent)",
  );
});

test("a deviation stands with its åtgärd and how far that has come, and a measure with what it found", () => {
  const text = words(full);
  expect(text).toContain(
    "Gå igenom attestordningen med dem som attesterar. Klart senast 4 maj 2026. Ansvarig: Anna Exempel Klar 28 april 2026",
  );
  expect(text).toContain(
    "Av 12 prövade är detta inte som det ska: Utbetalning 2026-0007: Bo Exempel tog",
  );
  expect(text).toContain("30 september 2026 Attest Attesterna följer attestordningen Förbundschef");
  expect(text).toContain(
    "Avvikelse Stickprov, utbetalningar: 2026-0003, 2026-0007 Underlag: genomgång.pdf",
  );
  expect(text).toContain("Anna Exempel Utan avvikelse Underlagen är hela.");
});

test("a year of which there is nothing to tell says so, part by part", () => {
  const text = words(sampleControlReport(false));
  for (const one of [
    ...["Ingen har haft sin dag", "Inga åtgärder", "Planen har inga kontrollmoment."],
    ...["Ingen kontroll har visat en avvikelse.", "Ingenting är mätt än."],
    ...["Ingen kontroll är försenad.", "Ingen kontroll är gjord än."],
  ]) {
    expect(text).toContain(one);
  }
});

test("an åtgärd is late after its day, and one that was opened again is not done", () => {
  const due = legalDate("2026-05-04");
  const [done] = full.tasks.flatMap(({ steps }) => steps);
  if (!done) throw new Error("The sample has no åtgärd that is done");
  const states = (steps: (typeof full.tasks)[number]["steps"], day: string) =>
    deviationsOf(full.calendar, [{ id: "a", due, steps }], legalDate(day)).map(
      ({ action }) => action.state,
    );
  expect(states([], "2026-05-04")).toEqual(["open"]);
  expect(states([], "2026-05-05")).toEqual(["late"]);
  expect(states([done], "2026-05-05")).toEqual(["done"]);
  expect(states([done, { ...done, step: "reopened" }], "2026-05-04")).toEqual(["open"]);
});

test("what falls after a new plan was adopted for the year is not the old one's to make", () => {
  const { plan, today } = full;
  const adopted = { meetingId: "n", meetingDate: legalDate("2026-06-01"), number: 40 };
  const calendar = calendarOf(plan, [], [], today);
  const periods = (others: (typeof plan)[]) =>
    calendarWhileInForce(calendar, plan, [plan, ...others]).map(({ due }) => due.period);
  const all = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
  expect(periods([{ ...plan, id: "q", adopted }])).toEqual(["2026-03-31"]);
  expect(periods([{ ...plan, id: "q", adopted: null }])).toEqual(all);
  expect(periods([{ ...plan, id: "q", year: 2027, adopted }])).toEqual(all);
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
