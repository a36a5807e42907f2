import { expect } from "vitest";
import { writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { goToItem, hideItem, recordMove, showItem } from "#app/commands/room.server.ts";
import { boardScreen } from "#app/routes/work/meeting/roomDesk.server.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { itemRow, meetingBySlug, minutesOf } from "#db/queries/meetings.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, everybody, planned, type TestBoard, value } from "../support/story.ts";

/** What a ledamot's screen is made of, as the page gets it. */
async function screenOf(office: TestOffice, b: TestBoard) {
  const association = await associationBySlug(office.db, b.slug);
  const row = await meetingBySlug(office.db, b.associationId, "2026-03-02");
  const caller = b.as("third") as { associationId: string; accountId: string };
  const day = row?.date as never;
  const actor = await actorOfAccount(office.db, b.associationId, caller.accountId, day);
  if (!association || !row || !actor) throw new Error("The meeting is gone");
  return boardScreen({
    office,
    account: { id: caller.accountId, name: "", email: "" },
    association,
    actor,
    caller,
    today: day,
    meetingId: row.id,
    slug: row.slug,
    kind: row.kind,
    date: day,
    revision: row.revision,
    isImported: false,
    home: "/forbund/provet/sammantraden/2026-03-02",
    approverIds: [],
  });
}

async function opened(office: TestOffice) {
  const b = await board(office);
  const meetingId = await planned(office, b);
  const present = everybody(b);
  value(await openMeeting(office, b.as("secretary"), { meetingId, clock: "09:00", present }));
  const items = (await minutesOf(office.db, b.associationId, meetingId))?.items ?? [];
  const write = async (itemId: string, body: string) =>
    value(
      await writeItem(office, b.as("secretary"), {
        itemId,
        revision: (await itemRow(office.db, b.associationId, itemId))?.revision ?? 0,
        kind: "decision",
        heading: "Stöd till Bryggan",
        sections: [{ body, lead: "Styrelsen beslutade", clauses: [`att ${body}`] }],
        financing: `Finansiering ${body}`,
      }),
    );
  return { b, meetingId, items, write };
}

onEachDatabase(
  "the board's screen never holds what is being written, only what was shown, as it was shown",
  async (database) => {
    const office = officeOn(database);
    const { b, items, write } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = items[3]?.id ?? "";
    value(await goToItem(office, secretary, { itemId }));
    const everything = async () => JSON.stringify(await screenOf(office, b));

    await write(itemId, "halvfärdigt ord");
    expect(await everything()).toContain("Stöd till Bryggan");
    expect(await everything()).not.toContain("halvfärdigt");

    value(await showItem(office, secretary, { itemId }));
    const shown = (await screenOf(office, b)).current?.shown?.html ?? "";
    expect(shown).toContain("halvfärdigt ord");
    expect(shown).toContain("att halvfärdigt ord");
    expect(shown).not.toContain("Finansiering");

    await write(itemId, "ännu ett utkast");
    expect(await everything()).toContain("halvfärdigt ord");
    expect(await everything()).not.toContain("ännu ett utkast");

    value(await showItem(office, secretary, { itemId }));
    expect(await everything()).toContain("ännu ett utkast");
    expect(await everything()).not.toContain("halvfärdigt");
    value(await hideItem(office, secretary, { itemId }));
    expect(await everything()).not.toContain("ännu ett utkast");
  },
);

onEachDatabase("HTML in what is shown is words, not a page's parts", async (database) => {
  const office = officeOn(database);
  const { b, items, write } = await opened(office);
  const itemId = items[3]?.id ?? "";
  await write(itemId, "<script>alert(1)</script>");
  value(await showItem(office, b.as("secretary"), { itemId }));
  value(await goToItem(office, b.as("secretary"), { itemId }));
  const html = (await screenOf(office, b)).current?.shown?.html ?? "";
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toContain("<script>");
});

onEachDatabase("the screen tells who serves and that the quorum is lost", async (database) => {
  const office = officeOn(database);
  const { b, meetingId, items } = await opened(office);
  const itemId = items[1]?.id ?? "";
  value(await goToItem(office, b.as("secretary"), { itemId }));
  const before = (await screenOf(office, b)).current;
  expect(before?.label).toBe("§\u00a02");
  expect(before?.quorum).toMatchObject({ present: 4, needed: 3, ok: true });
  expect(before?.attendance.serving).toEqual([
    "Anna Ek, ordförande",
    "Per Alm",
    "Eva Lind",
    "Ulf Berg",
  ]);
  for (const who of ["vice", "third"]) {
    const move = { kind: "leaves" as const, personId: b.person(who) };
    const input = { meetingId, itemId, clock: "09:20", move };
    value(await recordMove(office, b.as("secretary"), input));
  }
  const after = (await screenOf(office, b)).current;
  expect(after?.quorum).toMatchObject({ present: 2, needed: 3, ok: false });
  expect(after?.attendance.serving).toEqual(["Anna Ek, ordförande", "Ulf Berg"]);
});
