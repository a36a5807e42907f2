import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { extractText } from "#app/documents/reading/extract.server.ts";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { unusable } from "./program.ts";

/** Larger than any protokoll; read whole, so it has a limit. */
const mostBytes = 25 * 1_000_000;

/** The text of a file. Errors: Exit 2 with a sentence that names the file. */
async function readText(file: string): Promise<string> {
  const facts = await stat(file).catch(() => null);
  if (!facts) throw unusable(`Filen ${file} finns inte.`);
  if (!facts.isFile()) throw unusable(`${file} är inte en fil. Ange ett protokoll som fil.`);
  if (facts.size > mostBytes) {
    throw unusable(`Filen ${file} är för stor för ett protokoll. Högst 25 MB läses.`);
  }
  const bytes = await readFile(file);
  const text = await extractText(new Uint8Array(bytes), path.basename(file));
  if (!text.ok) throw unusable(`${file}: ${text.refusals.map((r) => r.text).join(" ")}`);
  return text.value;
}

/** Reads an old protokoll from a file. Errors: Exit 2 with a sentence that names the file. */
export async function readProtocolFile(file: string): Promise<ImportedMinutes> {
  const minutes = readMinutes(await readText(file));
  if (!minutes.ok) throw unusable(`${file}: ${minutes.refusals.map((r) => r.text).join(" ")}`);
  return minutes.value;
}

/** A file that can be reviewed: a protokoll, or another document of which only the text is known. */
export type Reviewable =
  | { kind: "minutes"; minutes: ImportedMinutes }
  | { kind: "document"; text: string; why: string };

/** Words that a document holds at least: less is a file without readable text. */
const leastWords = 20;

/** Reads a file for review. Errors: Exit 2 when it is no protokoll and has no text to speak of. */
export async function readForReview(file: string): Promise<Reviewable> {
  const text = await readText(file);
  const minutes = readMinutes(text);
  if (minutes.ok) return { kind: "minutes", minutes: minutes.value };
  const why = minutes.refusals.map((r) => r.text).join(" ");
  const words = text.slice(0, 10_000).match(/\p{L}{2,}/gu) ?? [];
  if (words.length < leastWords) throw unusable(`${file}: ${why}`);
  return { kind: "document", text, why };
}

/** A meeting's id rather than a file: ids are UUIDs. */
export const isMeetingId = (word: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(word);
