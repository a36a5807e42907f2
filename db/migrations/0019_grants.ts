import type { CreateTableBuilder, Kysely } from "kysely";

/** Bidrag with their plans, the budget, and what is known of the förbund's money. */
export const name = "0019_grants";

type Columns = CreateTableBuilder<string, string>;

/** Whose it is, and who wrote it when. */
const stamped = (table: Columns): Columns =>
  table
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"));

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    stamped(db.schema.createTable(name).addColumn("id", "text", (c) => c.primaryKey()));
  await table("budget_line")
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("initiative", "text", (c) => c.notNull())
    .addUniqueConstraint("budget_line_name", ["association_id", "year", "account", "initiative"])
    .execute();
  await table("budget_line_version")
    .addColumn("line_id", "text", (c) => c.notNull().references("budget_line.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addColumn("item_id", "text", (c) => c.references("item.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("outcome_ore", "bigint")
    .addColumn("outcome_on", "text")
    .addUniqueConstraint("budget_line_version_number", ["line_id", "version"])
    .execute();
  await table("liquidity")
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addUniqueConstraint("liquidity_sequence", ["association_id", "sequence"])
    .execute();
  await table("counter_claim")
    .addColumn("payee_name", "text", (c) => c.notNull())
    .addColumn("organisation_number", "text")
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .execute();
  await table("counter_claim_end")
    .addColumn("claim_id", "text", (c) => c.notNull().unique().references("counter_claim.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  await grantTables(db, table);
}

async function grantTables(db: Kysely<unknown>, table: (name: string) => Columns): Promise<void> {
  await table("grant_plan")
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("budget_year", "integer", (c) => c.notNull())
    .addColumn("payee_name", "text", (c) => c.notNull())
    .addColumn("organisation_number", "text")
    .addColumn("initiative", "text", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addUniqueConstraint("grant_plan_number", ["association_id", "year", "sequence"])
    .execute();
  await table("grant_instalment")
    .addColumn("grant_id", "text", (c) => c.notNull().references("grant_plan.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("ore", "bigint", (c) => c.notNull())
    .addColumn("condition_kind", "text", (c) => c.notNull())
    .addColumn("condition_words", "text", (c) => c.notNull())
    .addUniqueConstraint("grant_instalment_position", ["grant_id", "position"])
    .execute();
  await table("grant_line_choice")
    .addColumn("grant_id", "text", (c) => c.notNull().references("grant_plan.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("line_id", "text", (c) => c.references("budget_line.id"))
    .addUniqueConstraint("grant_line_choice_version", ["grant_id", "version"])
    .execute();
  await table("grant_end")
    .addColumn("grant_id", "text", (c) => c.notNull().unique().references("grant_plan.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  // Of an instalment, or of the decision itself where that is conditional.
  await table("condition_mark")
    .addColumn("instalment_id", "text", (c) => c.references("grant_instalment.id"))
    .addColumn("item_id", "text", (c) => c.references("item.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("signed_on", "text")
    .addColumn("ground_item_id", "text", (c) => c.references("item.id"))
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("sha256", "text")
    .addColumn("filename", "text")
    .addColumn("media_type", "text")
    .addColumn("size", "integer")
    .execute();
  await table("condition_withdrawal")
    .addColumn("mark_id", "text", (c) => c.notNull().unique().references("condition_mark.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  await db.schema.alterTable("payment_version").addColumn("instalment_id", "text").execute();
  await db.schema
    .createIndex("payment_version_instalment")
    .on("payment_version")
    .columns(["association_id", "instalment_id"])
    .execute();
}
