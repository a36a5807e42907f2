import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { TakenUp } from "#app/domain/duties.ts";
import type { ItemKind } from "#app/domain/minutes.ts";
import type { CarryOver } from "#app/domain/offers.ts";
import type { PreparationTable } from "../schema/summons.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** What is prepared for an ärende: its type, the förslag till beslut and the tjänsteskrivelse. */
export type Preparation = {
  itemId: string;
  type: string | null;
  lead: string;
  clauses: string[];
  memo: string;
  revision: number;
};

const preparationOf = (row: PreparationTable): Preparation => ({
  itemId: row.item_id,
  type: row.type,
  lead: row.lead,
  clauses: JSON.parse(row.clauses) as string[],
  memo: row.memo,
  revision: row.revision,
});

/** What is prepared for the ärenden of a meeting, by item. */
export async function preparationsOf(db: Db, meetingId: string): Promise<Preparation[]> {
  const rows = await db
    .selectFrom("preparation")
    .innerJoin("item", "item.id", "preparation.item_id")
    .selectAll("preparation")
    .where("item.meeting_id", "=", meetingId)
    .orderBy("item.position")
    .execute();
  return rows.map(preparationOf);
}

/** What is prepared for one ärende; null when nothing is. */
export async function preparationOfItem(db: Db, itemId: string): Promise<Preparation | null> {
  const row = await db
    .selectFrom("preparation")
    .selectAll()
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  return row ? preparationOf(row) : null;
}

/**
 * The ärenden that earlier meetings left: those that fell out with a ground. The meeting itself is left out, and so
 * are protokoll from paper, whose ärenden were prepared elsewhere.
 */
export async function leftFromEarlier(
  db: Db,
  associationId: string,
  { meetingId, until }: { meetingId: string; until: LegalDate },
): Promise<CarryOver[]> {
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select([
      "item.id",
      "item.number",
      "item.kind",
      "item.heading",
      "item.struck_ground",
      "meeting.date",
    ])
    .where("item.association_id", "=", associationId)
    .where("item.struck_ground", "is not", null)
    .where("item.meeting_id", "!=", meetingId)
    .where("meeting.date", "<=", until)
    .where("meeting.imported", "is", null)
    .execute();
  return rows.map((row) => ({
    itemId: row.id,
    number: row.number,
    date: row.date as LegalDate,
    kind: row.kind as ItemKind,
    heading: row.heading,
    reason: "struck" as const,
    ground: row.struck_ground ?? "",
    dueOn: null,
  }));
}

/** Ids of the ärenden that some dagordning carries on. */
export async function carriedOn(db: Db, associationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("preparation")
    .select("from_item_id")
    .where("association_id", "=", associationId)
    .where("from_item_id", "is not", null)
    .execute();
  return new Set(rows.flatMap((row) => (row.from_item_id === null ? [] : [row.from_item_id])));
}

/** What stands on the förbund's dagordningar between two days, as far as it tells which duties are taken up. */
export async function standingItems(
  db: Db,
  associationId: string,
  { from, until }: { from: LegalDate; until: LegalDate },
): Promise<TakenUp[]> {
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("preparation", "preparation.item_id", "item.id")
    .leftJoin("meeting_cancellation", "meeting_cancellation.meeting_id", "meeting.id")
    // What a meeting that was called off was to take up is left for another.
    .where("meeting_cancellation.meeting_id", "is", null)
    .select(["meeting.date", "item.kind", "preparation.type", "preparation.duty"])
    .where("item.association_id", "=", associationId)
    // One that fell out is offered as itself; a duty that was taken up by it is not offered beside it.
    .where((eb) => eb.or([eb("item.struck_ground", "is", null), eb("duty", "is not", null)]))
    .where("meeting.date", ">=", from)
    .where("meeting.date", "<=", until)
    .execute();
  return rows.map((row) => ({
    date: row.date as LegalDate,
    kind: row.kind as ItemKind,
    type: row.type,
    duty: row.duty,
  }));
}
