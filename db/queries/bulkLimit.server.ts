/** How small payments are attested together. */
import type { Kysely } from "kysely";
import { ordinaryBulkLimit } from "#app/domain/attest/bulk.ts";
import type { Database } from "../schema.ts";

type Limit = { number: number; ore: number };

/** The newest that was set, and its number; the ordinary one, as number 0, where none is. */
export async function bulkLimitOf(db: Kysely<Database>, associationId: string): Promise<Limit> {
  const row = await db
    .selectFrom("bulk_limit")
    .select(["number", "ore"])
    .where("association_id", "=", associationId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, ore: Number(row.ore) } : { number: 0, ore: ordinaryBulkLimit };
}
