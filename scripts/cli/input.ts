import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { extractText } from "#app/documents/reading/extract.server.ts";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { accepted, type Refusal, type Result, refused } from "#app/domain/result.ts";
import { unusable } from "./program.ts";

/** Larger than any protokoll; read whole, so it has a limit. */
const mostBytes = 25 * 1_000_000;

/** An old protokoll as it was read, and the sha256 of its bytes. */
export type ReadProtocol = { imported: ImportedMinutes; sha256: string };

type ReadText = { text: string; bytes: Uint8Array };

/** The text of a file, or a sentence that tells why it cannot be read; never throws for what is in it. */
export async function readText(file: string): Promise<Result<ReadText>> {
  const facts = await stat(file).catch(() => null);
  if (!facts) return refused(`Filen ${file} finns inte.`);
  if (!facts.isFile()) return refused(`${file} är inte en fil. Ange ett protokoll som fil.`);
  if (facts.size > mostBytes) {
    return refused(`Filen ${file} är för stor för ett protokoll. Högst 25 MB läses.`);
  }
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Filen ${file} går inte att öppna. Ge dig själv rätt att läsa den.`);
  const text = await extractText(new Uint8Array(bytes), path.basename(file));
  return text.ok ? accepted({ text: text.value, bytes }) : text;
}

/** Reads an old protokoll from a file, or tells in a sentence why it cannot be; never throws for what is in it. */
export async function readProtocol(file: string): Promise<Result<ReadProtocol>> {
  const read = await readText(file);
  if (!read.ok) return read;
  const minutes = readMinutes(read.value.text);
  if (!minutes.ok) return minutes;
  const sha256 = createHash("sha256").update(read.value.bytes).digest("hex");
  return accepted({ imported: minutes.value, sha256 });
}

const sentenceOf = (file: string, { refusals }: { refusals: Refusal[] }): string => {
  const sentence = refusals.map(({ text }) => text).join(" ");
  return sentence.includes(file) ? sentence : `${file}: ${sentence}`;
};

/** The same for a command about one file. Errors: Exit 2 with a sentence that names the file. */
export async function readProtocolFile(file: string): Promise<ImportedMinutes> {
  const read = await readProtocol(file);
  if (read.ok) return read.value.imported;
  throw unusable(sentenceOf(file, read));
}

/** A file that can be reviewed: a protokoll, or another document of which only the text is known. */
export type Reviewable =
  | { kind: "minutes"; minutes: ImportedMinutes }
  | { kind: "document"; text: string; why: string };

/** Words that a document holds at least: less is a file without readable text. */
const leastWords = 20;

/** Reads a file for review. Errors: Exit 2 when it is no protokoll and has no text to speak of. */
export async function readForReview(file: string): Promise<Reviewable> {
  const read = await readText(file);
  if (!read.ok) throw unusable(sentenceOf(file, read));
  const { text } = read.value;
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
