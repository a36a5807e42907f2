import type { Kysely } from "kysely";

/** The room: at which ärende the meeting is, what happened there, and what the board's screens show. */
export const name = "0003_room";

export async function up(db: Kysely<unknown>): Promise<void> {
  await stamped(db, "item_visit")
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("turn", "integer", (c) => c.notNull())
    .addColumn("clock", "text")
    .addUniqueConstraint("item_visit_turn", ["meeting_id", "turn"])
    .execute();
  await stamped(db, "room_change")
    .addColumn("turn", "integer", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("clock", "text")
    .addColumn("move", "text", (c) => c.notNull())
    .addColumn("before", "text", (c) => c.notNull())
    .addColumn("after", "text", (c) => c.notNull())
    .addUniqueConstraint("room_change_turn", ["meeting_id", "turn"])
    .execute();
  await stamped(db, "shown_item")
    .addColumn("item_id", "text", (c) => c.notNull().references("item.id"))
    .addColumn("turn", "integer", (c) => c.notNull())
    .addColumn("sections", "text")
    .addUniqueConstraint("shown_item_turn", ["meeting_id", "turn"])
    .execute();
}

/** A meeting's rows, each with who and when. */
function stamped(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("association_id", "text", (c) => c.notNull().references("association.id"))
    .addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_person_id", "text", (c) => c.references("person.id"));
}
