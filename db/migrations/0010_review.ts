import type { Kysely } from "kysely";

/**
 * What the check of a protokoll needs beside the protokoll: who has to do with whom, who is party to an ärende, how
 * questions of jäv were answered, what bilagor say, and which finding a written reason is about.
 */
export const name = "0010_review";

export async function up(db: Kysely<unknown>): Promise<void> {
  await ties(db);
  await parties(db);
  await answers(db);
  await papers(db);
  // Empty = a reason from before, which is about every finding of the rule at the paragraf.
  await db.schema
    .alterTable("remark")
    .addColumn("finding", "text", (c) => c.notNull().defaultTo(""))
    .execute();
}

async function ties(db: Kysely<unknown>) {
  await db.schema
    .createTable("tie")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("from_date", "text", (c) => c.notNull())
    .addColumn("to_date", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .execute();
  await db.schema.createIndex("tie_person").on("tie").column("person_id").execute();
}

async function parties(db: Kysely<unknown>) {
  await db.schema
    .createTable("item_party")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addUniqueConstraint("item_party_once", ["item_id", "role", "name"])
    .execute();
}

async function answers(db: Kysely<unknown>) {
  await db.schema
    .createTable("interest_answer")
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("interest_answer_one", ["item_id", "person_id"])
    .execute();
}

async function papers(db: Kysely<unknown>) {
  await db.schema
    .createTable("paper_text")
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("paper_text_one", ["association_id", "sha256"])
    .execute();
}
