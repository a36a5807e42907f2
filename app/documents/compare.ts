/**
 * Compares two versions of a text word by word, and two versions of a protokoll paragraf by paragraf. Pure, and
 * the same in a browser. It says what differs; `ui/changes.tsx` shows it.
 */
import { diffArrays } from "diff";
import type { Change, ParagrafChange, ParagrafText } from "../domain/change.ts";
import type { Block, Document } from "./document.ts";
import { plainText, textsOf } from "./inline.ts";

/** Texts with more differences than this are two texts, not one that was changed; the comparison would take long. */
const mostEdits = 3000;

/** With less than this share kept it is another text, and easier to read as one struck and one added. */
const leastKept = 0.3;

const words = new Intl.Segmenter("sv", { granularity: "word" });

const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

/**
 * The earlier text with what was struck and the later with what was added, in reading order. The texts of `same` and
 * `removed` are the earlier version, those of `same` and `added` the later.
 */
export function compareTexts(before: string, after: string): Change[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits });
  if (!parts) return changed(before, after);
  const changes = parts.map(({ added, removed, value }): Change => {
    return { kind: added ? "added" : removed ? "removed" : "same", text: value.join("") };
  });
  const kept = changes.reduce(
    (sum, { kind, text }) => sum + (kind === "same" ? text.length : 0),
    0,
  );
  const isOther = kept < leastKept * Math.max(before.length, after.length);
  return isOther ? changed(before, after) : together(changes);
}

const changed = (removed: string, added: string): Change[] =>
  (
    [
      { kind: "removed", text: removed },
      { kind: "added", text: added },
    ] as const
  ).filter(({ text }) => text !== "");

/** Words that were changed one after another are one change: a space alone between them does not part them. */
function together(parts: Change[]): Change[] {
  const out: Change[] = [];
  let gone = "";
  let come = "";
  const flush = () => {
    out.push(...changed(gone, come));
    gone = "";
    come = "";
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isChanging = gone !== "" || come !== "";
    const goesOn = parts[index + 1] !== undefined && text.trim() === "";
    if (kind === "removed") gone += text;
    else if (kind === "added") come += text;
    else if (isChanging && goesOn) {
      gone += text;
      come += text;
    } else {
      flush();
      out.push({ kind, text });
    }
  }
  flush();
  return out;
}

/** Each paragraf of the later version beside its earlier one, then those that are gone. */
export function compareParagrafs(before: ParagrafText[], after: ParagrafText[]): ParagrafChange[] {
  const compared = after.map((now): ParagrafChange => {
    const then = before.find(({ id }) => id === now.id);
    if (!then) return whole(now, "added");
    const heading = compareTexts(then.heading, now.heading);
    const texts = compareBlocks(then.texts, now.texts);
    const isSame = [heading, ...texts].flat().every(({ kind }) => kind === "same");
    return { id: now.id, kind: isSame ? "same" : "changed", heading, texts };
  });
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
  return [...compared, ...gone.map((one) => whole(one, "removed"))];
}

const whole = (
  { id, heading, texts }: ParagrafText,
  kind: "added" | "removed",
): ParagrafChange => ({
  id,
  kind,
  heading: [{ kind, text: heading }],
  texts: texts.map((text) => [{ kind, text }]),
});

/** Blocks that are the same stand still; those between are compared in turn. */
function compareBlocks(before: string[], after: string[]): Change[][] {
  const out: Change[][] = [];
  let gone: string[] = [];
  for (const { added, removed, value } of diffArrays(before, after)) {
    if (removed) gone = value;
    else if (added) {
      out.push(...value.map((text, index) => compareTexts(gone[index] ?? "", text)));
      out.push(...struck(gone.slice(value.length)));
      gone = [];
    } else {
      out.push(...struck(gone), ...value.map((text): Change[] => [{ kind: "same", text }]));
      gone = [];
    }
  }
  return [...out, ...struck(gone)];
}

const struck = (texts: string[]): Change[][] => texts.map((text) => [{ kind: "removed", text }]);

/** The anchor of what stands before the first paragraf. */
export const FRONT = "framsida";

/** What a document says, as text per paragraf; what stands before the first one is a part of its own. */
export function paragrafTexts({ blocks }: Pick<Document, "blocks">): ParagrafText[] {
  const first = blocks.findIndex(({ kind }) => kind === "section");
  const front = linesOf(blocks.slice(0, Math.max(first, 0)));
  const sections = blocks.filter((block): block is Block & { kind: "section" } => {
    return block.kind === "section";
  });
  return [
    ...(front.length > 0 ? [{ id: FRONT, heading: "", texts: front }] : []),
    ...sections.map((section) => ({
      id: section.id,
      heading: plainText(section.heading),
      texts: linesOf(section.blocks),
    })),
  ];
}

/** The texts of blocks as lines: what is read together, such as the cells of a row, is one line. */
function linesOf(blocks: Block[]): string[] {
  const lines = blocks.flatMap((block) => {
    switch (block.kind) {
      case "facts":
        return block.rows.map(({ term, value }) => `${term}: ${value.map(plainText).join(", ")}`);
      case "table":
        return [block.header, ...block.rows].map((row) =>
          row.map(({ children }) => plainText(children)).join(" | "),
        );
      case "box":
        return [block.heading, ...linesOf(block.blocks)];
      case "signatures":
        return block.signers.map(({ name, role }) => `${role}: ${name}`);
      case "section":
        return [plainText(block.heading), ...linesOf(block.blocks)];
      default:
        return textsOf([block]);
    }
  });
  return lines.filter((line) => line.trim() !== "");
}

const sentences = new Intl.Segmenter("sv", { granularity: "sentence" });

/** A full stop that ends a shortened word and no sentence. */
const SHORTENED = /(?:^|[\s(])(?:kl|kap|nr|dnr|t\.ex|bl\.a|m\.m|s\.k|st|p|ca|jfr)\.\s*$/i;

/** A text cut into its sentences, without the space around them. */
export function sentencesOf(text: string): string[] {
  const out: string[] = [];
  let open = "";
  for (const { segment } of sentences.segment(text)) {
    open += segment;
    if (SHORTENED.test(open)) continue;
    out.push(open.trim());
    open = "";
  }
  return [...out, open.trim()].filter((sentence) => sentence !== "");
}
