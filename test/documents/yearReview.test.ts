import { expect, test } from "vitest";
import { renderHtml } from "#app/documents/html.ts";
import { render } from "#app/documents/render.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { yearReviewDocument } from "#app/documents/yearReview.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { review } from "#app/domain/review.ts";
import { kindsOfFindings, withAnswers, type YearReview } from "#app/domain/yearOfReview.ts";
import { item, meeting } from "#test/support/minutes.ts";
import { docxTexts, htmlText, squeezed } from "./support.ts";

const templates = readTemplates();
const minutes = meeting({ items: [item(1, { number: 1 }), item(2, { number: 4 })] });

function yearReview(about: Partial<YearReview> = {}): YearReview {
  const at = "2026-03-05T23:30:00Z";
  const reason = {
    rule: "KL-5-66",
    paragraf: 4,
    reason: "Två ärenden utgick.",
    at,
    byName: "Ida Sjö",
  };
  const gone = { ...reason, rule: "ARTAL", reason: "Rättat." };
  const one = {
    ...{ meetingId: "m", slug: "2026-03-04", kind: "ordinary" as const, date: minutes.date },
    ...{ approvedOn: legalDate("2026-03-14"), postedOn: null },
    ...withAnswers(review(minutes), [reason, gone]),
  };
  const figures = [2026, 2025].map((year) => ({
    ...{ year, meetings: 1, approvalDays: 10, postingDays: null },
    ...{ approvedInTime: { count: 1, of: 1 }, tasksDone: { count: 1, of: 3 } },
  }));
  return {
    ...{ associationName: "Samordningsförbundet Norrsund", year: 2026, meetings: [one], figures },
    ...{ kinds: kindsOfFindings([one]), today: legalDate("2026-11-22") },
    ...about,
  };
}

test("the report tells the year in figures, what was found, and what was answered by whom and when", () => {
  const html = renderHtml(yearReviewDocument(yearReview(), templates));
  const text = squeezed(htmlText(html));
  expect(text).toContain("Granskningsrapport för revisorerna 2026");
  expect(text).toContain("framtagen 22 november 2026");
  expect(text).toContain("Justerade inom 14 dagar 1 av 1 (100 procent)");
  expect(text).toContain("KL-5-66 Paragrafer i följd 1 1");
  expect(text).toContain("§ 4 följer på § 1. Paragraferna ska vara numrerade i följd.");
  expect(text).toContain("§ 4, KL-5-66: Två ärenden utgick. (Ida Sjö, 6 mars 2026)");
  expect(text).toContain("Rättat. (Ida Sjö, 6 mars 2026) Fyndet finns inte längre.");
  expect(text).toContain("2025 1 10 – 1 av 1 1 av 3");
  expect(text).toContain("Justerat 14 mars 2026.");
});

test("a year without meetings says so and compares nothing", () => {
  const empty = yearReview({ meetings: [], kinds: [], figures: [] });
  const text = squeezed(htmlText(renderHtml(yearReviewDocument(empty, templates))));
  expect(text).toContain("Inget sammanträde 2026 är avslutat.");
  expect(text).not.toContain("År för år");
});

test("it is written as Word and PDF too", async () => {
  const document = yearReviewDocument(yearReview(), templates);
  const word = docxTexts(await render(document, "docx"));
  expect(word.map(squeezed)).toContain("Granskningsrapport för revisorerna 2026");
  const pdf = await render(document, "pdf");
  expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
});
