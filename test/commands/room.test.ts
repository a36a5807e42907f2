import { expect } from "vitest";
import { writeItem } from "#app/commands/items.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { recordPresence } from "#app/commands/presence.server.ts";
import { goToItem, hideItem, recordMove, showItem, undoMove } from "#app/commands/room.server.ts";
import { quorumAt } from "#app/domain/attendance.ts";
import type { Item, Presence } from "#app/domain/minutes.ts";
import type { Move } from "#app/domain/room.ts";
import { chainHead, verifyChain } from "#db/queries/events.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { currentItem, latestChange, shownItems } from "#db/queries/room.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, everybody, planned, refusal, type TestBoard, value } from "../support/story.ts";

/** An opened meeting, and short ways to press in it. */
async function opened(office: TestOffice) {
  const b = await board(office);
  const meetingId = await planned(office, b);
  const input = { meetingId, clock: "09:00", present: everybody(b) };
  value(await openMeeting(office, b.as("secretary"), input));
  const items = (await facts(office, b, meetingId)).items;
  const press = (move: Move, at: { position?: number; clock?: string } = {}) =>
    recordMove(office, b.as("secretary"), {
      meetingId,
      itemId: items[(at.position ?? 3) - 1]?.id ?? "",
      clock: at.clock ?? "09:30",
      move,
    });
  return { b, meetingId, items, press };
}

async function facts(office: TestOffice, b: TestBoard, meetingId: string) {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  if (!minutes) throw new Error("The meeting is gone");
  return minutes;
}

const inOrder = (presences: Presence[]) => presences.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const arrives = (personId: string): Move => ({
  kind: "arrives",
  personId,
  mode: "room",
  ground: null,
});

onEachDatabase(
  "who serves follows when somebody leaves, and one press takes it back whole",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId, press } = await opened(office);
    value(await press(arrives(b.person("substitute"))));
    const before = await facts(office, b, meetingId);
    value(await press({ kind: "leaves", personId: b.person("chair") }, { clock: "09:40" }));
    const minutes = await facts(office, b, meetingId);
    expect(minutes.presences.find((p) => p.personId === b.person("chair"))).toMatchObject({
      toPosition: 2,
      toTime: "09:40",
    });
    const serving = minutes.presences.find((p) => p.capacity === "serving_substitute");
    expect(serving).toMatchObject({ personId: b.person("substitute"), seatId: b.seats[0] });
    expect(quorumAt(minutes, minutes.items[2] as Item)).toMatchObject({ present: 4, ok: true });

    const turn = (await latestChange(office.db, meetingId))?.turn ?? 0;
    value(await undoMove(office, b.as("secretary"), { meetingId, turn }));
    const after = await facts(office, b, meetingId);
    expect(inOrder(after.presences)).toEqual(inOrder(before.presences));
    const again = await undoMove(office, b.as("secretary"), { meetingId, turn });
    expect(refusal(again)).toContain("Det finns ingen senare ändring att ångra");
    const head = await chainHead(office.db, b.associationId);
    expect((await verifyChain(office.db, b.associationId, [head])).broken).toBeNull();
  },
);

onEachDatabase("a refused press changes nothing", async (database) => {
  const office = officeOn(database);
  const { b, meetingId, press } = await opened(office);
  const before = (await facts(office, b, meetingId)).presences;
  const chair = b.person("chair");
  expect(refusal(await press(arrives(chair)))).toContain("på ett ställe åt gången");
  expect(refusal(await press({ kind: "leaves", personId: chair }, { clock: "08:59" }))).toContain(
    "är före sammanträdet",
  );
  const video: Move = { kind: "changes_mode", personId: chair, mode: "video", ground: null };
  expect(refusal(await press(video))).toContain("kan inte delta på distans");
  expect(inOrder((await facts(office, b, meetingId)).presences)).toEqual(inOrder(before));
  expect(await latestChange(office.db, meetingId)).toBeNull();
});

onEachDatabase("an undo does not overwrite what was corrected by hand since", async (database) => {
  const office = officeOn(database);
  const { b, meetingId, press } = await opened(office);
  value(await press({ kind: "leaves", personId: b.person("chair") }));
  const other = (await facts(office, b, meetingId)).presences.find(
    (p) => p.personId === b.person("vice"),
  );
  const correction = { meetingId, change: "corrected" as const, presenceId: other?.id ?? "" };
  value(await recordPresence(office, b.as("secretary"), correction));
  const turn = (await latestChange(office.db, meetingId))?.turn ?? 0;
  expect(refusal(await undoMove(office, b.as("secretary"), { meetingId, turn }))).toContain(
    "rättats på sidan Närvaro",
  );
});

onEachDatabase("the meeting is at one item, and says since when", async (database) => {
  const office = officeOn(database, "2026-03-02T08:15");
  const { b, meetingId, items } = await opened(office);
  expect(await currentItem(office.db, meetingId)).toMatchObject({
    itemId: items[0]?.id,
    clock: "09:00",
  });
  const second = items[1]?.id ?? "";
  expect(refusal(await goToItem(office, b.as("vice"), { itemId: second }))).toContain("Bara");
  value(await goToItem(office, b.as("secretary"), { itemId: second }));
  expect(await currentItem(office.db, meetingId)).toMatchObject({
    itemId: second,
    clock: "09:15",
    byName: "Siv Hed",
  });
  value(await closeMeeting(office, b.as("secretary"), { meetingId, clock: "11:00" }));
  const late = await goToItem(office, b.as("secretary"), { itemId: second });
  expect(refusal(late)).toBe("Sammanträdet är redan avslutat.");
});

onEachDatabase(
  "what is shown stays as it was shown, whatever is written after",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId, items } = await opened(office);
    const itemId = items[3]?.id ?? "";
    const secretary = b.as("secretary");
    const write = async (body: string) =>
      value(
        await writeItem(office, secretary, {
          itemId,
          revision: (await itemRow(office.db, b.associationId, itemId))?.revision ?? 0,
          kind: "decision",
          heading: "Bryggan",
          sections: [{ body, lead: "Styrelsen beslutade", clauses: ["att bevilja medel."] }],
          financing: null,
        }),
      );
    const shown = async () =>
      (await shownItems(office.db, meetingId)).map((s) => s.sections[0]?.body);
    expect(await shown()).toEqual([]);
    await write("Första lydelsen");
    expect(await shown()).toEqual([]);
    value(await showItem(office, secretary, { itemId }));
    await write("Andra lydelsen");
    expect(await shown()).toEqual(["Första lydelsen"]);
    value(await showItem(office, secretary, { itemId }));
    expect(await shown()).toEqual(["Andra lydelsen"]);
    value(await hideItem(office, secretary, { itemId }));
    expect(await shown()).toEqual([]);
  },
);

onEachDatabase("an item without text cannot be shown", async (database) => {
  const office = officeOn(database);
  const { b, items } = await opened(office);
  const itemId =
    items.find((i) => i.sections.every((s) => s.body === "" && s.clauses.length === 0))?.id ?? "";
  expect(refusal(await showItem(office, b.as("secretary"), { itemId }))).toContain(
    "ingen text att visa",
  );
});

onEachDatabase(
  "närvaro noted by hand is held against the same rules, and nothing is half saved",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId } = await opened(office);
    const secretary = b.as("secretary");
    const before = inOrder((await facts(office, b, meetingId)).presences);
    const hand = {
      meetingId,
      change: "arrives" as const,
      personId: b.person("substitute"),
      capacity: "serving_substitute" as const,
      seatId: b.seats[0] ?? null,
      mode: "room" as const,
      ground: null,
      fromPosition: 3,
      fromTime: "09:30",
    };
    const taken = await recordPresence(office, secretary, hand);
    expect(refusal(taken)).toContain("Anna Ek tjänstgör redan på Norrsunds kommun vid § 3");
    const early = { ...hand, capacity: "substitute" as const, seatId: null, fromTime: "08:00" };
    expect(refusal(await recordPresence(office, secretary, early))).toContain(
      "är före sammanträdet",
    );
    const remote = { ...early, fromTime: "09:30", mode: "audio" as const };
    expect(refusal(await recordPresence(office, secretary, remote))).toContain("på distans");
    expect(inOrder((await facts(office, b, meetingId)).presences)).toEqual(before);

    value(await recordPresence(office, secretary, { ...early, fromTime: "09:30" }));
    const stretch = (await facts(office, b, meetingId)).presences.find(
      (p) => p.personId === b.person("substitute"),
    );
    const leaves = { meetingId, change: "leaves" as const, presenceId: stretch?.id ?? "" };
    const back = await recordPresence(office, secretary, {
      ...leaves,
      toPosition: 4,
      toTime: "09:20",
    });
    expect(refusal(back)).toContain("Tiden går baklänges: Ida Sjö");
  },
);

onEachDatabase("nobody is at distance at the upprop without a decision", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const present = everybody(b).map((p, i) => (i === 1 ? { ...p, mode: "video" as const } : p));
  const answer = await openMeeting(office, b.as("secretary"), {
    meetingId,
    clock: "09:00",
    present,
  });
  expect(refusal(answer)).toContain("Per Alm kan inte delta på distans");
  expect(answer.ok ? null : answer.refusals[0]?.field).toBe(`mode-${b.person("vice")}`);
});
