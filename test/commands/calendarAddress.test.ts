import { expect } from "vitest";
import { closeCalendar, renewCalendar } from "#app/commands/calendarAddress.server.ts";
import { cancelMeeting } from "#app/commands/cancelMeeting.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { offersOf, takeUpOffer } from "#app/commands/preparation.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { calendarMeetings, calendarOwner } from "#db/queries/calendars.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { meetingRow } from "#db/queries/meetings.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, held, planned, refusal, value } from "../support/story.ts";

const hashOf = (secret: string) => sha256(Buffer.from(secret));

onEachDatabase("an address is one person's until it is renewed or closed", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const renew = (who: string, secret: string) =>
    renewCalendar(office, b.as(who), { tokenSha256: hashOf(secret) });
  const owner = async (secret: string) =>
    (await calendarOwner(office.db, hashOf(secret)))?.name ?? null;
  value(await renew("third", "first"));
  value(await renew("chair", "another"));
  expect([await owner("first"), await owner("another"), await owner("guess")]).toEqual([
    ...["Eva Lind", "Anna Ek", null],
  ]);
  value(await renew("third", "second"));
  expect([await owner("first"), await owner("second")]).toEqual([null, "Eva Lind"]);
  value(await closeCalendar(office, b.as("third"), null));
  expect(await owner("second")).toBeNull();
  expect(refusal(await closeCalendar(office, b.as("third"), null))).toContain("ingen kalender");
  expect(refusal(await renew("auditor", "x"))).toContain("får få en egen adress");
  expect(refusal(await renewCalendar(office, b.owner, { tokenSha256: "x" }))).toContain(
    "Bara en person",
  );
});

onEachDatabase("the log says that an address was made and never which", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  value(await renewCalendar(office, b.as("third"), { tokenSha256: hashOf("first") }));
  const events = await office.db
    .selectFrom("event")
    .select(["subject", "data"])
    .where("kind", "=", "calendar.renewed")
    .execute();
  expect(events).toEqual([{ subject: `person:${b.person("third")}`, data: "{}" }]);
  const handled = await office.db.selectFrom("handled_form").selectAll().execute();
  expect(JSON.stringify(handled)).not.toContain(hashOf("first"));
});

onEachDatabase(
  "a meeting is called off with why, and what it was to take up is offered again",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const [first, second] = [
      await planned(office, b, "2026-03-16"),
      await planned(office, b, "2026-03-23"),
    ];
    const today = legalDate("2026-03-02");
    const offered = async () => {
      const meeting = { id: second, date: legalDate("2026-03-23"), today };
      return (await offersOf(office.db, b.associationId, meeting)).map(({ key }) => key);
    };
    const duty = "duty:arsredovisning-2025";
    value(await takeUpOffer(office, secretary, { meetingId: first, offer: duty }));
    expect(await offered()).not.toContain(duty);
    const revision = async (id: string) =>
      (await meetingRow(office.db, b.associationId, id))?.revision ?? 0;
    const before = await revision(first);
    const cancel = async (about = {}) =>
      cancelMeeting(office, secretary, {
        ...{ meetingId: first, revision: await revision(first), ground: "Sjukdom" },
        ...about,
      });
    expect(refusal(await cancel({ ground: " " }))).toContain("Skriv varför");
    expect(refusal(await cancel({ revision: 0 }))).toContain("nyare version");
    value(await cancel());
    expect(await offered()).toContain(duty);
    expect(refusal(await cancel())).toBe(
      "Sammanträdet är inställt: Sjukdom. Planera ett nytt i stället.",
    );
    const shown = await calendarMeetings(office.db, b.associationId, today);
    expect(shown.map(({ date, cancelled }) => [date, cancelled])).toEqual([
      ...[
        ["2026-03-16", "Sjukdom"],
        ["2026-03-23", null],
      ],
    ]);
    expect(shown[0]?.revision).toBeGreaterThan(before);
    const open = { meetingId: first, clock: "09:00", present: [] };
    expect(refusal(await openMeeting(office, secretary, open))).toContain("inställt");
  },
);

onEachDatabase("a meeting that has begun is not called off", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  const revision = (await meetingRow(office.db, b.associationId, meetingId))?.revision ?? 0;
  const result = await cancelMeeting(office, b.as("secretary"), {
    meetingId,
    revision,
    ground: "x",
  });
  expect(refusal(result)).toContain("är öppnat");
});
