import { type Kysely, sql } from "kysely";

/** How an ärende was decided: yrkanden, questions and votes, reservations, anteckningar and ajourneringar. */
export const name = "0002_decisions";

export async function up(db: Kysely<unknown>): Promise<void> {
  await proceedings(db);
  await motions(db);
  await questions(db);
  await afterwards(db);
}

async function proceedings(db: Kysely<unknown>) {
  await db.schema
    .createTable("proceeding")
    .addColumn("item_id", "text", (c) => c.primaryKey().references("item.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("proposal", "text")
    .addColumn("presiding_id", "text", (c) => c.references("person.id"))
    .addColumn("main_proposal", "text")
    .addColumn("order_words", "text", (c) => c.notNull())
    .addColumn("is_employment", "integer", (c) => c.notNull().check(sql`is_employment in (0, 1)`))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
}

async function motions(db: Kysely<unknown>) {
  await ofItem(db, "motion")
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("withdrawn_at", "text")
    .addUniqueConstraint("motion_position", ["item_id", "position"])
    .execute();
  await db.schema
    .createTable("motion_person")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("motion_id", "text", (c) => c.notNull().references("motion.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("part", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("motion_person_pk", ["motion_id", "person_id"])
    .execute();
}

/** Of a closed vote only totals are kept: there is no place where who voted what could stand. @see KL 5:54 */
async function questions(db: Kysely<unknown>) {
  await ofItem(db, "question")
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("choices", "text", (c) => c.notNull())
    .addColumn("method", "text", (c) => c.notNull())
    .addColumn("chair_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("found", "text")
    .addColumn("requested_by_id", "text", (c) => c.references("person.id"))
    .addColumn("totals", "text", (c) => c.notNull())
    .addColumn("lot", "text")
    .addUniqueConstraint("question_position", ["item_id", "position"])
    .execute();
  await db.schema
    .createTable("vote")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("question_id", "text", (c) => c.notNull().references("question.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("choice", "text")
    .addPrimaryKeyConstraint("vote_pk", ["question_id", "person_id"])
    .execute();
}

async function afterwards(db: Kysely<unknown>) {
  await ofItem(db, "reservation")
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("announced_at", "text")
    .addUniqueConstraint("reservation_of_person", ["item_id", "person_id"])
    .execute();
  await ofItem(db, "minute_note")
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await ofItem(db, "adjournment")
    .addColumn("from_time", "text", (c) => c.notNull())
    .addColumn("to_time", "text", (c) => c.notNull())
    .addColumn("ground", "text")
    .execute();
  for (const table of ["minute_note", "adjournment"]) {
    await db.schema.createIndex(`${table}_of_item`).on(table).column("item_id").execute();
  }
}

/** A table whose rows each belong to one ärende, with who and when. */
function ofItem(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"));
}
