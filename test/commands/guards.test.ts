import { expect } from "vitest";
import { approveMinutes } from "#app/commands/approval.server.ts";
import { chooseAdjusters } from "#app/commands/chooseAdjusters.server.ts";
import type { Caller } from "#app/commands/command.server.ts";
import { addItem, moveItem, strikeItem, writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { giveMandate } from "#app/commands/register.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { chainHead, verifyChain } from "#db/queries/events.server.ts";
import { highestNumber, itemRow, meetingList, minutesOf } from "#db/queries/meetings.server.ts";
import { associationsOfAccount } from "#db/queries/people.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, everybody, held, planned, refusal, value } from "../support/story.ts";

onEachDatabase("fifty writers at once give out numbers without gap or double", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const secretary = b.as("secretary");
  value(await openMeeting(office, secretary, { meetingId, clock: "09:00", present: everybody(b) }));
  const before = await highestNumber(office.db, b.associationId, 2026);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      addItem(office, secretary, { meetingId, kind: "decision", heading: `Ärende ${i}` }),
    ),
  );
  const numbers = answers.map((a) => value(a).number ?? 0).sort((x, y) => x - y);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => before + 1 + i));
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  expect(minutes?.items.map((i) => i.position)).toEqual(minutes?.items.map((_, i) => i + 1));
  const head = await chainHead(office.db, b.associationId);
  expect((await verifyChain(office.db, b.associationId, [head])).broken).toBeNull();
});

onEachDatabase("a form sent twice acts once and gets the same answer", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const plan = {
    kind: "ordinary" as const,
    date: legalDate("2026-03-02"),
    startsAt: null,
    place: "X",
  };
  const answers = await Promise.all(
    [1, 2, 3].map(() => planMeeting(office, b.as("secretary"), plan, "one-form")),
  );
  expect(new Set(answers.map((a) => value(a).id)).size).toBe(1);
  expect(await meetingList(office.db, b.associationId)).toHaveLength(1);
  expect(value(await planMeeting(office, b.as("secretary"), plan, "another")).slug).toBe(
    "2026-03-02-2",
  );
});

onEachDatabase("an old tab does not overwrite what somebody else saved", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  const itemId = item?.id ?? "";
  const revision = (await itemRow(office.db, b.associationId, itemId))?.revision ?? 0;
  const text = (body: string) => ({
    itemId,
    revision,
    kind: "information" as const,
    heading: "Rapport",
    sections: [{ body, lead: "", clauses: [] }],
    financing: null,
  });
  value(await writeItem(office, b.as("secretary"), text("Den första")));
  const late = await writeItem(office, b.as("secretary"), text("Den andra"));
  expect(late.ok ? null : late.refusals[0]?.rule).toBe("inaktuell");
  const saved = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  expect(saved?.sections[0]?.body).toBe("Den första");
});

onEachDatabase(
  "nobody reaches another förbund's meeting, and a person may sit on two boards",
  async (database) => {
    const office = officeOn(database);
    const one = await board(office, "ett");
    const two = await board(office, "tva");
    const meetingId = await planned(office, one);
    const item = (await minutesOf(office.db, one.associationId, meetingId))?.items[5];
    const itemId = item?.id ?? "";
    const stranger = two.as("secretary");
    const answers = [
      await addItem(office, stranger, { meetingId, kind: "decision", heading: "X" }),
      await strikeItem(office, stranger, { itemId, ground: "X" }),
      await moveItem(office, stranger, { itemId, direction: "up" }),
      await openMeeting(office, stranger, { meetingId, clock: "09:00", present: [] }),
      await chooseAdjusters(office, stranger, { meetingId, personIds: [] }),
      await sendForApproval(office, stranger, { meetingId }),
    ];
    for (const answer of answers) expect(refusal(answer)).toContain("finns inte");
    expect(await minutesOf(office.db, two.associationId, meetingId)).toBeNull();
    const boards = await associationsOfAccount(office.db, "account-chair");
    expect(boards.map((a) => a.slug)).toEqual(["ett", "tva"]);
  },
);

onEachDatabase(
  "a revisor changes nothing, and one whose uppdrag has ended neither",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const head = await chainHead(office.db, b.associationId);
    const input = { meetingId, kind: "decision" as const, heading: "X" };
    const nobody: Caller = { associationId: b.associationId, accountId: "nobody" };
    for (const caller of [b.as("auditor"), b.as("third"), nobody]) {
      expect(refusal(await addItem(office, caller, input))).toContain("får");
    }
    expect(await chainHead(office.db, b.associationId)).toEqual(head);
  },
);

onEachDatabase("only the ordförande and the justerare of the meeting approve", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  value(await sendForApproval(office, b.as("secretary"), { meetingId }));
  const [round] = await roundsOf(office.db, meetingId);
  const input = { meetingId, sha256: round?.sha256 ?? "" };
  for (const who of ["third", "secretary", "auditor", "substitute"]) {
    expect(refusal(await approveMinutes(office, b.as(who), input))).toMatch(/Bara/);
  }
  expect((await roundsOf(office.db, meetingId))[0]?.approvals).toEqual([]);
});

onEachDatabase("an ersättare is not made ordförande", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const mandate = {
    personId: b.person("substitute"),
    role: "chair" as const,
    seatId: null,
    callingOrder: null,
    basis: "Val",
    from: legalDate("2026-01-01"),
    to: null,
  };
  expect(refusal(await giveMandate(office, b.owner, mandate))).toContain("väljs bland ledamöterna");
});
