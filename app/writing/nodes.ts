/** A part of a text as plain data: ProseMirror's JSON, as it is kept in the shared document. */
export type PlainMark = { type: string; attrs?: Record<string, unknown> };

export type PlainNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: PlainNode[];
  marks?: PlainMark[];
  text?: string;
};

const isBreak = ({ type }: PlainNode) => type === "hard_break";

/** The words of a part, without marks; a line break is a space. */
export const wordsOf = (node: PlainNode): string =>
  node.text ?? (isBreak(node) ? " " : (node.content ?? []).map(wordsOf).join(""));

/** How long a text is, in characters, references counted as one. */
export const lengthOf = (node: PlainNode): number =>
  node.text?.length ?? (node.content ?? []).reduce((sum, child) => sum + lengthOf(child), 1);
