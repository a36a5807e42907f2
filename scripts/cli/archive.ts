/** `granska KATALOG`: every protokoll in a folder is read and tried, and the archive is held together as a whole. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  type ArchiveReport,
  archiveReportCsv,
  archiveReportDocument,
  copyNotes,
  countOf,
  type FileNote,
} from "#app/documents/archiveReport.ts";
import { levelWords } from "#app/documents/findingRows.ts";
import { toMinutes, UNKNOWN_DATE } from "#app/documents/reading/toMinutes.ts";
import { render } from "#app/documents/render.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import {
  type ArchivedMinutes,
  archivedMinutes,
  archiveFigures,
  archiveOf,
  spanOf,
} from "#app/domain/archive.ts";
import type { Minutes } from "#app/domain/minutes.ts";
import type { Finding } from "#app/domain/result.ts";
import { review } from "#app/domain/review.ts";
import { filesBelow, oneAhead } from "./folder.ts";
import { type ReadProtocol, readProtocol } from "./input.ts";
import { printJson, say, tell, unusable } from "./program.ts";
import { progressOn } from "./progress.ts";

export const isFolder = async (name: string): Promise<boolean> =>
  (await stat(name).catch(() => null))?.isDirectory() ?? false;

/** Hundreds of protokoll are kept until all are read, so each is kept small. */
const packed = (minutes: Minutes): Buffer => deflateRawSync(JSON.stringify(minutes));
const unpacked = (bytes: Buffer): Minutes =>
  JSON.parse(inflateRawSync(bytes).toString("utf8")) as Minutes;

type Read = { one: ArchivedMinutes; minutes: Buffer };

function readAs(file: string, { imported, sha256 }: ReadProtocol): Read {
  const minutes = toMinutes(imported);
  const { fran, till } = imported;
  const date = minutes.date === UNKNOWN_DATE ? null : minutes.date;
  const stated = fran === null || till === null || fran > till ? null : { from: fran, to: till };
  return {
    one: archivedMinutes(minutes, { file, sha256, date, stated }),
    minutes: packed(minutes),
  };
}

type Told = { read: Read[]; unread: FileNote[]; other: string[] };

async function readAll(folder: string): Promise<Told> {
  const { readable, other, closed } = await filesBelow(folder);
  const told: Told = { read: [], unread: [], other };
  for (const file of closed) told.unread.push({ file, text: "Katalogen går inte att öppna." });
  const progress = progressOn(process.stderr, readable.length);
  let done = 0;
  const answers = oneAhead(readable, (file) => readProtocol(path.join(folder, file)));
  for await (const [file, answer] of answers) {
    if (answer.ok) told.read.push(readAs(file, answer.value));
    else told.unread.push({ file, text: answer.refusals.map(({ text }) => text).join(" ") });
    done += 1;
    progress.step(done, file);
  }
  progress.end();
  return told;
}

/** Reads and tries every protokoll below a folder. Errors: Exit 2 when there is none that can be read. */
async function reportOf(folder: string): Promise<ArchiveReport> {
  const { read, unread, other } = await readAll(folder);
  if (read.length === 0) {
    for (const { file, text } of unread) tell(`${file}: ${text}`);
    throw unusable(
      `Katalogen ${folder} har inget protokoll som går att läsa. Lägg dit protokoll som .txt, .md, .docx eller .pdf med text.`,
    );
  }
  const archive = archiveOf(read.map(({ one }) => one));
  const minutes = new Map(read.map((entry) => [entry.one.file, entry.minutes]));
  const reviewed = archive.kept.map((one) => {
    const bytes = minutes.get(one.file);
    if (!bytes) throw new Error(`${one.file} was kept but never read`);
    return { ...one, findings: review(unpacked(bytes), { others: archive.othersOf(one.file) }) };
  });
  return { folder: path.basename(path.resolve(folder)), archive, reviewed, unread, other };
}

async function writeReport(report: ArchiveReport, target: string): Promise<string[]> {
  const into = path.resolve(target);
  await mkdir(into, { recursive: true }).catch(() => {
    throw unusable(`Katalogen ${into} går inte att skapa.`);
  });
  const html = await render(archiveReportDocument(report, readTemplates()), "html");
  const written: string[] = [];
  for (const [name, content] of [
    ["granskning.html", html],
    ["granskning.csv", archiveReportCsv(report)],
  ] as const) {
    const file = path.join(into, name);
    await writeFile(file, content).catch(() => {
      throw unusable(`Filen ${file} går inte att skriva.`);
    });
    written.push(file);
  }
  return written;
}

export const asJson = (f: Finding) => ({
  regel: f.rule,
  niva: levelWords[f.level],
  paragraf: f.paragraf,
  text: f.text,
  forslag: f.suggestion,
  kalla: f.source,
});

function reportJson(report: ArchiveReport, files: string[]) {
  const { archive, reviewed, unread, other } = report;
  const { years, rules } = archiveFigures(reviewed);
  return {
    protokoll: reviewed.map((one) => ({
      fil: one.file,
      datum: one.date,
      fran: spanOf(one)?.from ?? null,
      till: spanOf(one)?.to ?? null,
      fynd: one.findings.map(asJson),
    })),
    arkivet: archive.findings.map((one) => ({ ...asJson(one), filer: one.files })),
    organ: archive.bodies.map(({ organ, count, from, to, numbering }) => ({
      ...{ organ, protokoll: count, forsta: from, sista: to, numrering: numbering },
    })),
    olasta: unread.map(({ file, text }) => ({ fil: file, varfor: text })),
    kopior: archive.copies.map(({ file, of, same }) => ({
      ...{ fil: file, av: of, samma: same === "bytes" ? "fil" : "sammantrade" },
    })),
    andraFiler: other,
    ar: years.map(({ year, minutes, found, approval, posting }) => ({
      ...{ ar: year, protokoll: minutes },
      ...{ fel: found.block, varningar: found.warn, upplysningar: found.info },
      ...{ dagarTillJustering: approval.days, dagarTillAnslag: posting.days },
    })),
    regler: rules.map(({ rule, title, total, byYear }) => ({
      ...{ regel: rule, rubrik: title, antal: total },
      perAr: byYear.map(({ year, count }) => ({ ar: year, antal: count })),
    })),
    rapport: files,
  };
}

function inWords(report: ArchiveReport, files: string[]): void {
  const { archive, reviewed, unread, other } = report;
  say(`${reviewed.length} protokoll är lästa.`);
  for (const { organ, count, from, to, numbering } of archive.bodies) {
    say(`${organ || "Okänt organ"}: ${count} protokoll ${from} till ${to}. ${numbering}`);
  }
  for (const { file, text } of unread) say(`INTE LÄST ${file}: ${text}`);
  for (const { file, text } of copyNotes(report)) say(`KOPIA ${file}: ${text}`);
  for (const file of other) say(`ANNAT SLAG ${file}: filen är inte öppnad.`);
  for (const one of archive.findings) {
    say(`${levelWords[one.level].toUpperCase()} Arkivet: ${one.text} (${one.source}, ${one.rule})`);
  }
  for (const { file, findings } of reviewed) {
    for (const { level, paragraf, text, source, rule } of findings) {
      const where = paragraf === null ? file : `${file} § ${paragraf}`;
      say(`${levelWords[level].toUpperCase()} ${where}: ${text} (${source}, ${rule})`);
    }
  }
  const [faults, warnings, hints] = (["block", "warn", "info"] as const).map((level) =>
    countOf(report, level),
  );
  say(`Fel: ${faults}. Varningar: ${warnings}. Upplysningar: ${hints}.`);
  for (const file of files) say(file);
}

/** Reads, tries and tells of a folder; writes the report where `target` says. Exit 1 when there is a fault. */
export async function reviewFolder(
  folder: string,
  { target, json }: { target: string | undefined; json: boolean },
): Promise<void> {
  const report = await reportOf(folder);
  const files = target === undefined ? [] : await writeReport(report, target);
  if (json) printJson(reportJson(report, files));
  else inWords(report, files);
  if (countOf(report, "block") > 0) process.exitCode = 1;
}
