import type { Kysely } from "kysely";

/**
 * Invoice numbers are compared by their letters and digits alone, without zeros before them, and a payee that was written
 * without its organisationsnummer is found by its name.
 */
export const name = "0031_payment_likeness";

type Old = {
  payment_version: { payment_id: string; version: number; text: string; invoice_key: string };
  payment_payee: { association_id: string; payee_key: string; words: string; name_key: string };
};

const invoiceKey = (number: string): string =>
  number
    .normalize("NFKC")
    .replace(/[^\p{L}\d]/gu, "")
    .replace(/^0+(?=.)/, "")
    .toLowerCase();

const nameKey = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .replace(/ (?:ab|aktiebolag|hb|kb|ek för|enskild firma)$/, "");

export async function up(unknown: Kysely<unknown>): Promise<void> {
  const db = unknown as Kysely<Old>;
  await db.schema
    .alterTable("payment_payee")
    .addColumn("name_key", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  for (const { association_id, payee_key, words } of await db
    .selectFrom("payment_payee")
    .selectAll()
    .execute()) {
    await db
      .updateTable("payment_payee")
      .set({ name_key: nameKey(words) })
      .where("association_id", "=", association_id)
      .where("payee_key", "=", payee_key)
      .where("words", "=", words)
      .execute();
  }
  await db.schema
    .createIndex("payment_payee_name")
    .on("payment_payee")
    .columns(["association_id", "name_key"])
    .execute();
  const versions = await db
    .selectFrom("payment_version")
    .select(["payment_id", "version", "text", "invoice_key"])
    .execute();
  for (const { payment_id, version, text, invoice_key } of versions) {
    const key = invoiceKey((JSON.parse(text) as { invoiceNumber: string }).invoiceNumber);
    if (key === invoice_key) continue;
    await db
      .updateTable("payment_version")
      .set({ invoice_key: key })
      .where("payment_id", "=", payment_id)
      .where("version", "=", version)
      .execute();
  }
}
