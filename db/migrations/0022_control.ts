import type { Kysely } from "kysely";

/** The plan för intern kontroll in versions, the paragraf that adopted each, and the controls that were made. */
export const name = "0022_control";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("control_plan")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("control_point")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("plan_id", "text", (c) => c.notNull().references("control_plan.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("point_key", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("control_adoption")
    .addColumn("plan_id", "text", (c) => c.primaryKey().references("control_plan.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("html_sha256", "text", (c) => c.notNull())
    .addColumn("docx_sha256", "text", (c) => c.notNull())
    .addColumn("pdf_sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("control_run")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("plan_id", "text", (c) => c.notNull().references("control_plan.id"))
    .addColumn("point_key", "text", (c) => c.notNull())
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("made_on", "text", (c) => c.notNull())
    .addColumn("sample", "text", (c) => c.notNull())
    .addColumn("seed", "text", (c) => c.notNull())
    .addColumn("measured", "text")
    .addColumn("result", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("action_id", "text")
    .addColumn("action_due", "text")
    .addColumn("evidence_sha256", "text")
    .addColumn("evidence_name", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createIndex("control_point_plan")
    .on("control_point")
    .columns(["plan_id", "position"])
    .execute();
  // Each control of a plan is made once.
  await db.schema
    .createIndex("control_run_once")
    .unique()
    .on("control_run")
    .columns(["plan_id", "point_key", "period"])
    .execute();
}
