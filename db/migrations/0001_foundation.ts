import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Tables of the first version. Frozen: a change is a new migration. */
export const name = "0001_foundation";

export async function up(db: Kysely<unknown>): Promise<void> {
  const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? sql`bytea` : sql`blob`;
  await accounts(db);
  await board(db);
  await meetings(db);
  await content(db, bytes);
  await approval(db);
  await notices(db);
  await records(db);
}

async function accounts(db: Kysely<unknown>) {
  await db.schema
    .createTable("user")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("emailVerified", "integer", (c) => c.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("session")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("token", "text", (c) => c.notNull().unique())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("userId", "text", (c) => c.notNull().references("user.id").onDelete("cascade"))
    .execute();
  await db.schema.createIndex("session_user").on("session").column("userId").execute();
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("accountId", "text", (c) => c.notNull())
    .addColumn("providerId", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", "text")
    .addColumn("refreshTokenExpiresAt", "text")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("account_user").on("account").column("userId").execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("identifier", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("rateLimit")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("lastRequest", "bigint", (c) => c.notNull())
    .execute();
}

async function board(db: Kysely<unknown>) {
  await db.schema
    .createTable("association")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("organisation_number", "text", (c) => c.notNull())
    .addColumn("kept_at", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("court", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("head_seq", "integer", (c) => c.notNull())
    .addColumn("head_hash", "text", (c) => c.notNull())
    .execute();
  await owned(db, "member")
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("notice_board_url", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .execute();
  await owned(db, "person")
    .addColumn("account_id", "text", (c) => c.references("user.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addUniqueConstraint("person_account", ["association_id", "account_id"])
    .execute();
  await db.schema.createIndex("person_of_account").on("person").column("account_id").execute();
  await owned(db, "seat")
    .addColumn("member_id", "text", (c) => c.notNull().references("member.id"))
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .execute();
  await owned(db, "mandate")
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("seat_id", "text", (c) => c.references("seat.id"))
    .addColumn("calling_order", "integer")
    .addColumn("basis", "text", (c) => c.notNull())
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("to_date", "text")
    .execute();
  await db.schema.createIndex("mandate_of_person").on("mandate").column("person_id").execute();
  await stamped(owned(db, "board_rules"))
    .addColumn("valid_from", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("settings", "text", (c) => c.notNull())
    .execute();
}

async function meetings(db: Kysely<unknown>) {
  await owned(db, "meeting")
    .addColumn("slug", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("date", "text", (c) => c.notNull())
    .addColumn("starts_at", "text")
    .addColumn("ends_at", "text")
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("is_public", "integer", (c) => c.notNull().check(sql`is_public in (0, 1)`))
    .addColumn("public_notice_on", "text")
    .addColumn("consultation_on", "text")
    .addColumn("consultation_participants", "text", (c) => c.notNull())
    .addColumn("distance_decision", "text")
    .addColumn("chair_id", "text", (c) => c.references("person.id"))
    .addColumn("secretary_id", "text", (c) => c.references("person.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("imported", "text")
    .addUniqueConstraint("meeting_slug", ["association_id", "slug"])
    .execute();
  await stamped(owned(db, "meeting_step"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("clock", "text")
    .addUniqueConstraint("meeting_step_once", ["meeting_id", "step"])
    .execute();
  await owned(db, "item")
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("number", "integer")
    .addColumn("year", "integer")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("struck_ground", "text")
    .addColumn("financing", "text")
    .addColumn("revision", "integer", (c) => c.notNull())
    // §-numbers run through the calendar year, each given once.
    .addUniqueConstraint("item_number", ["association_id", "year", "number"])
    .execute();
  await db.schema.createIndex("item_of_meeting").on("item").column("meeting_id").execute();
  await owned(db, "presence")
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("capacity", "text", (c) => c.notNull())
    .addColumn("seat_id", "text", (c) => c.references("seat.id"))
    .addColumn("from_position", "integer", (c) => c.notNull())
    .addColumn("to_position", "integer")
    .addColumn("from_time", "text")
    .addColumn("to_time", "text")
    .addColumn("mode", "text", (c) => c.notNull())
    .addColumn("ground", "text")
    .execute();
  await db.schema.createIndex("presence_of_meeting").on("presence").column("meeting_id").execute();
  await stamped(db.schema.createTable("adjuster"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("adjuster_pk", ["meeting_id", "person_id"])
    .execute();
}

async function content(db: Kysely<unknown>, bytes: ReturnType<typeof sql>) {
  await owned(db, "section")
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("lead", "text", (c) => c.notNull())
    .addColumn("clauses", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("section_of_item").on("section").column("item_id").execute();
  await owned(db, "stance")
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("ground", "text")
    .addColumn("explanation", "text")
    .addColumn("left_at", "text")
    .addColumn("returned_at", "text")
    .addUniqueConstraint("stance_once", ["item_id", "person_id"])
    .execute();
  await db.schema
    .createTable("blob")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("bytes", bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint("blob_pk", ["association_id", "sha256"])
    .execute();
  await owned(db, "attachment")
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("filename", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("sha256", "text")
    .addUniqueConstraint("attachment_label", ["meeting_id", "label"])
    .execute();
  await db.schema
    .createTable("citation")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("attachment_id", "text", (c) => c.notNull().references("attachment.id"))
    .addPrimaryKeyConstraint("citation_pk", ["item_id", "attachment_id"])
    .execute();
}

async function approval(db: Kysely<unknown>) {
  await stamped(owned(db, "approval_round"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("html_sha256", "text", (c) => c.notNull())
    .addColumn("docx_sha256", "text", (c) => c.notNull())
    .addColumn("pdf_sha256", "text", (c) => c.notNull())
    .addUniqueConstraint("approval_round_number", ["meeting_id", "round"])
    .execute();
  await stamped(db.schema.createTable("round_withdrawal"))
    .addColumn("round_id", "text", (c) => c.primaryKey().references("approval_round.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .execute();
  await owned(db, "approval")
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("on_date", "text", (c) => c.notNull())
    .addUniqueConstraint("approval_once", ["round_id", "person_id"])
    .execute();
  await db.schema
    .createTable("approved_minutes")
    .addColumn("meeting_id", "text", (c) => c.primaryKey().references("meeting.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("round_id", "text", (c) => c.references("approval_round.id"))
    .addColumn("approved_on", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}

async function notices(db: Kysely<unknown>) {
  await owned(db, "notice_posting")
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("member_id", "text", (c) => c.notNull().references("member.id"))
    .addColumn("posted_on", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("head_seq", "integer", (c) => c.notNull())
    .addColumn("head_hash", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("posting_of_meeting")
    .on("notice_posting")
    .column("meeting_id")
    .execute();
  await db.schema
    .createTable("notice_removal")
    .addColumn("posting_id", "text", (c) => c.primaryKey().references("notice_posting.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("removed_on", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .execute();
  await stamped(owned(db, "appeal"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("received_on", "text", (c) => c.notNull())
    .addColumn("appellant", "text", (c) => c.notNull())
    .addColumn("paragrafs", "text", (c) => c.notNull())
    .execute();
}

async function records(db: Kysely<unknown>) {
  await stamped(owned(db, "remark"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("paragraf", "integer")
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  await owned(db, "issued_document")
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text")
    .addColumn("format", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("issued_document_of_meeting")
    .on("issued_document")
    .column("meeting_id")
    .execute();
  await db.schema
    .createTable("event")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor_id", "text")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("data", "text", (c) => c.notNull())
    .addColumn("ground", "text")
    .addColumn("previous_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("event_pk", ["association_id", "seq"])
    .execute();
  await db.schema
    .createTable("handled_form")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("form_id", "text", (c) => c.notNull())
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("handled_form_pk", ["association_id", "form_id"])
    .execute();
}

/** A table with its own id whose rows each belong to one förbund. */
function owned(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"));
}

/** Who and when. */
function stamped<T extends ReturnType<Kysely<unknown>["schema"]["createTable"]>>(table: T) {
  return table
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"));
}
