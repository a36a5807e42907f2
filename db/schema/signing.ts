/** Tables of justering by electronic signature, as types. */
import type { Stamp } from "../schema.ts";

/** How the förbund justerar, as versions: of those that have begun, the one with the highest number holds. */
export type ApprovalMethodTable = Stamp & {
  association_id: string;
  number: number;
  method: "logged" | "certificate";
  valid_from: string;
  /** The decision of styrelsen that it stands on. */
  decided_on: string | null;
  paragraf: string;
  document: string;
};

/**
 * A person's signature in a round of justering. Each is over the file as it was after the one before, so they are
 * numbered from 1 in the order in which they were made.
 */
export type SignatureTable = {
  round_id: string;
  nth: number;
  association_id: string;
  person_id: string;
  method: "certificate";
  /** The signer and the issuer as the certificate names them. */
  name: string;
  organisation: string;
  issuer: string;
  /** The certificate's last day and time. */
  valid_to: string | null;
  /** The field of the PDF. */
  field: string | null;
  /** The PDF that was signed, and the PDF with the signature in it. */
  before_sha256: string;
  after_sha256: string;
  at: string;
};

export type SigningTables = {
  signature: SignatureTable;
  approval_method: ApprovalMethodTable;
};
