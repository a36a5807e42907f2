import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan } from "#app/domain/annualPlan/checkPlan.ts";
import { defaultPlanSettings } from "#app/domain/annualPlan/plan.ts";
import { type Proposed, proposeMeetings } from "#app/domain/annualPlan/propose.ts";
import { addDays, daysBetween, holidayName, legalDate, weekday } from "#app/domain/calendar.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";
import "../../support/seed.ts";

const settings = { ...defaultPlanSettings, place: "Norrsund" };

const proposed = (year: number, atLeast: number, previous: Proposed[] = [], interimReport = true) =>
  proposeMeetings({ year, settings, atLeast, previous, asked: { interimReport } });

const kinds = (meetings: Proposed[]) => meetings.map(({ kind, date }) => `${date} ${kind}`);

test("a first plan has what the law sets a day for, evenly with as many as are asked for", () => {
  expect(kinds(proposed(2026, 5))).toEqual([
    ...["2026-03-02 annual_report", "2026-04-20 ordinary", "2026-06-09 ordinary"],
    ...["2026-09-16 ordinary", "2026-11-02 budget"],
  ]);
});

test("a year in which mandates begin has a konstituerande meeting soon after 1 April", () => {
  const found = proposed(2027, 4).filter(({ kind }) => kind === "constituting");
  expect(found.map(({ date }) => date)).toEqual(["2027-04-06"]);
  expect(proposed(2028, 4).some(({ kind }) => kind === "constituting")).toBe(false);
});

const held = (date: string, kind: MeetingKind = "ordinary"): Proposed => ({
  ...{ kind, date: legalDate(date), place: "Älvsta" },
  ...{ startsAt: "13:00", endsAt: null },
});

test("last year's rhythm is kept: the same weekdays, hours and places", () => {
  const last = [
    ...[held("2025-02-12"), held("2025-03-19", "annual_report"), held("2025-05-28")],
    ...[held("2025-09-10"), held("2025-11-19", "budget"), held("2025-08-20", "extra")],
  ];
  const plan = proposed(2026, 4, last);
  expect(kinds(plan)).toEqual([
    ...["2026-02-11 ordinary", "2026-03-18 annual_report", "2026-05-27 ordinary"],
    ...["2026-09-09 ordinary", "2026-11-18 budget"],
  ]);
  expect(plan.every(({ place, startsAt }) => place === "Älvsta" && startsAt === "13:00")).toBe(
    true,
  );
});

test("an ordinary meeting at the right time becomes the one that decides the budget", () => {
  const last = [held("2025-03-12"), held("2025-05-28"), held("2025-09-10"), held("2025-11-12")];
  const found = proposed(2026, 4, last);
  expect(found.filter(({ kind }) => kind === "budget").map(({ date }) => date)).toEqual([
    "2026-11-11",
  ]);
  expect(found).toHaveLength(4);
});

const anyYear = fc.integer({ min: 2020, max: 2060 });

const anyPrevious = (year: number) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom<MeetingKind>("ordinary", "budget", "annual_report", "extra"),
      date: fc
        .integer({ min: 0, max: 364 })
        .map((day) => addDays(legalDate(`${year - 1}-01-01`), day)),
      startsAt: fc.constantFrom("09:00", null),
      endsAt: fc.constant(null),
      place: fc.constant(""),
    }),
    { maxLength: 8 },
  );

const anyFacts = anyYear.chain((year) =>
  fc.record({
    year: fc.constant(year),
    atLeast: fc.integer({ min: 1, max: 16 }),
    previous: anyPrevious(year),
    asked: fc.record({ interimReport: fc.boolean() }),
  }),
);

test("no meeting that is proposed falls on a holiday, an eve or a weekend, whatever last year was", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const { date } of proposeMeetings({ ...facts, settings })) {
        expect(date.slice(0, 4)).toBe(String(facts.year));
        expect(weekday(date)).toBeLessThan(5);
        expect([holidayName(date), holidayName(addDays(date, 1))]).toEqual([null, null]);
        for (const { from, to } of settings.closings) {
          const day = date.slice(5);
          expect(from <= to ? from <= day && day <= to : day >= from || day <= to).toBe(false);
        }
      }
    }),
  );
});

test("the budget is always decided before 30 November, and the årsredovisning before 31 March", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const plan = proposeMeetings({ ...facts, settings });
      const of = (kind: MeetingKind) => plan.filter((one) => one.kind === kind);
      expect(of("budget").length).toBeGreaterThan(0);
      for (const { date } of of("budget")) expect(date <= `${facts.year}-11-30`).toBe(true);
      expect(of("annual_report").length).toBeGreaterThan(0);
      for (const { date } of of("annual_report")) expect(date <= `${facts.year}-03-31`).toBe(true);
      expect(plan.length).toBeGreaterThanOrEqual(facts.atLeast);
      const days = plan.map(({ date }) => date);
      expect(new Set(days).size).toBe(days.length);
      expect([...days].sort()).toEqual(days);
    }),
  );
});

test("nothing is wrong with what is proposed to a förbund without a last year, for any year", () => {
  for (let year = 2020; year <= 2060; year += 1) {
    for (const atLeast of [1, 4, 6, 10]) {
      const meetings = proposed(year, atLeast).map((one, index) => ({ ...one, id: `${index}` }));
      const asked = { interimReport: true };
      const facts = { plan: { year, meetings, settings }, atLeast, asked };
      expect(checkPlan({ ...facts, attestUntil: null, engagements: [] })).toEqual([]);
    }
  }
});

test("meetings are spread: no two of six stand within two weeks of each other without a last year", () => {
  for (let year = 2020; year <= 2060; year += 1) {
    const days = proposed(year, 6).map(({ date }) => date);
    const gaps = days.slice(1).map((date, index) => daysBetween(days[index] ?? date, date));
    expect(Math.min(...gaps)).toBeGreaterThan(14);
  }
});

test("a year that is closed from end to end gets no meeting, and no endless search", () => {
  const closed = { ...settings, closings: [{ name: "året", from: "01-01", to: "12-31" }] };
  const facts = { year: 2027, settings: closed, atLeast: 4, previous: [held("2026-02-11")] };
  expect(proposeMeetings({ ...facts, asked: { interimReport: true } })).toEqual([]);
});
