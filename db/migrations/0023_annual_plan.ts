import type { Kysely } from "kysely";

/** The sammanträdesplan of a year and the paragraf that adopted it; meetings that are called off; calendar addresses. */
export const name = "0023_annual_plan";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("annual_plan")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("settings", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("annual_plan_year", ["association_id", "year"])
    .execute();
  await db.schema
    .createTable("annual_plan_meeting")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("plan_id", "text", (c) => c.notNull().references("annual_plan.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("date", "text", (c) => c.notNull())
    .addColumn("starts_at", "text")
    .addColumn("ends_at", "text")
    .addColumn("place", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("annual_plan_adoption")
    .addColumn("plan_id", "text", (c) => c.primaryKey().references("annual_plan.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("annual_plan_made")
    .addColumn("planned_id", "text", (c) => c.primaryKey().references("annual_plan_meeting.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("meeting_cancellation")
    .addColumn("meeting_id", "text", (c) => c.primaryKey().references("meeting.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema
    .createTable("calendar_address")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("token_sha256", "text", (c) => c.unique())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("calendar_address_number", ["person_id", "number"])
    .execute();
  await db.schema
    .createIndex("annual_plan_meeting_plan")
    .on("annual_plan_meeting")
    .columns(["plan_id", "date"])
    .execute();
}
