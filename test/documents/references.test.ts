import { expect, test } from "vitest";
import { renderHtml } from "#app/documents/html.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { formats, render } from "#app/documents/render.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { ItemElsewhere } from "#app/domain/minutes.ts";
import { referenceTo } from "#app/domain/references.ts";
import { meeting, section, withItem } from "#test/support/minutes.ts";

const b = referenceTo.attachment("b1");
const a = referenceTo.item;
const attachments = [{ id: "b1", label: "3", title: "Ansökan", sha256: null }];
const address = "https://protokoll.exempel.se/protokoll/provet/2026-03-04";

const elsewhere = (about: Partial<ItemElsewhere> = {}): ItemElsewhere => ({
  id: "old",
  number: 7,
  year: 2025,
  heading: "Plan *för* [året]",
  date: legalDate("2025-11-04"),
  isPublished: true,
  ...about,
});

const written = (body: string, clauses: string[] = [], old = elsewhere(), number = 13) => {
  const lead = clauses.length > 0 ? "Styrelsen beslutade" : "";
  const sections = [section({ body, lead, clauses })];
  const items = withItem(3, { sections }).map((one) =>
    one.position === 4 ? { ...one, number: number === 13 ? one.number : null } : one,
  );
  const minutes = meeting({ items, attachments, elsewhere: [old] });
  return minutesDocument(minutes, readTemplates(), { address });
};

const html = (...args: Parameters<typeof written>) =>
  renderHtml(written(...args)).replaceAll("\u00a0", " ");

test("a bilaga is worded by its present number, with a capital where a sentence begins", () => {
  expect(html(`${b} gäller. Se ${b}, och - ${b}`)).toContain(
    "<p>Bilaga 3 gäller. Se bilaga 3, och - bilaga 3</p>",
  );
  expect(html(`Först.\n\n- ${b}\n- **${b}**`)).toContain("<li>Bilaga 3</li>");
  expect(html("Text", [`att godkänna ${b}`])).toContain("<li>att godkänna bilaga 3</li>");
  expect(html("[bilaga](bilaga:b1) gäller.")).toContain("<p>bilaga 3 gäller.</p>");
});

test("a § of the same protokoll is a link to it, also from an att-sats", () => {
  expect(html(`Se ${a("item-4")}.`)).toContain('<p>Se <a href="#p14">§ 14</a>.</p>');
  expect(html("Text", [`att hänvisa till ${a("item-4")}`])).toContain(
    '<li>att hänvisa till <a href="#p14">§ 14</a></li>',
  );
});

test("an ärende without number is named by its heading", () => {
  expect(html(`Se ${a("item-4")}.`, [], elsewhere(), 0)).toContain(
    '<a href="#arende-4">ärendet ”Ansökan om arbetsträning”</a>',
  );
});

test("a § of another day has its day, and its lasting address once everyone may read it", () => {
  const link = "https://protokoll.exempel.se/protokoll/provet/2025/7";
  expect(html(`Se ${a("old")}.`)).toContain(
    `<p>Se <a href="${link}">§ 7 den 4 november 2025</a>.</p>`,
  );
  expect(html(`Se ${a("old")}.`, [], elsewhere({ isPublished: false }))).toContain(
    "<p>Se § 7 den 4 november 2025.</p>",
  );
  expect(html(`Se ${a("old")}.`, [], elsewhere({ number: null, year: null }))).toContain(
    "<p>Se ärendet ”Plan *för* [året]” den 4 november 2025.</p>",
  );
});

test("what leads nowhere is said in the draft, never left out", () => {
  expect(html(`Se ${a("gone")}.`)).toContain("<p>Se [hänvisning som inte finns].</p>");
  expect(html("Text", [`att anta ${referenceTo.attachment("gone")}`])).toContain(
    "<li>att anta [hänvisning som inte finns]</li>",
  );
});

test("every rendition takes references", async () => {
  for (const format of formats) {
    const bytes = await render(written(`Se ${b}, ${a("item-4")} och ${a("old")}.`), format);
    expect(bytes.length).toBeGreaterThan(1000);
  }
});
