/** What anybody's file is, as sentences: a document with or without signatures, or the proof of a text's content. */
import type { CheckedProof } from "../documents/content.server.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Office } from "./command.server.ts";
import {
  keptText,
  proofLog,
  proofVerdict,
  signatureText,
  verdict,
} from "./verificationText.server.ts";
import { verifyDocument } from "./verifyDocument.server.ts";
import { proofIn, verifyProof, whyUnreadable } from "./verifyProof.server.ts";

export type CheckedFile = {
  verdict: string;
  isUnchanged: boolean;
  signatures: string[];
  /** What ties it to a förbund's log. */
  log: string[];
  facts: string[];
};

/** Looks a file up. Nothing of it is kept. */
export async function checkFile(
  { db, trustedIssuers }: Pick<Office, "db" | "trustedIssuers">,
  bytes: Uint8Array,
): Promise<Result<CheckedFile>> {
  const proof = proofIn(bytes);
  if (proof) return accepted(await checkedProof(db, proof));
  const found = await verifyDocument(db, bytes, trustedIssuers);
  if (found.kind === "unreadable")
    return refused(whyUnreadable(bytes, found.why), { field: "file" });
  const { document } = found;
  const { kept, claims } = document;
  const own =
    !kept && claims.title
      ? [
          `Filen säger själv att den är ”${claims.title}”${claims.issuer ? ` från ${claims.issuer}` : ""}.`,
        ]
      : [];
  return accepted({
    verdict: verdict(document),
    isUnchanged: document.isUnchanged && kept?.chainHolds !== false,
    signatures: document.signatures.map(signatureText),
    log: kept ? keptText(kept) : [],
    facts: [...own, `SHA-256: ${document.sha256}`],
  });
}

async function checkedProof(db: Office["db"], proof: CheckedProof): Promise<CheckedFile> {
  const verified = await verifyProof(db, proof);
  return {
    verdict: proofVerdict(verified),
    isUnchanged: verified.isUnchanged && verified.of?.chainHolds !== false,
    signatures: [],
    log: proofLog(verified),
    facts: [`Innehållssumma: ${proof.root}`],
  };
}
