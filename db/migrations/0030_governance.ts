import type { Kysely } from "kysely";

/** The årsarvode that a period took, with the days it is for, and the reports of the controls that a paragraf was told of. */
export const name = "0030_governance";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("fee_annual")
    .addColumn("period_id", "text", (c) => c.notNull().references("fee_period.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("payment_id", "text", (c) => c.notNull().references("payment.id"))
    .addPrimaryKeyConstraint("fee_annual_days", [
      ...(["period_id", "person_id", "subject", "from_date"] as const),
    ])
    .execute();
  await db.schema
    .createTable("control_report")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("plan_id", "text", (c) => c.notNull().references("control_plan.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("html_sha256", "text", (c) => c.notNull())
    .addColumn("docx_sha256", "text", (c) => c.notNull())
    .addColumn("pdf_sha256", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("control_report_paragraf", ["plan_id", "meeting_id", "number"])
    .execute();
}
