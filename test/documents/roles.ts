/** A document as a sequence of roles and texts, told by the model and read back out of each format. */
import type { Block, Document, Inline } from "#app/documents/document.ts";
import { plainText } from "#app/documents/inline.ts";
import { letterheadBlocks } from "#app/documents/letterhead.ts";
import { docxPart, type PdfPage, type Tagged, unescaped, unspaced } from "./support.ts";

/** "H2 §1Val", the text without white space. */
export type Said = string;

const say = (role: string, text: string): Said[] =>
  unspaced(text) === "" ? [] : [`${role} ${unspaced(text)}`];
const inlines = (role: string, children: Inline[]): Said[] => say(role, plainText(children));

/** The first block of an item is the item; what follows in it are blocks of their own. */
function itemSaid(blocks: Block[], level: number): Said[] {
  return blocks.flatMap((block, index) =>
    index === 0 && block.kind === "paragraph"
      ? inlines("LI", block.children)
      : blockSaid(block, level),
  );
}

/** `level` is that of the heading above. */
function blockSaid(block: Block, level: number): Said[] {
  const below = `H${Math.min(level + 1, 4)}`;
  switch (block.kind) {
    case "heading":
      return inlines(`H${block.level}`, block.children);
    case "paragraph":
      return inlines("P", block.children);
    case "list":
      return block.items.flatMap((item) => itemSaid(item, level));
    case "table":
      return [
        ...say("Caption", block.caption ?? ""),
        ...block.header.flatMap(({ children }) => inlines("TH", children)),
        ...block.rows.flatMap((row) =>
          row.flatMap(({ children }, at) =>
            inlines(block.rowHeaders && at === 0 ? "TH" : "TD", children),
          ),
        ),
      ];
    case "facts":
      return block.rows.flatMap(({ term, value }) => [
        ...say("Term", term),
        ...say("Value", value.map(plainText).join(" ")),
      ]);
    case "section":
      return [
        ...inlines(`H${block.level}`, block.heading),
        ...block.blocks.flatMap((one) => blockSaid(one, block.level)),
      ];
    case "decision":
      return [
        ...inlines("P", block.lead),
        ...block.clauses.flatMap((clause) => inlines("LI", clause)),
      ];
    case "signatures":
      return [
        ...say(below, block.heading),
        ...block.signers.flatMap(({ name, role }) => [...say("P", name), ...say("P", role)]),
      ];
    case "box":
      return [
        ...say(below, block.heading),
        ...block.blocks.flatMap((one) => blockSaid(one, Math.min(level + 1, 4))),
      ];
    case "pageBreak":
      return [];
  }
}

/** What the model says. */
export const modelSaid = ({ letterhead, blocks }: Document): Said[] => [
  ...say("Figure", letterhead?.logo?.alt ?? ""),
  ...(letterhead ? letterheadBlocks(letterhead) : []).flatMap((block) => blockSaid(block, 1)),
  ...blocks.flatMap((block) => blockSaid(block, 1)),
];

const HTML_ROLES: Record<string, string> = {
  ...{ h1: "H1", h2: "H2", h3: "H3", h4: "H4", p: "P", li: "LI", span: "P" },
  ...{ dt: "Term", dd: "Value", caption: "Caption", th: "TH", td: "TD" },
};

type Open = { tag: string; className: string; text: string; items: number };

/** What an HTML article says. */
export function htmlSaid(html: string): Said[] {
  const said: Said[] = [];
  const stack: Open[] = [];
  const roleOf = ({ tag, className }: Open): string => {
    const parent = stack.at(-1);
    if (tag === "li" && stack.some((one) => one.className === "signers")) return "P";
    if (tag === "p" && parent?.tag === "li") {
      parent.items += 1;
      return parent.items === 1 ? "LI" : "P";
    }
    return HTML_ROLES[tag] ?? className;
  };
  /** A value of several lines is one value; what stands before a part of its own comes before it. */
  const tell = (open: Open) => {
    const told = say(roleOf(open), unescaped(open.text));
    const last = said.at(-1);
    if (open.tag === "dd" && told[0] && last?.startsWith("Value ")) {
      said[said.length - 1] = last + told[0].slice("Value ".length);
    } else said.push(...told);
    open.text = "";
  };
  for (const [whole, close, tag = "", attributes = ""] of html.matchAll(
    /<(\/?)(\w+)([^>]*)>|[^<]+/g,
  )) {
    if (tag === "img")
      said.push(...say("Figure", unescaped(/alt="([^"]*)"/.exec(attributes)?.[1] ?? "")));
    else if (tag === "") {
      const owner = stack.findLast((one) => one.tag in HTML_ROLES);
      if (owner) owner.text += whole;
    } else if (close) {
      const open = stack.pop();
      if (open && open.tag in HTML_ROLES) tell(open);
    } else if (tag !== "br" && !attributes.endsWith("/")) {
      const outer = stack.findLast((one) => one.tag === "li");
      if (outer && outer.text.trim() !== "" && tag in HTML_ROLES) {
        said.push(...say("P", unescaped(outer.text)));
        outer.text = "";
      }
      stack.push({
        tag,
        className: /class="([^"]*)"/.exec(attributes)?.[1] ?? "",
        text: "",
        items: 0,
      });
    }
  }
  return said;
}

/** The text of a run of WordprocessingML, a tab as "\t". */
const wordText = (xml: string): string =>
  unescaped(
    xml
      .replace(/<w:pPr>.*?<\/w:pPr>/s, "")
      .replace(/<w:tab\/>/g, "\t")
      .replace(/<w:br\/>/g, "\n")
      .replace(/<[^>]*>/g, ""),
  );

function paragraphSaid(xml: string, cell: string | null): Said[] {
  const description = /<wp:docPr\b[^>]*\bdescr="([^"]*)"/.exec(xml)?.[1];
  if (description !== undefined) return say("Figure", unescaped(description));
  const style = /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? "";
  const text = wordText(xml);
  if (cell) return say(cell, text);
  const [, level] = /^Heading(\d)$/.exec(style) ?? [];
  if (level) return say(`H${level}`, text);
  if (style === "Caption") return say("Caption", text);
  if (style === "Attsats" || xml.includes("<w:numPr>")) return say("LI", text);
  // A term that is too long for its place has its value below it.
  const between = style === "Uppgift" && !text.includes("\t") ? "\n" : "\t";
  const [term = "", ...values] = text.split(between);
  if (values.length > 0) return [...say("Term", term), ...say("Value", values.join(" "))];
  return say("P", text);
}

/** What a DOCX says, by its styles, its numbering and its tables. */
export function docxSaid(bytes: Uint8Array): Said[] {
  const xml = docxPart(bytes, "word/document.xml");
  const said: Said[] = [];
  let [isHead, namesRows, column] = [false, false, -1];
  for (const [part] of xml.matchAll(
    /<w:tblLook[^>]*>|<w:tr>|<w:tblHeader\/>|<w:tc>|<\/w:tbl>|<w:p>.*?<\/w:p>/gs,
  )) {
    if (part.startsWith("<w:tblLook")) namesRows = /firstColumn="(?:1|true)"/.test(part);
    else if (part === "<w:tr>") [isHead, column] = [false, -1];
    else if (part === "<w:tblHeader/>") isHead = true;
    else if (part === "<w:tc>") column += 1;
    else if (part === "</w:tbl>") column = -1;
    else {
      const role = isHead || (namesRows && column === 0) ? "TH" : "TD";
      said.push(...paragraphSaid(part, column < 0 ? null : role));
    }
  }
  return said;
}

const PDF_ROLES = ["H1", "H2", "H3", "H4", "P", "TH", "TD", "Caption", "Figure"];
const LABEL = /^(?:•|\d+\.)$/;

/** All text under an element. */
const wholeText = (tagged: Tagged): string =>
  tagged.parts.map((part) => (typeof part === "string" ? part : wholeText(part))).join("");

const kidsOf = ({ parts }: Tagged): Tagged[] =>
  parts.filter((part): part is Tagged => typeof part !== "string");

/** A list's entry: a term with its value, or an item. */
function entrySaid(entry: Tagged): Said[] {
  const label = kidsOf(entry).find(({ role }) => role === "Lbl");
  const body = kidsOf(entry).find(({ role }) => role === "LBody");
  const term = label ? wholeText(label).trim() : "";
  if (label && !LABEL.test(term) && term !== "") {
    return [...say("Term", term), ...say("Value", body ? wholeText(body) : "")];
  }
  if (!body) return [];
  const blocks = kidsOf(body).filter(({ role }) => role !== "Link");
  if (blocks.length === 0) return say("LI", wholeText(body));
  return blocks.flatMap((one, index) =>
    index === 0 && one.role === "P" ? say("LI", wholeText(one)) : taggedSaid(one),
  );
}

function taggedSaid(tagged: Tagged): Said[] {
  if (tagged.role === "LI") return entrySaid(tagged);
  if (tagged.role === "Figure") return say("Figure", tagged.alt ?? "");
  if (PDF_ROLES.includes(tagged.role)) return say(tagged.role, wholeText(tagged));
  return kidsOf(tagged).flatMap(taggedSaid);
}

/** What the tags of a PDF say, page by page. What goes on over a page comes in pieces. */
export const pdfSaid = (pages: PdfPage[]): Said[] =>
  pages.flatMap(({ tree }) => (tree ? taggedSaid(tree) : []));

/** Pieces put together where the model has them whole. */
export function mended(pieces: Said[], model: Said[]): Said[] {
  const out: Said[] = [];
  for (const piece of pieces) {
    const whole = model[out.length - 1];
    const last = out.at(-1);
    const [role = "", ...words] = piece.split(" ");
    const begun = last !== undefined && last !== whole && whole?.startsWith(last + words.join(" "));
    // A piece of a value or an item on the next page has lost its term or its label.
    if (begun && (last.startsWith(`${role} `) || ["P", "LI"].includes(role))) {
      out[out.length - 1] = last + words.join(" ");
    } else out.push(piece);
  }
  return out;
}
