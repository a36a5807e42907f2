import { expect } from "vitest";
import { approveMinutes, recallMinutes, returnMinutes } from "#app/commands/approval.server.ts";
import { addItem, strikeItem, writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { postNotice, removeNotice } from "#app/commands/notices.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { recordStance } from "#app/commands/stances.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { approvedMinutes, roundsOf } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments, postingsOf } from "#db/queries/notices.server.ts";
import { publishedMinutes, publishedMinutesAt } from "#db/queries/public.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, everybody, held, justerat, planned, refusal, value } from "../support/story.ts";

onEachDatabase(
  "a meeting goes from dagordning to an anslag that has come down",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    office.at("2026-03-09T12:00");
    await justerat(office, b, meetingId);
    expect((await approvedMinutes(office.db, meetingId))?.approved_on).toBe("2026-03-09");
    expect(await publishedMinutes(office.db)).toEqual([]);

    office.at("2026-03-10T08:00");
    const memberIds = b.memberIds.slice(0, 2);
    const post = { meetingId, memberIds, on: legalDate("2026-03-10") };
    value(await postNotice(office, b.as("secretary"), post));
    expect((await publishedMinutes(office.db)).map((m) => m.slug)).toEqual(["2026-03-02"]);

    const [first, second] = await postingsOf(office.db, meetingId);
    office.at("2026-03-31T08:00");
    const early = { postingId: first?.id ?? "", on: legalDate("2026-03-31"), gone: null };
    expect(refusal(await removeNotice(office, b.as("secretary"), early))).toContain(
      "onsdag 1 april 2026",
    );
    office.at("2026-04-01T08:00");
    for (const posting of [first, second]) {
      const down = { postingId: posting?.id ?? "", on: legalDate("2026-04-01"), gone: null };
      value(await removeNotice(office, b.as("secretary"), down));
    }
    const kinds = (await issuedDocuments(office.db, meetingId)).map((d) => `${d.kind} ${d.format}`);
    expect(kinds).toContain("notice_evidence pdf");
    expect(kinds.filter((k) => k === "notice html")).toHaveLength(2);
  },
);

onEachDatabase(
  "the approvers approve the very same bytes, and those are what is published",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    await justerat(office, b, meetingId);
    const [round] = await roundsOf(office.db, meetingId);
    const day = legalDate("2026-03-02");
    const memberIds = b.memberIds.slice(0, 1);
    value(await postNotice(office, b.as("secretary"), { meetingId, memberIds, on: day }));
    const found = await publishedMinutesAt(office.db, "provet", "2026-03-02");
    const hashes = found?.documents.filter((d) => d.kind === "minutes").map((d) => d.sha256);
    expect(hashes).toEqual([round?.html, round?.docx, round?.pdf]);
    for (const hash of hashes ?? []) {
      const blob = await bytesOf(office.db, b.associationId, hash);
      expect(sha256(blob?.bytes ?? "")).toBe(hash);
    }
  },
);

onEachDatabase("a protokoll with a fault that the law stops is not sent", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  const decided = minutes?.items.find((i) => i.sections.some((s) => s.clauses.length > 0));
  for (const who of ["third", "fourth"]) {
    const stance = {
      itemId: decided?.id ?? "",
      personId: b.person(who),
      kind: "disqualified" as const,
      ground: "party_or_interest" as const,
      explanation: "Part i ärendet",
      leftAt: "09:10",
      returnedAt: "09:20",
    };
    value(await recordStance(office, b.as("secretary"), stance));
  }
  const answer = await sendForApproval(office, b.as("secretary"), { meetingId });
  expect(answer.ok ? [] : answer.refusals.map((r) => r.rule)).toContain("KL-6-27");
  expect(await roundsOf(office.db, meetingId)).toEqual([]);
});

onEachDatabase(
  "a change restarts the round, and what is justerat is never changed",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    const secretary = b.as("secretary");
    value(await sendForApproval(office, secretary, { meetingId }));
    const [first] = await roundsOf(office.db, meetingId);
    const approval = { meetingId, sha256: first?.sha256 ?? "" };
    value(await approveMinutes(office, b.as("chair"), approval));

    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    const item = minutes?.items[7];
    const row = await itemRow(office.db, b.associationId, item?.id ?? "");
    const change = {
      itemId: item?.id ?? "",
      revision: row?.revision ?? 0,
      kind: item?.kind ?? ("information" as const),
      heading: "Ny rubrik",
      sections: [{ body: "Ny text.", lead: "", clauses: [] }],
      financing: null,
    };
    expect(refusal(await writeItem(office, secretary, change))).toContain("ute för justering");
    value(await recallMinutes(office, secretary, { meetingId, ground: "Fel rubrik" }));
    value(await writeItem(office, secretary, change));
    value(await sendForApproval(office, secretary, { meetingId }));
    expect(refusal(await approveMinutes(office, b.as("chair"), approval))).toContain("har ändrats");
    const [second] = await roundsOf(office.db, meetingId);
    expect(second?.approvals).toEqual([]);
    value(await returnMinutes(office, b.as("vice"), { meetingId, ground: "Stavfel" }));
    value(await sendForApproval(office, secretary, { meetingId }));
    const [third] = await roundsOf(office.db, meetingId);
    for (const who of ["vice", "chair"]) {
      value(await approveMinutes(office, b.as(who), { meetingId, sha256: third?.sha256 ?? "" }));
    }
    const after = { ...change, revision: change.revision + 1 };
    expect(refusal(await writeItem(office, secretary, after))).toContain("är justerat");
    expect(refusal(await recallMinutes(office, secretary, { meetingId, ground: "x" }))).toContain(
      "kan inte återkallas",
    );
  },
);

onEachDatabase(
  "a meeting without quorum is not opened, and nothing of it is left",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const present = everybody(b).slice(0, 2);
    const answer = await openMeeting(office, b.as("secretary"), {
      meetingId,
      clock: "09:00",
      present,
    });
    expect(refusal(answer)).toContain("inte beslutsför");
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    expect(minutes?.presences).toEqual([]);
    expect(minutes?.items.every((i) => i.number === null)).toBe(true);
  },
);

onEachDatabase(
  "a struck item keeps its number, and numbers run on through the year",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const first = await planned(office, b);
    const secretary = b.as("secretary");
    value(
      await openMeeting(office, secretary, {
        meetingId: first,
        clock: "09:00",
        present: everybody(b),
      }),
    );
    const minutes = await minutesOf(office.db, b.associationId, first);
    const struck = minutes?.items[5];
    value(await strikeItem(office, secretary, { itemId: struck?.id ?? "", ground: "Bordlagt" }));
    const added = value(
      await addItem(office, secretary, {
        meetingId: first,
        kind: "decision",
        heading: "Nytt ärende",
      }),
    );
    const count = minutes?.items.length ?? 0;
    expect(added.number).toBe(count);
    const after = await minutesOf(office.db, b.associationId, first);
    expect(after?.items.find((i) => i.id === struck?.id)).toMatchObject({
      number: 6,
      struck: "Bordlagt",
    });
    expect(after?.items.at(-1)).toMatchObject({ kind: "closing", number: null });
  },
);
