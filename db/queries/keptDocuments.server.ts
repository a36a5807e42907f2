/** Which document of which förbund some bytes are, by their hash alone: for whoever holds a file and asks. */
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** What a file was made as. */
export type KeptKind =
  | Database["issued_document"]["kind"]
  | "round"
  | "paragraf_round"
  | "notes"
  | "attachment"
  | AdoptedKind;

type AdoptedKind = "risk_analysis" | "control_plan" | "control_report";

export type KeptDocument = {
  sha256: string;
  associationId: string;
  associationSlug: string;
  associationName: string;
  kind: KeptKind;
  /** The day of the meeting that it is about. */
  date: string;
  meetingId: string | null;
  /** The paragraf that it is about alone. */
  itemId: string | null;
  /** The § number of that paragraf. */
  number: number | null;
  /** The title of a bilaga. */
  title: string | null;
};

/** The document that has one of the hashes; null when no förbund here has kept it. */
export async function keptDocument(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  if (hashes.length === 0) return null;
  return (
    (await issued(db, hashes)) ??
    (await sentForApproval(db, hashes)) ??
    (await signedByFirst(db, hashes)) ??
    (await notes(db, hashes)) ??
    (await adopted(db, hashes)) ??
    (await attachment(db, hashes))
  );
}

const association = [
  "association.id as associationId",
  "association.slug as associationSlug",
  "association.name as associationName",
] as const;

async function issued(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const row = await db
    .selectFrom("issued_document")
    .innerJoin("association", "association.id", "issued_document.association_id")
    .innerJoin("meeting", "meeting.id", "issued_document.meeting_id")
    .leftJoin("item", "item.id", "issued_document.subject_id")
    .select(association)
    .select(["issued_document.sha256", "issued_document.kind", "item.number", "item.id as itemId"])
    .select(["meeting.id as meetingId", "meeting.date"])
    .where("issued_document.sha256", "in", hashes)
    .orderBy("issued_document.at")
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, title: null } : null;
}

type ThreeFiles = { html_sha256: string; docx_sha256: string; pdf_sha256: string };

/** The row with the one of its files that was asked for. */
function oneOf<Row extends ThreeFiles>(row: Row, hashes: string[]) {
  const { html_sha256, docx_sha256, pdf_sha256, ...found } = row;
  const sha256 = [html_sha256, docx_sha256, pdf_sha256].find((one) => hashes.includes(one)) ?? "";
  return { ...found, sha256 };
}

/** What is or was out for justering: bytes that some have approved and nobody may have yet. */
async function sentForApproval(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const row = await db
    .selectFrom("approval_round")
    .innerJoin("association", "association.id", "approval_round.association_id")
    .innerJoin("meeting", "meeting.id", "approval_round.meeting_id")
    .leftJoin("item", "item.id", "approval_round.item_id")
    .select(association)
    .select(["html_sha256", "docx_sha256", "pdf_sha256", "item.number", "item.id as itemId"])
    .select(["meeting.id as meetingId", "meeting.date"])
    .where((eb) =>
      eb.or([
        eb("html_sha256", "in", hashes),
        eb("docx_sha256", "in", hashes),
        eb("pdf_sha256", "in", hashes),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { ...oneOf(row, hashes), kind: row.itemId ? "paragraf_round" : "round", title: null };
}

/** A file with the signatures of those who signed first, while it waited for the others. */
async function signedByFirst(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const row = await db
    .selectFrom("signature")
    .innerJoin("approval_round", "approval_round.id", "signature.round_id")
    .innerJoin("association", "association.id", "signature.association_id")
    .innerJoin("meeting", "meeting.id", "approval_round.meeting_id")
    .leftJoin("item", "item.id", "approval_round.item_id")
    .select(association)
    .select(["signature.after_sha256 as sha256", "item.number", "item.id as itemId"])
    .select(["meeting.id as meetingId", "meeting.date"])
    .where("signature.after_sha256", "in", hashes)
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, kind: row.itemId ? "paragraf_round" : "round", title: null } : null;
}

async function notes(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const row = await db
    .selectFrom("notes_finish")
    .innerJoin("notes", "notes.id", "notes_finish.notes_id")
    .innerJoin("association", "association.id", "notes.association_id")
    .select(association)
    .select(["html_sha256", "docx_sha256", "pdf_sha256", "notes.date"])
    .where((eb) =>
      eb.or([
        eb("html_sha256", "in", hashes),
        eb("docx_sha256", "in", hashes),
        eb("pdf_sha256", "in", hashes),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const none = { meetingId: null, itemId: null, number: null, title: null };
  return { ...oneOf(row, hashes), ...none, kind: "notes" };
}

/** What the styrelse has adopted, or been told of, beside its protokoll. */
async function adopted(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const of = (table: "risk_adoption" | "control_adoption" | "control_report", kind: AdoptedKind) =>
    db
      .selectFrom(table)
      .select(["association_id", "meeting_id", "number"])
      .select(["html_sha256", "docx_sha256", "pdf_sha256"])
      .select(sql.lit<AdoptedKind>(kind).as("kind"));
  const row = await db
    .selectFrom(
      of("risk_adoption", "risk_analysis")
        .unionAll(of("control_adoption", "control_plan"))
        .unionAll(of("control_report", "control_report"))
        .as("a"),
    )
    .innerJoin("association", "association.id", "a.association_id")
    .innerJoin("meeting", "meeting.id", "a.meeting_id")
    .select(association)
    .select(["html_sha256", "docx_sha256", "pdf_sha256", "a.number", "a.kind", "meeting.date"])
    .where((eb) =>
      eb.or([
        eb("html_sha256", "in", hashes),
        eb("docx_sha256", "in", hashes),
        eb("pdf_sha256", "in", hashes),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { ...oneOf(row, hashes), meetingId: null, itemId: null, title: null };
}

async function attachment(db: Db, hashes: string[]): Promise<KeptDocument | null> {
  const row = await db
    .selectFrom("attachment")
    .innerJoin("association", "association.id", "attachment.association_id")
    .innerJoin("meeting", "meeting.id", "attachment.meeting_id")
    .select(association)
    .select(["attachment.sha256", "attachment.title", "meeting.id as meetingId", "meeting.date"])
    .where("attachment.sha256", "in", hashes)
    .limit(1)
    .executeTakeFirst();
  if (!row?.sha256) return null;
  return { ...row, sha256: row.sha256, kind: "attachment", itemId: null, number: null };
}

/** The last event that holds a hash: of a protokoll, that it became justerat rather than that it was sent. */
export const eventWithHash = (db: Db, associationId: string, sha256: string) =>
  db
    .selectFrom("event")
    .select(["seq", "at", "kind", "hash"])
    .where("association_id", "=", associationId)
    .where("data", "like", `%"${sha256}"%`)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
