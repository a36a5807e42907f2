/** The text of ärenden while it is written: shared states, versions, and the office's phrases. */
import type { Kysely } from "kysely";
import type { Section } from "#app/domain/minutes.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The shared state of an item's text; undefined before anybody has written in it here. */
export const writingOf = (db: Db, itemId: string) =>
  db
    .selectFrom("item_writing")
    .select(["state", "meeting_revision"])
    .where("item_id", "=", itemId)
    .executeTakeFirst();

/** The states that were saved after a revision of the meeting, the oldest first. */
export const writingsSince = (db: Db, meetingId: string, revision: number) =>
  db
    .selectFrom("item_writing")
    .select(["item_id", "state", "meeting_revision"])
    .where("meeting_id", "=", meetingId)
    .where("meeting_revision", ">", revision)
    .orderBy("meeting_revision")
    .execute();

/** The versions of an item's text, the latest first, with who wrote them. */
export async function versionsOf(db: Db, itemId: string) {
  const rows = await db
    .selectFrom("item_version")
    .leftJoin("person", "person.id", "item_version.by_person_id")
    .selectAll("item_version")
    .select("person.name as byName")
    .where("item_id", "=", itemId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ sections, ...row }) => ({
    ...row,
    sections: JSON.parse(sections) as Section[],
  }));
}

/** The latest version of an item's text; undefined when it has none. */
export const latestVersion = (db: Db, itemId: string) =>
  db
    .selectFrom("item_version")
    .select(["id", "number", "at", "began_at", "by_person_id"])
    .where("item_id", "=", itemId)
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
