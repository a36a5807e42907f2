/** The paragrafer of a förbund, for whoever names the one that adopted something. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** What the § numbers of a meeting head. */
export const numberedItems = (db: Db, associationId: string, meetingId: string) =>
  db
    .selectFrom("item")
    .select(["number", "heading", "struck_ground"])
    .where("association_id", "=", associationId)
    .where("meeting_id", "=", meetingId)
    .where("number", "is not", null)
    .orderBy("number")
    .execute();

/** The latest paragraf whose heading holds one of the words, in small letters: what an adoption most likely refers to. */
export async function latestParagrafAbout(
  db: Db,
  associationId: string,
  words: readonly string[],
): Promise<{ meetingId: string; number: number } | null> {
  const row = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["meeting.id as meetingId", "item.number"])
    .where("item.association_id", "=", associationId)
    .where("item.number", "is not", null)
    .where("item.struck_ground", "is", null)
    .where((e) =>
      e.or(words.map((word) => e(e.fn<string>("lower", ["item.heading"]), "like", `%${word}%`))),
    )
    .orderBy("meeting.date", "desc")
    .orderBy("item.number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number == null ? null : { meetingId: row.meetingId, number: row.number };
}

/** The paragrafer of the meetings that were held within the days, both included; those that fell out left out. */
export async function heldParagrafs(
  db: Db,
  associationId: string,
  { from, to }: { from: LegalDate; to: LegalDate },
) {
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["item.id", "item.number", "item.heading", "meeting.date", "meeting.slug"])
    .where("item.association_id", "=", associationId)
    .where("item.number", "is not", null)
    .where("item.struck_ground", "is", null)
    .where("meeting.ends_at", "is not", null)
    .where("meeting.date", ">=", from)
    .where("meeting.date", "<=", to)
    .orderBy("meeting.date")
    .orderBy("item.number")
    .execute();
  return rows.map(({ number, ...row }) => ({ ...row, number: number ?? 0 }));
}
