/** What differs between two versions of a text, as plain data. How it is found is in `documents/compare.ts`. */

/** A stretch that stands in both versions, only in the later, or only in the earlier. */
export type Change = { kind: "same" | "added" | "removed"; text: string };

/** What a paragraf says, block by block, without marks. `id` is its anchor in the document. */
export type ParagrafText = { id: string; heading: string; texts: string[] };

/** One paragraf beside its earlier version. */
export type ParagrafChange = {
  id: string;
  kind: "same" | "changed" | "added" | "removed";
  heading: Change[];
  texts: Change[][];
};
