/** The simple HTML that is made of a Word file, as blocks: headings, lists and tables stay what they were. */
import type { Block, Cell, Inline } from "../document.ts";
import { joined, plainText } from "../inline.ts";

type Tag = { tag: string; attributes: string; children: Node[] };
type Node = string | Tag;

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": "\u00a0",
};
const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);

const EMPTY = new Set(["br", "img", "hr"]);
/** Nothing that people write is nested deeper. */
const MOST_DEPTH = 60;

/** The nodes of HTML that is known to be well formed. */
function nodesOf(html: string): Node[] {
  const root: Tag = { tag: "", attributes: "", children: [] };
  const open = [root];
  for (const [piece, slash, tag, attributes = ""] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^<>]*)>|[^<]+/g,
  )) {
    const here = open.at(-1) ?? root;
    if (tag === undefined) here.children.push(plain(piece));
    else if (slash === "/") {
      if (open.length > 1 && here.tag === tag) open.pop();
    } else {
      const node: Tag = { tag, attributes, children: [] };
      here.children.push(node);
      if (!EMPTY.has(tag) && open.length < MOST_DEPTH) open.push(node);
    }
  }
  return root.children;
}

const attribute = (attributes: string, name: string): string =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");

type Marks = { strong?: true; emphasis?: true };

/** A picture is told by the words that stand in its place, which is all that is known of it here. */
const pictureWords = (alt: string): string => (alt.trim() === "" ? "[bild]" : `[bild: ${alt}]`);

function inlinesOf(nodes: readonly Node[], marks: Marks = {}): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (typeof node === "string") return [{ kind: "text", text: node, ...marks }];
    const { tag, attributes, children } = node;
    if (tag === "br") return [{ kind: "break" }];
    if (tag === "img") {
      return [{ kind: "text", text: pictureWords(attribute(attributes, "alt")), ...marks }];
    }
    const href = attribute(attributes, "href");
    // A mark inside the file itself leads nowhere here.
    if (tag === "a" && /^(?:https?:|mailto:)/i.test(href)) {
      const words = plainText(inlinesOf(children));
      return words.trim() === "" ? [] : [{ kind: "link", text: words, href }];
    }
    if (tag === "strong") return inlinesOf(children, { ...marks, strong: true });
    if (tag === "em") return inlinesOf(children, { ...marks, emphasis: true });
    return inlinesOf(children, marks);
  });
}

const BLOCK = /^(?:p|h[1-6]|ul|ol|table)$/;
const isBlock = (node: Node): node is Tag => typeof node !== "string" && BLOCK.test(node.tag);

const paragraphOf = (nodes: readonly Node[]): Block[] => {
  const children = joined(inlinesOf(nodes));
  return plainText(children).trim() === "" ? [] : [{ kind: "paragraph", children }];
};

const childrenNamed = (node: Tag, ...tags: string[]): Tag[] =>
  node.children.filter((one): one is Tag => typeof one !== "string" && tags.includes(one.tag));

/** The paragraphs of a cell on lines of their own; a table in a cell gives its words. */
function cellOf({ children }: Tag): Cell {
  const parts = children.some(isBlock) ? children : [{ tag: "p", attributes: "", children }];
  const lines = parts
    .map((part) => joined(inlinesOf([part])))
    .filter((line) => plainText(line).trim() !== "");
  return {
    children: lines.flatMap((line, index) =>
      index === 0 ? line : [{ kind: "break" as const }, ...line],
    ),
  };
}

function tableOf(table: Tag): Block[] {
  const groups = childrenNamed(table, "thead", "tbody");
  const rows = [table, ...groups]
    .flatMap((group) => childrenNamed(group, "tr"))
    .map((row) => childrenNamed(row, "td", "th"));
  const width = Math.max(0, ...rows.map((row) => row.length));
  // A frame around text is no table.
  if (width < 2 || rows.length < 2)
    return rows.flat().flatMap(({ children }) => blocksOf(children));
  const [header = [], ...rest] = rows.map((row) =>
    Array.from({ length: width }, (_, at) => {
      const cell = row[at];
      return cell ? cellOf(cell) : { children: [] };
    }),
  );
  return [{ kind: "table", caption: null, header, rows: rest, rowHeaders: false }];
}

function blockOf(node: Tag): Block[] {
  const { tag, children } = node;
  if (tag === "table") return tableOf(node);
  if (tag === "ul" || tag === "ol") {
    const items = childrenNamed(node, "li").map((item) => blocksOf(item.children));
    return items.length === 0 ? [] : [{ kind: "list", ordered: tag === "ol", items }];
  }
  const words = paragraphOf(children);
  const [first] = words;
  if (tag === "p" || first?.kind !== "paragraph") return words;
  const level = Math.min(Number(tag.slice(1)) + 1, 4) as 2 | 3 | 4;
  return [{ kind: "heading", level, children: first.children }];
}

function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  let loose: Node[] = [];
  const settle = () => {
    blocks.push(...paragraphOf(loose));
    loose = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      settle();
      blocks.push(...blockOf(node));
    } else loose.push(node);
  }
  settle();
  return blocks;
}

/** Headings below the page's own, one step down at a time, whatever levels the file jumps between. */
function withLevels(blocks: Block[]): Block[] {
  const levels = blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []));
  const shallowest = Math.min(...levels);
  let last = 1;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    last = Math.min(2 + block.level - shallowest, last + 1);
    return { ...block, level: last as 2 | 3 | 4 };
  });
}

/** The blocks of a Word file's HTML. */
export const wordBlocks = (html: string): Block[] => withLevels(blocksOf(nodesOf(html)));
