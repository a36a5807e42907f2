/** Omedelbar justering: one paragraf is sent, approved, announced and published before its protokoll. */
import { expect } from "vitest";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import { chooseAdjusters } from "#app/commands/chooseAdjusters.server.ts";
import { addDispatch, issueExtract } from "#app/commands/dispatch.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { postNotice, registerAppeal, removeNotice } from "#app/commands/notices.server.ts";
import { recordMove } from "#app/commands/room.server.ts";
import { sendAtOnce, sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { recordStance } from "#app/commands/stances.server.ts";
import { articleOf } from "#app/documents/html.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { approvedDay, partsAtOnce, roundsOf } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments, postingsOf } from "#db/queries/notices.server.ts";
import {
  currentNotices,
  publishedAtOnce,
  publishedMinutesAt,
  publishedParagraf,
} from "#db/queries/public.server.ts";
import { htmlText, squeezed } from "#test/documents/support.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  chooseAndWrite,
  everybody,
  justerat,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

type Held = { office: TestOffice; b: TestBoard; meetingId: string; itemId: string; number: number };

/** A meeting that is going on, with a decision that cannot wait. */
async function goingOn(database: Parameters<typeof officeOn>[0]): Promise<Held> {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const opening = { meetingId, clock: "09:00", present: everybody(b) };
  value(await openMeeting(office, b.as("secretary"), opening));
  await chooseAndWrite(office, b, meetingId);
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  const item = minutes?.items.find(
    ({ kind, sections }) =>
      kind === "previous_minutes" && sections.some((s) => s.clauses.length > 0),
  );
  if (!item?.number) throw new Error("The example has no decision");
  return { office, b, meetingId, itemId: item.id, number: item.number };
}

async function approvedAtOnce({ office, b, meetingId, itemId }: Held) {
  value(await sendAtOnce(office, b.as("secretary"), { itemId }));
  const [round] = await roundsOf(office.db, meetingId, itemId);
  for (const who of ["chair", "vice"]) {
    const input = { meetingId, itemId, sha256: round?.sha256 ?? "" };
    value(await approveMinutes(office, b.as(who), input));
  }
}

const close = ({ office, b, meetingId }: Held) =>
  closeMeeting(office, b.as("secretary"), { meetingId, clock: "11:00" });

onEachDatabase("a paragraf is justerad, announced and read before its protokoll", async (db) => {
  const held = await goingOn(db);
  const { office, b, meetingId, itemId, number } = held;
  await approvedAtOnce(held);
  expect(await approvedDay(office.db, meetingId, itemId)).toBe("2026-03-02");
  expect(await approvedDay(office.db, meetingId, null)).toBeNull();
  expect(await publishedAtOnce(office.db, b.slug, 2026, number)).toBeNull();

  const memberIds = b.memberIds.slice(0, 2);
  const on = legalDate("2026-03-02");
  expect(
    refusal(await postNotice(office, b.as("secretary"), { meetingId, memberIds, on })),
  ).toContain("inte justerat");
  value(await postNotice(office, b.as("secretary"), { meetingId, itemId, memberIds, on }));
  expect(await publishedMinutesAt(office.db, b.slug, "2026-03-02")).toBeNull();
  const found = await publishedParagraf(office.db, b.slug, 2026, number);
  expect(found).toMatchObject({ isAtOnce: true, hasMinutes: false });
  const html = found?.documents.find((d) => d.kind === "paragraf" && d.format === "html");
  const blob = await bytesOf(office.db, b.associationId, html?.sha256 ?? "");
  const text = htmlText(articleOf(new TextDecoder().decode(blob?.bytes)) ?? "");
  expect(text).toContain("Paragrafen justeras omedelbart.");
  expect((await currentNotices(office.db)).map((n) => n.atOnceNumber)).toEqual([number, number]);
  const notice = (await issuedDocuments(office.db, meetingId)).find((d) => d.kind === "notice");
  const anslag = await bytesOf(office.db, b.associationId, notice?.sha256 ?? "");
  expect(squeezed(htmlText(articleOf(new TextDecoder().decode(anslag?.bytes)) ?? ""))).toContain(
    `§ ${number} i protokollet från sammanträdet är omedelbart justerad.`,
  );
});

onEachDatabase("its appeal time and its bevis are its own", async (db) => {
  const held = await goingOn(db);
  const { office, b, meetingId, itemId } = held;
  await approvedAtOnce(held);
  const secretary = b.as("secretary");
  const memberIds = b.memberIds.slice(0, 2);
  value(
    await postNotice(office, secretary, {
      meetingId,
      itemId,
      memberIds,
      on: legalDate("2026-03-02"),
    }),
  );
  value(await close(held));
  office.at("2026-03-09T12:00");
  await justerat(office, b, meetingId);
  value(await postNotice(office, secretary, { meetingId, memberIds, on: legalDate("2026-03-09") }));
  const today = legalDate("2026-03-24");
  office.at("2026-03-24T08:00");
  for (const posting of await postingsOf(office.db, meetingId, itemId)) {
    value(await removeNotice(office, secretary, { postingId: posting.id, on: today, gone: null }));
  }
  const [whole] = await postingsOf(office.db, meetingId);
  const early = { postingId: whole?.id ?? "", on: today, gone: null };
  expect(refusal(await removeNotice(office, secretary, early))).toContain("tidigast");
  const evidence = (await issuedDocuments(office.db, meetingId)).filter(
    (d) => d.kind === "notice_evidence",
  );
  expect(evidence.map((d) => d.subject_id)).toEqual([itemId, itemId]);
  const appeal = { receivedOn: legalDate("2026-03-20"), appellant: "Någon", paragrafs: "§ 4" };
  value(await registerAppeal(office, secretary, { meetingId, itemId, ...appeal }));
  const facts = (of: string | null) =>
    legalFactsOf(office.db, b.associationId, meetingId, today, of);
  expect((await facts(itemId))?.appealedOn).toBe("2026-03-20");
  expect((await facts(null))?.appealedOn).toBeNull();
});

onEachDatabase("what is justerat omedelbart is frozen, also while it is out", async (db) => {
  const held = await goingOn(db);
  const { office, b, meetingId, itemId, number } = held;
  const secretary = b.as("secretary");
  const stance = {
    itemId,
    personId: b.person("third"),
    kind: "abstains" as const,
    ground: null,
    explanation: null,
    leftAt: null,
    returnedAt: null,
  };
  value(await sendAtOnce(office, secretary, { itemId }));
  expect(refusal(await recordStance(office, secretary, stance))).toContain("ute för omedelbar");
  const others = { meetingId, personIds: [b.person("third")] };
  expect(refusal(await chooseAdjusters(office, secretary, others))).toContain(`§ ${number}`);
  value(await close(held));
  expect(refusal(await sendForApproval(office, secretary, { meetingId }))).toContain(
    "ute för omedelbar justering",
  );
  value(await recallMinutes(office, secretary, { meetingId, itemId, ground: "Fel belopp" }));
  expect(await partsAtOnce(office.db, meetingId)).toEqual([]);
  value(await recordStance(office, secretary, stance));
  expect(refusal(await sendAtOnce(office, secretary, { itemId }))).toContain("avslutat");
});

onEachDatabase(
  "whoever leaves after it changes nothing in it, and the protokoll is sent",
  async (db) => {
    const held = await goingOn(db);
    const { office, b, meetingId, itemId } = held;
    const secretary = b.as("secretary");
    await approvedAtOnce(held);
    expect(
      refusal(await recallMinutes(office, secretary, { meetingId, itemId, ground: "x" })),
    ).toContain("Paragrafen är justerad");
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    const last = minutes?.items.at(-1);
    const move = { kind: "leaves" as const, personId: b.person("fourth") };
    const moment = { meetingId, itemId: last?.id ?? "", clock: "10:30" };
    value(await recordMove(office, secretary, { ...moment, move }));
    value(await close(held));
    value(await sendForApproval(office, secretary, { meetingId }));
  },
);

onEachDatabase("an utdrag of it can go at once, and money may follow it", async (db) => {
  const held = await goingOn(db);
  const { office, b, itemId } = held;
  const secretary = b.as("secretary");
  const recipient = { itemId, recipient: "Norrsunds kommun", how: "e-post" };
  value(await addDispatch(office, secretary, recipient));
  expect(refusal(await issueExtract(office, secretary, { itemId }))).toContain("inte justerat");
  await approvedAtOnce(held);
  value(await issueExtract(office, secretary, { itemId }));
  const payable = await decidedItems(office.db, b.associationId);
  expect(payable.map(({ id }) => id)).toEqual([itemId]);
});

onEachDatabase("another förbund cannot announce it, nor note an appeal of it", async (db) => {
  const held = await goingOn(db);
  const { office, b, itemId, number } = held;
  await approvedAtOnce(held);
  const other = await board(office, "grannen");
  const meetingId = await planned(office, other);
  const on = legalDate("2026-03-02");
  const post = { meetingId, itemId, memberIds: other.memberIds.slice(0, 1), on };
  expect(refusal(await postNotice(office, other.as("secretary"), post))).toContain("inte justerat");
  expect(await publishedAtOnce(office.db, b.slug, 2026, number)).toBeNull();
  const appeal = { meetingId, itemId, receivedOn: on, appellant: "Någon", paragrafs: "§ 4" };
  const answer = await registerAppeal(office, other.as("secretary"), appeal);
  expect(refusal(answer)).toContain("finns inte");
});
