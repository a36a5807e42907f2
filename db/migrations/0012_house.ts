import type { Kysely } from "kysely";

/** What a förbund's documents look like and say: its letterhead, and the templates that it has written itself. */
export const name = "0012_house";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("letterhead")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("lines", "text", (c) => c.notNull())
    .addColumn("website", "text", (c) => c.notNull())
    .addColumn("accent", "text", (c) => c.notNull())
    .addColumn("logo_sha256", "text")
    .addColumn("logo_width", "integer", (c) => c.notNull())
    .addColumn("logo_height", "integer", (c) => c.notNull())
    .addColumn("logo_alt", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("letterhead_version", ["association_id", "number"])
    .execute();
  await db.schema
    .createTable("template_version")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("text", "text")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("template_version_number", ["association_id", "name", "number"])
    .execute();
}
