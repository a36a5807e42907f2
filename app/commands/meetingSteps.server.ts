/** The steps of a meeting: öppnande with its upprop, avslutande. The kallelse is in `summons.server.ts`. */
import { highestNumber, itemsOf, minutesOf } from "#db/queries/meetings.server.ts";
import { quorumAt } from "../domain/attendance.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { distanceRefusal } from "../domain/distance.ts";
import type { ClockTime, Minutes } from "../domain/minutes.ts";
import { giveNumbers } from "../domain/numbering.ts";
import { accepted, type Refusal, refused, refusedAll } from "../domain/result.ts";
import type { BoardRules } from "../domain/rules.ts";
import { clockWords } from "../domain/wording.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { boardRulesOn } from "./findings.server.ts";
import { insertPresence, type NewPresence } from "./presence.server.ts";
import { visitItem } from "./room.server.ts";

/** Notes that a step was taken, once. */
export async function takeStep(
  act: Act,
  meetingId: string,
  step: "summoned" | "opened" | "closed",
  clock: ClockTime | null,
) {
  await act.trx
    .insertInto("meeting_step")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: meetingId,
      step,
      clock,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  await touchMeeting(act, meetingId);
}

export type OpenMeeting = { meetingId: string; clock: ClockTime; present: NewPresence[] };

/**
 * Opens the meeting with its upprop and gives the items their § numbers, all but the closing one, which gets
 * the last number when the meeting is closed. Refused without quorum: nothing may be handled then.
 * @see KL 6:27
 */
export const openMeeting = command("openMeeting", async (act, input: OpenMeeting) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  if (found.value.isOpened) return refused("Sammanträdet är redan öppnat.");
  const busy = await anotherOpenMeeting(act, input.meetingId);
  if (busy) {
    return refused(
      `Sammanträdet den ${dateText(busy)} är öppnat men inte avslutat. Avsluta det först, så att paragrafernas nummer följer på varandra.`,
    );
  }
  for (const presence of input.present) {
    await insertPresence(act, input.meetingId, { ...presence, fromPosition: 1, fromTime: null });
  }
  const minutes = await minutesOf(act.trx, act.associationId, input.meetingId);
  const first = minutes?.items[0];
  if (!minutes || !first) return missing("Dagordningen");
  const rules = await boardRulesOn(act.trx, act.associationId, minutes);
  const distance = distanceRefusals(minutes, rules, input.present);
  if (distance.length > 0) return refusedAll(distance);
  const quorum = quorumAt(minutes, first, rules.quorum);
  if (!quorum.ok) {
    return refused(
      `Styrelsen är inte beslutsför: ${quorum.present} av ${quorum.seats} tjänstgör och det behövs ${quorum.needed}. Kalla in en ersättare eller skjut upp sammanträdet.`,
      { rule: "KL-6-27", source: "kommunallagen 6 kap. 27 §", field: "present" },
    );
  }
  await act.trx
    .updateTable("meeting")
    .set({ starts_at: input.clock })
    .where("id", "=", input.meetingId)
    .execute();
  const numbers = await numberItems(act, input.meetingId, minutes.date);
  await takeStep(act, input.meetingId, "opened", input.clock);
  await visitItem(act, { meetingId: input.meetingId, itemId: first.id, clock: input.clock });
  act.record({
    kind: "meeting.opened",
    subject: `meeting:${input.meetingId}`,
    data: { clock: input.clock, present: input.present.map((p) => ({ ...p })), numbers },
    ground: null,
  });
  return accepted({ id: input.meetingId, numbers });
});

/** Those in the upprop who may not take part at distance, each at its own field. @see FIN-19a */
const distanceRefusals = (
  minutes: Minutes,
  rules: BoardRules,
  present: readonly NewPresence[],
): Refusal[] =>
  present.flatMap(({ personId, capacity, mode, ground }) => {
    const name = minutes.persons.find(({ id }) => id === personId)?.name ?? "";
    const refusal = distanceRefusal(minutes, rules, { name, capacity, mode, ground });
    return (refusal?.refusals ?? []).map((one) => ({ ...one, field: `${one.field}-${personId}` }));
  });

async function anotherOpenMeeting(act: Act, meetingId: string) {
  const row = await act.trx
    .selectFrom("meeting_step as opened")
    .innerJoin("meeting", "meeting.id", "opened.meeting_id")
    .select("meeting.date")
    .where("opened.association_id", "=", act.associationId)
    .where("opened.step", "=", "opened")
    .where("opened.meeting_id", "!=", meetingId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("meeting_step as closed")
            .select("closed.id")
            .whereRef("closed.meeting_id", "=", "opened.meeting_id")
            .where("closed.step", "=", "closed"),
        ),
      ),
    )
    .executeTakeFirst();
  return (row?.date ?? null) as LegalDate | null;
}

/** Gives out the next numbers of the calendar year to the items that lack one; answers them in order. */
async function numberItems(act: Act, meetingId: string, date: string, closing = false) {
  const year = Number(date.slice(0, 4));
  const items = await itemsOf(act.trx, meetingId);
  const highest = await highestNumber(act.trx, act.associationId, year);
  const given = giveNumbers(items, highest, { closing });
  for (const { id, number } of given) {
    await act.trx.updateTable("item").set({ number, year }).where("id", "=", id).execute();
  }
  return given.map((g) => g.number);
}

/** Ends the meeting: the closing item gets the last number. @see KL 5:66 */
export const closeMeeting = command(
  "closeMeeting",
  async (act, input: { meetingId: string; clock: ClockTime }) => {
    const found = await changeableMeeting(act, input.meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!meeting.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
    if (meeting.isClosed) return refused("Sammanträdet är redan avslutat.");
    if (meeting.starts_at && input.clock < meeting.starts_at) {
      return refused(`Sammanträdet öppnades kl. ${meeting.starts_at.replace(":", ".")}.`, {
        field: "clock",
      });
    }
    const pausedTo = await lastPauseEnd(act, input.meetingId);
    if (pausedTo !== null && input.clock < pausedTo) {
      return refused(`Sammanträdet var ajournerat till kl. ${clockWords(pausedTo)}.`, {
        field: "clock",
      });
    }
    await act.trx
      .updateTable("meeting")
      .set({ ends_at: input.clock })
      .where("id", "=", input.meetingId)
      .execute();
    await numberItems(act, input.meetingId, meeting.date, true);
    await takeStep(act, input.meetingId, "closed", input.clock);
    act.record({
      kind: "meeting.closed",
      subject: `meeting:${input.meetingId}`,
      data: { clock: input.clock },
      ground: null,
    });
    return accepted({ id: input.meetingId });
  },
);

/** When the last ajournering ended; null when there was none. */
async function lastPauseEnd(act: Act, meetingId: string): Promise<ClockTime | null> {
  const row = await act.trx
    .selectFrom("adjournment")
    .innerJoin("item", "item.id", "adjournment.item_id")
    .select(({ fn }) => fn.max("adjournment.to_time").as("last"))
    .where("item.meeting_id", "=", meetingId)
    .executeTakeFirst();
  return row?.last ?? null;
}
