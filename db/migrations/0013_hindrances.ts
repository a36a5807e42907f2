import type { Kysely } from "kysely";

/** What keeps somebody from reading a bilaga, found when it was uploaded: told before it is published. */
export const name = "0013_hindrances";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("paper_hindrance")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("paper_hindrance_one", ["association_id", "sha256", "name"])
    .execute();
}
