import type { Kysely } from "kysely";

/** With which service somebody has begun to sign, and what the code for an app on another device is made of. */
export const name = "0027_eid_codes";

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = (column: string, before: string) =>
    db.schema
      .alterTable("eid_order")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(before))
      .execute();
  await text("service", "bankid");
  await text("code_token", "");
  await text("code_secret", "");
}
