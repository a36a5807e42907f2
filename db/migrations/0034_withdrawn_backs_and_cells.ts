import type { Kysely } from "kysely";

/**
 * Notes that money came back which were taken back, each as it stood with the reason; and the cells of workbooks in which
 * somebody's details seem to stand.
 */
export const name = "0034_withdrawn_backs_and_cells";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("payment_back_withdrawal")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("noted_at", "text", (c) => c.notNull())
    .addColumn("noted_by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("closed_at", "text")
    .addColumn("closed_by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("closed_reason", "text")
    .execute();
  await db.schema
    .createIndex("payment_back_withdrawal_of")
    .on("payment_back_withdrawal")
    .column("association_id")
    .execute();
  await db.schema
    .createTable("paper_cells")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("is_whole", "integer", (c) => c.notNull())
    .addColumn("cells", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("paper_cells_one", ["association_id", "sha256"])
    .execute();
}
