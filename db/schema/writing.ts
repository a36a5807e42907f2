/** The tables of what is written while a meeting goes on. */
import type { Stamp } from "../schema.ts";

/** The shared state (Yjs) of an item's text, from which its sections are read. */
export type ItemWritingTable = {
  item_id: string;
  association_id: string;
  meeting_id: string;
  state: Uint8Array;
  /** The meeting's revision when it was saved: an open editor asks for what came after its own. */
  meeting_revision: number;
};

/** An item's text as one person left it; goes on being written in while the same person goes on writing. */
export type ItemVersionTable = {
  id: string;
  association_id: string;
  item_id: string;
  /** 1-based within the item. */
  number: number;
  began_at: string;
  at: string;
  by_person_id: string | null;
  heading: string;
  /** The sections as JSON. */
  sections: string;
};

/** A phrase that the office has put aside; `body` is Markdown with places in double brackets. */
export type PhraseTable = Stamp & {
  id: string;
  association_id: string;
  name: string;
  body: string;
};

export type WritingTables = {
  item_writing: ItemWritingTable;
  item_version: ItemVersionTable;
  phrase: PhraseTable;
};
