/** Tables of the version for the web, as types. */
import type { MaskKind } from "#app/domain/masking.ts";
import type { Stamp } from "../schema.ts";

/** What was decided of a place of what was frozen in a round. The words themselves are never kept here. */
export type MaskingTable = Stamp & {
  id: string;
  association_id: string;
  round_id: string;
  passage: number;
  from_word: number;
  to_word: number;
  kind: MaskKind;
  choice: "mask" | "keep";
  /** Why; empty for a place that is let be. */
  ground: string;
};

export type MaskingWithdrawalTable = Stamp & {
  masking_id: string;
  association_id: string;
  ground: string;
};

export type MaskingTables = {
  masking: MaskingTable;
  masking_withdrawal: MaskingWithdrawalTable;
};
