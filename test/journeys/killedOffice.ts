/**
 * A process that takes meetings to anslag on three boards at once, and types in a protokoll of the first, and says on
 * standard output each act that was acknowledged. The test that starts it kills it in the middle.
 */
import { once } from "node:events";

import { setTimeout as pause } from "node:timers/promises";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import type { Office } from "#app/commands/command.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { typeInItem } from "#app/commands/writing.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { addDays, legalDate } from "#app/domain/calendar.ts";
import { fromSections } from "#app/writing/fromSections.ts";
import { begin, rewrite } from "#app/writing/shared.ts";
import { openDatabase } from "#db/open.server.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { board, held, planned, type TestBoard, value } from "../support/story.ts";

// Everything is loaded before the test says where and when: a cold start is what takes time.
const [line] = await once(process.stdin, "data");
const [url = "", run = ""] = String(line).trim().split(" ");
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

/** Types word after word in one paragraf, as an editor sends them; each is told by its number when it is answered. */
async function type(b: TestBoard): Promise<never> {
  const meetingId = await planned(office, b, legalDate("2026-04-20"));
  const minutes = await minutesOf(db, b.associationId, meetingId);
  const item = minutes?.items.find(({ kind }) => kind === "information");
  if (!item) throw new Error("The standing agenda has nothing to inform of");
  let { state } = begin(fromSections(item.sections));
  for (let n = 0, body = ""; ; n += 1) {
    body = `${body} ord${n}`.trim();
    const update = rewrite(state, fromSections([{ body, lead: "", clauses: [] }])).state;
    value(await typeInItem(office, b.as("secretary"), { itemId: item.id, update }));
    state = update;
    acknowledge(`typed:${n}`, item.id);
    // A person types: the others are let forward between the words.
    await pause(20);
  }
}

const boards: TestBoard[] = [];
for (const name of ["a", "b", "c"]) boards.push(await board(office, `${name}${run}`));
process.stdout.write("ready\n");
await Promise.all([...boards.map(work), ...boards.slice(0, 1).map(type)]);
