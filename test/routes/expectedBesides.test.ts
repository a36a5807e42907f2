/** What the start page asks beside the meetings: of justerare at once, of the delegation, of ersättningar, of a revisor. */
import { expect } from "vitest";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import { closeFeePeriod } from "#app/commands/feePeriods.server.ts";
import { strikeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { drawSample } from "#app/commands/paymentRegister.server.ts";
import { addPreparedItem } from "#app/commands/preparation.server.ts";
import { sendAtOnce } from "#app/commands/sendForApproval.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { wholeRegister } from "#app/domain/payment/selection.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { adopted, registered } from "../support/delegation.ts";
import { expectedBy } from "../support/expected.ts";
import { claimed, decideAll, decided, feeSettings, heldAndApproved } from "../support/fees.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { entered, payingBoard } from "../support/payments.ts";
import { board, chooseAndWrite, everybody, planned, value } from "../support/story.ts";

onEachDatabase(
  "a paragraf out for omedelbar justering waits for each of its justerare",
  async (db) => {
    const office = officeOn(db);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const opening = { meetingId, clock: "09:00", present: everybody(b) };
    value(await openMeeting(office, secretary, opening));
    await chooseAndWrite(office, b, meetingId);
    const items = await itemsOf(office.db, meetingId);
    const item = items.find(({ sections }) => sections.some(({ clauses }) => clauses.length > 0));
    const itemId = item?.id ?? "";
    const path = `/sammantraden/2026-03-02/arenden/${itemId}/justering`;
    const waits = async (who: string) =>
      (await expectedBy(office, b, who, "2026-03-02"))
        .filter((one) => one.path === path)
        .map(({ nearness, text }) => `${nearness}: ${text}`);
    expect(await waits("chair")).toEqual([]);
    value(await sendAtOnce(office, secretary, { itemId }));
    const asked = [`week: Läs och justera § ${item?.number} från måndag 2 mars 2026 omedelbart`];
    expect([await waits("chair"), await waits("vice")]).toEqual([asked, asked]);
    expect([await waits("third"), await waits("secretary")]).toEqual([[], []]);
    const approve = async (who: string) => {
      const [round] = await roundsOf(office.db, meetingId, itemId);
      const input = { meetingId, itemId, sha256: round?.sha256 ?? "" };
      value(await approveMinutes(office, b.as(who), input));
    };
    await approve("chair");
    expect([await waits("chair"), await waits("vice")]).toEqual([[], asked]);
    value(await recallMinutes(office, secretary, { meetingId, itemId, ground: "Fel ord" }));
    expect(await waits("vice")).toEqual([]);
    value(await sendAtOnce(office, secretary, { itemId }));
    await approve("chair");
    await approve("vice");
    expect(await waits("vice")).toEqual([]);
  },
);

onEachDatabase("a delegationsbeslut on no dagordning is to be taken up at the next", async (db) => {
  const office = officeOn(db);
  const b = await board(office);
  const { groupId } = await adopted(office, b);
  await registered(office, b, groupId);
  const asked = async (who: string) =>
    (await expectedBy(office, b, who, "2026-03-02")).filter(({ text }) => text.includes("D 2026"));
  const text = "Ta upp på en dagordning: D 2026-1";
  expect(await asked("secretary")).toEqual([{ nearness: "open", text, path: "/sammantraden" }]);
  expect(await asked("chair")).toEqual([]);
  const meetingId = await planned(office, b, "2026-03-09");
  expect(await asked("secretary")).toEqual([]);
  const report = (await itemsOf(office.db, meetingId)).find((i) => i.kind === "delegation_report");
  const ground = "Hinns inte";
  value(await strikeItem(office, b.as("secretary"), { itemId: report?.id ?? "", ground }));
  expect(await asked("secretary")).toEqual([
    { nearness: "week", text, path: "/sammantraden/2026-03-09" },
  ]);
});

onEachDatabase("a delegationsordning that runs out is asked for in time, and after", async (db) => {
  const office = officeOn(db);
  const b = await board(office);
  const asked = async (who: string, day: string) =>
    (await expectedBy(office, b, who, day))
      .filter(({ path }) => path === "/delegationsordning")
      .map(({ nearness, text }) => `${nearness}: ${text}`);
  expect(await asked("secretary", "2026-12-01")).toEqual([]);
  await adopted(office, b, { to: legalDate("2026-12-31") });
  expect(await asked("secretary", "2026-10-31")).toEqual([]);
  expect(await asked("secretary", "2026-11-01")).toEqual([
    "later: Förbered nästa delegationsordning",
  ]);
  expect(await asked("chair", "2026-11-01")).toEqual([]);
  expect(await asked("secretary", "2027-01-01")).toEqual([
    "open: Gör en delegationsordning för styrelsen att anta",
  ]);
});

onEachDatabase("a period is to be closed when its month is over", async (db) => {
  const office = officeOn(db);
  const b = await payingBoard(office);
  await decideAll(office, b);
  const asked = async (who: string, day: string) =>
    (await expectedBy(office, b, who, day))
      .filter(({ path }) => path.startsWith("/arvoden"))
      .map(({ text }) => text);
  const meetingId = await heldAndApproved(office, b, "2026-03-03");
  expect(await asked("secretary", "2026-04-01")).toEqual([]);
  value(await claimed(office, b, "chair", { meetingId }));
  expect(await asked("secretary", "2026-03-31")).toEqual([]);
  const text = "Stäng perioden av ersättningar till och med 31 mars 2026";
  expect(await asked("secretary", "2026-04-01")).toEqual([text]);
  expect(await asked("fia", "2026-04-01")).toEqual([text]);
  expect(await asked("chair", "2026-04-01")).toEqual([]);
  office.at("2026-04-02T09:00");
  const days = { to: legalDate("2026-03-31"), dueDate: legalDate("2026-04-25") };
  value(await closeFeePeriod(office, b.as("secretary"), days));
  expect(await asked("secretary", "2026-04-02")).toEqual([]);
  const annual = { amount: { of: "kronor" as const, ore: 2_400_000 }, every: "month" as const };
  const from = { subject: "chair", validFrom: legalDate("2026-04-01") };
  value(await decided(office, b, { kind: "annual", value: annual, ...from }));
  expect(await asked("secretary", "2026-04-30")).toEqual([]);
  expect(await asked("secretary", "2026-05-01")).toEqual([
    "Stäng perioden av ersättningar till och med 30 april 2026",
  ]);
});

onEachDatabase("a claim cannot be paid before somebody is said to pay it", async (db) => {
  const office = officeOn(db);
  const b = await board(office);
  for (const { kind, value: said } of feeSettings) {
    value(await decided(office, b, { kind, value: said } as Parameters<typeof decided>[2]));
  }
  const meetingId = await heldAndApproved(office, b);
  value(await claimed(office, b, "chair", { meetingId }));
  expect(await expectedBy(office, b, "secretary", "2026-04-01")).toContainEqual({
    ...{ nearness: "open", path: "/arvoden/beslut" },
    text: "För in vem som betalar ut ersättningarna",
  });
});

onEachDatabase("a revisor is asked for the berättelse and a sample", async (db) => {
  const office = officeOn(db);
  const b = await payingBoard(office);
  const asked = async (who: string, day: string) =>
    (await expectedBy(office, b, who, day)).map(({ nearness, text }) => `${nearness}: ${text}`);
  const sample = "open: Dra ett stickprov ur utbetalningarna";
  const report = "Lämna revisionsberättelsen för 2025 till styrelsen och medlemmarna";
  expect(await asked("auditor", "2026-03-02")).toEqual([]);
  await entered(b);
  expect(await asked("auditor", "2026-03-31")).toEqual([sample]);
  expect(await asked("auditor", "2026-04-01")).toEqual([`open: ${report}`, sample]);
  const size = { kind: "count" as const, size: 1 };
  const draw = { selection: wholeRegister, size, byKind: false, seed: "frö" };
  value(await drawSample(office, b.as("fia"), draw));
  expect(await asked("auditor", "2026-03-31")).toEqual([sample]);
  value(await drawSample(office, b.as("auditor"), draw));
  expect(await asked("auditor", "2026-03-31")).toEqual([]);
  expect(await asked("auditor", "2027-03-02")).toEqual([sample]);
  expect((await asked("secretary", "2026-04-01")).filter((one) => one.includes(report))).toEqual(
    [],
  );
  const meetingId = await planned(office, b, "2026-04-20");
  const type = "revisionsberattelse";
  value(await addPreparedItem(office, b.as("secretary"), { meetingId, type, heading: "" }));
  expect(await asked("auditor", "2026-04-16")).toEqual([`week: ${report}`]);
  expect(await asked("auditor", "2026-04-21")).toEqual([]);
});

onEachDatabase(
  "what the förbundsordning asks for is not known before it is entered",
  async (db) => {
    const office = officeOn(db);
    const b = await board(office);
    const about = async (who: string) =>
      (await expectedBy(office, b, who, "2026-09-01"))
        .filter(({ text }) => /Delårsbokslut|förbundsordningens/.test(text))
        .map(({ nearness, text, path }) => `${nearness} ${path}: ${text}`);
    const interim = "later /sammantraden: Ta upp på en dagordning: Delårsbokslut 2026";
    expect(await about("secretary")).toEqual([interim]);
    await office.db.deleteFrom("board_rules").execute();
    expect(await about("secretary")).toEqual(["open /regler: För in förbundsordningens regler"]);
    expect(await about("chair")).toEqual([]);
  },
);
