import type { Kysely } from "kysely";
import { inOrder, mayApproveNow } from "#app/domain/approval.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import { type Reminder, remindersDue } from "#app/domain/reminders.ts";
import type { Database } from "../schema.ts";
import { roundsOf, standingRound } from "./approval.server.ts";

type Db = Kysely<Database>;

/** A reminder that is due, with the meeting it is about and the address of the one who is reminded. */
export type DueReminder = Reminder & {
  meetingId: string;
  slug: string;
  meetingDate: LegalDate;
  /** Empty when the register has none. */
  email: string;
};

/** Those who may approve a protokoll, or a paragraf omedelbart, now and have not, in the round's order. */
export async function waitedFor(db: Db, meetingId: string, itemId: string | null = null) {
  const round = standingRound(await roundsOf(db, meetingId, itemId));
  if (!round) return [];
  const people = await approverNames(db, meetingId);
  const ordered = inOrder(people, round.turnOrder);
  const now = mayApproveNow({
    approvers: ordered.map(({ personId }) => personId),
    approvals: round.approvals,
    inTurn: round.turnOrder !== null,
  });
  return ordered.filter(({ personId }) => now.includes(personId));
}

async function approverNames(db: Db, meetingId: string) {
  const chair = await db
    .selectFrom("meeting")
    .innerJoin("person", "person.id", "meeting.chair_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("meeting.id", "=", meetingId)
    .execute();
  const adjusters = await db
    .selectFrom("adjuster")
    .innerJoin("person", "person.id", "adjuster.person_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("adjuster.meeting_id", "=", meetingId)
    .orderBy("adjuster.position")
    .execute();
  return [
    ...chair.map((one) => ({ ...one, role: "chair" as const })),
    ...adjusters.map((one) => ({ ...one, role: "adjuster" as const })),
  ];
}

/** The protokoll of a förbund that are out for justering. */
export const outForApproval = (db: Db, associationId: string) =>
  db
    .selectFrom("approval_round")
    .innerJoin("meeting", "meeting.id", "approval_round.meeting_id")
    .leftJoin("round_withdrawal", "round_withdrawal.round_id", "approval_round.id")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .select(["approval_round.id as roundId", "meeting.id as meetingId", "meeting.slug"])
    .select("meeting.date")
    .where("approval_round.association_id", "=", associationId)
    // A paragraf that is justerad omedelbart is approved at the meeting: nobody is reminded of it.
    .where("approval_round.item_id", "is", null)
    .where("round_withdrawal.round_id", "is", null)
    .where("approved_minutes.meeting_id", "is", null)
    .orderBy("meeting.date")
    .execute();

/** The paragrafer of a förbund that are out for omedelbar justering, each with its meeting. */
export const partsOutAtOnce = (db: Db, associationId: string) =>
  db
    .selectFrom("approval_round")
    .innerJoin("item", "item.id", "approval_round.item_id")
    .innerJoin("meeting", "meeting.id", "approval_round.meeting_id")
    .leftJoin("round_withdrawal", "round_withdrawal.round_id", "approval_round.id")
    .leftJoin("approved_item", "approved_item.item_id", "item.id")
    .select(["item.id as itemId", "item.number", "item.heading"])
    .select(["meeting.id as meetingId", "meeting.slug", "meeting.date"])
    .where("approval_round.association_id", "=", associationId)
    .where("round_withdrawal.round_id", "is", null)
    .where("approved_item.item_id", "is", null)
    .orderBy("meeting.date")
    .orderBy("item.position")
    .execute();

/**
 * Every reminder of a förbund that is due on the day. Whoever sends them notes each with the command
 * `remindApprover`, and then it is due no more.
 */
export async function remindersOf(
  db: Db,
  associationId: string,
  today: LegalDate,
): Promise<DueReminder[]> {
  const due: DueReminder[] = [];
  for (const { roundId, meetingId, slug, date } of await outForApproval(db, associationId)) {
    const waitingFor = await waitedFor(db, meetingId);
    const reminded = await db
      .selectFrom("approval_reminder")
      .select(["person_id as personId", "on_day as onDay"])
      .where("round_id", "=", roundId)
      .execute();
    const meetingDate = date as LegalDate;
    const reminders = remindersDue({ meetingDate, today, waitingFor, reminded });
    for (const reminder of reminders) {
      const email = waitingFor.find((one) => one.personId === reminder.personId)?.email ?? "";
      due.push({ ...reminder, meetingId, slug, meetingDate, email });
    }
  }
  return due;
}
