import { fileTypeFromBuffer } from "file-type";
import { accepted, type Result, refused } from "./domain/result.ts";

/** The largest bilaga, in bytes. A scanned handling is a few MB; more is a mistake or an attack. */
export const uploadLimitBytes = 25 * 1_000_000;

/** What may be a bilaga, by the content's own signature. Nothing that a browser would run. */
const allowed: Record<string, string> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "image/jpeg": "jpg",
  "image/png": "png",
};

export type Upload = { filename: string; mediaType: string; bytes: Uint8Array };

/** An uploaded file, if it is of an allowed kind and size; what it is is read from its content, not its name. */
export async function readUpload(file: File | null): Promise<Result<Upload>> {
  const no = (text: string) => refused(text, { field: "file" });
  if (!file || file.name === "") return no("Välj en fil.");
  if (file.size === 0) return no(`Filen ”${shown(file.name)}” är tom.`);
  if (file.size > uploadLimitBytes) {
    return no(`Filen ”${shown(file.name)}” är för stor. En bilaga får vara högst 25 MB.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType) {
    return no(
      `Filen ”${shown(file.name)}” är av en typ som inte kan vara bilaga. Välj PDF, Word, Excel, PowerPoint, OpenDocument, text eller en bild.`,
    );
  }
  return accepted({ filename: shown(file.name), mediaType, bytes });
}

async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return allowed[found.mime] ? found.mime : null;
  return isPlainText(bytes) ? "text/plain; charset=utf-8" : null;
}

/** Valid UTF-8 without control characters, and not HTML or XML in disguise. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r]/u.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}

/** A file name as it may be kept: no folders, no control characters, not endless. */
const shown = (name: string) =>
  (name.split(/[/\\]/).at(-1) ?? "fil").replace(/\p{Cc}/gu, "").slice(0, 120) || "fil";
