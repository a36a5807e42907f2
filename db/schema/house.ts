/** The tables of a förbund's own look and words: the newest row holds, the others are what it was before. */
import type { Stamp } from "../schema.ts";

export type LetterheadTable = Stamp & {
  association_id: string;
  number: number;
  name: string;
  /** A JSON array of strings. */
  lines: string;
  website: string;
  accent: string;
  /** The picture's bytes; null when there is none. */
  logo_sha256: string | null;
  logo_width: number;
  logo_height: number;
  /** Empty = decorative. */
  logo_alt: string;
};

export type TemplateVersionTable = Stamp & {
  association_id: string;
  name: string;
  number: number;
  /** Null = from here on the program's own. */
  text: string | null;
  reason: string;
};

export type HouseTables = {
  letterhead: LetterheadTable;
  template_version: TemplateVersionTable;
};
