import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Office } from "#app/commands/command.server.ts";
import { documentsOfMeeting } from "#app/commands/meetingDocuments.server.ts";
import { formats } from "#app/documents/render.server.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import type { Running } from "#app/office.server.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { planNextYear } from "../demo/annualPlan.ts";
import { associationSlug, emailOf, examplePassword, layUpBoard, people } from "../demo/board.ts";
import { type StoryOffice, tellTheYear } from "../demo/story.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, tell } from "./program.ts";
import { projectRoot } from "./starta.ts";

export const demo: CliCommand = {
  name: "demo",
  does: "fyller databasen med exempelförbundet Vidälven",
  usage: "demo",
  example: "npm run --silent paragraf -- demo",
  async run({ json }) {
    const made = await withOffice(fillExample);
    const signIns = people.map((p) => ({
      namn: p.name,
      uppdrag: p.duties.map((d) => d.role),
      epost: emailOf(p.key),
      losenord: examplePassword,
    }));
    if (json) return printJson({ ny: made.isNew, protokoll: made.files, inloggningar: signIns });
    say(made.isNew ? "Exempelförbundet är inlagt." : "Exempelförbundet finns redan.");
    tellSignIns();
    for (const file of made.files) say(`Exempelprotokoll: ${file}`);
  },
};

const shown: [string, string][] = [
  ["jonas", "sekreterare"],
  ["karin", "ordförande"],
  ["mats", "justerare och vice ordförande"],
  ["helena", "förbundschef"],
  ["petra", "ekonom, utanordnar med Samir Khoury"],
  ["birgitta", "revisor"],
];

export function tellSignIns(): void {
  say("Logga in som:");
  for (const [key, role] of shown) say(`  ${emailOf(key).padEnd(34)} ${role}`);
  say(`  Lösenord för alla: ${examplePassword}`);
}

/** Tells the story once; a second time nothing is changed. Answers where the generated protokoll lies. */
export async function fillExample(running: Running): Promise<{ isNew: boolean; files: string[] }> {
  const existing = await associationBySlug(running.office.db, associationSlug);
  const files = exampleFiles();
  if (existing) return { isNew: false, files: Object.values(files) };
  tell("Lägger in exempelförbundet, ungefär en halv minut.");
  const { today } = swedishNow(running.office.clock());
  const office = storyOffice(running.office, today);
  const start = addDays(today, -400);
  office.setClock(start, "09:00");
  const board = await layUpBoard(office, running.auth, start);
  const { justerat } = await tellTheYear(office, board, today);
  await planNextYear(office, board, today);
  const made = await documentsOfMeeting(running.office, justerat);
  await mkdir(path.dirname(files.html), { recursive: true });
  for (const format of formats) if (made) await writeFile(files[format], made.bytes[format]);
  return { isNew: true, files: Object.values(files) };
}

const exampleFiles = () => {
  const file = (format: string) => path.join(projectRoot, "data", "exempel", `protokoll.${format}`);
  return { html: file("html"), docx: file("docx"), pdf: file("pdf") };
};

/** The same office with a clock of the story's own, writing to nobody; Swedish winter time is near enough for an example. */
function storyOffice(office: Office, today: LegalDate): StoryOffice {
  let now = new Date(`${today}T08:00:00+01:00`);
  const { mailer, ...silent } = office;
  return {
    ...silent,
    clock: () => now,
    setClock: (day, clock) => {
      now = new Date(`${day}T${clock}:00+01:00`);
    },
  };
}
