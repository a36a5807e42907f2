import { expect } from "vitest";
import { writeItem } from "#app/commands/items.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Section } from "#app/domain/minutes.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import type { TestOffice } from "#test/support/office.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, planned, type TestBoard, value } from "../support/story.ts";

const lead = "Styrelsen beslutade";
const clauses = ["att ta fram en plan.", "att bjuda in kommunen."];

async function itemOf(office: TestOffice, b: TestBoard, meetingId: string) {
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  if (!item) throw new Error("The item vanished");
  return item;
}

async function write(office: TestOffice, b: TestBoard, itemId: string, sections: Section[]) {
  const revision = (await itemRow(office.db, b.associationId, itemId))?.revision ?? 0;
  const text = { kind: "decision" as const, heading: "Plan", financing: null };
  value(await writeItem(office, b.as("secretary"), { itemId, revision, sections, ...text }));
}

onEachDatabase("an att-sats keeps its doer and day, with an id that lasts", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const { id } = await itemOf(office, b, meetingId);
  const due = legalDate("2026-05-04");
  const task = { id: "", doer: "eva lind", personId: null, due };
  await write(office, b, id, [{ body: "", lead, clauses, tasks: [null, task] }]);
  const [section] = (await itemOf(office, b, meetingId)).sections;
  const saved = section?.tasks?.[1];
  expect(section?.tasks?.[0]).toBeNull();
  expect(saved).toMatchObject({ doer: "Eva Lind", personId: b.person("third"), due });
  expect(saved?.id).not.toBe("");

  await write(office, b, id, [{ body: "Mer text.", lead, clauses: [...clauses].reverse() }]);
  const [again] = (await itemOf(office, b, meetingId)).sections;
  expect(again?.tasks).toEqual([saved, null]);

  await write(office, b, id, [{ body: "", lead, clauses, tasks: [null, null] }]);
  expect((await itemOf(office, b, meetingId)).sections[0]).not.toHaveProperty("tasks");
});

onEachDatabase(
  "a task that was copied with its att-sats is a task of its own",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const { id } = await itemOf(office, b, meetingId);
    const task = { id: "", doer: "Kansliet", personId: null, due: null };
    await write(office, b, id, [{ body: "", lead, clauses, tasks: [task, null] }]);
    const saved = (await itemOf(office, b, meetingId)).sections[0]?.tasks?.[0] ?? null;
    await write(office, b, id, [{ body: "", lead, clauses, tasks: [saved, saved] }]);
    const ids = (await itemOf(office, b, meetingId)).sections[0]?.tasks?.map((one) => one?.id);
    expect(ids?.[0]).toBe(saved?.id);
    expect(new Set(ids).size).toBe(2);
  },
);
