import type { Kysely } from "kysely";

/** What spares the one who attests: how small payments are attested together, and who is told by e-mail what waits. */
export const name = "0026_chair";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("bulk_limit")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("bulk_limit_number", ["association_id", "number"])
    .execute();
  await db.schema
    .createTable("digest_wish")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("is_wanted", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("digest_wish_number", ["association_id", "person_id", "number"])
    .execute();
  await db.schema
    .createTable("digest")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("error", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("digest_day", ["association_id", "person_id", "day"])
    .execute();
}
