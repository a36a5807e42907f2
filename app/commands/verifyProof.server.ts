/** The proof of a text's content, held against what the förbund here have sent for justering. Nothing of it is kept. */
import { roundWithContent } from "#db/queries/masking.server.ts";
import { type CheckedProof, checkProof } from "../documents/content.server.ts";
import type { Office } from "./command.server.ts";
import { type InChain, inChain, type Kept } from "./verifyDocument.server.ts";

/** The text that a proof is of, and where its content hash stands in the förbund's chain of events. */
export type ProvedText = NonNullable<Awaited<ReturnType<typeof roundWithContent>>> & InChain;

export type VerifiedProof = CheckedProof & {
  /** Null when no förbund here has that text, or when there is none to ask. */
  of: ProvedText | null;
  /** It comes to its own sum, and that sum is a text's that was sent for justering here. */
  isUnchanged: boolean;
};

const BRACE = "{".charCodeAt(0);

/** The proof that a file is; null when it is something else. */
export function proofIn(bytes: Uint8Array): CheckedProof | null {
  if (bytes[0] !== BRACE) return null;
  try {
    return checkProof(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

/** Why a file cannot be read, where it may have been meant as a proof. */
export const whyUnreadable = (bytes: Uint8Array, why: string): string =>
  bytes[0] === BRACE
    ? "Filen är inget helt innehållsbevis. Hämta det på nytt från protokollets sida."
    : why;

/** Looks a proof up. `db` null: only whether it comes to its own sum. */
export async function verifyProof(
  db: Office["db"] | null,
  proof: CheckedProof,
): Promise<VerifiedProof> {
  const round = db && proof.holds ? await roundWithContent(db, proof.root) : undefined;
  if (!db || !round) return { ...proof, of: null, isUnchanged: false };
  const { associationId } = round;
  const chain = await inChain(db, { associationId, sha256: proof.root });
  return { ...proof, of: { ...round, ...chain }, isUnchanged: true };
}

const PROVED: readonly Kept["kind"][] = [
  ...(["minutes", "minutes_web", "round"] as const),
  ...(["paragraf", "paragraf_web", "paragraf_round"] as const),
];

/** Whether a proof is of the text that a kept document holds. */
export const isProofOf = ({ of }: VerifiedProof, kept: Kept | null): boolean =>
  of !== null &&
  kept !== null &&
  PROVED.includes(kept.kind) &&
  of.meetingId === kept.meetingId &&
  of.itemId === kept.itemId;
