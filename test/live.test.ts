/** Open pages are told of every save, also of one that was made while they came. */
import { expect } from "vitest";
import { addItem } from "#app/commands/items.server.ts";
import { makeLive } from "#app/live.server.ts";
import { meetingRow } from "#db/queries/meetings.server.ts";
import { officeOn, onEachDatabase } from "./support/office.ts";
import { board, planned, value } from "./support/story.ts";

onEachDatabase(
  "one who knows an older revision is told the newest, and each save once",
  async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const meetingId = await planned(office, own, "2026-03-12");
    const revision = async () =>
      (await meetingRow(office.db, own.associationId, meetingId))?.revision ?? 0;
    const save = async () => {
      const item = { meetingId, kind: "information" as const, heading: "Ett ärende till" };
      value(await addItem(office, own.as("secretary"), item));
      return revision();
    };
    const known = await revision();
    const first = await save();
    const live = makeLive(office.db);
    const told = { late: [] as number[], current: [] as number[] };
    const stop = live.watch(meetingId, known, (now) => told.late.push(now));
    live.watch(meetingId, first, (now) => told.current.push(now));
    await expect.poll(() => told.late).toEqual([first]);
    const second = await save();
    live.saved();
    await expect.poll(() => told.current).toEqual([second]);
    expect(told.late).toEqual([first, second]);
    stop();
    const third = await save();
    live.saved();
    await expect.poll(() => told.current).toEqual([second, third]);
    expect(told.late).toEqual([first, second]);
    live.close();
  },
);
