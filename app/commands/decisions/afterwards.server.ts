/** Reservationer, protokollsanteckningar and ajourneringar. @see KL 4:27, 5:67 p 6 */
import { rulesOn } from "#db/queries/associations.server.ts";
import { whyNotAdjourned } from "../../domain/decision/adjournment.ts";
import { whyNotNoted, whyNotReserved } from "../../domain/decision/part.ts";
import type { EventKind, Json } from "../../domain/event.ts";
import type { ClockTime } from "../../domain/minutes.ts";
import { accepted, refused, refusedAll } from "../../domain/result.ts";
import { touchMeeting } from "../changeable.server.ts";
import { type Act, command, missing } from "../command.server.ts";
import { type OpenItem, openItem, rowOf } from "./openItem.server.ts";

type Noted = { kind: EventKind; data: Json; ground?: string | null };

async function noted(act: Act, { minutes, item }: OpenItem, { kind, data, ground = null }: Noted) {
  await touchMeeting(act, minutes.meetingId);
  act.record({ kind, subject: `item:${item.id}`, data, ground });
  return accepted({ id: item.id });
}

export type RecordReservation = {
  itemId: string;
  personId: string;
  text: string;
  announcedAt: ClockTime | null;
};

/**
 * Somebody reserves themselves against the decision. It is announced before the meeting ends; its text may come
 * until the protokoll goes out for justering, by practice, and is written by noting the same person again.
 * @see KL 4:27
 */
export const recordReservation = command(
  "recordReservation",
  async (act, input: RecordReservation) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { minutes, item } = found.value;
    const { personId, text } = input;
    const earlier = item.proceeding.reservations.find((one) => one.personId === personId);
    // One that was noted while the meeting went on was announced in time, whenever its text comes.
    const known = earlier ? (earlier.announcedAt ?? minutes.endsAt) : null;
    const announcedAt = input.announcedAt ?? known;
    const barred = whyNotReserved(minutes, item, { personId, announcedAt });
    if (barred) return refusedAll([barred]);
    const { reservations } = item.proceeding;
    const at = earlier ? reservations.indexOf(earlier) : reservations.length;
    await deleteReservation(act, item.id, personId);
    await act.trx
      .insertInto("reservation")
      .values({
        ...rowOf(act, item.id),
        position: at + 1,
        person_id: personId,
        text: text.trim(),
        announced_at: input.announcedAt ?? earlier?.announcedAt ?? null,
      })
      .execute();
    const { itemId, ...data } = input;
    return noted(act, found.value, { kind: "reservation.recorded", data });
  },
);

const deleteReservation = (act: Act, itemId: string, personId: string) =>
  act.trx
    .deleteFrom("reservation")
    .where("item_id", "=", itemId)
    .where("person_id", "=", personId)
    .execute();

export const removeReservation = command(
  "removeReservation",
  async (act, input: { itemId: string; personId: string }) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { personId } = input;
    const { reservations } = found.value.item.proceeding;
    if (!reservations.some((one) => one.personId === personId)) return missing("Reservationen");
    await deleteReservation(act, input.itemId, personId);
    return noted(act, found.value, { kind: "reservation.removed", data: { personId } });
  },
);

export type RecordMinuteNote = { itemId: string; personId: string; text: string };

/** Somebody has something said in the protokoll. An ersättare who does not serve may where styrelsen has said so. @see KL 6:17 */
export const recordMinuteNote = command(
  "recordMinuteNote",
  async (act, input: RecordMinuteNote) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { minutes, item } = found.value;
    const text = input.text.trim();
    if (text === "") return refused("Skriv vad som ska stå i anteckningen.", { field: "text" });
    const rules = await rulesOn(act.trx, act.associationId, minutes.date);
    const mayBeNoted = rules?.substitutesMayBeNoted ?? false;
    const barred = whyNotNoted(minutes, item, input.personId, mayBeNoted);
    if (barred) return refusedAll([barred]);
    const row = rowOf(act, item.id);
    const position = item.proceeding.notes.length + 1;
    await act.trx
      .insertInto("minute_note")
      .values({ ...row, position, person_id: input.personId, text })
      .execute();
    const data = { id: row.id, personId: input.personId, text };
    return noted(act, found.value, { kind: "note.recorded", data });
  },
);

export const removeMinuteNote = command(
  "removeMinuteNote",
  async (act, input: { itemId: string; noteId: string }) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const note = found.value.item.proceeding.notes.find(({ id }) => id === input.noteId);
    if (!note) return missing("Protokollsanteckningen");
    await act.trx.deleteFrom("minute_note").where("id", "=", note.id).execute();
    return noted(act, found.value, { kind: "note.removed", data: { id: note.id } });
  },
);

export type RecordAdjournment = {
  itemId: string;
  from: ClockTime;
  to: ClockTime;
  ground: string | null;
};

/** The meeting paused at this ärende. */
export const recordAdjournment = command(
  "recordAdjournment",
  async (act, input: RecordAdjournment) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { from, to, ground } = input;
    const row = rowOf(act, input.itemId);
    const barred = whyNotAdjourned(found.value.minutes, { id: row.id, from, to });
    if (barred) return refusedAll([barred]);
    await act.trx
      .insertInto("adjournment")
      .values({ ...row, from_time: from, to_time: to, ground })
      .execute();
    const data = { id: row.id, from, to };
    return noted(act, found.value, { kind: "adjournment.recorded", data, ground });
  },
);

export const removeAdjournment = command(
  "removeAdjournment",
  async (act, input: { itemId: string; adjournmentId: string }) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const id = input.adjournmentId;
    const { adjournments } = found.value.item.proceeding;
    if (!adjournments.some((one) => one.id === id)) return missing("Ajourneringen");
    await act.trx.deleteFrom("adjournment").where("id", "=", id).execute();
    return noted(act, found.value, { kind: "adjournment.removed", data: { id } });
  },
);
