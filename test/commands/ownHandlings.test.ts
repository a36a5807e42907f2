/** What Paragraf itself makes allmän comes into the diarium by itself, in the transaction that made it so. */
import { expect } from "vitest";
import { approveMinutes } from "#app/commands/approval.server.ts";
import { beginDiary, correctHandling } from "#app/commands/diary.server.ts";
import { addDispatch, issueExtract, recordDispatch } from "#app/commands/dispatch.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { postNotice, registerAppeal } from "#app/commands/notices.server.ts";
import { sendAtOnce } from "#app/commands/sendForApproval.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { diaryNumber } from "#app/domain/diary/handling.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { publicDiaryRows } from "#db/queries/diary.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { publishedMinutesAt, publishedParagraf } from "#db/queries/public.server.ts";
import { adopted, registered as decided } from "../support/delegation.ts";
import { diaryBoard, everything, handling, wholeDiary } from "../support/diary.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  chooseAndWrite,
  everybody,
  held,
  justerat,
  planned,
  type TestBoard,
  value,
} from "../support/story.ts";

const told = async (office: TestOffice, b: TestBoard) =>
  (await wholeDiary(office, b)).map((one) => [
    ...[diaryNumber(one), one.direction, one.date, one.publicSubject],
    one.dossier && diaryNumber(one.dossier),
  ]);

/** Where everybody reads each handling, the lowest number first. */
const addresses = async (office: TestOffice, b: TestBoard) => {
  const page = { after: null, most: 50 };
  const rows = await publicDiaryRows(office.db, b.associationId, everything, page);
  return rows.map(({ address }) => address).reverse();
};

const posted = async (
  office: TestOffice,
  b: TestBoard,
  of: { meetingId: string; itemId?: string },
) =>
  value(
    await postNotice(office, b.as("secretary"), {
      ...{ ...of, memberIds: b.memberIds.slice(0, 1), on: legalDate("2026-03-05") },
    }),
  );

async function sentTo(office: TestOffice, b: TestBoard, itemId: string, recipient: string) {
  const secretary = b.as("secretary");
  const added = await addDispatch(office, secretary, { itemId, recipient, how: "brev" });
  const sent = { dispatchId: value(added).id, sentOn: legalDate("2026-03-05") };
  value(await recordDispatch(office, secretary, sent));
}

onEachDatabase("a sammanträde leaves its akt in the diarium by itself", async (database) => {
  const office = officeOn(database, "2026-02-20T08:00");
  const b = await diaryBoard(office);
  const secretary = b.as("secretary");
  const meetingId = await planned(office, b);
  expect(await told(office, b)).toEqual([]);
  value(await summonMeeting(office, secretary, { meetingId }));
  office.at("2026-03-02T12:00");
  await held(office, b, meetingId);
  // Not justerat, and so not yet an allmän handling.
  expect(await told(office, b)).toHaveLength(1);
  await justerat(office, b, meetingId);
  office.at("2026-03-05T08:00");
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  const itemId = item?.id ?? "";
  await sentTo(office, b, itemId, "norrsunds kommun");
  value(await issueExtract(office, secretary, { itemId }));
  await sentTo(office, b, itemId, "Maj Öberg");
  const appeal = { receivedOn: legalDate("2026-03-04"), appellant: "Maj Öberg", paragrafs: "6" };
  value(await registerAppeal(office, secretary, { meetingId, ...appeal }));

  const of = "styrelsens sammanträde 2 mars 2026";
  expect(await told(office, b)).toEqual([
    ["2026:1", "sent", "2026-02-20", `Kallelse till ${of}`, null],
    ["2026:2", "drawnUp", "2026-03-02", `Protokoll från ${of}`, "2026:1"],
    ["2026:3", "sent", "2026-03-05", `Beslut, § 6 ur protokollet från ${of}`, "2026:1"],
    ["2026:4", "sent", "2026-03-05", `Beslut, § 6 ur protokollet från ${of}`, "2026:1"],
    ["2026:5", "received", "2026-03-04", `Överklagande av beslut vid ${of}`, "2026:1"],
  ]);
  const rows = await wholeDiary(office, b);
  expect(rows.map(({ counterpart, isNameProtected }) => [counterpart, isNameProtected])).toEqual([
    ["styrelsens ledamöter och ersättare", false],
    ["", false],
    ["norrsunds kommun", false],
    ["Maj Öberg", true],
    ["Maj Öberg", true],
  ]);
  const documents = await issuedDocuments(office.db, meetingId);
  const pdf = (kind: string) =>
    documents.find((one) => one.kind === kind && one.format === "pdf")?.sha256;
  expect(rows.map((row) => row.file?.sha256 ?? row.keptWhere)).toEqual([
    ...[pdf("summons"), pdf("minutes"), "Protokollet i Paragraf", pdf("extract"), ""],
  ]);

  // Justerat, but everybody reads it from the day that it is announced.
  expect(await addresses(office, b)).toEqual([null, null, null, null, null]);
  await posted(office, b, { meetingId });
  const minutes = "/protokoll/provet/2026-03-02";
  const paragraf = "/protokoll/provet/2026/6";
  expect(await addresses(office, b)).toEqual([null, minutes, paragraf, paragraf, null]);
  expect(await publishedMinutesAt(office.db, b.slug, "2026-03-02")).not.toBeNull();
  expect(await publishedParagraf(office.db, b.slug, 2026, 6)).not.toBeNull();
  // A row that says nothing to everybody is no way to what it is about.
  const { id = "", ...row } = rows[3] ?? {};
  const text = { ...handling(), ...row, upload: null, dossier: null };
  const hidden = { ...text, publicSubject: "", protectedSubject: "Beslut till Maj Öberg" };
  const correction = { id, revision: 1, reason: "Röjer", text: hidden };
  value(await correctHandling(office, secretary, correction));
  expect((await addresses(office, b))[3]).toBeNull();
});

onEachDatabase("a paragraf justerad omedelbart comes in for itself", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const secretary = b.as("secretary");
  const meetingId = await planned(office, b);
  const opening = { meetingId, clock: "09:00", present: everybody(b) };
  value(await openMeeting(office, secretary, opening));
  await chooseAndWrite(office, b, meetingId);
  const items = (await minutesOf(office.db, b.associationId, meetingId))?.items ?? [];
  const item = items.find(({ kind }) => kind === "previous_minutes");
  const itemId = item?.id ?? "";
  value(await sendAtOnce(office, secretary, { itemId }));
  const [round] = await roundsOf(office.db, meetingId, itemId);
  for (const who of ["chair", "vice"]) {
    const input = { meetingId, itemId, sha256: round?.sha256 ?? "" };
    value(await approveMinutes(office, b.as(who), input));
  }
  value(await closeMeeting(office, secretary, { meetingId, clock: "11:00" }));
  await justerat(office, b, meetingId);
  const of = "styrelsens sammanträde 2 mars 2026";
  const apart = `Omedelbart justerad § ${item?.number} ur protokollet från ${of}`;
  expect(await told(office, b)).toEqual([
    ["2026:1", "drawnUp", "2026-03-02", apart, null],
    ["2026:2", "drawnUp", "2026-03-02", `Protokoll från ${of}`, "2026:1"],
  ]);
  office.at("2026-03-05T08:00");
  await posted(office, b, { meetingId, itemId });
  const own = `/protokoll/provet/2026/${item?.number}`;
  expect(await addresses(office, b)).toEqual([own, null]);
});

onEachDatabase("a delegationsbeslut tells everybody its group alone", async (database) => {
  const office = officeOn(database, "2026-02-02T12:00");
  const b = await board(office);
  const { groupId } = await adopted(office, b);
  await decided(office, b, groupId, { decidedOn: legalDate("2026-02-02") });
  // What was before the diarium began is not made up afterwards.
  value(await beginDiary(office, b.as("secretary"), null));
  office.at("2026-03-02T08:00");
  await decided(office, b, groupId, { what: "köpa stolar av Maj Öberg", object: "Lampor" });
  const [row, ...others] = await wholeDiary(office, b);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    ...{ publicSubject: "Delegationsbeslut D 2026-2: Inköp till kansliet", direction: "drawnUp" },
    ...{ protectedSubject: "köpa stolar av Maj Öberg", counterpart: "", date: "2026-02-20" },
  });
});

onEachDatabase("nothing is registered where the diarium is kept elsewhere", async (database) => {
  const office = officeOn(database, "2026-02-20T08:00");
  const b = await board(office);
  const meetingId = await planned(office, b);
  value(await summonMeeting(office, b.as("secretary"), { meetingId }));
  office.at("2026-03-02T12:00");
  await held(office, b, meetingId);
  await justerat(office, b, meetingId);
  expect(await wholeDiary(office, b)).toEqual([]);
});
