/**
 * Document → standalone, semantic, print-ready HTML. The body holds one `<article class="document">`; every § is a
 * `<section id="p132">` with no section in it, so that both can be cut out of frozen bytes as strings.
 */
import { parseColour } from "../domain/colour.ts";
import type { Block, Cell, Document, Inline, Letterhead, Picture } from "./document.ts";
import { STYLE } from "./htmlStyle.ts";
import { safeHref } from "./inline.ts";
import { fitted, letterheadBlocks } from "./letterhead.ts";
import { cleanText } from "./typography.ts";

const ARTICLE_START = '<article class="document">';
const ARTICLE_END = "</article>";
const SECTION_END = "</section>";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (value: string): string =>
  cleanText(value).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const ID = /^[A-Za-z][\w-]*$/;

/** An anchor as an attribute; an id that would need escaping is a bug in the one who made the document. */
function idOf(id: string): string {
  if (!ID.test(id)) throw new Error(`Not an anchor: ${JSON.stringify(id)}`);
  return id;
}

function inlineHtml(inline: Inline): string {
  if (inline.kind === "break") return "<br>";
  const words = escaped(inline.text);
  if (inline.kind === "link") {
    const href = safeHref(inline.href);
    return href === null ? words : `<a href="${escaped(href)}">${words}</a>`;
  }
  const emphasised = inline.emphasis ? `<em>${words}</em>` : words;
  return inline.strong ? `<strong>${emphasised}</strong>` : emphasised;
}

const inlinesHtml = (inlines: Inline[]): string => inlines.map(inlineHtml).join("");

const endClass = (cell: Cell): string => (cell.align === "end" ? ' class="end"' : "");

/** Drawn, not a background: backgrounds are left out in print. */
function shareHtml({ share }: Cell): string {
  if (share === undefined) return "";
  const filled = Math.round(share * 100);
  return `<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><path d="M0 2h100"/><path class="filled" d="M0 2h${filled}"/></svg>`;
}

function rowHtml(row: Cell[], rowHeaders: boolean): string {
  const cells = row.map((cell, index) =>
    rowHeaders && index === 0
      ? `<th scope="row"${endClass(cell)}>${inlinesHtml(cell.children)}</th>`
      : `<td${endClass(cell)}>${shareHtml(cell)}${inlinesHtml(cell.children)}</td>`,
  );
  return `<tr>${cells.join("")}</tr>\n`;
}

/** A table with more columns lies down on paper. */
const MOST_COLUMNS = 8;

function tableHtml(table: Block & { kind: "table" }): string {
  const caption = table.caption === null ? "" : `<caption>${escaped(table.caption)}</caption>\n`;
  const header = table.header.map(
    (cell) => `<th scope="col"${endClass(cell)}>${inlinesHtml(cell.children)}</th>`,
  );
  const rows = table.rows.map((row) => rowHtml(row, table.rowHeaders)).join("");
  // One that scrolls sideways must be reachable by keyboard. @see WCAG 2.1.1
  const wide =
    table.header.length > MOST_COLUMNS
      ? ` wide" tabindex="0" role="region" aria-label="${escaped(table.caption ?? "Bred tabell")}`
      : "";
  return (
    `<div class="scroll${wide}"><table>\n${caption}<thead><tr>${header.join("")}</tr></thead>\n` +
    `<tbody>\n${rows}</tbody>\n</table></div>\n`
  );
}

function listHtml(list: Block & { kind: "list" }, level: number): string {
  const tag = list.ordered ? "ol" : "ul";
  const start =
    list.ordered && list.start !== undefined ? ` start="${Math.trunc(list.start)}"` : "";
  const items = list.items.map((blocks) => {
    const [only] = blocks;
    const simple = blocks.length === 1 && only?.kind === "paragraph";
    return `<li>${simple ? inlinesHtml(only.children) : `\n${blocksHtml(blocks, level)}`}</li>\n`;
  });
  return `<${tag}${start}>\n${items.join("")}</${tag}>\n`;
}

function factsHtml(facts: Block & { kind: "facts" }): string {
  const rows = facts.rows.map(({ term, value }) => {
    const values = value.map((line) => `<dd>${inlinesHtml(line)}</dd>`).join("");
    return `<div><dt>${escaped(term)}</dt>${values}</div>\n`;
  });
  return `<dl class="facts">\n${rows.join("")}</dl>\n`;
}

function sectionHtml(section: Block & { kind: "section" }): string {
  const id = idOf(section.id);
  const label = `${id}-rubrik`;
  return (
    `<section id="${id}" aria-labelledby="${label}">\n` +
    `<h${section.level} id="${label}">${inlinesHtml(section.heading)}</h${section.level}>\n` +
    `${blocksHtml(section.blocks, section.level)}</section>\n`
  );
}

function signaturesHtml(block: Block & { kind: "signatures" }, level: number): string {
  const signers = block.signers.map(
    ({ name, role }) => `<li>${escaped(name)}<span>${escaped(role)}</span></li>\n`,
  );
  return (
    `<div class="signatures">\n<h${level}>${escaped(block.heading)}</h${level}>\n` +
    `<ul class="signers">\n${signers.join("")}</ul>\n</div>\n`
  );
}

function decisionHtml(decision: Block & { kind: "decision" }): string {
  const lead = `<p class="lead">${inlinesHtml(decision.lead)}</p>\n`;
  const clauses = decision.clauses.map((clause) => `<li>${inlinesHtml(clause)}</li>\n`);
  const list = clauses.length === 0 ? "" : `<ul class="clauses">\n${clauses.join("")}</ul>\n`;
  return `<div class="decision">\n${decision.lead.length === 0 ? "" : lead}${list}</div>\n`;
}

/** `level` is that of the heading above: a box or signatures take the next one. */
function blockHtml(block: Block, level: number): string {
  const below = Math.min(level + 1, 4);
  switch (block.kind) {
    case "heading": {
      const id = block.id === undefined ? "" : ` id="${idOf(block.id)}"`;
      return `<h${block.level}${id}>${inlinesHtml(block.children)}</h${block.level}>\n`;
    }
    case "paragraph":
      return `<p>${inlinesHtml(block.children)}</p>\n`;
    case "list":
      return listHtml(block, level);
    case "table":
      return tableHtml(block);
    case "facts":
      return factsHtml(block);
    case "section":
      return sectionHtml(block);
    case "decision":
      return decisionHtml(block);
    case "signatures":
      return signaturesHtml(block, below);
    case "box":
      return (
        `<div class="box">\n<h${below}>${escaped(block.heading)}</h${below}>\n` +
        `${blocksHtml(block.blocks, below)}</div>\n`
      );
    case "pageBreak":
      return '<div class="page-break"></div>\n';
  }
}

const blocksHtml = (blocks: Block[], level: number): string =>
  blocks.map((block) => blockHtml(block, level)).join("");

/** Blocks that stand under a heading of level 2, as HTML without a document around them. */
export const fragmentHtml = (blocks: Block[]): string => blocksHtml(blocks, 2);

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The bytes as a data: address. */
function dataAddress({ bytes, mediaType }: Picture): string {
  const chunks: string[] = [];
  // In pieces: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return `data:${mediaType};base64,${btoa(chunks.join(""))}`;
}

function letterheadHtml(letterhead: Letterhead): string {
  const { logo } = letterhead;
  const { width, height } = logo ? fitted(logo, LOGO) : LOGO;
  const size = `width="${Math.round(width)}" height="${Math.round(height)}"`;
  const image = logo ? `<img src="${dataAddress(logo)}" alt="${escaped(logo.alt)}" ${size}>\n` : "";
  return (
    `<header class="letterhead">\n${image}` +
    `<div>\n${blocksHtml(letterheadBlocks(letterhead), 1)}</div>\n</header>\n`
  );
}

/** In CSS pixels. */
const LOGO = { width: 176, height: 64 };

/** What the letterhead adds to the page: its colour in daylight, and leave to show its picture. */
const ownStyle = ({ accent }: Letterhead): string =>
  parseColour(accent) === null
    ? ""
    : `\n@media screen and (prefers-color-scheme:light){:root{--accent:${escaped(accent)}}}`;

/** The whole document as one HTML file: no script, nothing fetched, the same bytes every time. */
export function renderHtml(doc: Document): string {
  const { letterhead } = doc;
  const policy = letterhead?.logo ? `${POLICY}; img-src data:` : POLICY;
  const style = letterhead ? STYLE + ownStyle(letterhead) : STYLE;
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(doc.title)}</title>
<meta name="author" content="${escaped(doc.issuer)}">
<meta name="description" content="${escaped(doc.subject)}">
<meta name="dcterms.date" content="${escaped(doc.date)}">
<style>
${style}
</style>
</head>
<body>
${ARTICLE_START}
${letterhead ? letterheadHtml(letterhead) : ""}${blocksHtml(doc.blocks, 1)}${ARTICLE_END}
</body>
</html>
`;
}

function cut(html: string, start: string, end: string): string | null {
  const from = html.indexOf(start);
  const to = from < 0 ? -1 : html.indexOf(end, from);
  return to < 0 ? null : html.slice(from, to + end.length);
}

/** The article of a document's HTML, with its tags; empty when the text is not such a document. */
export const articleOf = (html: string): string => cut(html, ARTICLE_START, ARTICLE_END) ?? "";

/** One § of a document's HTML by its anchor ("p132"), with its tags; null when there is none. */
export const sectionOf = (html: string, id: string): string | null =>
  ID.test(id) ? cut(html, `<section id="${id}" `, SECTION_END) : null;

/** A cut-out whose links within the protokoll lead to the whole protokoll at its address. */
export const linkedFrom = (section: string, address: string): string =>
  section.replaceAll('<a href="#', `<a href="${escaped(address)}#`);
