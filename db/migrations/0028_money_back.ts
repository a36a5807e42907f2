import type { Kysely } from "kysely";

/**
 * Money that came back after it was paid, the payment that pays it anew, the delegationsbeslut that a payment follows, and
 * the accounts of each kontering, so that they are found without reading every text.
 */
export const name = "0028_money_back";

type Old = {
  payment_version: { payment_id: string; version: number; association_id: string; text: string };
  payment_posting_account: Account;
};
type Account = { payment_id: string; version: number; association_id: string; account: string };

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
      .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("by_person_id", "text", (c) => c.references("person.id"));
  await table("payment_back")
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addUniqueConstraint("payment_back_once", ["payment_id"])
    .execute();
  await table("payment_back_end")
    .addColumn("reason", "text", (c) => c.notNull())
    .addUniqueConstraint("payment_back_ends_once", ["payment_id"])
    .execute();
  await db.schema
    .createIndex("payment_back_of")
    .on("payment_back")
    .column("association_id")
    .execute();
  await db.schema.alterTable("payment").addColumn("again_of", "text").execute();
  await db.schema.createIndex("payment_again_of").on("payment").column("again_of").execute();
  await db.schema.alterTable("payment_version").addColumn("delegated_id", "text").execute();
  await db.schema
    .createIndex("payment_version_delegated")
    .on("payment_version")
    .columns(["association_id", "delegated_id"])
    .execute();
  await accounts(db as Kysely<Old>);
}

async function accounts(db: Kysely<Old>): Promise<void> {
  await db.schema
    .createTable("payment_posting_account")
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("account", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("payment_posting_account_one", ["payment_id", "version", "account"])
    .execute();
  const versions = await db.selectFrom("payment_version").selectAll().execute();
  for (const { payment_id, version, association_id, text } of versions) {
    const { postings } = JSON.parse(text) as { postings: { account: string }[] };
    for (const account of new Set(postings.map((row) => row.account))) {
      const row = { payment_id, version, association_id, account };
      await db.insertInto("payment_posting_account").values(row).execute();
    }
  }
  await db.schema
    .createIndex("payment_posting_account_account")
    .on("payment_posting_account")
    .columns(["association_id", "account"])
    .execute();
}
