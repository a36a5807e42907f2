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

/**
 * A person's signature in a round of justering. Each is over the file as it was after the one before, so they are
 * numbered from 1 in the order in which they were made.
 */
export type SignatureTable = {
  round_id: string;
  nth: number;
  association_id: string;
  person_id: string;
  method: "certificate" | "eid";
  /** The signer and the issuer as the certificate names them. */
  name: string;
  organisation: string;
  issuer: string;
  /** The certificate's last day and time. */
  valid_to: string | null;
  /** The field of the PDF. */
  field: string | null;
  /** The PDF that was signed, and the PDF with the signature in it; the same when the signature is apart. */
  before_sha256: string;
  after_sha256: string;
  /** The eID service's own signature, kept apart: it holds the signer's personnummer. */
  evidence_sha256: string | null;
  at: string;
};

/** Somebody has begun to sign with an eID service. */
export type EidOrderTable = {
  id: string;
  association_id: string;
  round_id: string;
  person_id: string;
  service: "bankid" | "freja";
  /** The service's name of it, and what opens the signer's app: on the same device, or by a code on another. */
  reference: string;
  auto_start_token: string;
  code_token: string;
  code_secret: string;
  /** The text that the app shows, and the hash of the PDF. */
  text: string;
  sha256: string;
  at: string;
};

/** It came to an end, once. */
export type EidOrderEndTable = {
  order_id: string;
  association_id: string;
  outcome: "signed" | "failed" | "cancelled";
  /** The service's word for why it failed. */
  hint: string;
  at: string;
};

export type SigningTables = {
  signature: SignatureTable;
  eid_order: EidOrderTable;
  eid_order_end: EidOrderEndTable;
  approval_method: ApprovalMethodTable;
};
