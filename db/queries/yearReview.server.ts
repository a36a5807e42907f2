import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { HeldMeeting } from "#app/domain/yearOfReview.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** A meeting that is over; `imported` is the structure of one that was read from paper, as JSON. */
export type HeldRow = HeldMeeting & { imported: string | null };

/** Every meeting of a förbund that is closed or was read from paper, in the order of their days. */
export async function heldMeetings(db: Db, associationId: string): Promise<HeldRow[]> {
  const posted = await postedDays(db, associationId);
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .leftJoin("meeting_step", (join) =>
      join.onRef("meeting_step.meeting_id", "=", "meeting.id").on("step", "=", "closed"),
    )
    .select(["meeting.id", "meeting.slug", "meeting.kind", "meeting.date", "meeting.imported"])
    .select("approved_minutes.approved_on")
    .where("meeting.association_id", "=", associationId)
    .where((eb) =>
      eb.or([eb("meeting.imported", "is not", null), eb("meeting_step.id", "is not", null)]),
    )
    .orderBy("meeting.date")
    .orderBy("meeting.slug")
    .execute();
  return rows.map(({ id, slug, kind, imported, ...row }) => ({
    ...{ meetingId: id, slug, kind, imported },
    date: row.date as LegalDate,
    approvedOn: row.approved_on as LegalDate | null,
    postedOn: posted.get(id) ?? null,
  }));
}

/** For each meeting the day on which its protokoll was up on the last of the boards; an anslag put up again counts from its first day. */
async function postedDays(db: Db, associationId: string): Promise<Map<string, LegalDate>> {
  const rows = await db
    .selectFrom("notice_posting")
    .select(["meeting_id", "member_id"])
    .select(({ fn }) => fn.min("posted_on").as("first"))
    .where("association_id", "=", associationId)
    .where("item_id", "is", null)
    .groupBy(["meeting_id", "member_id"])
    .execute();
  const days = new Map<string, LegalDate>();
  for (const { meeting_id, first } of rows) {
    const day = first as LegalDate;
    const known = days.get(meeting_id);
    if (known === undefined || day > known) days.set(meeting_id, day);
  }
  return days;
}
