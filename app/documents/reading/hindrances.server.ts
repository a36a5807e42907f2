/**
 * What in an uploaded file keeps somebody from reading it, and what in it may show a person, as far as the file itself
 * tells.
 */
import { strFromU8, unzipSync } from "fflate";
import type { Hindrance } from "#app/domain/hindrances.ts";
import { excelType, unreadTypes, wordType } from "#app/domain/mediaTypes.ts";
import { type KeptSign, signingWords } from "#app/domain/paperPersonal.ts";
import { LARGEST_UNPACKED, zipEntries } from "./docxText.server.ts";
import { readPdf } from "./pdfText.server.ts";

export type FileMarks = { hindrances: Hindrance[]; signs: KeptSign[] };

const hinderedBy = (...hindrances: Hindrance[]): FileMarks => ({ hindrances, signs: [] });

/** The names of what is so. */
const namesOf = <Name>(found: [Name, boolean][]): Name[] =>
  found.flatMap(([name, is]) => (is ? [name] : []));

async function inPdf(bytes: Uint8Array): Promise<FileMarks> {
  const read = await readPdf(bytes);
  if (read.kind === "encrypted") return hinderedBy("locked");
  if (read.kind === "damaged") return hinderedBy("damaged");
  // Too heavy to read here may be read by everybody else.
  if (read.kind !== "pages") return hinderedBy();
  const { isTagged, language, title, isSigned } = read.traits;
  const { pages } = read;
  const isSilent = pages.every(({ runs }) => runs.length === 0);
  const hindrances = namesOf<Hindrance>([
    ["scanned", isSilent || pages.some(({ scanned }) => scanned)],
    ["untagged", !isTagged],
    ["no_language", language === ""],
    ["no_title", title === ""],
  ]);
  return { hindrances, signs: isSigned ? ["signature"] : [] };
}

/** A text of some three pages; a shorter one is read through. */
const LONG_TEXT = 7_000;
/** Letters on a page of a Word file, which knows no pages itself. */
const PAGE_OF_TEXT = LONG_TEXT / 3;

const count = (xml: string, pattern: RegExp): number => [...xml.matchAll(pattern)].length;

/** A picture that says what it shows, or that it is only for the eye. */
const SPEAKS = /\bdescr="[^"]*[^"\s][^"]*"|\btitle="[^"]*[^"\s][^"]*"|decorative [^>]*val="1"/;

const DRAWN = /<w:(drawing|pict)\b[\s\S]*?<\/w:\1>/g;
const PICTURE = /<a:blip\b|<v:imagedata\b/;
const MARK = "\u0001";

/** Whether a picture stands about a page at most from words on signing. */
function isSignedWord(document: string): boolean {
  const letters = document
    .replace(DRAWN, (drawn) => (PICTURE.test(drawn) ? MARK : drawn))
    .replace(/<[^>]*>/g, "");
  return [...letters.matchAll(new RegExp(MARK, "g"))].some(({ index }) =>
    signingWords.test(letters.slice(Math.max(0, index - PAGE_OF_TEXT), index + PAGE_OF_TEXT)),
  );
}

function inWordXml(document: string, styles: string): FileMarks {
  const drawings = document.match(/<w:drawing\b[\s\S]*?<\/w:drawing>/g) ?? [];
  const letters = document.replace(/<[^>]*>/g, "").length;
  const headingIds = [...styles.matchAll(/<w:style\b[^>]*w:styleId="([^"]+)"[\s\S]*?<\/w:style>/g)]
    .filter(([style]) => /<w:outlineLvl\b|<w:name w:val="heading \d"/i.test(style))
    .map(([, id]) => id);
  const used = new Set([...document.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id));
  const hasHeadings = headingIds.some((id) => used.has(id)) || /<w:outlineLvl\b/.test(document);
  const hindrances = namesOf<Hindrance>([
    ["silent_pictures", drawings.some((drawing) => !SPEAKS.test(drawing))],
    ["no_headings", letters > LONG_TEXT && !hasHeadings],
    ["plain_tables", count(document, /<w:tbl>/g) > 0 && !/<w:tblHeader\b/.test(document)],
    ["no_language", !/<w:lang\b[^>]*w:val="/.test(styles + document)],
  ]);
  return { hindrances, signs: isSignedWord(document) ? ["signature"] : [] };
}

/** The parts of an office file that are wanted, by name; null when it is damaged or would fill the memory. */
function partsOf(bytes: Uint8Array, wanted: RegExp): Map<string, string> | null {
  const entries = zipEntries(bytes);
  const unpacked = (entries ?? []).reduce((sum, { size }) => sum + size, 0);
  if (!entries || unpacked > LARGEST_UNPACKED) return null;
  try {
    const parts = unzipSync(bytes, { filter: ({ name }) => wanted.test(name) });
    return new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
  } catch {
    return null;
  }
}

function inWord(bytes: Uint8Array): FileMarks {
  const parts = partsOf(bytes, /^word\/(?:document|styles)\.xml$/);
  const document = parts?.get("word/document.xml") ?? "";
  return document === ""
    ? hinderedBy("damaged")
    : inWordXml(document, parts?.get("word/styles.xml") ?? "");
}

/** What Excel calls a sheet that nobody has named. */
const UNNAMED = /<(?:\w+:)?sheet\b(?![^>]*\bstate="\w*[hH]idden")[^>]*\bname="(?:Blad|Sheet) ?\d+"/;
const EXCEL_TITLE = /<dc:title\b[^>]*>[^<]*[^<\s][^<]*<\/dc:title>/;

/** The reader of cells leaves titles, drawings and merged cells be, so the parts are looked into here. */
function inExcel(bytes: Uint8Array): FileMarks {
  const parts = partsOf(
    bytes,
    /^(?:docProps\/core|xl\/workbook|xl\/worksheets\/[^/]+|xl\/drawings\/[^/]+)\.xml$/,
  );
  const book = parts?.get("xl/workbook.xml") ?? "";
  if (!parts || book === "") return hinderedBy("damaged");
  const inFolder = (folder: string) =>
    [...parts].flatMap(([name, part]) => (name.startsWith(folder) ? part : []));
  const pictures = inFolder("xl/drawings/").flatMap(
    (drawing) => drawing.match(/<xdr:(pic|graphicFrame)\b[\s\S]*?<\/xdr:\1>/g) ?? [],
  );
  return hinderedBy(
    ...namesOf<Hindrance>([
      ["no_title", !EXCEL_TITLE.test(parts.get("docProps/core.xml") ?? "")],
      ["unnamed_sheets", UNNAMED.test(book)],
      ["merged_cells", inFolder("xl/worksheets/").some((sheet) => /<mergeCell\b/.test(sheet))],
      ["silent_pictures", pictures.some((picture) => !SPEAKS.test(picture))],
    ]),
  );
}

/**
 * What keeps somebody from reading the file, and what in it may show a person. Plain text gives nothing; an office
 * format that is not looked into says so. Never throws.
 */
export async function markedIn(bytes: Uint8Array, mediaType: string): Promise<FileMarks> {
  if (mediaType === "application/pdf") return inPdf(bytes);
  if (mediaType === wordType) return inWord(bytes);
  if (mediaType === excelType) return inExcel(bytes);
  if (unreadTypes.has(mediaType)) return hinderedBy("untried");
  return mediaType.startsWith("image/") ? hinderedBy("picture") : hinderedBy();
}
