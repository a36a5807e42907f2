/** What everyone may read: justerade protokoll whose justering has been anslagen, and the anslag. Nothing else. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";
import type { Database, IssuedDocumentTable } from "../schema.ts";
import { withholdingsOf } from "./attachments.server.ts";
import { attachmentsOf, itemsOf } from "./meetings.server.ts";

export type Db = Kysely<Database>;

/** Justerat, and announced on at least one board: from then on the protokoll is published. */
export const publishedMeetings = (db: Db) =>
  db
    .selectFrom("meeting")
    .innerJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .innerJoin("association", "association.id", "meeting.association_id")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("notice_posting")
          .select("notice_posting.id")
          .where("notice_posting.item_id", "is", null)
          .whereRef("notice_posting.meeting_id", "=", "meeting.id"),
      ),
    );

const numberRange = (db: Db, aggregate: "min" | "max") =>
  db
    .selectFrom("item")
    .whereRef("item.meeting_id", "=", "meeting.id" as never)
    .select(({ fn }) => fn[aggregate]("item.number").as("n"));

/** Which meeting a published text is from. */
const whichMeeting = [
  "meeting.id",
  "meeting.slug",
  "meeting.date",
  "meeting.kind",
  "meeting.association_id as associationId",
  "association.slug as associationSlug",
  "association.name as associationName",
] as const;

/** Every published protokoll, latest first. */
export async function publishedMinutes(db: Db) {
  const rows = await publishedMeetings(db)
    .select([
      "meeting.id",
      "meeting.slug",
      "meeting.kind",
      "meeting.date",
      "meeting.place",
      "approved_minutes.approved_on",
      "association.slug as associationSlug",
      "association.name as associationName",
      numberRange(db, "min").as("firstNumber"),
      numberRange(db, "max").as("lastNumber"),
    ])
    .orderBy("meeting.date", "desc")
    .orderBy("meeting.slug", "desc")
    .execute();
  return rows.map((r) => ({
    ...r,
    kind: r.kind as MeetingKind,
    date: r.date as LegalDate,
    approvedOn: r.approved_on as LegalDate,
  }));
}

/** One published protokoll by its address, with the hashes of its frozen documents; null when not published. */
export async function publishedMinutesAt(db: Db, associationSlug: string, meetingSlug: string) {
  const meeting = await publishedMeetings(db)
    .select([...whichMeeting, "approved_minutes.approved_on as approvedOn"])
    .where("association.slug", "=", associationSlug)
    .where("meeting.slug", "=", meetingSlug)
    .executeTakeFirst();
  return meeting ? withDocuments(db, meeting) : null;
}

/** The published paragraf of a year: justerad omedelbart, or with its protokoll; null when there is none. */
export async function publishedParagraf(db: Db, associationSlug: string, year: number, nr: number) {
  return (
    (await publishedAtOnce(db, associationSlug, year, nr)) ??
    (await publishedWithMinutes(db, associationSlug, year, nr))
  );
}

async function publishedWithMinutes(db: Db, associationSlug: string, year: number, nr: number) {
  const meeting = await publishedMeetings(db)
    .innerJoin("item", "item.meeting_id", "meeting.id")
    .select([
      ...whichMeeting,
      "approved_minutes.approved_on as approvedOn",
      "item.id as itemId",
      "item.heading",
    ])
    .where("association.slug", "=", associationSlug)
    .where("item.year", "=", year)
    .where("item.number", "=", nr)
    .executeTakeFirst();
  if (!meeting) return null;
  return { ...(await withDocuments(db, meeting)), isAtOnce: false, hasMinutes: true };
}

/** A paragraf that is justerad omedelbart and announced, whether or not its protokoll is; null when there is none. */
export async function publishedAtOnce(db: Db, associationSlug: string, year: number, nr: number) {
  const found = await db
    .selectFrom("approved_item")
    .innerJoin("item", "item.id", "approved_item.item_id")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .innerJoin("association", "association.id", "meeting.association_id")
    .select([
      ...whichMeeting,
      "approved_item.approved_on as approvedOn",
      "item.id as itemId",
      "item.heading",
    ])
    .where("association.slug", "=", associationSlug)
    .where("item.year", "=", year)
    .where("item.number", "=", nr)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("notice_posting")
          .select("notice_posting.id")
          .whereRef("notice_posting.item_id", "=", "item.id"),
      ),
    )
    .executeTakeFirst();
  if (!found) return null;
  const whole = await publishedMinutesAt(db, associationSlug, found.slug);
  const part = await withDocuments(db, found, found.itemId);
  return { ...part, isAtOnce: true, hasMinutes: whole !== null };
}

/** What was issued of the protokoll, or of the one paragraf. */
async function withDocuments<M extends { id: string; date: string; approvedOn: string }>(
  db: Db,
  meeting: M,
  itemId: string | null = null,
) {
  const documents = await db
    .selectFrom("issued_document")
    .select(["kind", "format", "sha256", "at"])
    .where("meeting_id", "=", meeting.id)
    .where("kind", "in", [...originals, ...webVersions, "notice_evidence"])
    .where("subject_id", itemId === null ? "is" : "=", itemId)
    .orderBy("at")
    .execute();
  return {
    ...meeting,
    date: meeting.date as LegalDate,
    approvedOn: meeting.approvedOn as LegalDate,
    documents: shownDocuments(documents),
  };
}

const originals = ["minutes", "paragraf"] as const;
const webVersions = ["minutes_web", "paragraf_web"] as const;

type Issued = Pick<IssuedDocumentTable, "kind" | "format" | "sha256" | "at">;

/** What everyone is shown: the version for the web in the original's place when there is one, the newest of them. */
function shownDocuments(documents: Issued[]): Issued[] {
  const newest = (document: Issued): Issued =>
    documents.findLast(
      ({ kind, format }) => kind === `${document.kind}_web` && format === document.format,
    ) ?? document;
  return documents
    .filter(({ kind }) => !webVersions.some((web) => web === kind))
    .map((document) => ({ ...newest(document), kind: document.kind }));
}

/** The anslag that are up now, latest first; each board's posting is one. */
export async function currentNotices(db: Db) {
  const rows = await db
    .selectFrom("notice_posting")
    .innerJoin("meeting", "meeting.id", "notice_posting.meeting_id")
    .innerJoin("association", "association.id", "notice_posting.association_id")
    .innerJoin("member", "member.id", "notice_posting.member_id")
    .leftJoin("item", "item.id", "notice_posting.item_id")
    .leftJoin("notice_removal", "notice_removal.posting_id", "notice_posting.id")
    .select([
      "notice_posting.id",
      "notice_posting.posted_on as postedOn",
      "notice_posting.meeting_id as meetingId",
      "item.number as atOnceNumber",
      "item.year as atOnceYear",
      "member.name as memberName",
      "meeting.slug as meetingSlug",
      "meeting.date as meetingDate",
      "association.slug as associationSlug",
      "association.name as associationName",
      numberRange(db, "min").as("firstNumber"),
      numberRange(db, "max").as("lastNumber"),
    ])
    .where("notice_removal.posting_id", "is", null)
    .orderBy("meeting.date", "desc")
    .orderBy("member.position")
    .execute();
  return rows.map((r) => ({
    ...r,
    postedOn: r.postedOn as LegalDate,
    meetingDate: r.meetingDate as LegalDate,
  }));
}

/** The newest anslag document of a posting with its removal; null when there is no such posting. */
export async function noticeAt(db: Db, associationSlug: string, postingId: string) {
  const posting = await db
    .selectFrom("notice_posting")
    .innerJoin("association", "association.id", "notice_posting.association_id")
    .leftJoin("notice_removal", "notice_removal.posting_id", "notice_posting.id")
    .select([
      "notice_posting.id",
      "notice_posting.association_id as associationId",
      "notice_removal.removed_on as removedOn",
      "association.name as associationName",
    ])
    .where("association.slug", "=", associationSlug)
    .where("notice_posting.id", "=", postingId)
    .executeTakeFirst();
  if (!posting) return null;
  const document = await db
    .selectFrom("issued_document")
    .select("sha256")
    .where("kind", "=", "notice")
    .where("subject_id", "=", postingId)
    .where("format", "=", "html")
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return document
    ? { ...posting, removedOn: posting.removedOn as LegalDate | null, sha256: document.sha256 }
    : null;
}

/** A bilaga as everyone sees it: with its file, or with the ground on which it is withheld and nothing more. */
export type PublishedAttachment = { label: string } & (
  | {
      withheld: null;
      file: { title: string; filename: string; media_type: string; size: number; sha256: string };
    }
  | { withheld: string; file: null }
);

/**
 * A published protokoll's bilagor, or those that one paragraf of it cites. Those that are only a number on paper
 * are not among them.
 */
export async function publishedAttachments(
  db: Db,
  meetingId: string,
  itemId: string | null,
): Promise<PublishedAttachment[]> {
  const marks = await withholdingsOf(db, meetingId);
  const item = (await itemsOf(db, meetingId)).find(({ id }) => id === itemId);
  const all = (await attachmentsOf(db, meetingId)).filter(
    ({ label }) => itemId === null || item?.attachments.includes(label),
  );
  return all.flatMap((row): PublishedAttachment[] => {
    const { label, title, filename, media_type, size, sha256 } = row;
    if (sha256 === null) return [];
    const mark = marks.find((one) => one.attachmentId === row.id);
    if (mark) return [{ label, withheld: mark.ground, file: null }];
    return [{ label, withheld: null, file: { title, filename, media_type, size, sha256 } }];
  });
}
