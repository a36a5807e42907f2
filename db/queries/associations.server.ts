import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import { type BoardRules, readBoardRules } from "#app/domain/rules.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** A förbund by its address part; undefined when there is none. */
export const associationBySlug = (db: Db, slug: string) =>
  db.selectFrom("association").selectAll().where("slug", "=", slug).executeTakeFirst();

export const associationById = (db: Db, id: string) =>
  db.selectFrom("association").selectAll().where("id", "=", id).executeTakeFirst();

/** Every förbund of this instance, by name. */
export const associations = (db: Db) =>
  db.selectFrom("association").selectAll().orderBy("name").execute();

/** The förbundsordning's settings in force on a day; the earliest ones for days before them; null when none is set. */
export async function rulesOn(db: Db, associationId: string, day: LegalDate) {
  const rows = await db
    .selectFrom("board_rules")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("valid_from", "desc")
    .orderBy("at", "desc")
    .execute();
  const row = rows.find((r) => r.valid_from <= day) ?? rows.at(-1);
  return row ? readBoardRules(JSON.parse(row.settings)) : null;
}

/** All versions, newest first. */
export async function ruleVersions(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("board_rules")
    .leftJoin("person", "person.id", "board_rules.by_person_id")
    .selectAll("board_rules")
    .select("person.name as byName")
    .where("board_rules.association_id", "=", associationId)
    .orderBy("valid_from", "desc")
    .orderBy("at", "desc")
    .execute();
  return rows.map((r) => ({
    id: r.id,
    validFrom: r.valid_from as LegalDate,
    ground: r.ground,
    at: r.at,
    byName: r.byName,
    settings: readBoardRules(JSON.parse(r.settings)) as BoardRules,
  }));
}
