/** Numbers within a year, "2026-14": each kind of row has its own, from 1 and in order. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

type Numbered = "payment" | "payment_file" | "grant_plan" | "fee_period" | "errand";

/** The number that comes next; asked in the transaction that gives it out. */
export async function nextInYear(
  db: Kysely<Database>,
  table: Numbered,
  { associationId, year }: { associationId: string; year: number },
): Promise<number> {
  const row = await db
    .selectFrom(db.dynamic.table(table).as("numbered"))
    .select((e) => e.fn.max("numbered.sequence").as("last"))
    .where("numbered.association_id", "=", associationId)
    .where("numbered.year", "=", year)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}
