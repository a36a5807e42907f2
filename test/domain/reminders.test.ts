import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { remindersDue } from "#app/domain/reminders.ts";

const waitingFor = [
  { personId: "anna", name: "Anna Ek" },
  { personId: "per", name: "Per Alm" },
];
const on = (today: string, reminded: { personId: string; onDay: number }[] = []) =>
  remindersDue({
    meetingDate: legalDate("2026-03-02"),
    today: legalDate(today),
    waitingFor,
    reminded,
  }).map(({ personId, onDay }) => `${personId} ${onDay}`);

test("reminders are due on days 7, 10 and 13 after the meeting", () => {
  expect(on("2026-03-08")).toEqual([]);
  expect(on("2026-03-09")).toEqual(["anna 7", "per 7"]);
  expect(on("2026-03-12")).toEqual(["anna 10", "per 10"]);
  expect(on("2026-03-15")).toEqual(["anna 13", "per 13"]);
});

test("one who was reminded waits for the next day of reminding", () => {
  const reminded = [{ personId: "anna", onDay: 7 }];
  expect(on("2026-03-10", reminded)).toEqual(["per 7"]);
  expect(on("2026-03-12", reminded)).toEqual(["anna 10", "per 10"]);
  expect(on("2026-04-20", [{ personId: "anna", onDay: 13 }])).toEqual(["per 13"]);
});

test("the reminder says which protokoll, by when, and where that stands", () => {
  const facts = { meetingDate: legalDate("2026-03-02"), waitingFor, reminded: [] };
  const [early] = remindersDue({ ...facts, today: legalDate("2026-03-12") });
  expect(early).toMatchObject({ dueOn: "2026-03-16" });
  expect(early?.text).toBe(
    "Protokollet från sammanträdet måndag 2 mars 2026 väntar på att du godkänner det. Det ska vara justerat senast måndag 16 mars 2026 (kommunallagen 5 kap. 69 §).",
  );
  const [late] = remindersDue({ ...facts, today: legalDate("2026-03-17") });
  expect(late?.text).toContain("skulle ha varit justerat senast måndag 16 mars 2026");
});
