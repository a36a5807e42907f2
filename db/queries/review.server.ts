/** What is known beside a protokoll when it is checked. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { InterestAnswer, OtherMeeting, Paper, Party, Tie } from "#app/domain/review/rule.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** A bindning with its row's id and its days. */
export type TieRow = Tie & { id: string; from: LegalDate; to: LegalDate | null };

/** Every bindning of a förbund's people, also those that have ended, by person. */
export async function tiesOf(db: Db, associationId: string): Promise<TieRow[]> {
  const rows = await db
    .selectFrom("tie")
    .select(["id", "person_id", "kind", "name", "from_date", "to_date"])
    .where("association_id", "=", associationId)
    .orderBy("person_id")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    name: row.name,
    from: row.from_date as LegalDate,
    to: row.to_date as LegalDate | null,
  }));
}

/**
 * The bindningar that count on a day. Who has been ställföreträdare or ombud is jävig all the same, so one that has
 * ended still counts; an employment or an uppdrag does not. @see KL 6:28 p 2
 */
export const tiesOn = (ties: readonly TieRow[], on: LegalDate): Tie[] =>
  ties.filter(
    ({ from, to, kind }) =>
      from <= on && (to === null || to >= on || kind === "signatory" || kind === "contact"),
  );

export type PartyRow = Party & { id: string };

/** Who the ärenden of a meeting are about. */
export async function partiesOf(db: Db, meetingId: string): Promise<PartyRow[]> {
  const rows = await db
    .selectFrom("item_party")
    .innerJoin("item", "item.id", "item_party.item_id")
    .select(["item_party.id", "item_party.item_id", "item_party.role", "item_party.name"])
    .where("item.meeting_id", "=", meetingId)
    .orderBy("item_party.at")
    .execute();
  return rows.map(({ id, item_id, role, name }) => ({ id, itemId: item_id, role, name }));
}

export type AnswerRow = InterestAnswer & { at: string; byName: string | null };

/** How questions of jäv at a meeting were answered. */
export async function interestAnswersOf(db: Db, meetingId: string): Promise<AnswerRow[]> {
  const rows = await db
    .selectFrom("interest_answer")
    .innerJoin("item", "item.id", "interest_answer.item_id")
    .leftJoin("person", "person.id", "interest_answer.by_person_id")
    .select([
      "interest_answer.item_id",
      "interest_answer.person_id",
      "interest_answer.answer",
      "interest_answer.reason",
      "interest_answer.at",
      "person.name as byName",
    ])
    .where("item.meeting_id", "=", meetingId)
    .execute();
  return rows.map(({ item_id, person_id, ...row }) => ({
    ...row,
    itemId: item_id,
    personId: person_id,
  }));
}

/** What the bilagor of a meeting say, those that could be read. */
export async function papersOf(db: Db, meetingId: string): Promise<Paper[]> {
  return db
    .selectFrom("attachment")
    .innerJoin("paper_text", (join) =>
      join
        .onRef("paper_text.sha256", "=", "attachment.sha256")
        .onRef("paper_text.association_id", "=", "attachment.association_id"),
    )
    .select(["attachment.label", "attachment.title", "paper_text.text"])
    .where("attachment.meeting_id", "=", meetingId)
    .orderBy("attachment.position")
    .execute();
}

/** The other meetings of the förbund that have given out § numbers. */
export async function otherMeetingsOf(
  db: Db,
  associationId: string,
  meetingId: string,
): Promise<OtherMeeting[]> {
  const rows = await db
    .selectFrom("meeting")
    .innerJoin("item", "item.meeting_id", "meeting.id")
    .select(({ fn }) => [
      "meeting.date",
      fn.min("item.number").as("first"),
      fn.max("item.number").as("last"),
    ])
    .where("meeting.association_id", "=", associationId)
    .where("meeting.id", "!=", meetingId)
    .where("item.number", "is not", null)
    .groupBy(["meeting.id", "meeting.date"])
    .orderBy("meeting.date")
    .execute();
  return rows.map(({ date, first, last }) => ({
    date: date as LegalDate,
    from: first === null ? null : Number(first),
    to: last === null ? null : Number(last),
  }));
}
