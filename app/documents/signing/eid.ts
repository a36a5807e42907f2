/**
 * One door for every eID service that signs elsewhere: the signer's key is in their own app. What passes is what they
 * are shown, the hash of the exact bytes, and at last the service's own signature over both.
 * @see EID-3 · docs/decisions/036
 */

/** What is to be signed. */
export type EidAsked = {
  /** What the app shows to the signer. */
  text: string;
  /** SHA-256 of the file in hex: signed with the text, not shown. */
  sha256: string;
  /** Where the signer's browser is, as we see it. */
  address: string;
};

/** The services that we can be connected to. */
export const eidServices = ["bankid", "freja"] as const;

export type EidService = (typeof eidServices)[number];

/** A signing that has begun. */
export type EidOrder = {
  reference: string;
  /** Opens the app on the device that the signer sits at. */
  autoStartToken: string;
  /** What the code for an app on another device is made of; the secret is empty when the code stands still. */
  codeToken: string;
  codeSecret: string;
};

/** How far it has come. `hint` is the service's word for what it waits for or what went wrong. */
export type EidAnswer =
  | { status: "pending"; hint: string }
  | { status: "failed"; hint: string }
  | {
      status: "complete";
      /** Who signed, as the service knows them. */
      name: string;
      /** The service's signature in its own form. It is no PAdES signature. */
      evidence: Uint8Array;
    };

export type EidProvider = {
  service: EidService;
  /** As the screens and the log name it, e.g. "BankID". */
  name: string;
  /** The media type of its signatures. */
  evidenceType: string;
  start(asked: EidAsked): Promise<EidOrder>;
  collect(reference: string): Promise<EidAnswer>;
  cancel(reference: string): Promise<void>;
  /** Is the evidence over this text and this hash? */
  isOver(evidence: Uint8Array, asked: Pick<EidAsked, "text" | "sha256">): boolean;
  /** The address that opens the app. */
  openAddress(order: EidOrder): string;
  /** What the code says in the nth second since the signing began, from 0; null when it is too late to read it. */
  codeAt(order: EidOrder, second: number): string | null;
};

/** Why the service could not be asked, as a Swedish sentence. */
export class EidFault extends Error {
  override name = "EidFault";
}
