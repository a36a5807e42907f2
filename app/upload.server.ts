import { fileTypeFromBuffer } from "file-type";
import { accepted, type Result, refused } from "./domain/result.ts";

/**
 * The largest file that is kept, in bytes: a bilaga, an underlag or a handling of the diarium. A scanned handling is a few
 * MB; more is a mistake or an attack.
 */
export const uploadLimitBytes = 25 * 1_000_000;

/** The largest certificate with its key, in bytes: a few thousand is usual. */
export const certificateLimitBytes = 1_000_000;

/** All files of one sending together, in bytes. */
export const uploadTogetherBytes = 100_000_000;

/** What may be kept, by the content's own signature. Nothing that a browser would run. */
const allowed: Record<string, string> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
};

export type Upload = { filename: string; mediaType: string; bytes: Uint8Array };

/** An uploaded file, if it is of an allowed kind and size; what it is is read from its content, not its name. */
export async function readUpload(file: File | null): Promise<Result<Upload>> {
  const no = (text: string) => refused(text, { field: "file" });
  if (!file || file.name === "") return no("Välj en fil.");
  if (file.size === 0) return no(`Filen ”${keptFilename(file.name)}” är tom.`);
  if (file.size > uploadLimitBytes) {
    return no(`Filen ”${keptFilename(file.name)}” är för stor. En fil får vara högst 25 MB.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  if (found && /^image\/hei[cf]/.test(found.mime)) return no(heicText(keptFilename(file.name)));
  const mediaType = mediaTypeOf(bytes, found?.mime);
  if (!mediaType) {
    return no(
      `Filen ”${keptFilename(file.name)}” är av en typ som inte tas emot. Välj PDF, Word, Excel, PowerPoint, OpenDocument, text eller en bild.`,
    );
  }
  return accepted({ filename: keptFilename(file.name), mediaType, bytes });
}

/** Only some browsers show HEIC, and what is kept must be readable by everyone. */
const heicText = (name: string) =>
  `Fotot ”${name}” är i formatet HEIC, som många inte kan öppna. Välj ”Mest kompatibelt” under Inställningar, Kamera, Format på en Iphone och fotografera igen, eller spara fotot som JPEG eller PDF.`;

function mediaTypeOf(bytes: Uint8Array, found: string | undefined): string | null {
  if (found) return allowed[found] ? found : null;
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

/** Characters of a file name at most, with its ending. */
const longestName = 120;

/** A file name as it may be kept: no folders, nothing unseen that could change how it reads, not endless. */
export function keptFilename(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (c) => (c === joiner ? c : ""));
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? "";
  const letters = [
    ...new Intl.Segmenter("sv").segment(clean.slice(0, clean.length - ending.length)),
  ];
  let stem = "";
  for (const { segment } of letters) {
    if (stem.length + segment.length + ending.length > longestName) break;
    stem += segment;
  }
  return `${stem.trim()}${ending}` || "fil";
}

/** Holds the parts of an emoji together. */
const joiner = "\u200d";

/** What a bilaga is called until somebody says what it is: its file name without the ending. */
export function titleOf(filename: string): string {
  const title = filename
    .replace(/\.[\p{L}\p{N}]{1,8}$/u, "")
    .replace(/_+/g, " ")
    .trim();
  return title || "Bilaga";
}
