import { findingsOf } from "#app/commands/findings.server.ts";
import { levelWords } from "#app/documents/findingRows.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import type { Finding } from "#app/domain/result.ts";
import { review } from "#app/domain/review.ts";
import { meetingAnywhere, minutesOf } from "#db/queries/meetings.server.ts";
import { asJson, isFolder, reviewFolder } from "./archive.ts";
import { isMeetingId, readProtocolFile } from "./input.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const granska: CliCommand = {
  name: "granska",
  does: "prövar ett protokoll, eller en katalog med protokoll, mot reglerna och listar vad de hittar",
  usage: "granska FIL-eller-id  eller  granska KATALOG [--rapport UTKATALOG]",
  example: "npm run --silent paragraf -- granska protokoll.txt --json",
  values: ["rapport"],
  async run({ words, values, json }) {
    const [source] = words;
    if (!source || words.length > 1) {
      throw unusable("Ange en fil, en katalog eller ett sammanträdes id.");
    }
    if (await isFolder(source)) return reviewFolder(source, { target: values.rapport, json });
    if (values.rapport !== undefined) {
      throw unusable(`En rapport skrivs om en katalog, och ${source} är inte en katalog.`);
    }
    const findings = isMeetingId(source)
      ? await fromMeeting(source)
      : review(toMinutes(await readProtocolFile(source)));
    if (json) printJson(findings.map(asJson));
    else inWords(findings);
    if (findings.some((f) => f.level === "block")) process.exitCode = 1;
  },
};

async function fromMeeting(id: string): Promise<Finding[]> {
  return withOffice(async ({ office }) => {
    const meeting = await meetingAnywhere(office.db, id);
    const minutes = meeting && (await minutesOf(office.db, meeting.association_id, id));
    if (!minutes) throw unusable(`Det finns inget sammanträde med id ${id}.`);
    return findingsOf(office.db, meeting.association_id, minutes);
  });
}

function inWords(findings: Finding[]): void {
  if (findings.length === 0) say("Reglerna hittar inget fel.");
  for (const f of findings) {
    const where = f.paragraf === null ? "Protokollet" : `§ ${f.paragraf}`;
    say(`${levelWords[f.level].toUpperCase()} ${where}: ${f.text} (${f.source}, ${f.rule})`);
    if (f.suggestion) say(`  ${f.suggestion}`);
  }
}
