import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Text that several write in at once, its versions, and the office's phrases. Frozen: a change is a new migration. */
export const name = "0007_writing";

export async function up(db: Kysely<unknown>): Promise<void> {
  const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? sql`bytea` : sql`blob`;
  await db.schema
    .createTable("item_writing")
    .addColumn("item_id", "text", (c) => c.primaryKey().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("state", bytes, (c) => c.notNull())
    .addColumn("meeting_revision", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("item_writing_meeting")
    .on("item_writing")
    .columns(["meeting_id", "meeting_revision"])
    .execute();
  await db.schema
    .createTable("item_version")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("began_at", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("sections", "text", (c) => c.notNull())
    .addUniqueConstraint("item_version_number", ["item_id", "number"])
    .execute();
  await db.schema
    .createTable("phrase")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("phrase_name", ["association_id", "name"])
    .execute();
}
