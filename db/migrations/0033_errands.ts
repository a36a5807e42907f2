import { type Kysely, sql } from "kysely";

/**
 * Förrättningar: what was done for the styrelse outside its meetings, in versions, with who answers for that it was ordered.
 * A claim is of a meeting or of a förrättning. Frozen: a change is a new migration.
 */
export const name = "0033_errands";

export async function up(db: Kysely<unknown>): Promise<void> {
  await errands(db);
  await claimsOfEither(db);
}

async function errands(db: Kysely<unknown>) {
  await db.schema
    .createTable("errand")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addUniqueConstraint("errand_number", ["association_id", "year", "sequence"])
    .execute();
  await db.schema
    .createTable("errand_version")
    .addColumn("errand_id", "text", (c) => c.notNull().references("errand.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("errand_version_number", ["errand_id", "version"])
    .execute();
  await db.schema
    .createIndex("errand_version_association")
    .on("errand_version")
    .column("association_id")
    .execute();
  await db.schema
    .createTable("errand_vouch")
    .addColumn("errand_id", "text", (c) => c.notNull().references("errand.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("errand_vouch_version", ["errand_id", "version"])
    .execute();
  await db.schema
    .createTable("errand_end")
    .addColumn("errand_id", "text", (c) => c.primaryKey().references("errand.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
}

/** SQLite cannot take away a "not null": the two tables are written anew, and keep their names. */
async function claimsOfEither(db: Kysely<unknown>) {
  await db.schema
    .createTable("fee_claim_anew")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.references("meeting.id"))
    .addColumn("errand_id", "text", (c) => c.references("errand.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("fee_claim_of_meeting", ["meeting_id", "person_id", "version"])
    .addUniqueConstraint("fee_claim_of_errand", ["errand_id", "person_id", "version"])
    .addCheckConstraint("fee_claim_of_one", sql`(meeting_id is null) <> (errand_id is null)`)
    .execute();
  await sql`
    insert into fee_claim_anew
      (id, association_id, meeting_id, person_id, version, text, at, by_person_id)
    select id, association_id, meeting_id, person_id, version, text, at, by_person_id
    from fee_claim`.execute(db);
  await db.schema
    .createTable("fee_listing_anew")
    .addColumn("period_id", "text", (c) => c.notNull().references("fee_period.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("claim_id", "text", (c) => c.notNull().references("fee_claim_anew.id"))
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addPrimaryKeyConstraint("fee_listing_of_claim", ["period_id", "claim_id"])
    .execute();
  await sql`
    insert into fee_listing_anew (period_id, association_id, claim_id, payment_id)
    select period_id, association_id, claim_id, payment_id from fee_listing`.execute(db);
  await db.schema.dropTable("fee_listing").execute();
  await db.schema.dropTable("fee_claim").execute();
  await db.schema.alterTable("fee_claim_anew").renameTo("fee_claim").execute();
  await db.schema.alterTable("fee_listing_anew").renameTo("fee_listing").execute();
  await db.schema
    .createIndex("fee_claim_association")
    .on("fee_claim")
    .column("association_id")
    .execute();
}
