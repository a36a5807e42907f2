import type { Kysely } from "kysely";
import type { LetterTable } from "../schema/summons.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

export type SummonedPerson = {
  personId: string;
  name: string;
  role: "member" | "substitute";
  /** Empty when the person is called by other means than e-mail. */
  address: string;
  /** First time the kallelse was opened; null while it has not been. */
  openedAt: string | null;
  /** The answer that counts; null while there is none. `byName` is who noted it for somebody else. */
  answer: { kind: "comes" | "hindered"; reason: string; at: string; byName: string | null } | null;
};

/** Whom the kallelse went to, and what each has done with it; ledamöter first. */
export async function summonedPersons(db: Db, meetingId: string): Promise<SummonedPerson[]> {
  const rows = await db
    .selectFrom("summoned_person")
    .innerJoin("person", "person.id", "summoned_person.person_id")
    .leftJoin("summons_opening", (join) =>
      join
        .onRef("summons_opening.meeting_id", "=", "summoned_person.meeting_id")
        .onRef("summons_opening.person_id", "=", "summoned_person.person_id"),
    )
    .select([
      "summoned_person.person_id",
      "summoned_person.role",
      "summoned_person.address",
      "person.name",
      "summons_opening.at as opened_at",
    ])
    .where("summoned_person.meeting_id", "=", meetingId)
    .orderBy("summoned_person.role")
    .orderBy("person.name")
    .execute();
  const answers = await answersOf(db, meetingId);
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role,
    address: row.address,
    openedAt: row.opened_at,
    answer: answers.get(row.person_id) ?? null,
  }));
}

/** The answer that counts of each person: the last one. */
async function answersOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom("summons_answer")
    .leftJoin("person", "person.id", "summons_answer.by_person_id")
    .select([
      "summons_answer.person_id",
      "summons_answer.answer",
      "summons_answer.reason",
      "summons_answer.at",
      "summons_answer.by_person_id",
      "person.name as by_name",
    ])
    .where("summons_answer.meeting_id", "=", meetingId)
    .orderBy("summons_answer.revision")
    .execute();
  return new Map(
    rows.map(({ person_id, answer, reason, at, by_person_id, by_name }) => [
      person_id,
      { kind: answer, reason, at, byName: by_person_id === person_id ? null : by_name },
    ]),
  );
}

export type CallInRow = {
  id: string;
  seatId: string;
  personId: string;
  forPersonId: string | null;
  at: string;
  /** When and why it ended; null while it stands. */
  released: { ground: string; at: string } | null;
};

/** The ersättare called in to a meeting, in the order in which they were called. */
export async function callInsOf(db: Db, meetingId: string): Promise<CallInRow[]> {
  const rows = await db
    .selectFrom("call_in")
    .leftJoin("call_in_release", "call_in_release.call_in_id", "call_in.id")
    .select([
      "call_in.id",
      "call_in.seat_id",
      "call_in.person_id",
      "call_in.for_person_id",
      "call_in.at",
      "call_in_release.ground",
      "call_in_release.at as released_at",
    ])
    .where("call_in.meeting_id", "=", meetingId)
    .orderBy("call_in.at")
    .orderBy("call_in.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    seatId: row.seat_id,
    personId: row.person_id,
    forPersonId: row.for_person_id,
    at: row.at,
    released:
      row.ground !== null && row.released_at !== null
        ? { ground: row.ground, at: row.released_at }
        : null,
  }));
}

export type LetterRow = Pick<
  LetterTable,
  "id" | "person_id" | "kind" | "address" | "state" | "attempts" | "due_at" | "error" | "sent_at"
>;

/** The letters about a meeting, oldest first. */
export const lettersOf = (db: Db, meetingId: string): Promise<LetterRow[]> =>
  db
    .selectFrom("letter")
    .select([
      "id",
      "person_id",
      "kind",
      "address",
      "state",
      "attempts",
      "due_at",
      "error",
      "sent_at",
    ])
    .where("meeting_id", "=", meetingId)
    .orderBy("at")
    .orderBy("id")
    .execute();

/** Ids of the letters that are to be sent now, the oldest first. */
export async function dueLetters(db: Db, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom("letter")
    .select("id")
    .where("state", "=", "queued")
    .where("due_at", "<=", now)
    .orderBy("at")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}
