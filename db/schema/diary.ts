/** The tables of the diarium. No handling is ever changed or taken away: a correction is one more version. */
import type { Direction, HandlingKind } from "#app/domain/diary/handling.ts";
import type { Stamp } from "../schema.ts";

/** From which day a förbund keeps its diarium here. */
export type DiaryStartTable = Stamp & { association_id: string; from_date: string };

export type DiaryEntryTable = Stamp & {
  id: string;
  association_id: string;
  /** The year of `registered_on`. */
  year: number;
  serial: number;
  registered_on: string;
  /** What of Paragraf's own it is; null = registered by hand. */
  origin: string | null;
  meeting_id: string | null;
};

export type DiaryVersionTable = Stamp & {
  entry_id: string;
  revision: number;
  association_id: string;
  date: string;
  direction: Direction;
  counterpart: string;
  name_protected: 0 | 1;
  public_subject: string;
  protected_subject: string;
  kind: HandlingKind;
  /** The first handling of the akt; that one itself has none. */
  dossier_id: string | null;
  sha256: string | null;
  filename: string | null;
  media_type: string | null;
  kept_where: string;
  secrecy: string;
  /** What it is found by, in small letters: by the office, and by everybody. */
  office_words: string;
  public_words: string;
  /** Why it was corrected; empty for what was registered. */
  reason: string;
};

/** A handling that an ärende on a dagordning is about. */
export type DiaryItemTable = Stamp & { entry_id: string; item_id: string; association_id: string };

export type DiaryTables = {
  diary_start: DiaryStartTable;
  diary_entry: DiaryEntryTable;
  diary_version: DiaryVersionTable;
  diary_item: DiaryItemTable;
};
