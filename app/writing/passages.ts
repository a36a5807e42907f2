/**
 * A text as passages: the smallest parts that one person changes without touching another's. A sentence, a
 * subheading, a beslutsmening, an att-sats' words, its doer and its day are passages; paragraphs, lists, tables and
 * decisions hold them. The ways to and from what the editor writes are here.
 */
import { sentencesOf } from "../documents/compare.ts";
import type { PlainNode } from "./nodes.ts";

/** A passage has no `parts`; its `words` are the nodes that stand in it. */
export type Passage = {
  type: string;
  attrs?: PlainNode["attrs"];
  words: PlainNode[];
  parts?: undefined;
};

export type Holder = { type: string; attrs?: PlainNode["attrs"]; parts: Part[]; words?: undefined };

export type Part = Passage | Holder;

/** Neighbours with the same marks are one: a sign that Markdown must escape parts no text. */
function joined(nodes: PlainNode[]): PlainNode[] {
  const out: PlainNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const isSame = JSON.stringify(last?.marks) === JSON.stringify(node.marks);
    if (last?.text !== undefined && node.text !== undefined && isSame) {
      out[out.length - 1] = { ...last, text: last.text + node.text };
    } else out.push(node);
  }
  return out;
}

const one = (node: PlainNode): number => node.text?.length ?? 1;

/** A node as a reader reads it; what is no text is one sign, so that places in the text are places among nodes. */
const sign = (node: PlainNode): string => node.text ?? "\ufffc";

/** The nodes between two places in the text. */
function between(nodes: PlainNode[], from: number, to: number): PlainNode[] {
  let at = 0;
  return nodes.flatMap((node) => {
    const start = at;
    at += one(node);
    if (at <= from || start >= to) return [];
    if (node.text === undefined) return [node];
    return [{ ...node, text: node.text.slice(Math.max(0, from - start), to - start) }];
  });
}

function sentencesIn(nodes: PlainNode[]): Passage[] {
  const text = nodes.map(sign).join("");
  let from = 0;
  return sentencesOf(text).map((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    return { type: "sentence", words: between(nodes, start, from) };
  });
}

/** Sentences, with the forced line breaks between them as passages of their own. */
function partsOfParagraph(nodes: PlainNode[]): Passage[] {
  const out: Passage[] = [];
  let line: PlainNode[] = [];
  for (const node of nodes) {
    if (node.type !== "hard_break") {
      line.push(node);
      continue;
    }
    out.push(...sentencesIn(line), { type: "hard_break", words: [node] });
    line = [];
  }
  return [...out, ...sentencesIn(line)];
}

const textOf = (value: unknown): PlainNode[] =>
  typeof value === "string" && value !== "" ? [{ type: "text", text: value }] : [];

function clauseParts({ attrs = {}, content = [] }: PlainNode): Passage[] {
  return [
    { type: "words", words: content },
    { type: "doer", words: textOf(attrs.doer) },
    { type: "due", words: textOf(attrs.due) },
  ];
}

/** A part of a text with what it holds. */
export function partOf(node: PlainNode): Part {
  const { type, attrs, content = [] } = node;
  const about = attrs ? { type, attrs } : { type };
  if (type === "heading" || type === "lead") return { ...about, words: joined(content) };
  if (type === "paragraph") return { ...about, parts: partsOfParagraph(joined(content)) };
  if (type === "clause") return { ...about, parts: clauseParts(node) };
  return { ...about, parts: content.map(partOf) };
}

/** Sentences are parted by a space, unless a line break parts them. */
function lineOf(parts: Part[]): PlainNode[] {
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]?.type;
    const isParted = before === "sentence" && part.type === "sentence";
    return [...(isParted ? textOf(" ") : []), ...(part.words ?? [])];
  });
}

/** The words of the last of a kind: where both versions of a field stand, the field can hold only one. */
const fieldOf = (parts: Part[], type: string): string =>
  parts.findLast((part) => part.type === type)?.words?.[0]?.text ?? "";

/** Several words in one att-sats are several att-satser; the doer and the day go with the first. */
function clausesOf({ attrs, parts }: Holder): PlainNode[] {
  const said = parts.filter(({ type }) => type === "words");
  return said.map(({ words = [] }, index): PlainNode => {
    if (index > 0) return { type: "clause", content: words };
    const fields = { doer: fieldOf(parts, "doer"), due: fieldOf(parts, "due") };
    return { type: "clause", attrs: { ...attrs, ...fields }, content: words };
  });
}

/** The nodes of a part; an att-sats may have become several. */
export function nodesOf(part: Part): PlainNode[] {
  if (part.words) return [{ type: part.type, attrs: part.attrs, content: part.words }];
  if (part.type === "clause") return clausesOf(part);
  const content =
    part.type === "paragraph" ? lineOf(part.parts) : part.parts.flatMap((one) => nodesOf(one));
  return [{ type: part.type, attrs: part.attrs, content }];
}

const shownReference: Record<string, string> = { arende: "§", bilaga: "bilaga" };

/** What a part says, as a person reads it; its parts are parted by a space. */
export function sayingOf(part: Part | null): string {
  if (!part) return "";
  const said = part.words
    ? part.words.map(({ text, attrs }) => text ?? shownReference[String(attrs?.kind)] ?? " ")
    : [
        part.parts
          .map(sayingOf)
          .filter((text) => text !== "")
          .join(" "),
      ];
  return said.join("").trim();
}

/** What a part says and how, as nested lists. The ids that follow an att-sats are no part of what it says. */
const shapeOf = ({ type, attrs, words, parts }: Part): unknown[] => [
  type,
  (type === "clause" ? null : attrs) ?? null,
  words ?? parts?.map(shapeOf),
];

/** Equal when two parts say the same in the same way. */
export const keyOf = (part: Part): string => JSON.stringify(shapeOf(part));
