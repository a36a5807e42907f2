/** What happens in the room: arrivals, departures and distans at the ärende the meeting is at, and which one that is. */
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { latestChange, nextTurn } from "#db/queries/room.server.ts";
import type { ClockTime, Minutes, Presence } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Move, moveInRoom } from "../domain/room.ts";
import { changeableMeeting, itemInChangeable, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { boardRulesOn } from "./findings.server.ts";

/** The facts of a meeting that is going on. */
async function ongoing(act: Act, meetingId: string): Promise<Result<Minutes>> {
  const found = await changeableMeeting(act, meetingId);
  if (!found.ok) return found;
  if (!found.value.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
  if (found.value.isClosed) {
    return refused("Sammanträdet är avslutat. Närvaron rättas på sidan Närvaro.");
  }
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  return minutes ? accepted(minutes) : missing("Sammanträdet");
}

export type RecordMove = {
  meetingId: string;
  /** The item from which the move holds. */
  itemId: string;
  clock: ClockTime;
  move: Move;
};

/**
 * Somebody arrives, leaves, goes over to distans, begins or ceases to serve; what follows of it is done with it.
 * Answers the närvaro as it then is.
 * @see KL 6:17, 6:27, FIN-12, FIN-19a
 */
export const recordMove = command("recordMove", async (act, input: RecordMove) => {
  const { meetingId, itemId, clock, move } = input;
  const found = await ongoing(act, meetingId);
  if (!found.ok) return found;
  const minutes = found.value;
  const item = minutes.items.find(({ id }) => id === itemId);
  if (!item) return missing("Ärendet");
  const rules = await boardRulesOn(act.trx, act.associationId, minutes);
  const moment = { position: item.position, time: clock };
  const moved = moveInRoom({ minutes, rules, moment, newId: act.newId }, move);
  if (!moved.ok) return moved;
  await savePresences(act, meetingId, minutes.presences, moved.value);
  await noteChange(act, meetingId, { ...moment, move }, minutes.presences, moved.value);
  await touchMeeting(act, meetingId);
  act.record({
    kind: "presence.recorded",
    subject: `meeting:${meetingId}`,
    data: { ...move, itemId, clock },
    ground: "ground" in move ? move.ground : null,
  });
  return accepted({ id: meetingId });
});

/** Takes back the latest press, if nothing has been changed since. The row and the event of it remain. */
export const undoMove = command(
  "undoMove",
  async (act, { meetingId, turn }: { meetingId: string; turn: number }) => {
    const found = await ongoing(act, meetingId);
    if (!found.ok) return found;
    const latest = await latestChange(act.trx, meetingId);
    const now = found.value.presences;
    if (!latest || latest.turn !== turn || latest.move.kind === "undoes") {
      return refused("Det finns ingen senare ändring att ångra. Sidan visar hur det är nu.");
    }
    if (!isSame(now, latest.after)) {
      return refused(
        "Närvaron har rättats på sidan Närvaro efter den ändringen. Rätta vidare där.",
      );
    }
    await savePresences(act, meetingId, now, latest.before);
    const undo = { position: latest.position, time: latest.clock, move: { kind: "undoes" } };
    await noteChange(act, meetingId, undo, latest.after, latest.before);
    await touchMeeting(act, meetingId);
    act.record({
      kind: "presence.undone",
      subject: `meeting:${meetingId}`,
      data: { turn, kind: latest.move.kind, personId: latest.move.personId ?? null },
      ground: null,
    });
    return accepted({ id: meetingId });
  },
);

const inOrder = (presences: readonly Presence[]) =>
  JSON.stringify(presences.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(ordered));

const ordered = (presence: Presence) =>
  Object.entries(presence).sort(([a], [b]) => (a < b ? -1 : 1));

const isSame = (a: readonly Presence[], b: readonly Presence[]) => inOrder(a) === inOrder(b);

async function savePresences(
  act: Act,
  meetingId: string,
  before: readonly Presence[],
  after: readonly Presence[],
): Promise<void> {
  const kept = new Set(after.map(({ id }) => id));
  for (const { id } of before.filter((one) => !kept.has(one.id))) {
    await act.trx.deleteFrom("presence").where("id", "=", id).execute();
  }
  for (const one of after) {
    const was = before.find(({ id }) => id === one.id);
    const values = rowOf(one);
    if (!was) {
      const own = { id: one.id, association_id: act.associationId, meeting_id: meetingId };
      await act.trx
        .insertInto("presence")
        .values({ ...own, ...values })
        .execute();
    } else if (!isSame([was], [one])) {
      await act.trx.updateTable("presence").set(values).where("id", "=", one.id).execute();
    }
  }
}

const rowOf = (one: Presence) => ({
  person_id: one.personId,
  capacity: one.capacity,
  seat_id: one.seatId,
  from_position: one.fromPosition,
  to_position: one.toPosition,
  from_time: one.fromTime,
  to_time: one.toTime,
  mode: one.mode,
  ground: one.ground,
});

async function noteChange(
  act: Act,
  meetingId: string,
  change: { position: number; time: ClockTime | null; move: { kind: string } },
  before: readonly Presence[],
  after: readonly Presence[],
): Promise<void> {
  await act.trx
    .insertInto("room_change")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: meetingId,
      turn: await nextTurn(act.trx, "room_change", meetingId),
      position: change.position,
      clock: change.time,
      move: JSON.stringify(change.move),
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
}

/** Notes that the meeting is at the item; the meeting's first is noted when it is opened. */
export async function visitItem(
  act: Act,
  visit: { meetingId: string; itemId: string; clock: ClockTime | null },
): Promise<void> {
  await act.trx
    .insertInto("item_visit")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: visit.meetingId,
      item_id: visit.itemId,
      turn: await nextTurn(act.trx, "item_visit", visit.meetingId),
      clock: visit.clock,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
}

/** The meeting goes to an item, forward or back. One that has been struck is not handled. */
export const goToItem = command("goToItem", async (act, { itemId }: { itemId: string }) => {
  const found = await itemInChangeable(act, itemId);
  if (!found.ok) return found;
  const { item, meeting } = found.value;
  if (!meeting.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
  if (meeting.isClosed) return refused("Sammanträdet är redan avslutat.");
  if (item.struck_ground !== null) {
    return refused(`Ärendet utgår (${item.struck_ground}). Gå till nästa.`);
  }
  await visitItem(act, { meetingId: meeting.id, itemId, clock: act.clock });
  await touchMeeting(act, meeting.id);
  act.record({
    kind: "item.reached",
    subject: `item:${itemId}`,
    data: { clock: act.clock },
    ground: null,
  });
  return accepted({ id: itemId });
});

/** Shows the item's text and decision, as they are now, on the board's screens. What is written later is not seen. */
export const showItem = command("showItem", async (act, { itemId }: { itemId: string }) => {
  const found = await itemInChangeable(act, itemId);
  if (!found.ok) return found;
  const minutes = await minutesOf(act.trx, act.associationId, found.value.meeting.id);
  const item = minutes?.items.find(({ id }) => id === itemId);
  if (!item) return missing("Ärendet");
  const written = item.sections.filter(
    ({ body, clauses }) => body.trim() !== "" || clauses.length > 0,
  );
  if (written.length === 0) {
    return refused("Det finns ingen text att visa. Skriv i ärendet först.");
  }
  await putOnScreen(act, found.value.meeting.id, itemId, JSON.stringify(written));
  act.record({ kind: "item.shown", subject: `item:${itemId}`, data: {}, ground: null });
  return accepted({ id: itemId });
});

/** Takes the item's text down from the board's screens. */
export const hideItem = command("hideItem", async (act, { itemId }: { itemId: string }) => {
  const row = await itemRow(act.trx, act.associationId, itemId);
  if (!row) return missing("Ärendet");
  await putOnScreen(act, row.meeting_id, itemId, null);
  act.record({ kind: "item.hidden", subject: `item:${itemId}`, data: {}, ground: null });
  return accepted({ id: itemId });
});

async function putOnScreen(act: Act, meetingId: string, itemId: string, sections: string | null) {
  await act.trx
    .insertInto("shown_item")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: meetingId,
      item_id: itemId,
      turn: await nextTurn(act.trx, "shown_item", meetingId),
      sections,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  await touchMeeting(act, meetingId);
}
