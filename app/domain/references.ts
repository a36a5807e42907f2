/**
 * References in what is written: a link to a bilaga or to an ärende names its id, never its number, so that
 * the number that is read is always the one it has now. The text is the truth: a bilaga that is mentioned is
 * cited. How a reference is worded and where it leads is up to the documents.
 */
import type { Minutes, Section } from "./minutes.ts";

/** `[Bilaga](bilaga:id)` or `[§](arende:id)`, as it stands in the text. */
export type Reference = { kind: "attachment" | "item"; id: string; words: string };

/** A stretch of plain text, or one reference. */
export type Part = { text: string; reference: Reference | null };

const REFERENCE = /(?<!\\)\[([^[\]\n]*)\]\((bilaga|arende):([\w-]+)\)/g;
const KINDS = { bilaga: "attachment", arende: "item" } as const;

/** A reference as it is written in the text. */
export const referenceTo = {
  attachment: (id: string): string => `[Bilaga](bilaga:${id})`,
  item: (id: string): string => `[§](arende:${id})`,
} as const;

/** Cuts a text at its references; the parts together are the whole text. */
export function cutAtReferences(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const [whole, words = "", kind, id = ""] = match;
    parts.push({ text: text.slice(from, match.index), reference: null });
    const reference = { kind: KINDS[kind as keyof typeof KINDS], id, words };
    parts.push({ text: whole, reference });
    from = match.index + whole.length;
  }
  parts.push({ text: text.slice(from), reference: null });
  return parts.filter((part) => part.text !== "");
}

/** Every reference of an ärende's text and decisions, in reading order. */
export const referencesIn = (sections: readonly Section[]): Reference[] =>
  sections
    .flatMap(({ body, lead, clauses }) => [body, lead, ...clauses])
    .flatMap(cutAtReferences)
    .flatMap(({ reference }) => reference ?? []);

const idsIn = (sections: readonly Section[], kind: Reference["kind"]): string[] => [
  ...new Set(referencesIn(sections).flatMap((one) => (one.kind === kind ? [one.id] : []))),
];

/** Ids of the bilagor that the text mentions, each once, in the order of first mention. */
export const mentionedAttachments = (sections: readonly Section[]): string[] =>
  idsIn(sections, "attachment");

/** Ids of the ärenden that the text mentions, each once, in the order of first mention. */
export const mentionedItems = (sections: readonly Section[]): string[] => idsIn(sections, "item");

/** Ids of the bilagor that an ärende cites: those its text mentions, then those that only lie to it. */
export const citedAttachments = (
  sections: readonly Section[],
  besides: readonly string[],
): string[] => [...new Set([...mentionedAttachments(sections), ...besides])];

/** What a reference leads to today. */
export type Target =
  | { kind: "attachment"; label: string; title: string }
  /** An ärende of the same meeting. */
  | { kind: "item"; number: number | null; position: number; heading: string }
  /** An ärende of another meeting of the förbund. */
  | { kind: "elsewhere"; item: Minutes["elsewhere"][number] };

/** What a reference leads to; null when it leads nowhere, which the review tells. */
export function targetOf(
  { attachments, items, elsewhere }: Pick<Minutes, "attachments" | "items" | "elsewhere">,
  { kind, id }: Reference,
): Target | null {
  if (kind === "attachment") {
    const found = attachments.find((one) => one.id === id);
    return found ? { kind, label: found.label, title: found.title } : null;
  }
  const here = items.find((one) => one.id === id);
  if (here) {
    const { number, position, heading } = here;
    return { kind, number, position, heading };
  }
  const item = elsewhere.find((one) => one.id === id);
  return item ? { kind: "elsewhere", item } : null;
}
