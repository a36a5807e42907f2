import type { Kysely } from "kysely";

/** The diarium: from when it is kept here, each handling's number, what is said of it in versions, and the ärenden it is about. */
export const name = "0029_diary";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("diary_start")
    .addColumn("association_id", "text", (c) => c.primaryKey().references("association.id"))
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("diary_entry")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("serial", "integer", (c) => c.notNull())
    .addColumn("registered_on", "text", (c) => c.notNull())
    .addColumn("origin", "text")
    .addColumn("meeting_id", "text", (c) => c.references("meeting.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("diary_entry_number", ["association_id", "year", "serial"])
    .addUniqueConstraint("diary_entry_origin", ["association_id", "origin"])
    .execute();
  await db.schema
    .createTable("diary_version")
    .addColumn("entry_id", "text", (c) => c.notNull().references("diary_entry.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("date", "text", (c) => c.notNull())
    .addColumn("direction", "text", (c) => c.notNull())
    .addColumn("counterpart", "text", (c) => c.notNull())
    .addColumn("name_protected", "integer", (c) => c.notNull())
    .addColumn("public_subject", "text", (c) => c.notNull())
    .addColumn("protected_subject", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("dossier_id", "text", (c) => c.references("diary_entry.id"))
    .addColumn("sha256", "text")
    .addColumn("filename", "text")
    .addColumn("media_type", "text")
    .addColumn("kept_where", "text", (c) => c.notNull())
    .addColumn("secrecy", "text", (c) => c.notNull())
    .addColumn("office_words", "text", (c) => c.notNull())
    .addColumn("public_words", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("diary_version_revision", ["entry_id", "revision"])
    .execute();
  await db.schema
    .createTable("diary_item")
    .addColumn("entry_id", "text", (c) => c.notNull().references("diary_entry.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("diary_item_one", ["entry_id", "item_id"])
    .execute();
}
