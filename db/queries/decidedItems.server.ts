/** The decided ärenden that money may follow. */
import type { Kysely } from "kysely";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

const decided = (db: Db, associationId: string) =>
  db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .leftJoin("approved_item", "approved_item.item_id", "item.id")
    .where("item.association_id", "=", associationId)
    .where("item.number", "is not", null)
    .where("item.struck_ground", "is", null)
    .where(({ or, eb }) =>
      or([
        eb("approved_minutes.meeting_id", "is not", null),
        eb("approved_item.item_id", "is not", null),
      ]),
    );

/**
 * Decided ärenden that a payment may follow, those justerade omedelbart among them: the number, the day and the heading,
 * the latest first.
 */
export const decidedItems = (db: Db, associationId: string) =>
  decided(db, associationId)
    .select(["item.id", "item.number", "item.heading", "meeting.date", "meeting.id as meetingId"])
    .orderBy("meeting.date", "desc")
    .orderBy("item.number")
    .execute();

/** A decided ärende, and whether it was justerat by itself; null when no payment may follow it. */
export async function decidedItem(db: Db, associationId: string, itemId: string) {
  const row = await decided(db, associationId)
    .select(["item.number", "meeting.date", "meeting.id as meetingId"])
    .select("approved_item.item_id as ownId")
    .where("item.id", "=", itemId)
    .executeTakeFirst();
  return row ? { ...row, date: legalDate(row.date), isAtOnce: row.ownId !== null } : null;
}

/** Whether a payment may follow the ärende. */
export const isDecided = async (db: Db, associationId: string, itemId: string): Promise<boolean> =>
  (await decided(db, associationId)
    .select("item.id")
    .where("item.id", "=", itemId)
    .executeTakeFirst()) !== undefined;

/**
 * The decided ärenden about medel, of meetings held here from a day on, that no bidrag has been brought in from. Whether one
 * grants anything is for its text to say.
 */
export const withoutGrant = (db: Db, associationId: string, from: LegalDate) =>
  decided(db, associationId)
    .select(["item.id", "item.number", "item.heading", "meeting.date"])
    .where("item.kind", "=", "grant")
    .where("meeting.imported", "is", null)
    .where("meeting.date", ">=", from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("grant_plan").select("grant_plan.id").whereRef("item_id", "=", "item.id"),
        ),
      ),
    )
    .orderBy("meeting.date")
    .orderBy("item.number")
    .execute();

/** The numbers of the bidrag that were brought in from the ärende, those that were taken back too. */
export async function grantNumbersOf(db: Db, associationId: string, itemId: string) {
  const rows = await db
    .selectFrom("grant_plan")
    .select(["year", "sequence"])
    .where("association_id", "=", associationId)
    .where("item_id", "=", itemId)
    .orderBy("year")
    .orderBy("sequence")
    .execute();
  return rows.map(({ year, sequence }) => `${year}-${sequence}`);
}
