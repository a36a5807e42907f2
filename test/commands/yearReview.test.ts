import { expect } from "vitest";
import { recordRemark } from "#app/commands/approval.server.ts";
import { importMinutes } from "#app/commands/importMinutes.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { yearReviewOf, yearsHeld } from "#app/commands/yearReview.server.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { asText } from "#test/scripts/cli/archiveFolder.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, held, justerat, planned, type TestBoard, value } from "../support/story.ts";

const today = legalDate("2026-11-22");

const reviewOf = (office: TestOffice, b: TestBoard, year: number) =>
  yearReviewOf(office, { id: b.associationId, name: "Förbundet" }, { year, today });

/** A grant for another year than the one applied for, which somebody is to pay out. */
async function grant(office: TestOffice, b: TestBoard, meetingId: string) {
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  const row = await itemRow(office.db, b.associationId, item?.id ?? "");
  const task = { id: "", doer: "Eva Lind", personId: null, due: legalDate("2026-05-04") };
  const section = {
    body: "Ansökan gäller en handledare under 2027.",
    lead: "Styrelsen beslutade",
    clauses: ["att bevilja 310 000 kr till en handledare för 2026."],
    tasks: [task],
  };
  const input = { itemId: item?.id ?? "", revision: row?.revision ?? 0, kind: "grant" as const };
  const about = { heading: "Ansökan om handledare", financing: "Konto Insatser" };
  value(await writeItem(office, b.as("secretary"), { ...input, ...about, sections: [section] }));
}

onEachDatabase("a year tells its findings with their reasons, and its days", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await planned(office, b, "2026-09-07");
  await grant(office, b, meetingId);
  await held(office, b, meetingId);
  const before = await reviewOf(office, b, 2026);
  const found = before.meetings[0]?.findings.find(({ rule }) => rule === "ARTAL");
  expect(found).toMatchObject({ level: "warn", paragraf: 6, answers: [] });
  const said = { rule: "ARTAL", paragraf: 6, finding: found?.text ?? "", reason: "Två år avses." };
  value(await recordRemark(office, b.as("secretary"), { ...{ meetingId }, ...said }));
  office.at("2026-03-12T08:00");
  await justerat(office, b, meetingId);
  const post = { meetingId, memberIds: b.memberIds.slice(0, 2), on: legalDate("2026-03-14") };
  office.at("2026-03-14T08:00");
  value(await postNotice(office, b.as("secretary"), post));

  const { meetings, figures, kinds } = await reviewOf(office, b, 2026);
  expect(meetings).toHaveLength(1);
  expect(meetings[0]).toMatchObject({ approvedOn: "2026-03-12", postedOn: "2026-03-14" });
  const answered = meetings[0]?.findings.find(({ rule }) => rule === "ARTAL");
  expect(answered?.answers).toMatchObject([{ reason: "Två år avses.", byName: "Siv Hed" }]);
  expect(kinds.find(({ rule }) => rule === "ARTAL")).toMatchObject({ count: 1, answered: 1 });
  expect(figures).toEqual([
    {
      ...{ year: 2026, meetings: 1, approvalDays: 10, postingDays: 2 },
      approvedInTime: { count: 1, of: 1 },
      tasksDone: { count: 0, of: 1 },
    },
  ]);
});

onEachDatabase(
  "an earlier year is told by its days, its protokoll by what paper says",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const old = { date: "2023-03-01", from: 1, approvedOn: "2023-03-21", postedOn: "2023-03-22" };
    const read = value(readMinutes(asText({ ...old, headings: ["Öppnande", "Avslutning"] })));
    value(await importMinutes(office, b.as("secretary"), { imported: read }));
    await held(office, b, await planned(office, b));
    expect(await yearsHeld(office, b.associationId)).toEqual([2026, 2023]);

    const now = await reviewOf(office, b, 2026);
    expect(now.meetings.map(({ date }) => date)).toEqual(["2026-03-02"]);
    expect(now.figures[1]).toMatchObject({ year: 2023, approvalDays: 20, postingDays: 1 });
    expect(now.figures[0]?.approvedInTime).toEqual({ count: 0, of: 1 });

    const then = await reviewOf(office, b, 2023);
    expect(then.meetings[0]?.findings.map(({ rule }) => rule)).toContain("KL-5-69");
    expect(then.figures.map(({ year }) => year)).toEqual([2023]);
  },
);

onEachDatabase("another förbund's year is its own", async (database) => {
  const office = officeOn(database);
  const one = await board(office, "ett");
  const two = await board(office, "tva");
  await held(office, one, await planned(office, one));
  expect((await reviewOf(office, two, 2026)).meetings).toEqual([]);
  expect(await yearsHeld(office, two.associationId)).toEqual([]);
});
