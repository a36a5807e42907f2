/** What calendars show, and whose the secret addresses are. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The meetings of a förbund from a day on, with what a calendar tells of them. Those read in from paper are past. */
export async function calendarMeetings(db: Db, associationId: string, from: LegalDate) {
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("meeting_cancellation", "meeting_cancellation.meeting_id", "meeting.id")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .leftJoin("annual_plan_made", "annual_plan_made.meeting_id", "meeting.id")
    .leftJoin("annual_plan_meeting", "annual_plan_meeting.id", "annual_plan_made.planned_id")
    .leftJoin("meeting_step", (join) =>
      join
        .onRef("meeting_step.meeting_id", "=", "meeting.id")
        .on("meeting_step.step", "=", "summoned"),
    )
    .select(["meeting.id", "meeting.slug", "meeting.kind", "meeting.date", "meeting.starts_at"])
    .select(["meeting.ends_at", "meeting.place", "is_public", "public_notice_on", "revision"])
    .select(["distance_decision", "meeting_cancellation.ground", "meeting_step.at as summonedAt"])
    .select(["approved_minutes.approved_on", "annual_plan_meeting.ends_at as plannedEnd"])
    .where("meeting.association_id", "=", associationId)
    .where("meeting.imported", "is", null)
    .where("meeting.date", ">=", from)
    .orderBy("meeting.date")
    .orderBy("meeting.slug")
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, slug: row.slug, kind: row.kind, date: row.date as LegalDate },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at ?? row.plannedEnd, place: row.place },
    ...{ isPublic: row.is_public === 1, revision: row.revision },
    publicNoticeOn: row.public_notice_on as LegalDate | null,
    ...{ distance: row.distance_decision, cancelled: row.ground, isCancelled: row.ground !== null },
    ...{ isSummoned: row.summonedAt !== null, isApproved: row.approved_on !== null },
  }));
}

/** The newest word on a person's own calendar; null when there never was one. */
export async function calendarAddressOf(db: Db, personId: string) {
  const row = await db
    .selectFrom("calendar_address")
    .select(["number", "token_sha256", "at"])
    .where("person_id", "=", personId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose calendar an address is, by the hash of its secret; null when it has been renewed or closed since. */
export async function calendarOwner(db: Db, tokenSha256: string) {
  const row = await db
    .selectFrom("calendar_address")
    .innerJoin("person", "person.id", "calendar_address.person_id")
    .select(["calendar_address.association_id", "person_id", "number", "person.name"])
    .where("token_sha256", "=", tokenSha256)
    .executeTakeFirst();
  if (!row) return null;
  const newest = await calendarAddressOf(db, row.person_id);
  if (newest?.number !== row.number) return null;
  return { associationId: row.association_id, personId: row.person_id, name: row.name };
}
