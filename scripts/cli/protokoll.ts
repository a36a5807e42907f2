import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { documentsOfMeeting } from "#app/commands/meetingDocuments.server.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { type Format, formats, render } from "#app/documents/render.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { isMeetingId, readProtocolFile } from "./input.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const protokoll: CliCommand = {
  name: "protokoll",
  does: "skriver protokollet som HTML, DOCX och PDF",
  usage: "protokoll FIL-eller-id --ut KATALOG [--format html,docx,pdf]",
  example: "npm run --silent paragraf -- protokoll protokoll.txt --ut ut --format pdf",
  values: ["ut", "format"],
  async run({ words, values, json }) {
    const [source] = words;
    if (!source || words.length > 1) throw unusable("Ange en fil eller ett sammanträdes id.");
    if (!values.ut) throw unusable("Ange katalogen som filerna ska skrivas i med --ut.");
    const wanted = wantedFormats(values.format);
    const made = isMeetingId(source)
      ? await fromMeeting(source, wanted)
      : await fromFile(source, wanted);
    const folder = path.resolve(values.ut);
    await mkdir(folder, { recursive: true }).catch(() => {
      throw unusable(`Katalogen ${folder} går inte att skapa.`);
    });
    const files: Partial<Record<Format, string>> = {};
    for (const [format, bytes] of made.bytes) {
      const file = path.join(folder, `${made.name}.${format}`);
      await writeFile(file, bytes).catch(() => {
        throw unusable(`Filen ${file} går inte att skriva.`);
      });
      files[format] = file;
    }
    if (json) return printJson(files);
    for (const file of Object.values(files)) say(file);
  },
};

function wantedFormats(list: string | undefined): Format[] {
  if (!list) return [...formats];
  return list.split(",").map((word) => {
    const format = formats.find((f) => f === word.trim());
    if (!format) throw unusable(`Formatet ”${word}” finns inte. Välj bland ${formats.join(", ")}.`);
    return format;
  });
}

type Made = { name: string; bytes: [Format, Uint8Array][] };

async function fromFile(file: string, wanted: Format[]): Promise<Made> {
  const imported = await readProtocolFile(file);
  const document = minutesDocument(toMinutes(imported), readTemplates(), { address: "" });
  const bytes: [Format, Uint8Array][] = [];
  for (const format of wanted) bytes.push([format, await render(document, format)]);
  return { name: `protokoll-${imported.sammantradesdatum ?? path.parse(file).name}`, bytes };
}

async function fromMeeting(id: string, wanted: Format[]): Promise<Made> {
  return withOffice(async ({ office }) => {
    const made = await documentsOfMeeting(office, id);
    if (!made) throw unusable(`Det finns inget sammanträde med id ${id}.`);
    return {
      name: `protokoll-${made.slug}`,
      bytes: wanted.map((format): [Format, Uint8Array] => [format, made.bytes[format]]),
    };
  });
}
