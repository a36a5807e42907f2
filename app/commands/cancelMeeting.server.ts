import { dateText, type LegalDate } from "../domain/calendar.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableMeeting, stale, touchMeeting } from "./changeable.server.ts";
import { command } from "./command.server.ts";

export type CancelMeeting = { meetingId: string; revision: number; ground: string };

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
  const subject = `meeting:${input.meetingId}`;
  act.record({ kind: "meeting.cancelled", subject, data: {}, ground });
  return accepted({ id: input.meetingId });
});
