import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { sha256 } from "./events.server.ts";

type Db = Kysely<Database>;

/** Stores bytes once per förbund and content; answers their SHA-256 in hex. */
export async function keepBytes(
  trx: Db,
  associationId: string,
  mediaType: string,
  bytes: Uint8Array,
): Promise<string> {
  const hash = sha256(bytes);
  await trx
    .insertInto("blob")
    .values({ association_id: associationId, sha256: hash, media_type: mediaType, bytes })
    .onConflict((c) => c.columns(["association_id", "sha256"]).doNothing())
    .execute();
  return hash;
}

/** The bytes with that hash; undefined when the förbund has none such. */
export const bytesOf = (db: Db, associationId: string, hash: string) =>
  db
    .selectFrom("blob")
    .select(["bytes", "media_type"])
    .where("association_id", "=", associationId)
    .where("sha256", "=", hash)
    .executeTakeFirst();

/** A frozen document whose bytes are gone or no longer have their hash. */
export type BrokenDocument = { associationId: string; sha256: string; what: string };

/**
 * Checks every kept file of a förbund against its own hash, and that every hash that a round, an issued
 * document or a bilaga refers to is there.
 */
export async function verifyBytes(
  db: Db,
  associationId: string,
): Promise<{ count: number; broken: BrokenDocument[] }> {
  const broken: BrokenDocument[] = [];
  const wanted = await referredHashes(db, associationId);
  const kept = await db
    .selectFrom("blob")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  for (const { sha256: hash } of kept) {
    const row = await bytesOf(db, associationId, hash);
    if (!row || sha256(row.bytes) !== hash) {
      broken.push({ associationId, sha256: hash, what: "innehållet är ändrat" });
    }
    wanted.delete(hash);
  }
  for (const hash of wanted) broken.push({ associationId, sha256: hash, what: "filen saknas" });
  return { count: kept.length, broken };
}

/** The avtal that conditions of bidrag were marked fulfilled on. */
async function agreementHashes(db: Db, associationId: string): Promise<string[]> {
  const marks = await db
    .selectFrom("condition_mark")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  return marks.flatMap(({ sha256: hash }) => hash ?? []);
}

/** The files of the diarium, also those that another has taken the place of. */
async function diaryHashes(db: Db, associationId: string): Promise<string[]> {
  const versions = await db
    .selectFrom("diary_version")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  return versions.flatMap(({ sha256: hash }) => hash ?? []);
}

async function referredHashes(db: Db, associationId: string): Promise<Set<string>> {
  const rounds = await db
    .selectFrom("approval_round")
    .select(["html_sha256", "docx_sha256", "pdf_sha256", "content_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const issued = await db
    .selectFrom("issued_document")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  const files = await db
    .selectFrom("attachment")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  const notes = await db
    .selectFrom("notes_finish")
    .select(["html_sha256", "docx_sha256", "pdf_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const signatures = await db
    .selectFrom("signature")
    .select(["before_sha256", "after_sha256", "evidence_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const logos = await db
    .selectFrom("letterhead")
    .select("logo_sha256")
    .where("association_id", "=", associationId)
    .execute();
  const samples = await db
    .selectFrom("signature_sample")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  const papers = await db
    .selectFrom("payment_paper")
    .select("sha256")
    .where("association_id", "=", associationId)
    .execute();
  const bankFiles = await db
    .selectFrom("payment_file")
    .select("sha256")
    .where("association_id", "=", associationId)
    .unionAll(
      db.selectFrom("bank_answer").select("sha256").where("association_id", "=", associationId),
    )
    .execute();
  return new Set([
    ...(await adoptedHashes(db, associationId)),
    ...(await agreementHashes(db, associationId)),
    ...(await diaryHashes(db, associationId)),
    ...bankFiles.map(({ sha256: hash }) => hash),
    ...papers.map(({ sha256: hash }) => hash),
    ...samples.flatMap((one) => one.sha256 ?? []),
    ...logos.flatMap((l) => (l.logo_sha256 ? [l.logo_sha256] : [])),
    ...notes.flatMap((n) => [n.html_sha256, n.docx_sha256, n.pdf_sha256]),
    ...rounds.flatMap((r) => [r.html_sha256, r.docx_sha256, r.pdf_sha256]),
    ...rounds.flatMap((r) => r.content_sha256 ?? []),
    ...signatures.flatMap((s) => [
      s.before_sha256,
      s.after_sha256,
      s.evidence_sha256 ?? s.after_sha256,
    ]),
    ...issued.map((d) => d.sha256),
    ...files.flatMap((f) => (f.sha256 ? [f.sha256] : [])),
  ]);
}

/** What was frozen when the styrelse adopted something beside its protokoll. */
async function adoptedHashes(db: Db, associationId: string): Promise<string[]> {
  const analyses = await db
    .selectFrom("risk_adoption")
    .select(["html_sha256", "docx_sha256", "pdf_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const plans = await db
    .selectFrom("control_adoption")
    .select(["html_sha256", "docx_sha256", "pdf_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const reports = await db
    .selectFrom("control_report")
    .select(["html_sha256", "docx_sha256", "pdf_sha256"])
    .where("association_id", "=", associationId)
    .execute();
  const runs = await db
    .selectFrom("control_run")
    .select("evidence_sha256")
    .where("association_id", "=", associationId)
    .execute();
  return [
    ...[...analyses, ...plans, ...reports].flatMap((one) => [
      ...[one.html_sha256, one.docx_sha256, one.pdf_sha256],
    ]),
    ...runs.flatMap((one) => one.evidence_sha256 ?? []),
  ];
}
