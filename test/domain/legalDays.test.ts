import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { type DaysMeeting, legalDays } from "#app/domain/legalDays.ts";

const rules = { noticeDays: 7, budgetMeetingNoticeDays: 14, interimReport: true };

const meeting = (about: Partial<DaysMeeting> = {}): DaysMeeting => ({
  ...{ id: "a", kind: "ordinary", date: legalDate("2027-02-10"), revision: 2 },
  ...{ isCancelled: false, isSummoned: false, isApproved: false },
  ...about,
});

const days = (meetings: DaysMeeting[], until: string | null = null) =>
  legalDays({
    ...{ today: legalDate("2026-11-23"), rules, meetings },
    attest: until === null ? null : { id: "o", until: legalDate(until) },
  });

const ofMeetings = (...meetings: DaysMeeting[]) =>
  days(meetings)
    .filter(({ key }) => !key.startsWith("plikt"))
    .map(({ key, date, version }) => [key, date, version]);

test("a meeting brings the last days of its kallelse and its justering", () => {
  expect(ofMeetings(meeting(), meeting({ id: "b", kind: "budget" }))).toEqual([
    ...[
      ["kallelse-a", "2027-02-03", 2],
      ["justering-a", "2027-02-24", 2],
    ],
    ...[
      ["kallelse-b", "2027-01-27", 2],
      ["justering-b", "2027-02-24", 2],
    ],
  ]);
});

test("what is done, or called off, is not told", () => {
  expect(ofMeetings(meeting({ isSummoned: true }))).toEqual([["justering-a", "2027-02-24", 2]]);
  expect(ofMeetings(meeting({ isSummoned: true, isApproved: true }))).toEqual([]);
  expect(ofMeetings(meeting({ isCancelled: true }))).toEqual([]);
});

test("the law's days of two years, each once, and the end of the attestordning", () => {
  const found = days([], "2027-03-03");
  expect(found.map(({ key, date }) => `${key} ${date}`)).toEqual([
    ...["plikt-arsredovisning-2025 2026-03-31", "plikt-samrad-2027 2026-11-30"],
    ...["plikt-budget-2027 2026-11-30", "plikt-arsredovisning-2026 2027-03-31"],
    ...["plikt-samrad-2028 2027-11-30", "plikt-budget-2028 2027-11-30"],
    "attestordning-o 2027-03-03",
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  expect(found.every(({ why }) => why.includes("("))).toBe(true);
});
