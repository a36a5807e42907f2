/**
 * Markdown to blocks: what people write in an ärende, and the templates of templates/*.md with their places
 * filled. The only file that imports marked, and only its lexer: no HTML is ever made here.
 */
import { Marked, type MarkedToken, type Token, type Tokens } from "marked";
import type { Block, Cell, Inline } from "./document.ts";
import { joined, plainText, safeHref, text } from "./inline.ts";
import { calmed } from "./markdown.ts";
import {
  checkSlots,
  cutAtPlaces,
  eachEmpty,
  isEmpty,
  prepared,
  slotNotAlone,
  type Template,
  TemplateError,
  type Values,
} from "./placeholders.ts";

const lexer = new Marked({
  gfm: true,
  breaks: false,
  tokenizer: {
    // Not read as Markdown, so that each becomes the text that was written: HTML, link definitions (they would
    // vanish), indented code (an indented line is no program) and underlined headings (a line under a name).
    html: () => undefined,
    tag: () => undefined,
    def: () => undefined,
    code: () => undefined,
    lheading: () => undefined,
  },
});

/** Lists deeper than this go on in the same item. */
const DEEPEST_LIST = 4;

/** What differs between a person's text and a template. */
type Reading = {
  headingLevel(depth: number): 1 | 2 | 3 | 4;
  /** The text itself, with its marks. */
  written(inline: Inline & { kind: "text" }): Inline[];
  /** Blocks that stand in the place of a whole paragraph; null when it is an ordinary one. */
  place(raw: string): Block[] | null;
  quote(tokens: Token[], reading: Reading): Block[];
  rule(): Block[];
};

type Marks = { strong?: boolean; emphasis?: boolean };

function inlineOf(token: MarkedToken, marks: Marks, reading: Reading): Inline[] {
  const say = (words: string) =>
    reading.written({ ...marks, kind: "text", text: words.replace(/\n/g, " ") });
  switch (token.type) {
    case "strong":
      return inlinesOf(token.tokens, { ...marks, strong: true }, reading);
    case "em":
      return inlinesOf(token.tokens, { ...marks, emphasis: true }, reading);
    case "del":
      return inlinesOf(token.tokens, marks, reading);
    case "br":
      return [{ kind: "break" }];
    case "link": {
      const children = inlinesOf(token.tokens, marks, reading);
      const href = safeHref(token.href);
      return href === null ? children : [{ kind: "link", text: plainText(children), href }];
    }
    case "image":
      return say(token.text);
    case "text":
      return token.tokens ? inlinesOf(token.tokens, marks, reading) : say(token.text);
    case "escape":
    case "codespan":
      return say(token.text);
    default:
      return say(token.raw);
  }
}

function inlinesOf(tokens: Token[], marks: Marks, reading: Reading): Inline[] {
  return joined(tokens.flatMap((token) => inlineOf(token as MarkedToken, marks, reading)));
}

const isBlank = (inlines: Inline[]): boolean => plainText(inlines).trim() === "";

function paragraphOf(inlines: Inline[]): Block[] {
  if (isBlank(inlines)) return [];
  const [first, ...rest] = inlines;
  const children =
    first?.kind === "text" ? [{ ...first, text: first.text.trimStart() }, ...rest] : inlines;
  return [{ kind: "paragraph", children: joined(children) }];
}

function tableOf(token: Tokens.Table, reading: Reading): Block {
  const cellOf = (one: Tokens.TableCell): Cell => ({
    children: inlinesOf(one.tokens, {}, reading),
    ...(one.align === "right" ? { align: "end" } : {}),
  });
  const header = token.header.map(cellOf);
  const rows = token.rows.map((row) => row.map(cellOf));
  if (!header.every((one) => isBlank(one.children))) {
    return { kind: "table", caption: null, header, rows, rowHeaders: false };
  }
  // A table without headings is a list of facts; one with nothing to say is left out.
  const facts = rows.map(([term, ...values]) => ({
    term: plainText(term?.children ?? []),
    value: values.flatMap((one) => lines(one.children)).filter((line) => !isBlank(line)),
  }));
  return { kind: "facts", rows: facts.filter((row) => row.value.length > 0) };
}

/** A run of inlines cut at its forced line breaks. */
function lines(inlines: Inline[]): Inline[][] {
  const out: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === "break") out.push([]);
    else out.at(-1)?.push(inline);
  }
  return out;
}

function listOf(token: Tokens.List, depth: number, reading: Reading): Block[] {
  const items = token.items
    .map((item) => blocksOf(item.tokens, depth + 1, reading))
    .filter((blocks) => blocks.length > 0);
  if (items.length === 0) return [];
  if (depth >= DEEPEST_LIST) return items.flat();
  const start = typeof token.start === "number" && token.start !== 1 ? { start: token.start } : {};
  return [{ kind: "list", ordered: token.ordered, ...start, items }];
}

function blockOf(token: MarkedToken, depth: number, reading: Reading): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading": {
      const children = inlinesOf(token.tokens, {}, reading);
      if (isBlank(children)) return [];
      return [{ kind: "heading", level: reading.headingLevel(token.depth), children }];
    }
    case "paragraph":
    case "text":
      return (
        reading.place(token.raw.trim()) ??
        paragraphOf(inlinesOf(token.tokens ?? [token], {}, reading))
      );
    case "list":
      return listOf(token, depth, reading);
    case "table":
      return [tableOf(token, reading)];
    case "blockquote":
      return reading.quote(token.tokens, reading);
    case "code":
      return paragraphOf(
        token.text
          .split("\n")
          .flatMap((line, index) => [
            ...(index > 0 ? [{ kind: "break" } as const] : []),
            text(line),
          ]),
      );
    case "hr":
      return reading.rule();
    default:
      return paragraphOf([text(token.raw.trim())]);
  }
}

/** A list item begins with loose inlines (a task's box, then its text): they are one paragraph. */
function blocksOf(tokens: Token[], depth: number, reading: Reading): Block[] {
  const blocks: Block[] = [];
  let box = "";
  for (const token of tokens as MarkedToken[]) {
    if (token.type === "checkbox") {
      box = `${token.checked ? "[x]" : "[ ]"} `;
      continue;
    }
    const made = blockOf(token, depth, reading);
    const first = made[0];
    if (box !== "" && first?.kind === "paragraph") {
      made[0] = { ...first, children: joined([text(box), ...first.children]) };
      box = "";
    }
    blocks.push(...made);
  }
  return blocks;
}

/** Headings under a heading: one step down at a time, and never past the fourth. */
function levelsUnder(headingLevel: 1 | 2 | 3, tokens: Token[]): (depth: number) => 2 | 3 | 4 {
  const depths = tokens.flatMap((token) =>
    token.type === "heading" ? [token.depth as number] : [],
  );
  const shallowest = Math.min(...depths, 6);
  let last = headingLevel as number;
  return (depth) => {
    last = Math.min(headingLevel + 1 + depth - shallowest, last + 1, 4);
    return last as 2 | 3 | 4;
  };
}

const paragraphsOf = (source: string): Block[] =>
  source.split(/\n\s*\n/).flatMap((part) => paragraphOf([text(part.trim().replace(/\n/g, " "))]));

/**
 * What a person wrote, as blocks. `headingLevel` is the level of the heading it stands under: its own headings
 * come below it. HTML, unsafe addresses and pictures become text. Never throws because of what is written.
 */
export function markdownBlocks(
  source: string,
  { headingLevel }: { headingLevel: 1 | 2 | 3 },
): Block[] {
  const calm = calmed(source);
  try {
    const tokens = lexer.lexer(calm);
    return blocksOf(tokens, 1, {
      headingLevel: levelsUnder(headingLevel, tokens),
      written: (inline) => [inline],
      place: () => null,
      quote: (inner, reading) => blocksOf(inner, 1, reading),
      rule: () => [],
    });
  } catch (error) {
    // The lexer recurses; text made to exhaust it is shown as it is written.
    if (error instanceof RangeError) return paragraphsOf(calm);
    throw error;
  }
}

const ADDRESS = /^https?:\/\/\S+$/;

/** A value where it stands: an address is a link, several lines are parted by line breaks. */
function filled(template: Template, inline: Inline & { kind: "text" }, values: Values): Inline[] {
  return cutAtPlaces(inline.text).flatMap((part): Inline[] => {
    if (part.place === null) return [{ ...inline, text: part.text }];
    const value = values[part.place];
    if (value === undefined) {
      // Known, and no value: a slot with other text before or after it in the same paragraph.
      throw slotNotAlone(template, part.place);
    }
    return [value]
      .flat()
      .flatMap((line, index): Inline[] => [
        ...(index > 0 ? [{ kind: "break" } as const] : []),
        ADDRESS.test(line) && safeHref(line) !== null
          ? { kind: "link", text: line, href: line }
          : { ...inline, text: line },
      ]);
  });
}

/**
 * A template with its places filled. `values` stand in running text and are never read as Markdown; each of
 * `slots` takes the place of a paragraph of its own, and must have one. A table without headings becomes
 * facts (rows without a value are left out), a quote with a heading a box, and `---` a new page.
 * @throws TemplateError naming the template and the line
 */
export function renderTemplate(
  template: Template,
  { values = {}, slots = {} }: { values?: Values; slots?: Record<string, Block[]> },
): Block[] {
  if (template.isTried) {
    const plain = { ...template, isTried: false };
    for (const one of eachEmpty(values)) renderTemplate(plain, { values: one, slots });
    for (const slot of Object.keys(slots)) {
      renderTemplate(plain, { values, slots: { ...slots, [slot]: [] } });
    }
  }
  const known = new Set([...Object.keys(values), ...Object.keys(slots)]);
  const source = prepared(template, known, (place) => {
    const slot = slots[place];
    return slot ? slot.length === 0 : isEmpty(values[place] ?? "");
  });
  checkSlots(template, Object.keys(slots));
  return blocksOf(lexer.lexer(source), 1, {
    headingLevel: (depth) => Math.min(depth, 4) as 1 | 2 | 3 | 4,
    written: (inline) => filled(template, inline, values),
    place: (raw) => {
      const name = /^\{\{\s*([^\s}]+)\s*\}\}$/.exec(raw)?.[1];
      return name === undefined ? null : (slots[name] ?? null);
    },
    quote: (inner, reading) => [boxOf(template, inner, reading)],
    rule: () => [{ kind: "pageBreak" }],
  });
}

function boxOf(template: Template, tokens: Token[], reading: Reading): Block {
  const [first, ...rest] = tokens.filter((token) => token.type !== "space");
  if (first?.type !== "heading") {
    const line = template.text.split("\n").findIndex((row) => row.startsWith(">")) + 1;
    throw new TemplateError(
      template.name,
      line,
      "En ruta (rader med >) börjar med en rubrik: > ## Rubrik",
    );
  }
  const heading = plainText(inlinesOf(first.tokens ?? [], {}, reading));
  return { kind: "box", heading, blocks: blocksOf(rest, 1, reading) };
}
