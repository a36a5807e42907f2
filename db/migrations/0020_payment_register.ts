import type { Kysely } from "kysely";

/**
 * The register of utbetalningar, where a hundred thousand are found as fast as a hundred: what is searched for stands in
 * columns of its own, and the open ones are marked. And the samples that revisorer have drawn.
 */
export const name = "0020_payment_register";

type Old = {
  payment: { id: string; is_open: number };
  payment_end: { payment_id: string };
  payment_version: { payment_id: string; version: number; text: string; payee_key: string } & Row;
  payment_payee: Payee;
};
type Row = {
  association_id: string;
  kind: string;
  ore: number;
  invoice_key: string;
  invoice_date: string;
};
type Payee = { association_id: string; payee_key: string; words: string };

/** What a version said when this was written. */
type Text = {
  kind: string;
  payee: { name: string };
  invoiceNumber: string;
  invoiceDate: string;
  ore: number;
  postings: { ore: number }[];
};

function movedOre({ kind, ore, postings }: Text): number {
  if (kind !== "manual") return Math.abs(ore);
  const into = postings.reduce((total, row) => total + Math.max(0, row.ore), 0);
  const out = postings.reduce((total, row) => total + Math.max(0, -row.ore), 0);
  return Math.max(into, out, Math.abs(ore));
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("payment")
    .addColumn("is_open", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  for (const column of ["kind", "invoice_key", "invoice_date"]) {
    await db.schema
      .alterTable("payment_version")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
      .execute();
  }
  await db.schema
    .alterTable("payment_version")
    .addColumn("ore", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("payment_payee")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("payee_key", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("payment_payee_words", ["association_id", "payee_key", "words"])
    .execute();
  await fill(db as Kysely<Old>);
  await indexes(db);
  await samples(db);
}

/** What the versions that stand say, in the new columns. */
async function fill(db: Kysely<Old>): Promise<void> {
  await db
    .updateTable("payment")
    .set({ is_open: 0 })
    .where("id", "in", db.selectFrom("payment_end").select("payment_id"))
    .execute();
  const versions = await db.selectFrom("payment_version").selectAll().execute();
  for (const { payment_id, version, association_id, payee_key, ...row } of versions) {
    const text = JSON.parse(row.text) as Text;
    const words = text.payee.name.toLowerCase();
    const key = text.invoiceNumber.replace(/[\s.-]/g, "").toLowerCase();
    await db
      .updateTable("payment_version")
      .set({ kind: text.kind, ore: movedOre(text), invoice_key: key })
      .set({ invoice_date: text.invoiceDate })
      .where("payment_id", "=", payment_id)
      .where("version", "=", version)
      .execute();
    await db
      .insertInto("payment_payee")
      .values({ association_id, payee_key, words })
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

async function indexes(db: Kysely<unknown>): Promise<void> {
  const index = (table: string, name: string, columns: string[]) =>
    db.schema.createIndex(`${table}_${name}`).on(table).columns(columns).execute();
  await index("payment", "open", ["association_id", "is_open", "year", "sequence"]);
  const version = (name: string, columns: string[]) =>
    index("payment_version", name, ["association_id", ...columns]);
  await version("account", ["payee_key", "account_key", "at"]);
  await version("invoice", ["payee_key", "invoice_key"]);
  await version("like", ["payee_key", "ore", "invoice_date"]);
  await version("paid_to", ["account_key"]);
  await version("ore", ["ore"]);
  await index("payment_file_row", "of", ["payment_id"]);
}

async function samples(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("payment_sample")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("seed", "text", (c) => c.notNull())
    .addColumn("selection", "text", (c) => c.notNull())
    .addColumn("size_kind", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("by_kind", "integer", (c) => c.notNull())
    .addColumn("population", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("payment_sample_number", ["association_id", "sequence"])
    .execute();
  await db.schema
    .createTable("payment_sample_row")
    .addColumn("sample_id", "text", (c) => c.notNull().references("payment_sample.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addPrimaryKeyConstraint("payment_sample_row_position", ["sample_id", "position"])
    .execute();
}
