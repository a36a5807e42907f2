import { expect, test } from "vitest";
import { type DispatchListFacts, dispatchListDocument } from "#app/documents/dispatchList.ts";
import { renderHtml } from "#app/documents/html.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";

const facts: DispatchListFacts = {
  associationName: "Samordningsförbundet Provet",
  ...{ meetingDate: legalDate("2026-03-02"), today: legalDate("2026-03-20") },
  approvedOn: legalDate("2026-03-09"),
  rows: [
    {
      ...{ number: 14, heading: "Bidrag till Ringen", recipient: "Norrsunds kommun" },
      ...{ how: "e-post", sent: { on: legalDate("2026-03-10"), byName: "Eva Lind" } },
    },
    {
      ...{ number: 14, heading: "Bidrag till Ringen", recipient: "Revisorerna" },
      ...{ how: "brev", sent: null },
    },
  ],
};

const words = (changes: Partial<DispatchListFacts> = {}): string =>
  renderHtml(dispatchListDocument({ ...facts, ...changes }, readTemplates()))
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");

test("the list says who has had which paragraf, when and from whom, and who has not", () => {
  const text = words();
  expect(text).toContain("§ 14 Bidrag till Ringen Norrsunds kommun e-post 10 mars 2026, Eva Lind");
  expect(text).toContain("Revisorerna brev Inte ännu");
  expect(text).toContain("Skickat 1 av 2");
  expect(text).toContain("Protokollet justerat 9 mars 2026");
});

test("a list that nobody is on says so, and a protokoll that is not justerat is told", () => {
  const text = words({ rows: [], approvedOn: null });
  expect(text).toContain("Ingen mottagare är införd.");
  expect(text).toContain("Protokollet justerat Inte ännu");
});
