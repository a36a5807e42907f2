/** A meeting as long as one gets: sixty ärenden and a hundred thousand characters, for the bench. */
import type { Office } from "#app/commands/command.server.ts";
import { addItem, writeItem } from "#app/commands/items.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { done } from "../demo/board.ts";

const items = 60;
const characters = 100_000;
const sentence =
  "Styrelsen går igenom underlaget och ställer frågor om mål, medel och uppföljning. ";

/** Lays it up in the förbund; answers its day, which is its address. */
export async function layUpLongMeeting(
  office: Office,
  associationId: string,
  today: LegalDate,
): Promise<LegalDate> {
  const caller = { associationId, commandLine: true } as const;
  const date = addDays(today, 60);
  const plan = { kind: "extra" as const, date, startsAt: "09:00", place: "Norrsund" };
  const { id: meetingId } = done(await planMeeting(office, caller, plan));
  const standing = (await minutesOf(office.db, associationId, meetingId))?.items.length ?? 0;
  const body = sentence.repeat(Math.ceil(characters / items / sentence.length));
  for (let i = standing; i < items; i += 1) {
    const heading = `Ärende ${i}`;
    const added = done(await addItem(office, caller, { meetingId, kind: "information", heading }));
    const row = await itemRow(office.db, associationId, added.id);
    const text = { itemId: added.id, kind: "information" as const, heading, financing: null };
    const sections = [{ body, lead: "", clauses: [] }];
    done(await writeItem(office, caller, { ...text, revision: row?.revision ?? 0, sections }));
  }
  return date;
}
