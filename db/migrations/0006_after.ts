import type { Kysely } from "kysely";

/** What comes after the meeting: tasks, comments under justering, utdrag and expediering, and minnesanteckningar. */
export const name = "0006_after";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("section").addColumn("tasks", "text").execute();
  await stamped(owned(db, "task_step"))
    // No foreign key: a task is part of an att-sats or of a point, kept there as JSON with an id of its own.
    .addColumn("task_id", "text", (c) => c.notNull())
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("comment", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("task_step_of_task").on("task_step").column("task_id").execute();
  await approval(db);
  await dispatch(db);
  await notes(db);
}

async function approval(db: Kysely<unknown>) {
  await db.schema.alterTable("approval_round").addColumn("turn_order", "text").execute();
  await db.schema.alterTable("approval_round").addColumn("paragrafs", "text").execute();
  await stamped(owned(db, "minutes_comment"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("anchor", "text", (c) => c.notNull())
    .addColumn("quote", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("minutes_comment_of_meeting")
    .on("minutes_comment")
    .column("meeting_id")
    .execute();
  await stamped(db.schema.createTable("comment_answer"))
    .addColumn("comment_id", "text", (c) => c.primaryKey().references("minutes_comment.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("body", "text", (c) => c.notNull())
    .execute();
  await stamped(owned(db, "approval_reminder"))
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("on_day", "integer", (c) => c.notNull())
    .addColumn("how", "text", (c) => c.notNull())
    .addUniqueConstraint("approval_reminder_once", ["round_id", "person_id", "on_day"])
    .execute();
}

async function dispatch(db: Kysely<unknown>) {
  await stamped(owned(db, "dispatch"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("recipient", "text", (c) => c.notNull())
    .addColumn("how", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("dispatch_of_item").on("dispatch").column("item_id").execute();
  await stamped(db.schema.createTable("dispatch_sending"))
    .addColumn("dispatch_id", "text", (c) => c.primaryKey().references("dispatch.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sent_on", "text", (c) => c.notNull())
    .execute();
}

async function notes(db: Kysely<unknown>) {
  await stamped(
    owned(db, "council")
      .addColumn("name", "text", (c) => c.notNull())
      .addUniqueConstraint("council_name", ["association_id", "name"]),
  ).execute();
  await stamped(owned(db, "notes"))
    .addColumn("council_id", "text", (c) => c.notNull().references("council.id"))
    .addColumn("date", "text", (c) => c.notNull())
    .addColumn("starts_at", "text")
    .addColumn("ends_at", "text")
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("next_on", "text")
    .addColumn("next_words", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .execute();
  await owned(db, "notes_participant")
    .addColumn("notes_id", "text", (c) => c.notNull().references("notes.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("came_at", "text")
    .addColumn("left_at", "text")
    .execute();
  await db.schema
    .createIndex("notes_participant_of_notes")
    .on("notes_participant")
    .column("notes_id")
    .execute();
  await owned(db, "notes_point")
    .addColumn("notes_id", "text", (c) => c.notNull().references("notes.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("tasks", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("notes_point_of_notes")
    .on("notes_point")
    .column("notes_id")
    .execute();
  await stamped(db.schema.createTable("notes_finish"))
    .addColumn("notes_id", "text", (c) => c.primaryKey().references("notes.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("html_sha256", "text", (c) => c.notNull())
    .addColumn("docx_sha256", "text", (c) => c.notNull())
    .addColumn("pdf_sha256", "text", (c) => c.notNull())
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
