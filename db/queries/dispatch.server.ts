import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** Somebody who is to have a paragraf; `sent` when it has gone. */
export type Dispatch = {
  id: string;
  itemId: string;
  recipient: string;
  how: string;
  sent: { on: LegalDate; byName: string | null } | null;
};

/** Every recipient of a meeting's paragrafer, in the order they were added. */
export async function dispatchesOf(db: Db, meetingId: string): Promise<Dispatch[]> {
  const rows = await db
    .selectFrom("dispatch")
    .innerJoin("item", "item.id", "dispatch.item_id")
    .leftJoin("dispatch_sending", "dispatch_sending.dispatch_id", "dispatch.id")
    .leftJoin("person", "person.id", "dispatch_sending.by_person_id")
    .select(["dispatch.id", "dispatch.item_id", "dispatch.recipient", "dispatch.how"])
    .select(["dispatch_sending.sent_on", "person.name as byName"])
    .where("item.meeting_id", "=", meetingId)
    .orderBy("dispatch.at")
    .orderBy("dispatch.id")
    .execute();
  return rows.map((r) => ({
    id: r.id,
    itemId: r.item_id,
    recipient: r.recipient,
    how: r.how,
    sent: r.sent_on ? { on: r.sent_on as LegalDate, byName: r.byName } : null,
  }));
}

/** One recipient within its förbund, with the meeting. */
export const dispatchRow = (db: Db, associationId: string, dispatchId: string) =>
  db
    .selectFrom("dispatch")
    .innerJoin("item", "item.id", "dispatch.item_id")
    .leftJoin("dispatch_sending", "dispatch_sending.dispatch_id", "dispatch.id")
    .select(["dispatch.id", "dispatch.item_id", "item.meeting_id", "dispatch_sending.sent_on"])
    .select(["dispatch.recipient", "item.number"])
    .where("dispatch.association_id", "=", associationId)
    .where("dispatch.id", "=", dispatchId)
    .executeTakeFirst();
