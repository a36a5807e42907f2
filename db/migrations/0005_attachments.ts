/**
 * Bilagor: the order they came in (numbers follow the mention until the kallelse goes out), those taken away
 * after it, and which may not be read by everyone.
 */
import { type Kysely, sql } from "kysely";

export const name = "0005_attachments";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("attachment")
    .addColumn("position", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("attachment_removal")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("sha256", "text")
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("attachment_removal_label", ["meeting_id", "label"])
    .execute();
  await db.schema
    .createTable("withholding")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("attachment_id", "text", (c) => c.notNull().references("attachment.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createIndex("withholding_of_attachment")
    .on("withholding")
    .column("attachment_id")
    .execute();
  await db.schema
    .createTable("withholding_release")
    .addColumn("withholding_id", "text", (c) => c.primaryKey().references("withholding.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await keepOrder(db);
  await withholdOlder(db);
}

/** Until now the label was the order. */
async function keepOrder(db: Kysely<unknown>) {
  const { rows } = await sql<{ id: string; meeting_id: string; label: string }>`
    select id, meeting_id, label from attachment`.execute(db);
  const byLabel = rows.toSorted((a, b) =>
    a.label.localeCompare(b.label, "sv", { numeric: true, sensitivity: "variant" }),
  );
  const count = new Map<string, number>();
  for (const { id, meeting_id } of byLabel) {
    const position = (count.get(meeting_id) ?? 0) + 1;
    count.set(meeting_id, position);
    await sql`update attachment set position = ${position} where id = ${id}`.execute(db);
  }
}

/**
 * Until now no bilaga could be read by everyone. Those of protokoll that are already justerade were never looked
 * at with that in mind: they stay inside until somebody says otherwise, one by one.
 */
async function withholdOlder(db: Kysely<unknown>) {
  await sql`
    insert into withholding (id, association_id, attachment_id, ground, at, by_person_id)
    select 'earlier-' || attachment.id, attachment.association_id, attachment.id,
      'inte granskad för webben', approved_minutes.at, null
    from attachment
    inner join approved_minutes on approved_minutes.meeting_id = attachment.meeting_id
    where attachment.sha256 is not null`.execute(db);
}
