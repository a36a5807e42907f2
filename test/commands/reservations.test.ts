import { expect } from "vitest";
import { adoptRules } from "#app/commands/adoptRules.server.ts";
import {
  recordAdjournment,
  recordMinuteNote,
  recordReservation,
  removeAdjournment,
  removeMinuteNote,
  removeReservation,
} from "#app/commands/decisions/afterwards.server.ts";
import { putQuestion, undoQuestion } from "#app/commands/decisions/questions.server.ts";
import { closeMeeting } from "#app/commands/meetingSteps.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { PROPOSAL, REJECTION } from "#app/domain/decision/proceeding.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { acclaimed, opened } from "../support/decisions.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { refusal, value } from "../support/story.ts";

onEachDatabase(
  "a reservation is announced in time, and its text may come later",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId, proposed, item } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = await proposed();
    const reserve = (who: string, text: string, announcedAt: string | null = null) =>
      recordReservation(office, secretary, { itemId, personId: b.person(who), text, announcedAt });
    value(await putQuestion(office, secretary, acclaimed(itemId, [PROPOSAL, REJECTION], PROPOSAL)));
    value(await reserve("vice", ""));
    expect(refusal(await undoQuestion(office, secretary, { itemId }))).toContain("reservation");
    value(await closeMeeting(office, secretary, { meetingId, clock: "11:00" }));
    expect(refusal(await reserve("third", "För sent"))).toContain(
      "Sammanträdet avslutades kl. 11.00",
    );
    expect(refusal(await reserve("third", "För sent", "11:05"))).toContain("kan inte tas in");
    value(await reserve("third", "I tid", "10:55"));
    value(await reserve("vice", "Planen saknar mål."));
    expect((await item(itemId)).proceeding.reservations).toEqual([
      { personId: b.person("vice"), text: "Planen saknar mål.", announcedAt: null },
      { personId: b.person("third"), text: "I tid", announcedAt: "10:55" },
    ]);
    value(await removeReservation(office, secretary, { itemId, personId: b.person("third") }));
    expect((await item(itemId)).proceeding.reservations).toHaveLength(1);
  },
);

onEachDatabase(
  "an ersättare who does not serve is noted where styrelsen allows it",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId, proposed, item } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = await proposed();
    await office.db
      .insertInto("presence")
      .values({
        ...{ id: "extra", association_id: b.associationId, meeting_id: meetingId },
        ...{ person_id: b.person("substitute"), capacity: "substitute", seat_id: null },
        ...{ from_position: 1, to_position: null, from_time: null, to_time: null },
        ...{ mode: "room", ground: null },
      })
      .execute();
    const note = { itemId, personId: b.person("substitute"), text: "Jag delar förslaget." };
    const before = await recordMinuteNote(office, secretary, note);
    expect(refusal(before)).toContain("Styrelsen har inte beslutat");
    const rules = { ...defaultBoardRules(4), substitutesMayBeNoted: true };
    const validFrom = legalDate("2026-01-01");
    value(await adoptRules(office, b.owner, { validFrom, ground: "Beslut", rules }));
    value(await recordMinuteNote(office, secretary, note));
    const [kept] = (await item(itemId)).proceeding.notes;
    expect(kept?.text).toBe(note.text);
    value(await removeMinuteNote(office, secretary, { itemId, noteId: kept?.id ?? "" }));
    expect((await item(itemId)).proceeding.notes).toEqual([]);
  },
);

onEachDatabase("pauses follow on each other in the whole meeting", async (database) => {
  const office = officeOn(database);
  const { b, meetingId, proposed, item } = await opened(office);
  const secretary = b.as("secretary");
  const [one, two] = [await proposed(), await proposed()];
  const pause = (itemId: string, from: string, to: string) =>
    recordAdjournment(office, secretary, { itemId, from, to, ground: "Rast" });
  value(await pause(one, "10:00", "10:15"));
  expect(refusal(await pause(two, "10:10", "10:20"))).toContain("överlappa");
  value(await pause(two, "10:15", "10:20"));
  const early = await closeMeeting(office, secretary, { meetingId, clock: "10:19" });
  expect(refusal(early)).toBe("Sammanträdet var ajournerat till kl. 10.20.");
  const [first] = (await item(one)).proceeding.adjournments;
  expect(first).toMatchObject({ from: "10:00", to: "10:15", ground: "Rast" });
  const adjournmentId = first?.id ?? "";
  value(await removeAdjournment(office, secretary, { itemId: one, adjournmentId }));
  expect((await item(one)).proceeding.adjournments).toEqual([]);
});
