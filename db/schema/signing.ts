/** Tables of justering by electronic signature, as types. */
import type { Stamp } from "../schema.ts";

/** How the förbund justerar, as versions: of those that have begun, the one with the highest number holds. */
export type ApprovalMethodTable = Stamp & {
  association_id: string;
  number: number;
  method: "logged" | "certificate" | "eid";
  valid_from: string;
  /** The decision of styrelsen that it stands on. */
  decided_on: string | null;
  paragraf: string;
  document: string;
};

export type SigningTables = {
  approval_method: ApprovalMethodTable;
};
