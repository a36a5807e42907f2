import type { Kysely } from "kysely";

/** Files to the bank: from which account they are paid, which payments are in them, and what the bank answered. */
export const name = "0018_payment_files";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("payer_setting")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("iban", "text")
    .addColumn("bankgiro", "text")
    .addColumn("bic", "text", (c) => c.notNull())
    .addColumn("customer_id", "text")
    .addColumn("bank_account", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("payer_setting_number", ["association_id", "number"])
    .execute();
  await db.schema
    .createTable("payment_file")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("message_id", "text", (c) => c.notNull())
    .addColumn("payer_number", "integer", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("payment_file_number", ["association_id", "year", "sequence"])
    .execute();
  await rowTables(db);
}

async function rowTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("payment_file_row")
    .addColumn("file_id", "text", (c) => c.notNull().references("payment_file.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addColumn("end_to_end_id", "text", (c) => c.notNull())
    .addColumn("group_id", "text", (c) => c.notNull())
    .addColumn("execution_date", "text", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("payment_file_row_payment", ["file_id", "payment_id"])
    .addUniqueConstraint("payment_file_row_name", ["association_id", "end_to_end_id"])
    .execute();
  await db.schema
    .createTable("payment_file_withdrawal")
    .addColumn("file_id", "text", (c) => c.primaryKey().references("payment_file.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("bank_answer")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("filename", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
}
