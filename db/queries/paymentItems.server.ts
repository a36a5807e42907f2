/** The ärenden whose decisions utbetalningar follow, by name and place. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export type PaymentItem = {
  id: string;
  number: number | null;
  heading: string;
  date: string;
  /** The meeting's own part of its address. */
  meeting: string;
};

/** Those of the ärenden that are the förbund's, by id. */
export async function paymentItems(
  db: Kysely<Database>,
  associationId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, PaymentItem>> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  if (known.length === 0) return new Map();
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["item.id", "item.number", "item.heading", "meeting.date", "meeting.slug as meeting"])
    .where("item.association_id", "=", associationId)
    .where("item.id", "in", known)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
