import { type Kysely, PostgresAdapter, sql } from "kysely";

/**
 * Points of minnesanteckningar are written as ärenden are: the tables of shared texts and versions serve both, and a
 * point is parts of running text with their tasks. Frozen: a change is a new migration.
 */
export const name = "0009_shared_texts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sharedTexts(db);
  await versions(db);
  await points(db);
  await db.schema
    .alterTable("notes")
    .addColumn("facts_revision", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  await sql`update notes set facts_revision = revision`.execute(db);
}

async function sharedTexts(db: Kysely<unknown>) {
  const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? sql`bytea` : sql`blob`;
  await db.schema
    .createTable("shared_text")
    // No foreign keys to what the text and its place are: either kind has its own table.
    .addColumn("text_id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("place_id", "text", (c) => c.notNull())
    .addColumn("state", bytes, (c) => c.notNull())
    .addColumn("place_revision", "integer", (c) => c.notNull())
    .execute();
  await sql`
    insert into shared_text (text_id, association_id, place_id, state, place_revision)
    select item_id, association_id, meeting_id, state, meeting_revision from item_writing`.execute(
    db,
  );
  await db.schema.dropTable("item_writing").execute();
  await db.schema
    .createIndex("shared_text_place")
    .on("shared_text")
    .columns(["place_id", "place_revision"])
    .execute();
}

async function versions(db: Kysely<unknown>) {
  await db.schema
    .createTable("text_version")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("text_id", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("began_at", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"))
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("said", "text", (c) => c.notNull())
    .addUniqueConstraint("text_version_number", ["text_id", "number"])
    .execute();
  await sql`
    insert into text_version
      (id, association_id, text_id, number, began_at, at, by_person_id, heading, said)
    select id, association_id, item_id, number, began_at, at, by_person_id, heading, sections
    from item_version`.execute(db);
  await db.schema.dropTable("item_version").execute();
}

type Point = { id: string; body: string; tasks: string };

/** What was one text and its tasks is one part; a point without either has none. */
async function points(db: Kysely<unknown>) {
  const table = () => db.schema.alterTable("notes_point");
  await table()
    .addColumn("parts", "text", (c) => c.notNull().defaultTo("[]"))
    .execute();
  await table()
    .addColumn("revision", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  await table().addColumn("removed_at", "text").execute();
  const { rows } = await sql<Point>`select id, body, tasks from notes_point`.execute(db);
  for (const { id, body, ...row } of rows) {
    const tasks = JSON.parse(row.tasks) as unknown[];
    const parts = JSON.stringify(body === "" && tasks.length === 0 ? [] : [{ body, tasks }]);
    await sql`update notes_point set parts = ${parts} where id = ${id}`.execute(db);
  }
  await table().dropColumn("body").execute();
  await table().dropColumn("tasks").execute();
}
