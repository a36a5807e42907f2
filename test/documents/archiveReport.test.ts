import { expect, test } from "vitest";
import {
  type ArchiveReport,
  archiveReportCsv,
  archiveReportDocument,
} from "#app/documents/archiveReport.ts";
import { renderHtml } from "#app/documents/html.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { archivedMinutes, archiveOf } from "#app/domain/archive.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { review } from "#app/domain/review.ts";
import { item, meeting } from "#test/support/minutes.ts";
import { htmlText, squeezed } from "./support.ts";

const templates = readTemplates();

/** Two protokoll of which the second lacks a number, and § 4–9 between them. */
function report(about: Partial<ArchiveReport> = {}): ArchiveReport {
  const minutes = [
    meeting({ date: legalDate("2024-03-04"), items: [1, 2, 3].map((n) => item(n, { number: n })) }),
    meeting({
      date: legalDate("2024-09-04"),
      items: [1, 2].map((n) => item(n, { number: 8 + n * 2 })),
    }),
  ];
  const read = minutes.map((one, at) =>
    archivedMinutes(one, { file: `<b>${at}.txt`, sha256: `${at}`, date: one.date, stated: null }),
  );
  const archive = archiveOf(read);
  const reviewed = archive.kept.map((one, at) => ({
    ...one,
    findings: review(minutes[at] ?? meeting()),
  }));
  return { folder: "arkiv & register", archive, reviewed, unread: [], other: [], ...about };
}

const html = (about?: Partial<ArchiveReport>) =>
  renderHtml(archiveReportDocument(report(about), templates));

test("it tells the archive as a whole, each year, each rule and each protokoll", () => {
  const text = squeezed(htmlText(html()));
  expect(text).toContain("arkiv & register");
  expect(text).toContain("§ 4–9 saknas mellan protokollen från 4 mars 2024 och 4 september 2024.");
  expect(text).toContain("2024 2 1 0 0 – –");
  expect(text).toContain("KL-5-66 Paragrafer i följd 1 2024: 1");
  expect(text).toContain("§ 12 följer på § 10. Paragraferna ska vara numrerade i följd.");
  expect(text).toContain("4 september 2024 § 10–12 1 fel <b>1.txt");
  expect(text).not.toContain("Filer som inte kunde läsas Fil");
});

test("files are named as text, and parts that have nothing to say are left out", () => {
  expect(html()).toContain("&lt;b&gt;0.txt");
  expect(html()).not.toContain("<b>");
  expect(html()).not.toContain("<h2>Kopior");
  const other = html({ unread: [{ file: "a.pdf", text: "a.pdf är tom." }], other: ["b.doc"] });
  expect(other).toContain("<h2>Filer som inte kunde läsas</h2>");
  expect(other).toContain("<h2>Filer av annat slag</h2>");
});

test("links lead to the findings of that protokoll", () => {
  const page = html();
  const [, target] = /href="#(protokoll-\d+)"/.exec(page) ?? [];
  expect(target).toBe("protokoll-2");
  expect(page).toContain(`<section id="${target}"`);
});

test("the table has a row for each finding and for each file that could not be read", () => {
  const rows = archiveReportCsv(
    report({ unread: [{ file: "=a.pdf", text: "Den är tom." }] }),
  ).split("\r\n");
  expect(rows).toHaveLength(5);
  expect(rows[1]).toContain(
    "<b>0.txt, <b>1.txt;;;varning;ARKIV;Inget protokoll saknas;§ 4–9 saknas",
  );
  expect(rows[2]).toContain("<b>1.txt;2024-09-04;12;fel;KL-5-66;Paragrafer i följd;");
  expect(rows[3]).toContain("'=a.pdf;;;varning;ARKIV;Filen kunde inte läsas;Den är tom.;;");
});
