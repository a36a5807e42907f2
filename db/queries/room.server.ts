import type { Kysely } from "kysely";
import type { Presence, Section } from "#app/domain/minutes.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** At which item the meeting is, since when and by whom; null before it is opened. */
export async function currentItem(db: Db, meetingId: string) {
  const row = await db
    .selectFrom("item_visit")
    .leftJoin("person", "person.id", "item_visit.by_person_id")
    .select(["item_id", "turn", "clock", "at", "person.name as byName"])
    .where("meeting_id", "=", meetingId)
    .orderBy("turn", "desc")
    .limit(1)
    .executeTakeFirst();
  return row
    ? { itemId: row.item_id, turn: row.turn, clock: row.clock, at: row.at, byName: row.byName }
    : null;
}

/** The latest press in the room, with the närvaro on both sides of it; null when there is none. */
export async function latestChange(db: Db, meetingId: string) {
  const row = await db
    .selectFrom("room_change")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("turn", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    turn: row.turn,
    position: row.position,
    clock: row.clock,
    move: JSON.parse(row.move) as { kind: string; personId?: string },
    before: JSON.parse(row.before) as Presence[],
    after: JSON.parse(row.after) as Presence[],
  };
}

/** What the board's screens show of each item now: the text as it was when it was shown. */
export async function shownItems(
  db: Db,
  meetingId: string,
): Promise<{ itemId: string; sections: Section[]; at: string; turn: number }[]> {
  const rows = await db
    .selectFrom("shown_item")
    .select(["item_id", "turn", "sections", "at"])
    .where("meeting_id", "=", meetingId)
    .orderBy("turn", "desc")
    .execute();
  const latest = rows.filter(
    (row, index) => rows.findIndex((other) => other.item_id === row.item_id) === index,
  );
  return latest.flatMap(({ item_id, sections, at, turn }) =>
    sections === null
      ? []
      : [{ itemId: item_id, sections: JSON.parse(sections) as Section[], at, turn }],
  );
}

/** The number of the next row of a meeting in one of the tables that count their turns. */
export async function nextTurn(
  db: Db,
  table: "item_visit" | "room_change" | "shown_item",
  meetingId: string,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max("turn").as("highest"))
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst();
  return (row?.highest ?? 0) + 1;
}
