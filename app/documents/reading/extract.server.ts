/**
 * The text of an uploaded file, whatever kind of file it is. What the bytes are decides, not what the file is
 * called. A file that cannot be read is refused with a sentence that says what would be right.
 */
import { fileTypeFromBuffer } from "file-type";
import { wordType } from "#app/domain/mediaTypes.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { decodeText, isWideText } from "./decodeText.ts";
import { docxText, LARGEST_UNPACKED, zipEntries } from "./docxText.server.ts";
import { pdfText } from "./pdfText.server.ts";

/**
 * The largest file that is read, in bytes (25 MB). A protokoll of a hundred pages with pictures is a few MB;
 * a larger file is a scan or something else, and would hold up the office for everybody else.
 */
export const LARGEST_FILE = 25 * 1024 * 1024;

const READABLE = "Paragraf läser .txt, .md, .docx och .pdf med text.";
const TEXT_ENDINGS = new Set(["txt", "md", "markdown", "text", ""]);

/** What other kinds of file are called, and how to get a readable one from them. */
const OTHER_KINDS: [RegExp, string, string][] = [
  [/^image\//, "en bild", "Texttolka den (OCR) och spara som .docx eller .pdf."],
  [/^(?:audio|video)\//, "ljud eller film", "Välj protokollet som text."],
  [/spreadsheet|ms-excel/, "ett kalkylblad", "Spara protokollet som .docx eller .pdf."],
  [/presentation|powerpoint/, "en presentation", "Spara protokollet som .docx eller .pdf."],
  [
    /x-cfb|msword/,
    "ett äldre eller lösenordsskyddat Word-dokument",
    "Öppna det i Word och spara som .docx utan lösenord.",
  ],
  [/rtf|opendocument\.text/, "ett dokument i annat format", "Spara det som .docx eller .pdf."],
  [
    /zip|tar|gzip|7z|rar|compressed/,
    "en packad fil men inget Word-dokument",
    "Packa upp den och välj protokollet i .docx, .pdf eller .txt.",
  ],
];

/** The end of a file's name in small letters, without its dot; empty when it has none. */
function endingOf(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1) ?? "";
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}

function refusedKind(filename: string, mime: string): Result<string> {
  const kind = OTHER_KINDS.find(([pattern]) => pattern.test(mime));
  if (!kind) return refused(`${filename} är inte en text (${mime}). ${READABLE}`);
  return refused(`${filename} är ${kind[1]}, inte en text. ${kind[2]}`);
}

async function fromPdf(bytes: Uint8Array, filename: string): Promise<Result<string>> {
  const read = await pdfText(bytes);
  if (read.kind === "text") return accepted(read.text);
  if (read.kind === "encrypted") {
    return refused(
      `${filename} är skyddad med lösenord. Spara en PDF utan lösenord och försök igen.`,
    );
  }
  if (read.kind === "too heavy") {
    return refused(
      `${filename} är för tung att läsa. Spara protokollet som .docx eller som en enklare PDF.`,
    );
  }
  if (read.kind === "damaged") {
    return refused(
      `${filename} är skadad eller avklippt och går inte att läsa som PDF. Hämta filen på nytt.`,
    );
  }
  return refused(
    `${filename} har inget textlager: sidorna är bilder. Texttolka filen (OCR) eller välj protokollet som .docx.`,
  );
}

async function fromDocx(bytes: Uint8Array, filename: string): Promise<Result<string>> {
  const broken = `${filename} är skadad och går inte att läsa som Word-dokument. Öppna den i Word och spara den på nytt som .docx.`;
  const entries = zipEntries(bytes);
  if (!entries) return refused(broken);
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > LARGEST_UNPACKED) {
    return refused(`${filename} blir för stor när den packas upp. Spara protokollet utan bilder.`);
  }
  try {
    return accepted(await docxText(bytes));
  } catch {
    return refused(broken);
  }
}

function fromText(bytes: Uint8Array, filename: string): Result<string> {
  const ending = endingOf(filename);
  if (ending === "pdf" || ending === "docx") {
    const kind = ending === "pdf" ? "en PDF" : "ett Word-dokument";
    return refused(`${filename} är inte ${kind} trots namnet. ${READABLE}`);
  }
  if (!TEXT_ENDINGS.has(ending)) {
    return refused(`${filename} har ett format som inte kan läsas. ${READABLE}`);
  }
  const text = decodeText(bytes);
  if (text === null) return refused(`${filename} innehåller inte text. ${READABLE}`);
  if (text.trim() === "") return refused(`${filename} är tom. Välj en fil med protokollets text.`);
  return accepted(text);
}

/** A zip file that `file-type` knows only as such may still be a Word file. */
const isDocx = (mime: string | undefined, bytes: Uint8Array): boolean =>
  mime === wordType ||
  (mime === "application/zip" &&
    (zipEntries(bytes)?.some((entry) => entry.name === "word/document.xml") ?? false));

/**
 * The text of a file's bytes; `filename` is used in sentences and, for plain text, for its ending.
 * Refuses what is too large, damaged, locked, or no text; never throws.
 */
export async function extractText(bytes: Uint8Array, filename: string): Promise<Result<string>> {
  if (bytes.length === 0) {
    return refused(`${filename} är tom. Välj en fil med protokollets text.`);
  }
  if (bytes.length > LARGEST_FILE) {
    const most = LARGEST_FILE / 1024 / 1024;
    return refused(
      `${filename} är större än ${most} MB. Spara protokollet utan bilder eller bilagor.`,
    );
  }
  if (isWideText(bytes)) return fromText(bytes, filename);
  const mime = await sniffed(bytes);
  if (mime === "application/pdf") return fromPdf(bytes, filename);
  if (isDocx(mime, bytes)) return fromDocx(bytes, filename);
  if (mime === undefined || /^text\/|xml/.test(mime)) return fromText(bytes, filename);
  return refusedKind(filename, mime);
}

/** What the bytes are; undefined when they carry no mark, as plain text does not. */
async function sniffed(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}
