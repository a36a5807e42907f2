import { importMinutes } from "#app/commands/importMinutes.server.ts";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { readProtocolFile } from "./input.ts";
import { chosenAssociation, withOffice } from "./office.ts";
import { type CliCommand, no, printJson, say, tell, unusable } from "./program.ts";

export const importera: CliCommand = {
  name: "importera",
  does: "läser ett äldre protokoll till en struktur",
  usage: "importera FIL [--spara [--forbund NAMN]]  (.txt, .md, .docx eller .pdf med textlager)",
  example: "npm run --silent paragraf -- importera protokoll.txt --json",
  values: ["forbund"],
  flags: ["spara"],
  async run({ words, values, flags, json }) {
    const [file] = words;
    if (!file || words.length > 1) throw unusable("Ange en fil med ett protokoll.");
    const imported = await readProtocolFile(file);
    const id = flags.has("spara") ? await save(imported, values.forbund) : null;
    if (json) return printJson(id ? { ...imported, id } : imported);
    summary(imported);
    if (id) say(`Sparat som historiskt sammanträde med id ${id}`);
  },
};

async function save(imported: ImportedMinutes, forbund: string | undefined): Promise<string> {
  return withOffice(async (running) => {
    const association = await chosenAssociation(running, forbund);
    const caller = { associationId: association.id, commandLine: true as const };
    const result = await importMinutes(running.office, caller, { imported });
    if (!result.ok) throw no(result.refusals);
    return result.value.id;
  });
}

function summary(imported: ImportedMinutes): void {
  say(`${imported.organ ?? "Okänt organ"}, ${imported.sammantradesdatum ?? "okänt datum"}`);
  say(`§ ${imported.fran ?? "?"}–${imported.till ?? "?"}, ${imported.narvaro.length} närvarande`);
  for (const p of imported.paragrafer) {
    const decided = p.beslut.length > 0 ? ` (${p.beslut.length} att-satser)` : "";
    say(`§ ${p.nr} ${p.rubrik}${decided}`);
  }
  for (const u of imported.osakert) tell(`Osäkert, rad ${u.rad}: ${u.text} (${u.varfor})`);
}
