/** What anybody's file is, as sentences: a document with or without signatures, or the proof of a text's content. */
import { chainHead } from "#db/queries/events.server.ts";
import { roundWithContent } from "#db/queries/masking.server.ts";
import { type CheckedProof, checkProof } from "../documents/content.server.ts";
import { longDate } from "../domain/calendar.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Office } from "./command.server.ts";
import { keptText, signatureText, verdict } from "./verificationText.server.ts";
import { verifyDocument } from "./verifyDocument.server.ts";

export type CheckedFile = {
  verdict: string;
  isUnchanged: boolean;
  signatures: string[];
  /** What ties it to a förbund's log. */
  log: string[];
  facts: string[];
};

/** Looks a file up. Nothing of it is kept. */
export async function checkFile(db: Office["db"], bytes: Uint8Array): Promise<Result<CheckedFile>> {
  const proof = proofIn(bytes);
  if (proof) return accepted(await checkedProof(db, proof));
  const found = await verifyDocument(db, bytes);
  if (found.kind === "unreadable") return refused(found.why, { field: "file" });
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

const BRACE = "{".charCodeAt(0);

/** The proof that a file is; null when it is something else. */
function proofIn(bytes: Uint8Array): CheckedProof | null {
  if (bytes[0] !== BRACE) return null;
  try {
    return checkProof(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

async function checkedProof(db: Office["db"], proof: CheckedProof): Promise<CheckedFile> {
  const facts = [`Innehållssumma: ${proof.root}`];
  const nothing = { isUnchanged: false, signatures: [], log: [], facts };
  if (!proof.holds) {
    return { ...nothing, verdict: "Beviset går inte ihop: något i det är ändrat." };
  }
  const round = await roundWithContent(db, proof.root);
  if (!round) {
    return {
      ...nothing,
      verdict: "Beviset går ihop, men är inte av någon text som har justerats i förbunden här.",
    };
  }
  const head = await chainHead(db, round.associationId);
  const masked =
    proof.maskedWords === 0
      ? "Inget är maskerat."
      : `${proof.maskedWords} ord är maskerade och inget annat är ändrat.`;
  return {
    ...nothing,
    isUnchanged: true,
    verdict: `Beviset går ihop. Texten är ur protokollet ${longDate(round.date)} från ${round.associationName}, så som det skickades för justering. ${masked}`,
    log: [`Förbundets logg slutar nu med händelse ${head.seq}, ${head.hash}.`],
  };
}
