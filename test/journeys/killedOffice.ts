/**
 * A process that takes meetings to anslag on three boards at once, and says on standard output each act that was
 * acknowledged. The test that starts it kills it in the middle.
 */

import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import type { Office } from "#app/commands/command.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { addDays, legalDate } from "#app/domain/calendar.ts";
import { openDatabase } from "#db/open.server.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { board, held, planned, type TestBoard, value } from "../support/story.ts";

const [url = "", run = ""] = process.argv.slice(2);
const { db } = await openDatabase(url);
const now = new Date("2026-03-02T08:00:00Z");
const office = {
  db,
  clock: () => now,
  at: () => undefined,
  templates: readTemplates(),
  publicUrl: "https://protokoll.exempel.se",
} satisfies Office & { at: () => void };

/** What the office has answered "done" to; the parent holds the database against it. */
const acknowledge = (act: string, meetingId: string) => {
  process.stdout.write(`${act} ${meetingId}\n`);
};

async function work(b: TestBoard): Promise<never> {
  const secretary = b.as("secretary");
  const day = legalDate("2026-03-02");
  for (let n = 0; ; n += 1) {
    const meetingId = await planned(office, b, addDays(day, -(n % 20)));
    await held(office, b, meetingId);
    acknowledge("closed", meetingId);
    value(await sendForApproval(office, secretary, { meetingId }));
    acknowledge("sent", meetingId);
    if (n % 3 === 0) {
      value(await recallMinutes(office, secretary, { meetingId, ground: "En rättelse" }));
      acknowledge("recalled", meetingId);
      value(await sendForApproval(office, secretary, { meetingId }));
    }
    const [round] = await roundsOf(db, meetingId);
    const approval = { meetingId, sha256: round?.sha256 ?? "" };
    value(await approveMinutes(office, b.as("chair"), approval));
    acknowledge("approved", meetingId);
    value(await approveMinutes(office, b.as("vice"), approval));
    acknowledge("justerat", meetingId);
    const memberIds = b.memberIds.slice(0, 2);
    value(await postNotice(office, secretary, { meetingId, memberIds, on: day }));
    acknowledge("posted", meetingId);
  }
}

const boards: TestBoard[] = [];
for (const name of ["a", "b", "c"]) boards.push(await board(office, `${name}${run}`));
process.stdout.write("ready\n");
await Promise.all(boards.map(work));
