import { findingsOf } from "#app/commands/findings.server.ts";
import { levelWords } from "#app/documents/findingRows.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import type { Finding } from "#app/domain/result.ts";
import { review } from "#app/domain/review.ts";
import { reviewText } from "#app/domain/reviewText.ts";
import { findDates } from "#app/domain/words/dates.ts";
import { meetingAnywhere, minutesOf } from "#db/queries/meetings.server.ts";
import { asJson, isFolder, reviewFolder } from "./archive.ts";
import { isMeetingId, readForReview } from "./input.ts";
import { withOffice } from "./office.ts";
import { readPapers } from "./papers.ts";
import { type CliCommand, printJson, say, tell, unusable } from "./program.ts";

export const granska: CliCommand = {
  name: "granska",
  does: "prövar ett protokoll, ett annat dokument eller en katalog med protokoll mot reglerna och listar vad de hittar",
  usage: "granska FIL-eller-id [--bilagor KATALOG]  eller  granska KATALOG [--rapport UTKATALOG]",
  example: "npm run --silent paragraf -- granska protokoll.txt --json",
  values: ["rapport", "bilagor"],
  async run({ words, values, json }) {
    const [source] = words;
    if (!source || words.length > 1) {
      throw unusable("Ange en fil, en katalog eller ett sammanträdes id.");
    }
    if (await isFolder(source)) return reviewFolder(source, { target: values.rapport, json });
    if (values.rapport !== undefined) {
      throw unusable(`En rapport skrivs om en katalog, och ${source} är inte en katalog.`);
    }
    const { findings, whole } = isMeetingId(source)
      ? { findings: await fromMeeting(source), whole: "Protokollet" }
      : await fromFile(source, values.bilagor);
    if (json) printJson(findings.map(asJson));
    else inWords(findings, whole);
    if (findings.some((f) => f.level === "block")) process.exitCode = 1;
  },
};

/** What was found, and what a finding without a paragraf is about. */
type Reviewed = { findings: Finding[]; whole: string };

async function fromFile(file: string, attachments: string | undefined): Promise<Reviewed> {
  const read = await readForReview(file);
  if (read.kind === "minutes") {
    const papers = attachments === undefined ? [] : await readPapers(attachments);
    return { findings: review(toMinutes(read.minutes), { papers }), whole: "Protokollet" };
  }
  tell(`${file} är inget protokoll och prövas som dokument. ${read.why}`);
  const findings = reviewText(read.text, { date: documentDate(read.text) });
  return { findings, whole: "Dokumentet" };
}

/** The latest day that the first lines name: when the document was adopted or written. */
function documentDate(text: string): string | null {
  const days = text
    .slice(0, 3_000)
    .split("\n")
    .flatMap((line) => findDates(line).flatMap(({ iso }) => iso ?? []));
  return days.sort().at(-1) ?? null;
}

async function fromMeeting(id: string): Promise<Finding[]> {
  return withOffice(async ({ office }) => {
    const meeting = await meetingAnywhere(office.db, id);
    const minutes = meeting && (await minutesOf(office.db, meeting.association_id, id));
    if (!minutes) throw unusable(`Det finns inget sammanträde med id ${id}.`);
    return findingsOf(office.db, meeting.association_id, minutes);
  });
}

function inWords(findings: Finding[], whole: string): void {
  if (findings.length === 0) say("Reglerna hittar inget fel.");
  for (const f of findings) {
    const where = f.paragraf === null ? whole : `§ ${f.paragraf}`;
    say(`${levelWords[f.level].toUpperCase()} ${where}: ${f.text} (${f.source}, ${f.rule})`);
    if (f.suggestion) say(`  ${f.suggestion}`);
  }
}
