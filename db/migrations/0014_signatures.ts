import type { Kysely } from "kysely";

/** How a förbund justerar its protokoll by the decision of its styrelse, and the signatures that are made. */
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
  await db.schema.alterTable("approval_round").addColumn("method", "text").execute();
  await db.schema
    .createTable("signature")
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("nth", "integer", (c) => c.notNull())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("method", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("valid_to", "text")
    .addColumn("field", "text")
    .addColumn("before_sha256", "text", (c) => c.notNull())
    .addColumn("after_sha256", "text", (c) => c.notNull())
    .addColumn("evidence_sha256", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("signature_of_round", ["round_id", "nth"])
    .addUniqueConstraint("signature_once", ["round_id", "person_id"])
    .execute();
  await db.schema
    .createTable("eid_order")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("reference", "text", (c) => c.notNull())
    .addColumn("auto_start_token", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("eid_order_end")
    .addColumn("order_id", "text", (c) => c.primaryKey().references("eid_order.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("hint", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}
