/** What was frozen, as the model that documents are made of, and what has been decided of its places. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Choice } from "#app/domain/masking.ts";
import type { Database } from "../schema.ts";
import { approvedDay, roundsOf, standingRound } from "./approval.server.ts";
import { bytesOf } from "./blobs.server.ts";

type Db = Kysely<Database>;

/** `json` is the model as it was frozen, `key` the secret of its content hash and `hash` the sum. */
export type FrozenContent = { roundId: string; json: string; key: string; hash: string };

/** What was justerat, of a protokoll or of one paragraf of it; null when nothing is, or it was frozen without its model. */
export async function frozenContent(
  db: Db,
  associationId: string,
  meetingId: string,
  itemId: string | null,
): Promise<FrozenContent | null> {
  const round = standingRound(await roundsOf(db, meetingId, itemId));
  if (!round?.content || !(await approvedDay(db, meetingId, itemId))) return null;
  const kept = await bytesOf(db, associationId, round.content.sha256);
  if (!kept) return null;
  const json = new TextDecoder().decode(kept.bytes);
  return { roundId: round.id, json, key: round.content.key, hash: round.content.hash };
}

export type ChoiceRow = Choice & { id: string; at: string; byName: string | null };

/** What stands decided of the places of a round, in reading order. */
export async function choicesOf(db: Db, roundId: string): Promise<ChoiceRow[]> {
  const rows = await db
    .selectFrom("masking")
    .leftJoin("masking_withdrawal", "masking_withdrawal.masking_id", "masking.id")
    .leftJoin("person", "person.id", "masking.by_person_id")
    .selectAll("masking")
    .select("person.name as byName")
    .where("masking.round_id", "=", roundId)
    .where("masking_withdrawal.masking_id", "is", null)
    .orderBy("passage")
    .orderBy("from_word")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    passage: row.passage,
    from: row.from_word,
    to: row.to_word,
    kind: row.kind,
    choice: row.choice,
    ground: row.ground,
    at: row.at,
    byName: row.byName,
  }));
}

/** The justerade text that has this content hash; undefined when none here has. */
export async function roundWithContent(db: Db, contentHash: string) {
  const row = await db
    .selectFrom("approval_round")
    .innerJoin("meeting", "meeting.id", "approval_round.meeting_id")
    .innerJoin("association", "association.id", "approval_round.association_id")
    .select([
      "association.id as associationId",
      "association.name as associationName",
      "meeting.id as meetingId",
      "meeting.date",
      "approval_round.item_id as itemId",
    ])
    .where("approval_round.content_hash", "=", contentHash)
    .executeTakeFirst();
  return row && { ...row, date: row.date as LegalDate };
}
