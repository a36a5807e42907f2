import { expect, test } from "vitest";
import { type CheckFacts, checkPlan } from "#app/domain/annualPlan/checkPlan.ts";
import { objectionTo } from "#app/domain/annualPlan/goodDay.ts";
import { placedDuties } from "#app/domain/annualPlan/placeDuties.ts";
import { defaultPlanSettings, type PlannedMeeting } from "#app/domain/annualPlan/plan.ts";
import { legalDate } from "#app/domain/calendar.ts";

const meeting = (
  date: string,
  about: Partial<Omit<PlannedMeeting, "date">> = {},
): PlannedMeeting => ({
  ...{ id: date, kind: "ordinary", date: legalDate(date), place: "Norrsund" },
  ...{ startsAt: "09:00", endsAt: "12:00" },
  ...about,
});

const whole = [
  ...[meeting("2026-02-11"), meeting("2026-03-17", { kind: "annual_report" })],
  ...[meeting("2026-05-27"), meeting("2026-09-16"), meeting("2026-11-11", { kind: "budget" })],
];

const check = (
  meetings: PlannedMeeting[],
  about: Partial<Omit<CheckFacts, "plan">> = {},
  year = 2026,
) =>
  checkPlan({
    plan: { year, meetings, settings: defaultPlanSettings },
    ...{ atLeast: 4, asked: { interimReport: true }, attestUntil: null, engagements: [] },
    ...about,
  });

const told = (...args: Parameters<typeof check>) =>
  check(...args).map(({ level, rule, text }) => `${level} ${rule ?? "-"} ${text}`);

const without = (date: string) => whole.filter((one) => one.date !== date);

test("a whole plan has nothing wrong with it", () => {
  expect(check(whole)).toEqual([]);
});

test("a plan without meetings cannot be adopted", () => {
  expect(check([])[0]).toMatchObject({ level: "block", rule: "KL-6-23", meetingId: null });
});

test("fewer than the förbundsordning says is told with how many are missing", () => {
  expect(check(whole, { atLeast: 7 })).toMatchObject([
    { level: "warn", rule: "FIN-9", suggestion: "Lägg till 2 till." },
  ]);
});

test("a duty that no meeting is in time for is told with its last day and rule", () => {
  const [first] = check(without("2026-03-17").filter(({ date }) => date > "2026-03-31"));
  expect(first).toMatchObject({
    rule: "FIN-24",
    dueOn: "2026-03-31",
    source: "lag (2003:1210) 24 §",
  });
  const noAutumn = check(without("2026-09-16"));
  expect(noAutumn.map(({ text }) => text.slice(0, 62))).toEqual([
    "Inget sammanträde hinner ta upp delårsbokslut 2026. Förbundsor",
    "Inget sammanträde hinner ta upp samråd med medlemmarna om budg",
  ]);
});

test("no delårsbokslut is missed where the förbundsordning asks for none", () => {
  const found = check(without("2026-09-16"), { asked: { interimReport: false } });
  expect(found.map(({ rule }) => rule)).toEqual(["FIN-23"]);
});

test("a budget after 30 November is told at its meeting", () => {
  const late = [...without("2026-11-11"), meeting("2026-12-02", { kind: "budget" })];
  expect(told(late).filter((one) => one.includes("Budgetsammanträdet"))).toEqual([
    "warn FIN-23 Budgetsammanträdet är onsdag 2 december 2026. Budgeten ska vara fastställd senast måndag 30 november 2026.",
  ]);
  const none = [...without("2026-11-11"), meeting("2026-11-11")];
  expect(check(none)).toMatchObject([{ rule: "FIN-19", level: "warn" }]);
});

test("the first meeting of a new styrelse is to choose its presidium", () => {
  const in2027 = [meeting("2027-02-10"), meeting("2027-03-17", { kind: "annual_report" })];
  const rest = [meeting("2027-09-15"), meeting("2027-11-10", { kind: "budget" })];
  expect(check([...in2027, meeting("2027-05-26"), ...rest], {}, 2027)).toMatchObject([
    { rule: "FIN-17", meetingId: "2027-05-26" },
  ]);
  const first = meeting("2027-04-07", { kind: "constituting" });
  expect(check([...in2027, first, ...rest], {}, 2027)).toEqual([]);
});

test("an attestordning that ends before the first meeting is told; one that ends after it is not", () => {
  const until = (date: string) => ({ attestUntil: legalDate(date) });
  expect(check(whole, until("2026-02-10"))).toMatchObject([
    { rule: "CTRL-21", dueOn: "2026-02-10" },
  ]);
  expect(check(whole, until("2026-02-11"))).toEqual([]);
});

test.each([
  ["2026-01-06", "trettondedag jul"],
  ["2026-01-05", "dagen före trettondedag jul"],
  ["2026-04-02", "dagen före långfredagen"],
  ["2026-04-30", "dagen före första maj"],
  ["2026-05-15", "en klämdag"],
  ["2026-06-18", "dagen före midsommarafton"],
  ["2026-07-14", "i sommaruppehållet"],
  ["2026-12-23", "dagen före julafton"],
  ["2027-01-07", "i vinteruppehållet"],
  ["2026-10-03", "en lördag"],
])("%s is told as %s", (date, name) => {
  expect(objectionTo(legalDate(date), defaultPlanSettings.closings)?.name).toBe(name);
  const found = check([...whole, meeting(date)]).filter(({ meetingId }) => meetingId === date);
  expect(found.some(({ text }) => text.includes(`är ${name}.`))).toBe(true);
});

test("an ordinary weekday is as good as any", () => {
  expect(objectionTo(legalDate("2026-10-06"), defaultPlanSettings.closings)).toBeNull();
});

test("a day in the wrong year, and an end before the start, stop the plan", () => {
  expect(told([...whole, meeting("2027-03-02")])).toEqual([
    "block - Tisdag 2 mars 2027 ligger inte i 2026.",
  ]);
  expect(told([...whole, meeting("2026-10-06", { startsAt: "13:00", endsAt: "12:00" })])).toEqual([
    "block - Sammanträdet tisdag 6 oktober 2026 slutar 12:00 men börjar 13:00.",
  ]);
});

test("a meeting at two places at once stops the plan; one after the other does not", () => {
  const twice = meeting("2026-09-16", { id: "b", startsAt: "11:30", place: "Älvsta" });
  expect(told([...whole, twice])).toEqual([
    "block - Onsdag 16 september 2026 klockan 11.30 krockar med ett annat sammanträde 16 september 2026 klockan 09.00 i Norrsund.",
  ]);
  expect(check([...whole, { ...twice, startsAt: "12:00", endsAt: "13:00" }])).toEqual([]);
  expect(check([...whole, { ...twice, startsAt: null, endsAt: null }])).toHaveLength(1);
});

test("one person at two places is told by name", () => {
  const council = {
    ...{ date: legalDate("2026-05-27"), startsAt: "10:00", endsAt: null },
    ...{ what: "Strategirådets möte 27 maj 2026", people: ["Karin Lindvall"] },
  };
  expect(told(whole, { engagements: [council] })).toEqual([
    "warn - Onsdag 27 maj 2026 klockan 09.00 krockar med Strategirådets möte 27 maj 2026. Karin Lindvall kan inte vara på båda.",
  ]);
  expect(check(whole, { engagements: [{ ...council, startsAt: "13:00" }] })).toEqual([]);
});

test("each duty stands at the meeting that the law or its own dagordning points at", () => {
  const placed = placedDuties(2026, { interimReport: true }, whole);
  expect(Object.fromEntries(placed.map(({ duty, meetingId }) => [duty.key, meetingId]))).toEqual({
    "arsredovisning-2025": "2026-03-17",
    "attestordning-2026": "2026-02-11",
    "delegationsordning-2026": "2026-02-11",
    "revisionsberattelse-2025": "2026-05-27",
    "riskanalys-2027": "2026-11-11",
    "delarsbokslut-2026": "2026-09-16",
    "samrad-2027": "2026-09-16",
    "budget-2027": "2026-11-11",
    "intern-kontroll-2027": "2026-11-11",
  });
});
