import type { Kysely } from "kysely";

/** A paragraf justerad omedelbart: rounds, anslag and appeals of its own. Frozen: a change is a new migration. */
export const name = "0008_at_once";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["approval_round", "notice_posting", "appeal"]) {
    await db.schema
      .alterTable(table)
      .addColumn("item_id", "text", (c) => c.references("item.id"))
      .execute();
  }
  await db.schema
    .createTable("approved_item")
    .addColumn("item_id", "text", (c) => c.primaryKey().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("round_id", "text", (c) => c.notNull().references("approval_round.id"))
    .addColumn("approved_on", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("approved_item_of_meeting")
    .on("approved_item")
    .column("meeting_id")
    .execute();
}
