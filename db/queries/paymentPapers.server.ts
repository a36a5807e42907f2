/** The underlag of utbetalningar, by what is in it. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/** The numbers of the payments that have a file with that content as underlag, those that are cancelled left out. */
export async function papersWithHash(
  db: Kysely<Database>,
  associationId: string,
  hash: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("payment_paper as paper")
    .innerJoin("payment", "payment.id", "paper.payment_id")
    .leftJoin("payment_end as end", "end.payment_id", "payment.id")
    .select(["payment.year", "payment.sequence"])
    .distinct()
    .where("paper.association_id", "=", associationId)
    .where("paper.sha256", "=", hash)
    .where(({ or, eb }) => or([eb("end.kind", "is", null), eb("end.kind", "!=", "cancelled")]))
    .orderBy("payment.year")
    .orderBy("payment.sequence")
    .execute();
  return rows.map(({ year, sequence }) => `${year}-${sequence}`);
}
