/** The tables of what is written while a meeting goes on. */
import type { Stamp } from "../schema.ts";

/** The shared state (Yjs) of a text, from which its owner's words are read. */
export type SharedTextTable = {
  /** Id of the item or the notes_point. */
  text_id: string;
  association_id: string;
  /** Id of the meeting or the notes. */
  place_id: string;
  state: Uint8Array;
  /** The place's revision when it was saved: an open editor asks for what came after its own. */
  place_revision: number;
};

/** A text as one person left it; goes on being written in while the same person goes on writing. */
export type TextVersionTable = {
  id: string;
  association_id: string;
  text_id: string;
  /** 1-based within the text. */
  number: number;
  began_at: string;
  at: string;
  by_person_id: string | null;
  heading: string;
  /** What the text said, as JSON: sections of an item, parts of a point. */
  said: string;
};

/** A phrase that the office has put aside; `body` is Markdown with places in double brackets. */
export type PhraseTable = Stamp & {
  id: string;
  association_id: string;
  name: string;
  body: string;
};

export type WritingTables = {
  shared_text: SharedTextTable;
  text_version: TextVersionTable;
  phrase: PhraseTable;
};
