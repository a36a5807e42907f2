/** How the ärenden of a meeting were decided, as the domain reads it. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import {
  type Choice,
  emptyProceeding,
  type Motion,
  type Proceeding,
  type Question,
} from "#app/domain/decision/proceeding.ts";
import type {
  MotionPersonTable,
  MotionTable,
  QuestionTable,
  VoteTable,
} from "../schema/proceedings.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** By item id: the beslutsgång of each ärende of which something is noted. */
export async function proceedingsOf(db: Db, meetingId: string): Promise<Map<string, Proceeding>> {
  const proceedings = new Map<string, Proceeding>();
  const change = (itemId: string, facts: Partial<Proceeding>) =>
    proceedings.set(itemId, { ...(proceedings.get(itemId) ?? emptyProceeding), ...facts });
  const add = <K extends "motions" | "questions" | "reservations" | "notes" | "adjournments">(
    kind: K,
    itemId: string,
    one: Proceeding[K][number],
  ) => {
    const before: Proceeding[K][number][] = proceedings.get(itemId)?.[kind] ?? [];
    change(itemId, { [kind]: [...before, one] });
  };
  for (const row of await ruledItems(db, meetingId)) {
    change(row.item_id, {
      proposal: row.proposal === null ? null : (JSON.parse(row.proposal) as string[]),
      presidingId: row.presiding_id,
      mainProposal: row.main_proposal,
      orderWords: row.order_words,
      isEmployment: row.is_employment === 1,
    });
  }
  for (const { itemId, motion } of await motionsOf(db, meetingId)) add("motions", itemId, motion);
  for (const { itemId, question } of await questionsOf(db, meetingId))
    add("questions", itemId, question);
  await afterwards(db, meetingId, add);
  return proceedings;
}

const itemsIn = (db: Db, meetingId: string) =>
  db.selectFrom("item").select("id").where("meeting_id", "=", meetingId);

const ruledItems = (db: Db, meetingId: string) =>
  db.selectFrom("proceeding").selectAll().where("item_id", "in", itemsIn(db, meetingId)).execute();

async function motionsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom("motion")
    .selectAll()
    .where("item_id", "in", itemsIn(db, meetingId))
    .orderBy("position")
    .execute();
  const people = await db
    .selectFrom("motion_person")
    .innerJoin("motion", "motion.id", "motion_person.motion_id")
    .selectAll("motion_person")
    .where("motion.item_id", "in", itemsIn(db, meetingId))
    .orderBy("motion_person.position")
    .execute();
  return rows.map((row) => ({ itemId: row.item_id, motion: motionOf(row, people) }));
}

function motionOf(row: MotionTable, people: MotionPersonTable[]): Motion {
  const those = (part: MotionPersonTable["part"]) =>
    people.filter((p) => p.motion_id === row.id && p.part === part).map((p) => p.person_id);
  return {
    id: row.id,
    kind: row.kind,
    moverIds: those("moves"),
    supporterIds: those("supports"),
    text: row.text,
    isWithdrawn: row.withdrawn_at !== null,
  };
}

async function questionsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom("question")
    .selectAll()
    .where("item_id", "in", itemsIn(db, meetingId))
    .orderBy("position")
    .execute();
  const votes = await db
    .selectFrom("vote")
    .innerJoin("question", "question.id", "vote.question_id")
    .selectAll("vote")
    .where("question.item_id", "in", itemsIn(db, meetingId))
    .orderBy("vote.position")
    .execute();
  return rows.map((row) => ({ itemId: row.item_id, question: questionOf(row, votes) }));
}

const questionOf = (row: QuestionTable, votes: VoteTable[]): Question => ({
  id: row.id,
  choices: JSON.parse(row.choices) as Choice[],
  method: row.method,
  chairId: row.chair_id,
  found: row.found,
  requestedById: row.requested_by_id,
  votes: votes
    .filter((v) => v.question_id === row.id)
    .map((v) => ({ personId: v.person_id, choice: v.choice })),
  totals: JSON.parse(row.totals) as Question["totals"],
  lot: row.lot,
});

type Add = <K extends "reservations" | "notes" | "adjournments">(
  kind: K,
  itemId: string,
  one: Proceeding[K][number],
) => void;

async function afterwards(db: Db, meetingId: string, add: Add) {
  const reservations = await db
    .selectFrom("reservation")
    .selectAll()
    .where("item_id", "in", itemsIn(db, meetingId))
    .orderBy("position")
    .execute();
  for (const row of reservations) {
    const { person_id: personId, text, announced_at: announcedAt } = row;
    add("reservations", row.item_id, { personId, text, announcedAt });
  }
  const notes = await db
    .selectFrom("minute_note")
    .selectAll()
    .where("item_id", "in", itemsIn(db, meetingId))
    .orderBy("position")
    .execute();
  for (const { id, item_id, person_id, text } of notes)
    add("notes", item_id, { id, personId: person_id, text });
  const adjournments = await db
    .selectFrom("adjournment")
    .selectAll()
    .where("item_id", "in", itemsIn(db, meetingId))
    .orderBy("from_time")
    .execute();
  for (const { id, item_id, from_time, to_time, ground } of adjournments)
    add("adjournments", item_id, { id, from: from_time, to: to_time, ground });
}

/** Meetings that are over, up to a day, where somebody moved that an ärende be tabled or referred back. */
export const meetingsWithPostponements = (db: Db, associationId: string, until: LegalDate) =>
  db
    .selectFrom("meeting")
    .innerJoin("meeting_step", "meeting_step.meeting_id", "meeting.id")
    .innerJoin("item", "item.meeting_id", "meeting.id")
    .innerJoin("motion", "motion.item_id", "item.id")
    .select(["meeting.id", "meeting.date"])
    .distinct()
    .where("meeting.association_id", "=", associationId)
    .where("meeting.date", "<=", until)
    .where("meeting_step.step", "=", "closed")
    .where("motion.kind", "in", ["table", "refer_back"])
    .orderBy("meeting.date")
    .execute();
