/** The tables of what is known beside a protokoll when it is checked. */
import type { Hindrance } from "#app/domain/hindrances.ts";
import type { KeptSign } from "#app/domain/paperPersonal.ts";
import type { Party, Tie } from "#app/domain/review/rule.ts";
import type { Stamp } from "../schema.ts";

/** What a person has to do with somebody outside the styrelse. @see KL 6:28 */
export type TieTable = Stamp & {
  id: string;
  association_id: string;
  person_id: string;
  kind: Tie["kind"];
  name: string;
  from_date: string;
  to_date: string | null;
};

/** Who an ärende is about. */
export type ItemPartyTable = Stamp & {
  id: string;
  association_id: string;
  item_id: string;
  role: Party["role"];
  name: string;
};

/** How a question of jäv was answered: the latest answer alone; the event chain has them all. */
export type InterestAnswerTable = Stamp & {
  item_id: string;
  person_id: string;
  association_id: string;
  answer: "none" | "disqualified";
  reason: string;
};

/** What a bilaga says, read when it was uploaded: its bytes never change, and so not its text. */
export type PaperTextTable = { association_id: string; sha256: string; text: string };

/**
 * A workbook that was looked through when it was uploaded: the places (JSON of `PlacedWords`) where a person's details seem
 * to stand. `is_whole` 0 = a sheet of it could not be read.
 */
export type PaperCellsTable = {
  association_id: string;
  sha256: string;
  is_whole: 0 | 1;
  cells: string;
};

/** One thing that keeps somebody from reading a file, or that somebody should look at before everyone reads it. */
export type PaperHindranceTable = {
  association_id: string;
  sha256: string;
  name: Hindrance | KeptSign;
};

export type ReviewTables = {
  paper_hindrance: PaperHindranceTable;
  tie: TieTable;
  item_party: ItemPartyTable;
  interest_answer: InterestAnswerTable;
  paper_text: PaperTextTable;
  paper_cells: PaperCellsTable;
};
