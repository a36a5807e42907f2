import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { extractText } from "#app/documents/reading/extract.server.ts";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { unusable } from "./program.ts";

/** Larger than any protokoll; read whole, so it has a limit. */
const mostBytes = 25 * 1_000_000;

/** An old protokoll as it was read, and the sha256 of its bytes. */
export type ReadProtocol = { imported: ImportedMinutes; sha256: string };

/** Reads an old protokoll from a file, or tells in a sentence why it cannot be; never throws for what is in it. */
export async function readProtocol(file: string): Promise<Result<ReadProtocol>> {
  const facts = await stat(file).catch(() => null);
  if (!facts) return refused(`Filen ${file} finns inte.`);
  if (!facts.isFile()) return refused(`${file} är inte en fil. Ange ett protokoll som fil.`);
  if (facts.size > mostBytes) {
    return refused(`Filen ${file} är för stor för ett protokoll. Högst 25 MB läses.`);
  }
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Filen ${file} går inte att öppna. Ge dig själv rätt att läsa den.`);
  const text = await extractText(new Uint8Array(bytes), path.basename(file));
  if (!text.ok) return text;
  const minutes = readMinutes(text.value);
  if (!minutes.ok) return minutes;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return accepted({ imported: minutes.value, sha256 });
}

/** The same for a command about one file. Errors: Exit 2 with a sentence that names the file. */
export async function readProtocolFile(file: string): Promise<ImportedMinutes> {
  const read = await readProtocol(file);
  if (read.ok) return read.value.imported;
  const sentence = read.refusals.map(({ text }) => text).join(" ");
  throw unusable(sentence.includes(file) ? sentence : `${file}: ${sentence}`);
}

/** A meeting's id rather than a file: ids are UUIDs. */
export const isMeetingId = (word: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(word);
