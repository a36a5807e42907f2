/** The text of a Word file: paragraphs apart by blank lines, table rows as lines with tabs between cells. */
import mammoth from "mammoth";
import { tableLines } from "./tableText.ts";

/** A zip file's directory: its entries' names and unpacked sizes; null when it cannot be read. */
type Entry = { name: string; size: number };

/** The most that a Word file may unpack to, in bytes: a small file can hold a mountain. */
export const LARGEST_UNPACKED = 200 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** A longer comment after the directory than this is no zip file's. */
const LONGEST_TAIL = 66_000;

/** The entries that a zip file's directory lists. */
export function zipEntries(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const least = Math.max(0, bytes.length - LONGEST_TAIL);
  while (end >= least && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < least) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, size: view.getUint32(at + 24, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);

type List = { ordered: boolean; count: number };

/** Lines of a document under way. A table is put together by itself and written when it ends. */
class Writer {
  #out = "";
  #lists: List[] = [];
  #rows: string[][] = [];
  /** How many tables deep: one inside another is part of its cell. */
  #tables = 0;

  text(text: string): void {
    if (this.#tables > 0) this.#inCell(text.replace(/\s+/g, " "));
    else this.#out += text;
  }

  #inCell(text: string): void {
    const row = this.#rows.at(-1);
    if (!row) return;
    row[Math.max(0, row.length - 1)] = `${row.at(-1) ?? ""}${text}`;
  }

  /** Ends a line; `blank` leaves an empty line after it. */
  #end(blank: boolean): void {
    if (this.#tables > 0) this.#inCell(" ");
    else this.#out += blank ? "\n\n" : "\n";
  }

  open(tag: string): void {
    if (tag === "ol" || tag === "ul") this.#lists.push({ ordered: tag === "ol", count: 0 });
    else if (tag === "li") this.#item();
    else if (tag === "table") this.#tables += 1;
    else if (tag === "tr" && this.#tables === 1) this.#rows.push([]);
    else if (tag === "td" || tag === "th") {
      if (this.#tables === 1) this.#rows.at(-1)?.push("");
    } else if (tag === "br") this.#end(false);
  }

  #item(): void {
    const list = this.#lists.at(-1);
    if (!list) return;
    list.count += 1;
    const mark = list.ordered ? `${list.count}. ` : "- ";
    if (this.#tables > 0) this.#inCell(` ${mark}`);
    else this.#out += `${this.#out.endsWith("\n") || this.#out === "" ? "" : "\n"}${mark}`;
  }

  close(tag: string): void {
    if (/^(?:p|h[1-6])$/.test(tag)) this.#end(true);
    else if (tag === "li") this.#end(false);
    else if (tag === "ol" || tag === "ul") {
      this.#lists.pop();
      this.#end(false);
    } else if (tag === "table") this.#endTable();
  }

  #endTable(): void {
    this.#tables -= 1;
    if (this.#tables > 0) {
      this.#inCell(" ");
      return;
    }
    const lines = tableLines(this.#rows.map((row) => row.map((one) => one.replace(/ +/g, " "))));
    this.#out += `${lines.join("\n")}\n\n`;
    this.#rows = [];
  }

  result(): string {
    return this.#out.replace(/\n{3,}/g, "\n\n").trim();
  }
}

/** The plain text of the simple HTML that mammoth writes. */
export function textOfHtml(html: string): string {
  const writer = new Writer();
  for (const [piece, slash, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*>|[^<]+/g)) {
    if (tag === undefined) writer.text(plain(piece));
    else if (slash === "/") writer.close(tag);
    else writer.open(tag);
  }
  return `${writer.result()}\n`;
}

/** A Word file as simple HTML, without its pictures' bytes. Throws when the file is damaged. */
export async function docxHtml(bytes: Uint8Array): Promise<string> {
  const html = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      styleMap: ["comment-reference => "],
    },
  );
  return html.value;
}

/** Reads a Word file's bytes. Throws when the file is damaged. */
export const docxText = async (bytes: Uint8Array): Promise<string> =>
  textOfHtml(await docxHtml(bytes));
