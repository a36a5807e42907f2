/** Reads back what the renderers made, for the tests. */
import { unzipSync } from "fflate";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Text without differences in white space. */
export const squeezed = (value: string): string => value.replace(/[\s\u00a0]+/g, " ").trim();

/** Text without any white space: line ends and cells may part words or not. */
export const unspaced = (value: string): string => value.replace(/[\s\u00a0]+/g, "");

/** Parts of a DOCX as text. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`The DOCX has no ${name}`);
  return new TextDecoder().decode(part);
}

export const unescaped = (xml: string): string =>
  xml
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&amp;/g, "&");

/** The text of each paragraph of a DOCX, in order. */
export const docxTexts = (bytes: Uint8Array): string[] =>
  docxPart(bytes, "word/document.xml")
    .split(/<w:p[ >]/)
    .slice(1)
    .map((paragraph) =>
      unescaped(
        paragraph
          .replace(/<w:(?:br|tab)\/>/g, " ")
          .replace(/<w:t[^>]*\/>/g, "")
          .replace(/<w:tabs>.*?<\/w:tabs>/g, "")
          .replace(/<[^>]*>/g, ""),
      ).replace(/^[^>]*>/, ""),
    );

/** The text of an HTML article in order, tags replaced by spaces. */
export const htmlText = (html: string): string => unescaped(html.replace(/<[^>]*>/g, " "));

/** Opens a PDF. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes.slice(), verbosity: 0 }).promise;

/** A structure element with its role, its own text, and what it holds in order. */
export type Tagged = {
  role: string;
  text: string;
  parts: (string | Tagged)[];
  /** What a Figure says. */
  alt?: string;
};

type StructNode = {
  role: string;
  alt?: string;
  children: (StructNode | { type: string; id: string })[];
};

/** What one page of a PDF says. */
export type PdfPage = {
  /** All text on the page, furniture too, in the order it is drawn. */
  text: string;
  /** Text drawn neither for a tag nor as an artifact. */
  untagged: string;
  /** Text marked as artifact. */
  furniture: string;
  tree: Tagged | null;
};

type Content = {
  items: ({ str: string; hasEOL: boolean } | { type: string; id?: string; tag?: string })[];
};

export async function pdfPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const content = (await page.getTextContent({ includeMarkedContent: true })) as Content;
  const byId = new Map<string, string>();
  const open: string[] = [];
  const page_ = { text: "", untagged: "", furniture: "" };
  for (const item of content.items) {
    if ("str" in item) {
      const str = item.str + (item.hasEOL ? "\n" : "");
      page_.text += str;
      const owner = open.find((one) => one !== "other");
      if (owner === "artifact") page_.furniture += str;
      else if (owner === undefined) page_.untagged += item.str;
      else byId.set(owner, (byId.get(owner) ?? "") + str);
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id ?? (item.tag === "Artifact" ? "artifact" : "other"));
  }
  const struct = (await page.getStructTree()) as StructNode | null;
  const read = (node: StructNode): Tagged => {
    const parts = node.children.map((kid) =>
      "role" in kid ? read(kid) : (byId.get(kid.id) ?? ""),
    );
    const text = parts.filter((part) => typeof part === "string").join("");
    return { role: node.role, text, parts, ...(node.alt ? { alt: node.alt } : {}) };
  };
  return { ...page_, tree: struct ? read(struct) : null };
}

export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdf = await openPdf(bytes);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pdfPage(pdf, number));
  await pdf.loadingTask.destroy();
  return pages;
}

const kidsOf = ({ parts }: Tagged): Tagged[] =>
  parts.filter((part): part is Tagged => typeof part !== "string");

/** Every element of a tree, parents first. */
export const flat = (tree: Tagged | null): Tagged[] =>
  tree ? [tree, ...kidsOf(tree).flatMap(flat)] : [];

const inOrder = (part: string | Tagged): string => {
  if (typeof part === "string") return part;
  const said = part.parts.map(inOrder).join(" ");
  // Bullets and numbers of lists are drawn; a document holds them as kind and order.
  return part.role === "Lbl" && /^(?:•|\d+\.)$/.test(said.trim()) ? "" : said;
};

/** The text that is read aloud, page by page, in reading order. */
export const readAloud = (pages: PdfPage[]): string =>
  pages.map(({ tree }) => (tree ? inOrder(tree) : "")).join(" ");
