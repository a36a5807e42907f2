import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";
import type { ChainHead } from "./events.server.ts";

type Db = Kysely<Database>;

/** A posting on one member's board, with its removal once taken down. */
export type Posting = {
  id: string;
  meetingId: string;
  /** The paragraf justerad omedelbart that it is about; null = the protokoll. */
  itemId: string | null;
  memberId: string;
  memberName: string;
  noticeBoardUrl: string;
  postedOn: LegalDate;
  postedAt: string;
  postedBy: string | null;
  head: ChainHead;
  removal: { on: LegalDate; at: string; by: string | null; ground: string } | null;
};

/** Every posting of a protokoll, or of one of its paragrafer justerad omedelbart; oldest first. */
export async function postingsOf(
  db: Db,
  meetingId: string,
  itemId: string | null = null,
): Promise<Posting[]> {
  const rows = await db
    .selectFrom("notice_posting")
    .innerJoin("member", "member.id", "notice_posting.member_id")
    .leftJoin("person", "person.id", "notice_posting.by_person_id")
    .leftJoin("notice_removal", "notice_removal.posting_id", "notice_posting.id")
    .leftJoin("person as remover", "remover.id", "notice_removal.by_person_id")
    .selectAll("notice_posting")
    .select([
      "member.name as memberName",
      "member.notice_board_url as noticeBoardUrl",
      "person.name as byName",
      "notice_removal.removed_on as removedOn",
      "notice_removal.at as removedAt",
      "notice_removal.ground as removedGround",
      "remover.name as removedBy",
    ])
    .where("notice_posting.meeting_id", "=", meetingId)
    .where("notice_posting.item_id", itemId === null ? "is" : "=", itemId)
    .orderBy("notice_posting.at")
    .execute();
  return rows.map((r) => ({
    id: r.id,
    meetingId: r.meeting_id,
    itemId: r.item_id,
    memberId: r.member_id,
    memberName: r.memberName,
    noticeBoardUrl: r.noticeBoardUrl,
    postedOn: r.posted_on as LegalDate,
    postedAt: r.at,
    postedBy: r.byName,
    head: { seq: r.head_seq, hash: r.head_hash },
    removal:
      r.removedOn && r.removedAt
        ? {
            on: r.removedOn as LegalDate,
            at: r.removedAt,
            by: r.removedBy,
            ground: r.removedGround ?? "",
          }
        : null,
  }));
}

/** Heads of the chain that have been published on anslag: what `verifiera` holds the chain against. */
export async function publishedHeads(db: Db, associationId: string): Promise<ChainHead[]> {
  const rows = await db
    .selectFrom("notice_posting")
    .select(["head_seq", "head_hash"])
    .where("association_id", "=", associationId)
    .orderBy("head_seq")
    .execute();
  return rows.map((r) => ({ seq: r.head_seq, hash: r.head_hash }));
}

/** Appeals that have come in against a protokoll's decisions, or against a paragraf justerad omedelbart. */
export const appealsOf = (db: Db, meetingId: string, itemId: string | null = null) =>
  db
    .selectFrom("appeal")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .where("item_id", itemId === null ? "is" : "=", itemId)
    .orderBy("at")
    .execute();

/** Documents issued about a meeting: kallelse, anslag, bevis. */
export const issuedDocuments = (db: Db, meetingId: string) =>
  db.selectFrom("issued_document").selectAll().where("meeting_id", "=", meetingId).execute();
