/**
 * Is this the document? Who has signed which version of it, has it been changed, which förbund has kept it, and
 * where in the chain of events it stands. Nothing is stored, and the file may come from anybody.
 */
import { type Round, roundsOf } from "#db/queries/approval.server.ts";
import { type ChainHead, chainHead, sha256, verifyChain } from "#db/queries/events.server.ts";
import {
  eventWithHash,
  type KeptDocument,
  keptDocument,
} from "#db/queries/keptDocuments.server.ts";
import { publishedHeads } from "#db/queries/notices.server.ts";
import { type Claims, claimsOf } from "../documents/signing/claims.ts";
import { type Earlier, earlierFiles } from "../documents/signing/earlier.server.ts";
import {
  type Addition,
  addedAfter,
  mostBytes,
  readSignatures,
  type SignatureReading,
} from "../documents/signing/readSignatures.server.ts";
import type { Office } from "./command.server.ts";

/** Where a hash stands in a förbund's chain of events. */
export type InChain = {
  /** The event that tells of it; null when none does. */
  event: { seq: number; at: string; hash: string } | null;
  head: ChainHead;
  /** The förbund's whole chain holds, also against the heads on its anslag. */
  chainHolds: boolean;
};

/** A document that a förbund here has kept, and the event that tells of its hash. */
export type Kept = KeptDocument &
  InChain & {
    /** The file is the kept one, or begins with it. */
    is: "whole" | "beginning";
    /** What was added to the kept one; null when it is the whole. */
    added: Addition | null;
    /** Logged approvals of the very bytes. */
    approvals: { name: string; role: "chair" | "adjuster"; at: string }[];
    /** A round of justering that is not, or not yet, what the protokoll became. */
    isOnlySent: boolean;
  };

export type VerifiedDocument = {
  sha256: string;
  /** The file's own words. */
  claims: Claims;
  kept: Kept | null;
  signatures: SignatureReading[];
  /**
   * Shown to be what it was: it is a kept file, or every signature holds and nothing but signatures was added.
   * A file that nobody has signed or kept is shown to be nothing.
   */
  isUnchanged: boolean;
};

export type Verification =
  | { kind: "unreadable"; why: string }
  | { kind: "verified"; document: VerifiedDocument };

/** Looks a file up and reads its signatures. `db` null: only what the file itself can tell. */
export async function verifyDocument(
  db: Office["db"] | null,
  bytes: Uint8Array,
  trusted: Uint8Array[] = [],
): Promise<Verification> {
  if (bytes.length > mostBytes)
    return { kind: "unreadable", why: "Filen är för stor. Högst 25 MB läses." };
  const earlier = earlierFiles(bytes);
  const kept = db && (await keptOf(db, bytes, earlier));
  const read = await readSignatures(bytes, trusted);
  // HTML and Word have no signatures; what is kept is known by its hash whatever it is.
  if (read.kind === "unreadable" && !kept && !isPageOrWord(bytes)) return read;
  const signatures = read.kind === "read" ? read.signatures : [];
  const document = {
    sha256: sha256(bytes),
    claims: claimsOf(bytes),
    kept,
    signatures,
    isUnchanged: isUnchanged(kept, signatures),
  };
  return { kind: "verified", document };
}

/** A web page or a Word file: what our documents are beside PDF. */
function isPageOrWord(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return start.startsWith("PK\u0003\u0004") || /^\s*<(?:!doctype html|html)[\s>]/i.test(start);
}

function isUnchanged(kept: Kept | null, signatures: SignatureReading[]): boolean {
  if (kept?.is === "whole") return true;
  // What the first signer was shown may have been changed before it was signed.
  if (kept && kept.added?.after !== "signatures") return false;
  return signatures.length > 0 && signatures.every((one) => one.holds && one.after !== "changed");
}

async function keptOf(
  db: Office["db"],
  bytes: Uint8Array,
  earlier: Earlier[],
): Promise<Kept | null> {
  // The longest first: a signed file may itself be kept.
  for (const { end, sha256: hash } of earlier.toReversed()) {
    const found = await keptDocument(db, [hash]);
    if (!found) continue;
    const isWhole = end === bytes.length;
    return {
      ...found,
      is: isWhole ? "whole" : "beginning",
      added: isWhole ? null : addedAfter(bytes, end),
      ...(await inChain(db, found)),
      ...(await approvalsOf(db, found)),
    };
  }
  return null;
}

/** Where a hash stands in its förbund's chain, which is walked from its beginning. */
export async function inChain(
  db: Office["db"],
  { associationId, sha256: hash }: Pick<KeptDocument, "associationId" | "sha256">,
): Promise<InChain> {
  const head = await chainHead(db, associationId);
  const anchors = [...(await publishedHeads(db, associationId)), head];
  const { broken } = await verifyChain(db, associationId, anchors);
  const event = await eventWithHash(db, associationId, hash);
  return { event: event ?? null, head, chainHolds: broken === null };
}

/** Every file of a round, also as it was before and between its signatures. */
const filesOf = ({ html, docx, pdf, signatures }: Round): string[] => [
  ...[html, docx, pdf],
  ...signatures.flatMap(({ before, after }) => [before, after]),
];

async function approvalsOf(db: Office["db"], found: KeptDocument) {
  const { meetingId, itemId, sha256: hash, kind } = found;
  const isSent = kind === "round" || kind === "paragraf_round";
  const isMinutes = isSent || kind === "minutes" || kind === "paragraf";
  if (!meetingId || !isMinutes) return { approvals: [], isOnlySent: false };
  const rounds = await roundsOf(db, meetingId, itemId);
  const round = rounds.find((one) => filesOf(one).includes(hash));
  const approvals = (round?.approvals ?? []).map(({ name, role, at }) => ({ name, role, at }));
  return { approvals, isOnlySent: isSent };
}
