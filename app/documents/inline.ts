/**
 * Small helpers over the document model: making inlines, reading them as plain text, walking every text.
 * Nothing here knows of Markdown, HTML, DOCX or PDF.
 */
import type { Block, Cell, Document, Inline } from "./document.ts";

export const text = (value: string): Inline => ({ kind: "text", text: value });
export const strong = (value: string): Inline => ({ kind: "text", text: value, strong: true });
export const paragraph = (value: string): Block => ({ kind: "paragraph", children: [text(value)] });
export const cell = (value: string, align?: "start" | "end"): Cell => ({
  children: [text(value)],
  ...(align ? { align } : {}),
});

export const emphasis = (value: string): Inline => ({
  kind: "text",
  text: value,
  emphasis: true,
});

/** A cell of several lines. */
export const lines = (...rows: Inline[][]): Cell => ({
  children: rows.flatMap((row, index) =>
    index === 0 ? row : [{ kind: "break" as const }, ...row],
  ),
});

/** The text of a run of inlines; a forced line break becomes "\n". */
export const plainText = (inlines: Inline[]): string =>
  inlines.map((inline) => (inline.kind === "break" ? "\n" : inline.text)).join("");

const OUTSIDE = /^(?:https?:\/\/[^/]|mailto:[^@]+@)/i;
const INSIDE = /^#[A-Za-z][\w-]*$/;

/**
 * The address if a document may link to it (http, https, mailto, an anchor in the same document), else null.
 * Every renderer asks again, so that a document from anywhere is safe to show.
 */
export function safeHref(href: string): string | null {
  // Browsers ignore white space and control characters inside a scheme: "java\nscript:".
  const plain = [...href].filter((char) => char > " " && char !== "\u007f").join("");
  return OUTSIDE.test(plain) || INSIDE.test(plain) ? plain : null;
}

/** Joins neighbours with the same marks, so that a sentence is one run. */
export function joined(inlines: Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    const same =
      inline.kind === "text" &&
      last?.kind === "text" &&
      !last.strong === !inline.strong &&
      !last.emphasis === !inline.emphasis;
    if (same) out[out.length - 1] = { ...last, text: last.text + inline.text };
    else if (inline.kind !== "text" || inline.text !== "") out.push(inline);
  }
  return out;
}

type Change = (inlines: Inline[]) => Inline[];

const changeCells = (cells: Cell[], change: Change): Cell[] =>
  cells.map((one) => ({ ...one, children: change(one.children) }));

/** One exhaustive walk over everything that is written in a block; `change` sees each run of inlines once. */
export function mapBlock(block: Block, change: Change): Block {
  const words = (value: string) => plainText(change([text(value)]));
  const deep = (blocks: Block[]) => blocks.map((one) => mapBlock(one, change));
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return { ...block, children: change(block.children) };
    case "list":
      return { ...block, items: block.items.map(deep) };
    case "table":
      return {
        ...block,
        caption: block.caption === null ? null : words(block.caption),
        header: changeCells(block.header, change),
        rows: block.rows.map((row) => changeCells(row, change)),
      };
    case "facts":
      return {
        ...block,
        rows: block.rows.map(({ term, value }) => ({
          term: words(term),
          value: value.map(change),
        })),
      };
    case "section":
      return { ...block, heading: change(block.heading), blocks: deep(block.blocks) };
    case "decision":
      return { ...block, lead: change(block.lead), clauses: block.clauses.map(change) };
    case "signatures":
      return {
        ...block,
        heading: words(block.heading),
        signers: block.signers.map((one) => ({ name: words(one.name), role: words(one.role) })),
      };
    case "box":
      return { ...block, heading: words(block.heading), blocks: deep(block.blocks) };
    case "pageBreak":
      return block;
  }
}

/** Every text of the blocks in reading order, one string for each heading, paragraph, cell, term, value, name. */
export function textsOf(blocks: Block[]): string[] {
  const texts: string[] = [];
  for (const block of blocks) {
    mapBlock(block, (inlines) => {
      texts.push(plainText(inlines));
      return inlines;
    });
  }
  return texts;
}

/** A document with `change` done to every run of inlines in its body. */
export const mapDocument = (doc: Document, change: Change): Document => ({
  ...doc,
  blocks: doc.blocks.map((block) => mapBlock(block, change)),
});
