import type { Kysely } from "kysely";

/** What is prepared before a meeting, and what the kallelse leads to: letters, answers, ersättare called in. */
export const name = "0004_summons";

export async function up(db: Kysely<unknown>): Promise<void> {
  await preparations(db);
  await summonses(db);
  await callIns(db);
  await letters(db);
}

async function preparations(db: Kysely<unknown>) {
  await db.schema
    .createTable("preparation")
    .addColumn("item_id", "text", (c) => c.primaryKey().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("type", "text")
    .addColumn("lead", "text", (c) => c.notNull())
    .addColumn("clauses", "text", (c) => c.notNull())
    .addColumn("memo", "text", (c) => c.notNull())
    .addColumn("from_item_id", "text", (c) => c.references("item.id"))
    .addColumn("duty", "text")
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    // An ärende is carried over once, and a duty of the year is taken up once.
    .addUniqueConstraint("preparation_carried_once", ["from_item_id"])
    .addUniqueConstraint("preparation_duty_once", ["association_id", "duty"])
    .execute();
}

async function summonses(db: Kysely<unknown>) {
  await db.schema
    .createTable("summoned_person")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("summoned_person_pk", ["meeting_id", "person_id"])
    .execute();
  await db.schema
    .createTable("summons_opening")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("summons_opening_pk", ["meeting_id", "person_id"])
    .execute();
  await db.schema
    .createTable("summons_answer")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("summons_answer_in_order", ["meeting_id", "person_id", "revision"])
    .execute();
}

async function callIns(db: Kysely<unknown>) {
  await db.schema
    .createTable("call_in")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("seat_id", "text", (c) => c.notNull().references("seat.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("for_person_id", "text", (c) => c.references("person.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("call_in_of_meeting").on("call_in").column("meeting_id").execute();
  await db.schema
    .createTable("call_in_release")
    .addColumn("call_in_id", "text", (c) => c.primaryKey().references("call_in.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}

async function letters(db: Kysely<unknown>) {
  await db.schema
    .createTable("letter")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("due_at", "text", (c) => c.notNull())
    .addColumn("error", "text")
    .addColumn("sent_at", "text")
    .addColumn("at", "text", (c) => c.notNull())
    // The same kallelse never goes twice to the same person.
    .addUniqueConstraint("letter_once", ["kind", "subject_id", "person_id"])
    .execute();
  await db.schema
    .createIndex("letter_in_queue")
    .on("letter")
    .columns(["state", "due_at"])
    .execute();
}
