/**
 * The queue of letters. A letter is written in the same transaction as what it tells of, and sent after that is saved.
 * It is taken by one sender and goes once: when it cannot be known whether it arrived, a person decides.
 */
import { associationById } from "#db/queries/associations.server.ts";
import { cancellationOf } from "#db/queries/meetings.server.ts";
import { dueLetters } from "#db/queries/summons.server.ts";
import type { LetterTable } from "#db/schema/summons.ts";
import type { LetterText } from "../documents/letters.ts";
import { afterFault, type LetterFault } from "../domain/letters.ts";
import { accepted, refused } from "../domain/result.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";

export type OutgoingLetter = LetterText & {
  /** The same for the same letter, so that a receiver can tell a copy. */
  id: string;
  to: string;
  replyTo: string;
};

/** Hands a letter over; answers what went wrong, or null. Never throws. */
export type Mailer = { send(letter: OutgoingLetter): Promise<LetterFault | null> };

type NewLetter = Pick<LetterTable, "meeting_id" | "person_id" | "kind" | "subject_id" | "address"> &
  LetterText;

/** Writes a letter to the queue. Without a mailer, or an address, nobody is written to. */
export async function queueLetter(act: Act, letter: NewLetter): Promise<void> {
  if (!act.office.mailer || letter.address === "") return;
  await act.trx
    .insertInto("letter")
    .values({
      ...letter,
      id: act.newId(),
      association_id: act.associationId,
      state: "queued",
      attempts: 0,
      due_at: act.at,
      error: null,
      sent_at: null,
      at: act.at,
    })
    .onConflict((c) => c.columns(["kind", "subject_id", "person_id"]).doNothing())
    .execute();
}

/** A sender that has not answered for so long has died, with the letter handed over or not. */
const deadAfterMinutes = 10;

const minutesLater = (at: Date, minutes: number) =>
  new Date(at.getTime() + minutes * 60_000).toISOString();

const rounds = new WeakMap<Office["db"], Promise<void>>();

/**
 * Sends what is due, one round at a time; a second caller waits for the round that is on and then has its own.
 * Never throws: what fails stands on the letter, or is logged.
 */
export function deliverLetters(office: Office): Promise<void> {
  const before = rounds.get(office.db) ?? Promise.resolve();
  const round = before
    .then(() => sendDue(office))
    .catch((error: unknown) => {
      console.error("Could not deliver letters:", error);
    });
  rounds.set(office.db, round);
  return round;
}

async function sendDue(office: Office): Promise<void> {
  const { db, mailer } = office;
  if (!mailer) return;
  const now = office.clock();
  // Sent or not? It is said, and never sent again by itself.
  await db
    .updateTable("letter")
    .set({ state: "uncertain", error: "Utskicket avbröts, så det är osäkert om brevet kom fram." })
    .where("state", "=", "sending")
    .where("due_at", "<=", minutesLater(now, -deadAfterMinutes))
    .execute();
  for (const id of await dueLetters(db, now.toISOString())) await sendOne(office, mailer, id);
}

async function sendOne(office: Office, mailer: Mailer, id: string): Promise<void> {
  const { db } = office;
  const now = office.clock();
  // The row itself is the lock: of several senders one gets it.
  const letter = await db
    .updateTable("letter")
    .set((eb) => ({
      state: "sending" as const,
      attempts: eb("attempts", "+", 1),
      due_at: now.toISOString(),
    }))
    .where("id", "=", id)
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst();
  if (!letter) return;
  const fault = (await isPast(office, letter)) ?? (await hand(office, mailer, letter));
  const done = fault ? afterFault(fault, letter.attempts) : ({ state: "sent" } as const);
  await db
    .updateTable("letter")
    .set({
      state: done.state,
      error: fault?.reason ?? null,
      sent_at: done.state === "sent" ? office.clock().toISOString() : null,
      ...(done.state === "queued" ? { due_at: minutesLater(now, done.minutes) } : {}),
    })
    .where("id", "=", id)
    .execute();
}

/**
 * A letter from a restored copy, or one that waited too long, is not sent about a meeting that has been, nor a kallelse
 * to one that is called off. A reminder of the justering is about what comes after it.
 */
async function isPast(office: Office, letter: LetterTable): Promise<LetterFault | null> {
  if (letter.kind === "reminder") return null;
  if (letter.kind !== "cancellation" && (await cancellationOf(office.db, letter.meeting_id))) {
    return { kind: "permanent", reason: "Sammanträdet är inställt, så brevet skickades inte." };
  }
  const meeting = await office.db
    .selectFrom("meeting")
    .select("date")
    .where("id", "=", letter.meeting_id)
    .executeTakeFirstOrThrow();
  if (meeting.date >= swedishDay(office.clock().toISOString())) return null;
  const reason = "Sammanträdets dag har varit, så brevet skickades inte.";
  return { kind: "permanent", reason };
}

async function hand(office: Office, mailer: Mailer, letter: LetterTable) {
  const { id, address, subject, body, association_id } = letter;
  const association = await associationById(office.db, association_id);
  const replyTo = association?.email ?? "";
  return mailer.send({ id, to: address, replyTo, subject, body });
}

/** Puts a letter that failed, or may not have arrived, in the queue again. */
export const resendLetter = command("resendLetter", async (act, input: { letterId: string }) => {
  const letter = await act.trx
    .selectFrom("letter")
    .selectAll()
    .where("association_id", "=", act.associationId)
    .where("id", "=", input.letterId)
    .executeTakeFirst();
  if (!letter) return missing("Brevet");
  if (letter.state !== "failed" && letter.state !== "uncertain") {
    return refused("Brevet är redan skickat, eller väntar på att skickas.");
  }
  const person = await act.trx
    .selectFrom("person")
    .select("email")
    .where("id", "=", letter.person_id)
    .executeTakeFirstOrThrow();
  const address = person.email || letter.address;
  await act.trx
    .updateTable("letter")
    .set({ state: "queued", attempts: 0, due_at: act.at, error: null, address })
    .where("id", "=", letter.id)
    .execute();
  act.record({
    kind: "letter.requeued",
    subject: `letter:${letter.id}`,
    data: { person: letter.person_id, address },
    ground: letter.error,
  });
  return accepted({ id: letter.id });
});
