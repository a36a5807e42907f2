import type { Kysely } from "kysely";

/** The risk analysis in versions: its risks, and the paragraf that adopted it with the documents that were frozen then. */
export const name = "0021_risk";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("risk_analysis")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("thresholds", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("risk")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("analysis_id", "text", (c) => c.notNull().references("risk_analysis.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("risk_key", "text", (c) => c.notNull())
    .addColumn("routine", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("severity", "integer", (c) => c.notNull())
    .addColumn("likelihood", "integer", (c) => c.notNull())
    .addColumn("treatment", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("action_id", "text")
    .addColumn("due", "text")
    .addColumn("owner", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("risk_adoption")
    .addColumn("analysis_id", "text", (c) => c.primaryKey().references("risk_analysis.id"))
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
    .createIndex("risk_analysis_association")
    .on("risk_analysis")
    .column("association_id")
    .execute();
  await db.schema
    .createIndex("risk_of_analysis")
    .on("risk")
    .columns(["analysis_id", "position"])
    .execute();
}
