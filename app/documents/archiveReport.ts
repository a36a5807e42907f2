/** What was found in an archive of old protokoll, as a document and as a table. The words are in templates/arkivgranskning.md. */
import {
  type Archive,
  archiveFigures,
  dayText,
  numbersText,
  type Reviewed,
  type YearFigures,
} from "../domain/archive.ts";
import { dateText } from "../domain/calendar.ts";
import { medianNumber } from "../domain/figures.ts";
import type { Finding, Level } from "../domain/result.ts";
import { csvText } from "./csv.ts";
import type { Block, Cell, Document } from "./document.ts";
import { findingList, findingTable, headerCells, levelWords, numberCell } from "./findingRows.ts";
import { cell, paragraph, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** A file, and what there is to say of it. */
export type FileNote = { file: string; text: string };

export type ArchiveReport = {
  /** What the folder is called. */
  folder: string;
  archive: Archive;
  /** The protokoll that were kept, in the order of the files. */
  reviewed: readonly Reviewed[];
  /** What could not be read, and why. */
  unread: readonly FileNote[];
  /** Files of kinds that are not opened. */
  other: readonly string[];
};

const allFindings = ({ archive, reviewed }: ArchiveReport): Finding[] => [
  ...archive.findings,
  ...reviewed.flatMap(({ findings }) => findings),
];

/** How many findings of this weight there are, those of the archive as a whole among them. */
export const countOf = (report: ArchiveReport, level: Level): number =>
  allFindings(report).filter((one) => one.level === level).length;

const copyText = { bytes: "Samma fil som", meeting: "Samma sammanträde och paragrafer som" };

/** Which files were left out as copies, and of what. */
export const copyNotes = ({ archive }: ArchiveReport): FileNote[] =>
  archive.copies.map(({ file, of, same }) => ({ file, text: `${copyText[same]} ${of}.` }));

/** The anchor of a protokoll's findings: its place among the files, for a file's name is no anchor. */
const anchor = (index: number): string => `protokoll-${index + 1}`;

const noteTable = (notes: readonly FileNote[], caption: string, second: string): Block[] =>
  notes.length === 0
    ? []
    : [
        {
          ...{ kind: "table", caption, header: headerCells("Fil", second), rowHeaders: false },
          rows: notes.map((note) => [cell(note.file), cell(note.text)]),
        },
      ];

const bodyBlocks = ({ archive }: ArchiveReport): Block[] =>
  archive.bodies.map(({ organ, count, from, to, numbering }) =>
    paragraph(
      `${organ || "Organ som inte anges"}: ${count} protokoll från ${dateText(from)} till ${dateText(to)}. ${numbering}`,
    ),
  );

const wholeBlocks = ({ archive }: ArchiveReport): Block[] =>
  archive.findings.length === 0
    ? [paragraph("Inget protokoll saknas mellan de lästa, och inget nummer finns två gånger.")]
    : [findingList(archive.findings)];

const timeCells = ({ approval, posting }: YearFigures): Cell[] => [
  cell(medianNumber(approval.days), "end"),
  cell(medianNumber(posting.days), "end"),
];

const yearText = (year: number | null): string => (year === null ? "Utan datum" : String(year));

const yearTable = (years: readonly YearFigures[]): Block => ({
  kind: "table",
  caption: "Antal fynd, och dagar till justering och därefter till anslag",
  header: [
    cell("År"),
    ...["Protokoll", "Fel", "Varningar", "Upplysningar", "Justering", "Anslag"].map((heading) =>
      cell(heading, "end"),
    ),
  ],
  rows: years.map((one) => [
    cell(yearText(one.year)),
    ...[one.minutes, one.found.block, one.found.warn, one.found.info].map(numberCell),
    ...timeCells(one),
  ]),
  rowHeaders: true,
});

function ruleTable(report: ArchiveReport): Block[] {
  const { rules } = archiveFigures(report.reviewed);
  if (rules.length === 0) return [];
  const header = [...headerCells("Regel", "Vad den kräver"), cell("Antal", "end"), cell("Per år")];
  const rows = rules.map(({ rule, title, total, byYear }) => {
    const years = byYear.filter(({ count }) => count > 0);
    const told = years.map(({ year, count }) => `${yearText(year)}: ${count}`).join(", ");
    return [cell(rule), cell(title), numberCell(total), cell(told)];
  });
  const caption = "Hur många fynd varje regel har, i hela arkivet och per år";
  return [{ kind: "table", caption, header, rows, rowHeaders: true }];
}

const levelCounts: [Level, (count: number) => string][] = [
  ["block", (count) => `${count} fel`],
  ["warn", (count) => (count === 1 ? "1 varning" : `${count} varningar`)],
  ["info", (count) => (count === 1 ? "1 upplysning" : `${count} upplysningar`)],
];

/** "1 fel, 2 varningar"; "inga" when nothing was found. */
function foundText({ findings }: Reviewed): string {
  const told = levelCounts.flatMap(([level, words]) => {
    const count = findings.filter((one) => one.level === level).length;
    return count === 0 ? [] : [words(count)];
  });
  return told.length === 0 ? "inga" : told.join(", ");
}

const minutesTable = ({ reviewed }: ArchiveReport): Block => ({
  kind: "table",
  caption: "Lästa protokoll",
  header: headerCells("Datum", "Paragrafer", "Fynd", "Fil"),
  rows: reviewed.map((one, index) => [
    one.findings.length === 0
      ? cell(dayText(one))
      : { children: [{ kind: "link", text: dayText(one), href: `#${anchor(index)}` }] },
    cell(numbersText(one)),
    cell(foundText(one)),
    cell(one.file),
  ]),
  rowHeaders: true,
});

const findingBlocks = ({ reviewed }: ArchiveReport): Block[] =>
  reviewed.flatMap((one, index): Block[] => {
    if (one.findings.length === 0) return [];
    const heading = [text(`${dayText(one)}, ${numbersText(one)}`)];
    const caption = `Fynd i ${one.file}`;
    const blocks = [findingTable(one.findings, caption)];
    return [{ kind: "section", id: anchor(index), level: 3, heading, blocks }];
  });

const spanOfDays = ({ archive }: ArchiveReport): string => {
  const days = archive.kept.flatMap(({ date }) => date ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from && to ? `${dateText(from)} – ${dateText(to)}` : "inga datum";
};

const slotsOf = (report: ArchiveReport): Record<string, Block[]> => ({
  organ: bodyBlocks(report),
  helhet: wholeBlocks(report),
  år: [yearTable(archiveFigures(report.reviewed).years)],
  slag: ruleTable(report),
  protokoll: [minutesTable(report)],
  fynd: findingBlocks(report),
  läsfel: noteTable(report.unread, "Filer som inte kunde läsas", "Varför"),
  dubbletter: noteTable(copyNotes(report), "Filer som är kopior", "Kopia av"),
  annat:
    report.other.length === 0
      ? []
      : [{ kind: "list", ordered: false, items: report.other.map((file) => [paragraph(file)]) }],
});

/** The report of an archive. Its date is that of the latest protokoll, so that the same archive gives the same bytes. */
export function archiveReportDocument(report: ArchiveReport, templates: Templates): Document {
  const title = `Granskning av äldre protokoll, ${report.folder}`;
  const latest = report.archive.kept.flatMap(({ date }) => date ?? []).sort();
  return typesetDocument({
    title,
    issuer: report.archive.bodies[0]?.organ || "Paragraf",
    subject: "Vad reglerna hittar i ett arkiv med protokoll",
    date: latest.at(-1) ?? "",
    header: { left: title, right: "" },
    blocks: renderTemplate(templates.arkivgranskning, {
      values: {
        katalog: report.folder,
        spann: spanOfDays(report),
        lästa: String(report.reviewed.length),
        olästa: String(report.unread.length),
        kopior: String(report.archive.copies.length),
        fel: String(countOf(report, "block")),
        varningar: String(countOf(report, "warn")),
        upplysningar: String(countOf(report, "info")),
      },
      slots: slotsOf(report),
    }),
  });
}

type Row = { file: string; date: string; title: string } & Finding;

const cellsOf = (row: Row): string[] => [
  row.file,
  row.date,
  row.paragraf === null ? "" : String(row.paragraf),
  levelWords[row.level],
  row.rule,
  row.title,
  row.text,
  row.suggestion ?? "",
  row.source,
];

/** What is said of a file as a row among the findings. */
const noteRow = ({ file, text: said }: FileNote, level: Level, title: string): Row => ({
  ...{ file, date: "", title, level, rule: "ARKIV", paragraf: null, text: said },
  ...{ suggestion: null, source: "" },
});

/** Every finding of an archive, and every file that could not be read, as CSV. */
export const archiveReportCsv = (report: ArchiveReport): string =>
  csvText([
    ["fil", "datum", "paragraf", "niva", "regel", "rubrik", "text", "forslag", "kalla"],
    ...report.archive.findings.map((one) =>
      cellsOf({ ...one, file: one.files.join(", "), date: "" }),
    ),
    ...report.reviewed.flatMap(({ file, date, findings }) =>
      findings.map((one) => cellsOf({ ...one, file, date: date ?? "" })),
    ),
    ...report.unread.map((one) => cellsOf(noteRow(one, "warn", "Filen kunde inte läsas"))),
    ...copyNotes(report).map((one) => cellsOf(noteRow(one, "info", "Kopia"))),
  ]);
