import type { Kysely } from "kysely";

/** Utbetalningar: what each version says, the steps taken on it, what was sent back, and when it was paid. */
export const name = "0017_payments";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("payment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("payment_number", ["association_id", "year", "sequence"])
    .execute();
  await db.schema
    .createTable("payment_version")
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("attested_from", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("payee_key", "text", (c) => c.notNull())
    .addColumn("account_key", "text")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("payment_version_number", ["payment_id", "version"])
    .execute();
  await db.schema
    .createIndex("payment_version_payee")
    .on("payment_version")
    .columns(["association_id", "payee_key"])
    .execute();
  await stepTables(db);
}

async function stepTables(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
      .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("by_person_id", "text", (c) => c.references("person.id"));
  await table("payment_mark")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addUniqueConstraint("payment_mark_once", ["payment_id", "version", "step", "by_person_id"])
    .execute();
  await table("payment_return")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  await table("payment_account_check")
    .addColumn("payee_key", "text", (c) => c.notNull())
    .addColumn("account_key", "text", (c) => c.notNull())
    .addColumn("how", "text", (c) => c.notNull())
    .execute();
  await table("payment_paper")
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("filename", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .execute();
  for (const of of ["payment_mark", "payment_return", "payment_account_check", "payment_paper"]) {
    await db.schema.createIndex(`${of}_payment`).on(of).column("payment_id").execute();
  }
  // At most one end each: paid, or cancelled.
  await table("payment_end")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addUniqueConstraint("payment_ends_once", ["payment_id"])
    .execute();
}
