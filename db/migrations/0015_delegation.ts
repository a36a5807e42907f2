import type { Kysely } from "kysely";

/** Who decides for the styrelse and in what, what was decided so, and where it was told to the styrelse. */
export const name = "0015_delegation";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("delegation_order")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("to_date", "text")
    .addColumn("settings", "text", (c) => c.notNull())
    .addColumn("groups", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("delegation_order_number", ["association_id", "number"])
    .execute();
  await db.schema
    .createTable("delegation_adoption")
    .addColumn("order_id", "text", (c) => c.primaryKey().references("delegation_order.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("delegated_decision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("serial", "integer", (c) => c.notNull())
    .addColumn("decided_on", "text", (c) => c.notNull())
    .addColumn("order_id", "text", (c) => c.notNull().references("delegation_order.id"))
    .addColumn("group_id", "text", (c) => c.notNull())
    .addColumn("group_title", "text", (c) => c.notNull())
    .addColumn("delegate_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("delegate_name", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("object", "text", (c) => c.notNull())
    .addColumn("supplier", "text", (c) => c.notNull())
    .addColumn("ore", "integer")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("corrects", "text", (c) => c.unique())
    .addColumn("is_void", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("delegated_decision_number", ["association_id", "year", "serial"])
    .execute();
  await db.schema
    .createTable("delegated_telling")
    .addColumn("decision_id", "text", (c) => c.notNull().references("delegated_decision.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("delegated_telling_one", ["decision_id", "item_id"])
    .execute();
}
