import type { Kysely } from "kysely";

/** The attestordning in versions: its rights, the paragraf that adopted it, and the signature samples. */
export const name = "0016_attest_order";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("attest_order")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("to_date", "text")
    .addColumn("manual_order_persons", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("attest_right")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("order_id", "text", (c) => c.notNull().references("attest_order.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("concern", "text", (c) => c.notNull())
    .addColumn("area", "text", (c) => c.notNull())
    .addColumn("cap", "text")
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("deputies", "text", (c) => c.notNull())
    .addColumn("deputy_when", "text", (c) => c.notNull())
    .addColumn("remark", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("attest_adoption")
    .addColumn("order_id", "text", (c) => c.primaryKey().references("attest_order.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("signature_sample")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("given_on", "text", (c) => c.notNull())
    .addColumn("sha256", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createIndex("attest_right_order")
    .on("attest_right")
    .columns(["order_id", "position"])
    .execute();
  await db.schema
    .createIndex("attest_order_association")
    .on("attest_order")
    .column("association_id")
    .execute();
  await db.schema
    .createIndex("signature_sample_person")
    .on("signature_sample")
    .columns(["association_id", "person_id"])
    .execute();
}
