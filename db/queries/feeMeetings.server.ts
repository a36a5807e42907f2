/** The closed meetings that an arvode can be for, and who was there. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** Closed meetings held here, the latest first, with whether the protokoll is justerat. */
export async function feeMeetings(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .select(["meeting.id", "slug", "date", "approved_minutes.approved_on"])
    .where("meeting.association_id", "=", associationId)
    .where("ends_at", "is not", null)
    .where("imported", "is", null)
    .orderBy("date", "desc")
    .execute();
  return rows.map(({ id, slug, date, approved_on }) => ({
    ...{ id, slug, day: date as LegalDate, isApproved: approved_on !== null },
  }));
}

/** The closed meetings from a day on that one person was at as ledamot or ersättare, the latest first. */
export async function feeMeetingsOf(
  db: Db,
  associationId: string,
  { personId, from }: { personId: string; from: LegalDate },
) {
  const rows = await db
    .selectFrom("meeting")
    .innerJoin("presence", "presence.meeting_id", "meeting.id")
    .select(["meeting.id", "slug", "date"])
    .distinct()
    .where("meeting.association_id", "=", associationId)
    .where("ends_at", "is not", null)
    .where("imported", "is", null)
    .where("date", ">=", from)
    .where("presence.person_id", "=", personId)
    .where("capacity", "in", ["member", "serving_substitute", "substitute"])
    .orderBy("date", "desc")
    .execute();
  return rows.map(({ id, slug, date }) => ({ id, slug, day: date as LegalDate }));
}

/** Who was at a closed meeting as ledamot or ersättare, by meeting and name. */
export const feeAttendances = (db: Db, associationId: string) =>
  db
    .selectFrom("presence")
    .innerJoin("person", "person.id", "presence.person_id")
    .select(["presence.meeting_id as meetingId", "person.id as personId", "person.name"])
    .distinct()
    .where("presence.association_id", "=", associationId)
    .where("capacity", "in", ["member", "serving_substitute", "substitute"])
    .orderBy("person.name")
    .execute();
