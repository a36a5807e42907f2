import type { Kysely } from "kysely";

/** What is decided about arvoden from which day, what each person has claimed, and the periods that were paid. */
export const name = "0025_fees";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("fee_setting")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("valid_from", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("item_id", "text", (c) => c.references("item.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createIndex("fee_setting_association")
    .on("fee_setting")
    .column("association_id")
    .execute();
  await db.schema
    .createTable("fee_claim")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("fee_claim_version", ["meeting_id", "person_id", "version"])
    .execute();
  await db.schema
    .createIndex("fee_claim_association")
    .on("fee_claim")
    .column("association_id")
    .execute();
  await db.schema
    .createTable("fee_period")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("to_date", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("fee_period_number", ["association_id", "year", "sequence"])
    .execute();
  await db.schema
    .createTable("fee_listing")
    .addColumn("period_id", "text", (c) => c.notNull().references("fee_period.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("claim_id", "text", (c) => c.notNull().references("fee_claim.id"))
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addPrimaryKeyConstraint("fee_listing_claim", ["period_id", "claim_id"])
    .execute();
}
