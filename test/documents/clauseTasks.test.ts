import { expect, test } from "vitest";
import { renderDocx } from "#app/documents/docx.server.ts";
import { renderHtml } from "#app/documents/html.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { ClauseTask } from "#app/domain/minutes.ts";
import { exampleMinutes, item } from "./exampleMinutes.ts";
import { docxTexts, htmlText, pdfPages, readAloud, squeezed, unspaced } from "./support.ts";

const due = legalDate("2026-05-04");
const task = (about: Partial<ClauseTask>): ClauseTask => ({
  ...{ id: "t", doer: "", personId: null, due: null },
  ...about,
});

const minutes = {
  ...exampleMinutes,
  items: [
    item(1, {
      heading: "Plan",
      sections: [
        {
          body: "",
          lead: "Styrelsen beslutade",
          clauses: ["att ta fram en plan.", "att måla.", "att vänta.", "att bjuda in."],
          tasks: [task({ doer: "Eva Lind", due }), task({ doer: "Kansliet" }), task({ due }), null],
        },
      ],
    }),
  ],
};
const doc = minutesDocument(minutes, readTemplates(), { address: "https://p.exempel.se/x" });
const said =
  "att ta fram en plan. Ansvarig: Eva Lind, senast 4 maj 2026. att måla. Ansvarig: Kansliet. att vänta. Senast 4 maj 2026. att bjuda in.";

test("who does it and by when stands under each att-sats, in HTML, DOCX and PDF", async () => {
  expect(squeezed(htmlText(renderHtml(doc)))).toContain(said);
  expect(unspaced(docxTexts(await renderDocx(doc)).join(" "))).toContain(unspaced(said));
  expect(unspaced(readAloud(await pdfPages(await renderPdf(doc))))).toContain(unspaced(said));
});
