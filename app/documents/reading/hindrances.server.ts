/** What in an uploaded file keeps somebody from reading it, as far as the file itself tells. */
import { strFromU8, unzipSync } from "fflate";
import type { Hindrance } from "#app/domain/hindrances.ts";
import { wordType } from "#app/domain/mediaTypes.ts";
import { LARGEST_UNPACKED, zipEntries } from "./docxText.server.ts";
import { readPdf } from "./pdfText.server.ts";

async function inPdf(bytes: Uint8Array): Promise<Hindrance[]> {
  const read = await readPdf(bytes);
  if (read.kind === "encrypted") return ["locked"];
  if (read.kind === "damaged") return ["damaged"];
  // Too heavy to read here may be read by everybody else.
  if (read.kind !== "pages") return [];
  const { isTagged, language, title } = read.traits;
  const { pages } = read;
  const isSilent = pages.every(({ runs }) => runs.length === 0);
  const found: [Hindrance, boolean][] = [
    ["scanned", isSilent || pages.some(({ scanned }) => scanned)],
    ["untagged", !isTagged],
    ["no_language", language === ""],
    ["no_title", title === ""],
  ];
  return found.flatMap(([name, is]) => (is ? [name] : []));
}

/** A text of some three pages; a shorter one is read through. */
const LONG_TEXT = 7_000;

const count = (xml: string, pattern: RegExp): number => [...xml.matchAll(pattern)].length;

/** A picture that says what it shows, or that it is only for the eye. */
const SPEAKS = /\bdescr="[^"]*[^"\s][^"]*"|\btitle="[^"]*[^"\s][^"]*"|decorative [^>]*val="1"/;

function inWordXml(document: string, styles: string): Hindrance[] {
  const drawings = document.match(/<w:drawing\b[\s\S]*?<\/w:drawing>/g) ?? [];
  const letters = document.replace(/<[^>]*>/g, "").length;
  const headingIds = [...styles.matchAll(/<w:style\b[^>]*w:styleId="([^"]+)"[\s\S]*?<\/w:style>/g)]
    .filter(([style]) => /<w:outlineLvl\b|<w:name w:val="heading \d"/i.test(style))
    .map(([, id]) => id);
  const used = new Set([...document.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id));
  const hasHeadings = headingIds.some((id) => used.has(id)) || /<w:outlineLvl\b/.test(document);
  const found: [Hindrance, boolean][] = [
    ["silent_pictures", drawings.some((drawing) => !SPEAKS.test(drawing))],
    ["no_headings", letters > LONG_TEXT && !hasHeadings],
    ["plain_tables", count(document, /<w:tbl>/g) > 0 && !/<w:tblHeader\b/.test(document)],
    ["no_language", !/<w:lang\b[^>]*w:val="/.test(styles + document)],
  ];
  return found.flatMap(([name, is]) => (is ? [name] : []));
}

function inWord(bytes: Uint8Array): Hindrance[] {
  const entries = zipEntries(bytes);
  const unpacked = (entries ?? []).reduce((sum, { size }) => sum + size, 0);
  if (!entries || unpacked > LARGEST_UNPACKED) return ["damaged"];
  try {
    const wanted = new Set(["word/document.xml", "word/styles.xml"]);
    const parts = unzipSync(bytes, { filter: ({ name }) => wanted.has(name) });
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const document = part("word/document.xml");
    return document === "" ? ["damaged"] : inWordXml(document, part("word/styles.xml"));
  } catch {
    return ["damaged"];
  }
}

/** What keeps somebody from reading the file. Kinds that are not looked into give nothing. Never throws. */
export async function hindrancesOf(bytes: Uint8Array, mediaType: string): Promise<Hindrance[]> {
  if (mediaType === "application/pdf") return inPdf(bytes);
  if (mediaType === wordType) return inWord(bytes);
  return mediaType.startsWith("image/") ? ["picture"] : [];
}
