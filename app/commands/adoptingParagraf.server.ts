/** The paragraf that adopted something: one of a meeting that has been held, and for one version only. */

import { meetingRow } from "#db/queries/meetings.server.ts";
import { numberedItems } from "#db/queries/paragrafs.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Act } from "./command.server.ts";

/** The day of the meeting, if it has been held and has the paragraf. `did` ends "Välj det sammanträde som …". */
export async function heldParagraf(
  act: Act,
  meetingId: string,
  number: number,
  did: string,
): Promise<Result<{ date: LegalDate }>> {
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  if (!meeting) return refused(`Välj det sammanträde som ${did}.`, { field: "meetingId" });
  const date = meeting.date as LegalDate;
  if (date > act.today) {
    return refused(`Sammanträdet ${dateText(date)} har inte hållits än.`, { field: "meetingId" });
  }
  // What was read in from paper has its paragrafer in the text that was read, not as rows.
  if (meeting.imported !== null) return accepted({ date });
  const items = await numberedItems(act.trx, act.associationId, meetingId);
  const found = items.find((one) => one.number === number);
  if (found && found.struck_ground === null) return accepted({ date });
  const text = found
    ? `§ ${number} utgick vid sammanträdet ${dateText(date)}.`
    : `§ ${number} finns inte i protokollet från ${dateText(date)}.`;
  return refused(text, { field: "number" });
}

type Paragraf = { meetingId: string; number: number };

export const isSame = (a: Paragraf | null, b: Paragraf): boolean =>
  a !== null && a.meetingId === b.meetingId && a.number === b.number;

/** One decision, one version: else a later draft could be let in by a decision about another. */
export const alreadyAdopted = (date: LegalDate, number: number) =>
  refused(
    `§ ${number} den ${dateText(date)} har redan antagit en version. En ny version behöver ett nytt beslut.`,
    { field: "number" },
  );
