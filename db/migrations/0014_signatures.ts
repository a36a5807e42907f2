import type { Kysely } from "kysely";

/** How a förbund justerar its protokoll, by the decision of its styrelse. */
export const name = "0014_signatures";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("approval_method")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("method", "text", (c) => c.notNull())
    .addColumn("valid_from", "text", (c) => c.notNull())
    .addColumn("decided_on", "text")
    .addColumn("paragraf", "text", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("approval_method_version", ["association_id", "number"])
    .execute();
}
