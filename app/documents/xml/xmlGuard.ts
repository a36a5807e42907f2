/**
 * What is looked at in a file before an XML reader gets it. A file comes from outside: it may be made to fill the
 * memory, to fetch something from elsewhere or to keep the program busy. None of the files we read has a document
 * type, so that and the entities it could define are refused outright. One pass over the text, whatever it holds.
 */

import { fromWindows } from "../reading/decodeText.ts";

/** Bytes at most. An invoice may carry its picture inside; a month's account statement is far below. */
export const mostXmlBytes = 10_000_000;
const MOST_DEPTH = 100;
/** Two thousand payments, and about a second to read. */
const MOST_ELEMENTS = 60_000;
const MOST_ATTRIBUTES = 60;

const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const LATIN = ["iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii"];
/** Control characters but tab and line ends. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u;

/** The bytes as text, by their mark or by what the file says of itself; null when they are not what they say. */
export function xmlText(bytes: Uint8Array): string | null {
  const [one = 0, two = 0] = bytes;
  try {
    if (one === 0xff && two === 0xfe) return new TextDecoder("utf-16le").decode(bytes.subarray(2));
    if (one === 0xfe && two === 0xff) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
    const encoding = DECLARED.exec(start)?.[1]?.toLowerCase() ?? "utf-8";
    if (LATIN.includes(encoding)) return fromWindows(bytes);
    return encoding === "utf-8" ? UTF_8.decode(bytes) : null;
  } catch {
    return null;
  }
}

/** Past the end of a piece that begins at a place and ends with a mark; the end of the text when it has none. */
function past(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

type Tag = { end: number; isEmpty: boolean; attributes: number };

/** A start tag to its end, which is the first > outside quotes. */
function tagAt(text: string, from: number): Tag {
  let attributes = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === ">") break;
    if (sign === '"' || sign === "'") {
      attributes += 1;
      at = past(text, sign, at + 1);
    } else at += 1;
  }
  return { end: at + 1, isEmpty: text[at - 1] === "/", attributes };
}

/** What in a text no reader should be given, as a sentence; null when nothing is. */
export function xmlFault(text: string): string | null {
  if (FORBIDDEN.test(text)) return "Filen innehåller tecken som inte får stå i XML.";
  let depth = 0;
  let elements = 0;
  let at = text.indexOf("<");
  while (at !== -1 && at < text.length) {
    if (text.startsWith("<!--", at)) at = past(text, "-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) at = past(text, "]]>", at + 9);
    else if (text.startsWith("<?", at)) at = past(text, "?>", at + 2);
    else if (text.startsWith("<!", at)) {
      return "Filen har en dokumenttyp (DOCTYPE). Sådana filer tas inte emot, eftersom de kan hämta annat innehåll.";
    } else if (text.startsWith("</", at)) {
      depth -= 1;
      at += 2;
    } else {
      const tag = tagAt(text, at + 1);
      elements += 1;
      if (!tag.isEmpty) depth += 1;
      if (tag.attributes > MOST_ATTRIBUTES || depth > MOST_DEPTH || elements > MOST_ELEMENTS) {
        return "Filen är byggd på ett sätt som ingen faktura eller bankfil är, och läses därför inte.";
      }
      at = tag.end;
    }
    at = text.indexOf("<", at);
  }
  return null;
}
