import {
  approvedMinutes,
  partsAtOnce,
  roundsOf,
  standingRound,
} from "#db/queries/approval.server.ts";
import { cancellationOf, itemRow, meetingRow, stepsOf } from "#db/queries/meetings.server.ts";
import type { ItemTable, MeetingTable } from "#db/schema.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, missing } from "./command.server.ts";
import { numberAttachments } from "./numberAttachments.server.ts";

/** A meeting that may still be changed: not justerat, and not out for justering. */
export type ChangeableMeeting = MeetingTable & {
  isSummoned: boolean;
  isOpened: boolean;
  isClosed: boolean;
};

/**
 * The meeting, if its protokoll may be changed. What is justerat is frozen; what is out for justering must be
 * recalled first, since the approvers approve the very same bytes.
 * @see KL 5:69
 */
export async function changeableMeeting(
  act: Act,
  meetingId: string,
): Promise<Result<ChangeableMeeting>> {
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  if (!meeting) return missing("Sammanträdet");
  const cancelled = await cancellationOf(act.trx, meetingId);
  if (cancelled) {
    return refused(`Sammanträdet är inställt: ${cancelled.ground}. Planera ett nytt i stället.`);
  }
  if (await approvedMinutes(act.trx, meetingId)) {
    return refused(
      "Protokollet är justerat och kan inte ändras. En rättelse görs som ett nytt beslut vid ett senare sammanträde.",
      { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" },
    );
  }
  if (standingRound(await roundsOf(act.trx, meetingId))) {
    return refused(
      "Protokollet är ute för justering och kan inte ändras. Återkalla det först; då börjar justeringen om.",
      { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" },
    );
  }
  const steps = await stepsOf(act.trx, meetingId);
  return accepted({
    ...meeting,
    isSummoned: steps.summoned !== null,
    isOpened: steps.opened !== null,
    isClosed: steps.closed !== null,
  });
}

type ItemInMeeting = { item: ItemTable; meeting: ChangeableMeeting };

/** An item of a meeting that may still be changed, whether or not the item itself may. */
export async function itemInChangeable(act: Act, itemId: string): Promise<Result<ItemInMeeting>> {
  const item = await itemRow(act.trx, act.associationId, itemId);
  if (!item) return missing("Ärendet");
  const meeting = await changeableMeeting(act, item.meeting_id);
  return meeting.ok ? accepted({ item, meeting: meeting.value }) : meeting;
}

/** An item and its meeting, if they may still be changed. What is justerat omedelbart may not. */
export async function changeableItem(act: Act, itemId: string): Promise<Result<ItemInMeeting>> {
  const found = await itemInChangeable(act, itemId);
  if (!found.ok) return found;
  const parts = await partsAtOnce(act.trx, found.value.meeting.id);
  const part = parts.find((one) => one.itemId === itemId);
  if (!part) return found;
  return refused(
    part.approvedOn
      ? "Paragrafen är omedelbart justerad och kan inte ändras. En rättelse görs som ett nytt beslut."
      : "Paragrafen är ute för omedelbar justering och kan inte ändras. Återkalla den först; då börjar justeringen om.",
    { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" },
  );
}

/**
 * Marks the meeting as changed, so that an older tab is told so. Whatever changed, the bilagor are numbered by
 * what the text says now: call it when everything else is saved. Answers the meeting's new revision.
 */
export async function touchMeeting(act: Act, meetingId: string): Promise<number> {
  const row = await act.trx
    .updateTable("meeting")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", meetingId)
    .returning("revision")
    .executeTakeFirstOrThrow();
  await numberAttachments(act, meetingId);
  return row.revision;
}

/** The refusal for a form that was opened before somebody else saved. */
export const stale = () =>
  refused(
    "Någon har sparat en nyare version sedan du öppnade sidan. Din text står kvar här nedanför; jämför med den sparade och spara igen.",
    { rule: "inaktuell" },
  );
