/** What the start page asks of sammanträden: those that are not over, and those that somebody is called to. */
import type { ExpressionBuilder, Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

const isNotCancelled = ({ not, exists, selectFrom }: ExpressionBuilder<Database, "meeting">) =>
  not(
    exists(
      selectFrom("meeting_cancellation")
        .select("meeting_cancellation.meeting_id")
        .whereRef("meeting_cancellation.meeting_id", "=", "meeting.id"),
    ),
  );

export type LivingMeeting = {
  id: string;
  slug: string;
  kind: MeetingKind;
  date: LegalDate;
  isClosed: boolean;
};

/**
 * The meetings held here whose protokoll is not justerat, not posted, or still posted somewhere. What is taken down
 * everywhere is over, so the number of these does not grow with the years.
 */
export async function livingMeetings(db: Db, associationId: string): Promise<LivingMeeting[]> {
  const rows = await db
    .selectFrom("meeting")
    .select(["id", "slug", "kind", "date", "ends_at"])
    .where("association_id", "=", associationId)
    .where("imported", "is", null)
    .where(isNotCancelled)
    .where((eb) => {
      const posted = eb
        .selectFrom("notice_posting")
        .select("notice_posting.id")
        .whereRef("notice_posting.meeting_id", "=", "meeting.id")
        .where("notice_posting.item_id", "is", null);
      const standing = posted
        .leftJoin("notice_removal", "notice_removal.posting_id", "notice_posting.id")
        .where("notice_removal.posting_id", "is", null);
      return eb.or([eb.not(eb.exists(posted)), eb.exists(standing)]);
    })
    .orderBy("date")
    .execute();
  return rows.map(({ ends_at, date, ...row }) => ({
    ...{ ...row, date: date as LegalDate, isClosed: ends_at !== null },
  }));
}

export type Call = {
  meetingId: string;
  slug: string;
  kind: MeetingKind;
  date: LegalDate;
  startsAt: string;
  /** The answer that counts; null while there is none. */
  answer: "comes" | "hindered" | null;
};

/** The meetings from a day on that a person has been called to, the nearest first. */
export async function callsOf(
  db: Db,
  associationId: string,
  { personId, from }: { personId: string; from: LegalDate },
): Promise<Call[]> {
  const rows = await db
    .selectFrom("summoned_person")
    .innerJoin("meeting", "meeting.id", "summoned_person.meeting_id")
    .select(["meeting.id", "meeting.slug", "meeting.kind", "meeting.date", "meeting.starts_at"])
    .where("meeting.association_id", "=", associationId)
    .where("summoned_person.person_id", "=", personId)
    .where("meeting.date", ">=", from)
    .where(isNotCancelled)
    .orderBy("meeting.date")
    .execute();
  const calls: Call[] = [];
  for (const { id, slug, kind, date, starts_at } of rows) {
    const answer = await db
      .selectFrom("summons_answer")
      .select("answer")
      .where("meeting_id", "=", id)
      .where("person_id", "=", personId)
      .orderBy("revision", "desc")
      .executeTakeFirst();
    calls.push({
      ...{ meetingId: id, slug, kind, date: date as LegalDate },
      ...{ startsAt: starts_at ?? "", answer: answer?.answer ?? null },
    });
  }
  return calls;
}
