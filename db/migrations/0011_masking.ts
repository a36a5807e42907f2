import type { Kysely } from "kysely";

/**
 * The version of a protokoll for the web: what was frozen as the model that documents are made of, with the secret and the
 * sum of its content hash, and what has been decided of each place that could be masked.
 */
export const name = "0011_masking";

export async function up(db: Kysely<unknown>): Promise<void> {
  // Null in rounds from before: those cannot be masked.
  for (const column of ["content_sha256", "content_key", "content_hash"]) {
    await db.schema.alterTable("approval_round").addColumn(column, "text").execute();
  }
  await db.schema
    .createTable("masking")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("passage", "integer", (c) => c.notNull())
    .addColumn("from_word", "integer", (c) => c.notNull())
    .addColumn("to_word", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema.createIndex("masking_of_round").on("masking").column("round_id").execute();
  await db.schema
    .createTable("masking_withdrawal")
    .addColumn("masking_id", "text", (c) => c.primaryKey().references("masking.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
}
