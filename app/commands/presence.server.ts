/** Närvaro: who is there in what capacity, for which seat and at which items. */
import { minutesOf } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { distanceRefusal } from "../domain/distance.ts";
import type { Capacity, ClockTime, PresenceMode } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { stretchFault } from "../domain/roomStretches.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { boardRulesOn } from "./findings.server.ts";

export type NewPresence = {
  personId: string;
  capacity: Capacity;
  seatId: string | null;
  mode: PresenceMode;
  ground: string | null;
};

type PresenceRow = NewPresence & { fromPosition: number; fromTime: ClockTime | null };

/** Notes the beginning of a stretch of presence. */
export async function insertPresence(act: Act, meetingId: string, presence: PresenceRow) {
  const id = act.newId();
  await act.trx
    .insertInto("presence")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: meetingId,
      person_id: presence.personId,
      capacity: presence.capacity,
      seat_id: presence.seatId,
      from_position: presence.fromPosition,
      to_position: null,
      from_time: presence.fromTime,
      to_time: null,
      mode: presence.mode,
      ground: presence.ground,
    })
    .execute();
  return id;
}

export type RecordPresence = { meetingId: string } & (
  | ({ change: "arrives" } & PresenceRow)
  | { change: "leaves"; presenceId: string; toPosition: number; toTime: ClockTime | null }
  | { change: "corrected"; presenceId: string }
);

/** Somebody arrives, begins to serve, leaves, or was noted by mistake. Counted in items. */
export const recordPresence = command("recordPresence", async (act, input: RecordPresence) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  if (!found.value.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
  const outcome =
    input.change === "arrives" ? await arrive(act, input) : await endOrRemove(act, input);
  if (!outcome.ok) return outcome;
  await touchMeeting(act, input.meetingId);
  const { meetingId, ...data } = input;
  act.record({
    kind: "presence.recorded",
    subject: `meeting:${meetingId}`,
    data,
    ground: input.change === "arrives" ? input.ground : null,
  });
  return accepted({ id: meetingId });
});

async function arrive(act: Act, input: { meetingId: string } & PresenceRow) {
  const { persons, seats } = await registerOf(act.trx, act.associationId);
  if (!persons.some((p) => p.id === input.personId)) return missing("Personen");
  if (input.seatId && !seats.some((s) => s.id === input.seatId)) return missing("Platsen");
  const open = await act.trx
    .selectFrom("presence")
    .select(["id", "from_position", "to_position"])
    .where("meeting_id", "=", input.meetingId)
    .where("person_id", "=", input.personId)
    .execute();
  // A person who begins to serve stops being merely present: the earlier stretch ends where the new begins.
  for (const row of open) {
    if (row.from_position >= input.fromPosition) {
      return refused("Personen är redan antecknad som närvarande från den paragrafen.", {
        field: "fromPosition",
      });
    }
    if (row.to_position === null || row.to_position >= input.fromPosition) {
      await act.trx
        .updateTable("presence")
        .set({ to_position: input.fromPosition - 1, to_time: input.fromTime })
        .where("id", "=", row.id)
        .execute();
    }
  }
  const id = await insertPresence(act, input.meetingId, input);
  return tried(act, input.meetingId, id);
}

/** The stretch as it now stands, held against the rules; a refusal rolls it back. @see FIN-19a, KL 4:24 */
async function tried(act: Act, meetingId: string, id: string): Promise<Result<null>> {
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  const stretch = minutes?.presences.find((one) => one.id === id);
  if (!minutes || !stretch) return missing("Anteckningen om närvaro");
  const rules = await boardRulesOn(act.trx, act.associationId, minutes);
  const name = minutes.persons.find((p) => p.id === stretch.personId)?.name ?? "";
  const fault =
    distanceRefusal(minutes, rules, { ...stretch, name }) ?? stretchFault(minutes, stretch);
  return fault ?? accepted(null);
}

async function endOrRemove(
  act: Act,
  input: Extract<RecordPresence, { change: "leaves" | "corrected" }>,
) {
  const row = await act.trx
    .selectFrom("presence")
    .selectAll()
    .where("meeting_id", "=", input.meetingId)
    .where("id", "=", input.presenceId)
    .executeTakeFirst();
  if (!row) return missing("Anteckningen om närvaro");
  if (input.change === "corrected") {
    await act.trx.deleteFrom("presence").where("id", "=", row.id).execute();
    return accepted(null);
  }
  if (input.toPosition < row.from_position) {
    return refused("Personen kan inte lämna före den paragraf då hen kom.", {
      field: "toPosition",
    });
  }
  await act.trx
    .updateTable("presence")
    .set({ to_position: input.toPosition, to_time: input.toTime })
    .where("id", "=", row.id)
    .execute();
  return tried(act, input.meetingId, row.id);
}
