/** A meeting is called off: it stays with why, and those who were to come are told once. */
import { isFromAnnualPlan } from "#db/queries/annualPlans.server.ts";
import { summonedPersons } from "#db/queries/summons.server.ts";
import { cancellationLetter } from "../documents/letters.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { accepted, refused } from "../domain/result.ts";
import { calledOn } from "../domain/substituteCalls.ts";
import {
  type ChangeableMeeting,
  changeableMeeting,
  stale,
  touchMeeting,
} from "./changeable.server.ts";
import { type Act, command, type Office } from "./command.server.ts";
import { queueLetter } from "./letters.server.ts";
import { postOf } from "./summons.server.ts";

export type CancelMeeting = { meetingId: string; revision: number; ground: string };

type Meeting = Parameters<typeof calledOn>[0] & { meetingId: string; date: LegalDate };

/**
 * Those who are told that a meeting is called off: whoever the kallelse went to. Before that, those it would have gone
 * to where the day is known to them from an adopted sammanträdesplan; else nobody was told of it.
 */
export async function toldOfCancellation(db: Office["db"], meeting: Meeting): Promise<string[]> {
  const summoned = await summonedPersons(db, meeting.meetingId);
  if (summoned.length > 0) return summoned.map(({ personId }) => personId);
  if (!(await isFromAnnualPlan(db, meeting.meetingId))) return [];
  return calledOn(meeting, meeting.date).map(({ personId }) => personId);
}

/** Writes the letters. Without a mailer none is written, and the page shows what to send. */
async function tellThem(act: Act, meeting: ChangeableMeeting, ground: string) {
  const post = await postOf(act, meeting);
  if (!post) return [];
  const told = await toldOfCancellation(act.trx, post.minutes);
  for (const personId of told) {
    await queueLetter(act, {
      ...{ meeting_id: meeting.id, person_id: personId, kind: "cancellation" },
      ...{ subject_id: meeting.id, address: post.emailOf(personId) },
      ...cancellationLetter(post, { personId, ground }),
    });
  }
  return told;
}

/** Calls off a meeting that has not begun. It stays where it was, with why; what it was to take up is offered again. */
export const cancelMeeting = command("cancelMeeting", async (act, input: CancelMeeting) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  const meeting = found.value;
  if (meeting.revision !== input.revision) return stale();
  if (meeting.isOpened) {
    return refused(
      `Sammanträdet ${dateText(meeting.date as LegalDate)} är öppnat. Det som har börjat avslutas, det ställs inte in.`,
    );
  }
  const ground = input.ground.trim();
  if (ground === "") return refused("Skriv varför sammanträdet ställs in.", { field: "ground" });
  await touchMeeting(act, input.meetingId);
  await act.trx
    .insertInto("meeting_cancellation")
    .values({
      ...{ meeting_id: input.meetingId, association_id: act.associationId, ground },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const told = await tellThem(act, meeting, ground);
  const subject = `meeting:${input.meetingId}`;
  act.record({ kind: "meeting.cancelled", subject, data: { told }, ground });
  return accepted({ id: input.meetingId, told: told.length });
});
