/** Texts while they are written: shared states, versions, revisions of their places, and the office's phrases. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The revision of each of these meetings and minnesanteckningar, by its id. */
export type Revisions = Map<string, number>;

export async function revisionsOf(db: Db, placeIds: string[]): Promise<Revisions> {
  const rows = await db
    .selectFrom("meeting")
    .select(["id", "revision"])
    .where("id", "in", placeIds)
    .unionAll(db.selectFrom("notes").select(["id", "revision"]).where("id", "in", placeIds))
    .execute();
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** The shared state of a text; undefined before anybody has written in it here. */
export const writingOf = (db: Db, textId: string) =>
  db
    .selectFrom("shared_text")
    .select(["state", "place_revision"])
    .where("text_id", "=", textId)
    .executeTakeFirst();

/** The states of a place's texts that were saved after a revision of it, the oldest first. */
export const writingsSince = (db: Db, placeId: string, revision: number) =>
  db
    .selectFrom("shared_text")
    .select(["text_id", "state", "place_revision"])
    .where("place_id", "=", placeId)
    .where("place_revision", ">", revision)
    .orderBy("place_revision")
    .execute();

/** The versions of a text, the latest first, with who wrote them. `T` is what its owner stores. */
export async function versionsOf<T>(db: Db, textId: string) {
  const rows = await db
    .selectFrom("text_version")
    .leftJoin("person", "person.id", "text_version.by_person_id")
    .selectAll("text_version")
    .select("person.name as byName")
    .where("text_id", "=", textId)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, said: JSON.parse(row.said) as T[] }));
}

/** The latest version of a text; undefined when it has none. */
export const latestVersion = (db: Db, textId: string) =>
  db
    .selectFrom("text_version")
    .select(["id", "number", "at", "began_at", "by_person_id"])
    .where("text_id", "=", textId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();

/** The office's own phrases by name. */
export async function phrasesOf(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("phrase")
    .select(["id", "name", "body"])
    .where("association_id", "=", associationId)
    .execute();
  return rows.sort((a, b) => a.name.localeCompare(b.name, "sv"));
}
