import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, legalDate } from "#app/domain/calendar.ts";
import { dutiesOn, dutyState, takesUp } from "#app/domain/duties.ts";
import { sources } from "#app/domain/law.ts";
import { type CarryOver, offersFor } from "#app/domain/offers.ts";
import "../support/seed.ts";

const day = legalDate;
const asked = { interimReport: true };

const left = (about: Partial<CarryOver> = {}): CarryOver => ({
  itemId: "a",
  number: 12,
  date: day("2026-03-04"),
  kind: "decision",
  heading: "Avtal om lokal",
  reason: "struck",
  ground: "Underlaget saknas",
  dueOn: null,
  ...about,
});

const offered = (date: string, earlier: CarryOver[], about = {}) =>
  offersFor({
    date: day(date),
    earlier,
    carriedOn: new Set<string>(),
    standing: [],
    untold: [],
    asked,
    ...about,
  }).filter((offer) => offer.item !== null);

test("an ärende that an earlier meeting left is offered with why, the oldest first", () => {
  const offers = offered("2026-05-12", [
    left({ itemId: "b", date: day("2026-04-01"), reason: "tabled", ground: "", number: null }),
    left(),
  ]);
  expect(offers.map((one) => [one.key, one.why])).toEqual([
    ["item:a", "Utgick onsdag 4 mars 2026 (§ 12). Underlaget saknas."],
    ["item:b", "Bordlades onsdag 1 april 2026."],
  ]);
});

test("not twice, not what each meeting has of its own, not from later meetings, and not for ever", () => {
  expect(offered("2026-05-12", [left()], { carriedOn: new Set(["a"]) })).toEqual([]);
  expect(offered("2026-05-12", [left({ kind: "other_questions" })])).toEqual([]);
  expect(offered("2026-03-03", [left()])).toEqual([]);
  expect(offered("2027-03-09", [left()])).toHaveLength(1);
  expect(offered("2027-03-10", [left()])).toEqual([]);
});

test("an open decision is late when its day comes before the meeting", () => {
  const open = left({ reason: "open", dueOn: day("2026-05-01") });
  expect(offered("2026-05-12", [open])[0]?.isLate).toBe(true);
  expect(offered("2026-05-01", [open])[0]?.isLate).toBe(false);
});

/** Also what only a förbundsordning asks. */
const keys = (date: string) => dutiesOn(day(date), asked).map(({ key }) => key);

test("the budget is offered in the autumn before 30 November, after samråd", () => {
  expect(keys("2026-10-14").slice(0, 2)).toEqual(["samrad-2027", "budget-2027"]);
  const [budget] = dutiesOn(day("2026-12-01"), asked).filter(({ type }) => type === "budget");
  expect(budget?.dueOn).toBe("2026-11-30");
  expect(keys("2026-12-01")).not.toContain("samrad-2027");
  expect(keys("2026-08-31")).not.toContain("budget-2027");
});

test("the årsredovisning is offered until it is late, and the revisionsberättelse after it", () => {
  const [first] = dutiesOn(day("2026-02-10"), asked);
  expect([first?.key, first?.dueOn, first?.rule]).toEqual([
    "arsredovisning-2025",
    "2026-03-31",
    "FIN-24",
  ]);
  expect(keys("2026-04-14")).toContain("revisionsberattelse-2025");
  expect(keys("2026-11-03")).not.toContain("revisionsberattelse-2025");
});

test("a new styrelse chooses its presidium from 1 April in the years when mandates begin", () => {
  expect(keys("2027-04-01")).toContain("val-2027");
  expect(keys("2027-03-31")).not.toContain("val-2027");
  expect(keys("2026-04-01")).not.toContain("val-2026");
  expect(keys("2031-05-05")).toContain("val-2031");
});

test("a duty that stands on a dagordning is not offered again, whether taken up as offered or by its kind", () => {
  const date = day("2026-10-14");
  const budget = dutiesOn(date, asked).find(({ type }) => type === "budget");
  if (!budget) throw new Error("no budget duty");
  const standing = { date, kind: "budget" as const, type: null, duty: null };
  expect(takesUp(standing, budget)).toBe(true);
  expect(takesUp({ ...standing, date: day("2025-10-14") }, budget)).toBe(false);
  expect(takesUp({ ...standing, kind: "decision", duty: "budget-2027" }, budget)).toBe(true);
  expect(takesUp({ ...standing, duty: "budget-2026" }, budget)).toBe(false);
  const offers = offersFor({
    date,
    earlier: [],
    carriedOn: new Set(),
    untold: [],
    standing: [standing],
    asked,
  });
  expect(offers.map(({ key }) => key)).not.toContain("duty:budget-2027");
});

test("on every day of ten years each duty has its own key, a source, and a last day within its time", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3650 }), (offset) => {
      const date = addDays(day("2024-01-01"), offset);
      const duties = dutiesOn(date, asked);
      expect(new Set(duties.map(({ key }) => key)).size).toBe(duties.length);
      for (const { rule, source, dueOn, from, until } of duties) {
        if (rule !== null) expect(source).toBe(sources[rule]);
        expect(source).not.toBe("");
        if (dueOn !== null) expect(from <= dueOn && dueOn <= until).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("delegationsbeslut that no dagordning tells of are offered first, as long as there are any", () => {
  const facts = {
    ...{ date: day("2026-05-12"), earlier: [left()], carriedOn: new Set<string>(), standing: [] },
    asked,
  };
  const [first] = offersFor({ ...facts, untold: ["D 2026-1", "D 2026-2"] });
  expect(first).toMatchObject({ key: "delegation", heading: "Anmälan av delegationsbeslut" });
  expect(first?.why).toContain("D 2026-1 och D 2026-2 står inte på någon dagordning.");
  expect(offersFor({ ...facts, untold: [] }).map(({ key }) => key)).not.toContain("delegation");
});

test("a delårsbokslut is a duty only where the förbundsordning asks for one", () => {
  const of = (interimReport: boolean) =>
    dutiesOn(day("2026-09-01"), { interimReport }).map(({ type }) => type);
  expect(of(true)).toContain("delarsbokslut");
  expect(of(false)).not.toContain("delarsbokslut");
});

test.each<[string, string[], string, string]>([
  ["on no dagordning", [], "2026-10-14", "none"],
  ["at a meeting in time", ["2026-11-18"], "2026-10-14", "taken"],
  ["on the very last day", ["2026-11-30"], "2026-10-14", "taken"],
  ["the day after it", ["2026-12-01"], "2026-10-14", "tooLate"],
  ["both in time and after", ["2026-12-09", "2026-11-18"], "2026-10-14", "taken"],
  ["after it, still on the last day", ["2026-12-09"], "2026-11-30", "tooLate"],
  ["after it, when there is no earlier day left", ["2026-12-09"], "2026-12-01", "taken"],
])("the budget taken up %s", (_, dates, today, kind) => {
  const budget = dutiesOn(day("2026-10-14"), asked).find(({ type }) => type === "budget");
  if (!budget) throw new Error("no budget duty");
  const standing = dates.map((date) => ({
    ...{ date: day(date), kind: "budget" as const, type: "budget", duty: "budget-2027" },
  }));
  expect(dutyState(budget, standing, day(today)).kind).toBe(kind);
});

test("samråd and budget are urgent from 1 November, and no other duty ever", () => {
  const urgent = dutiesOn(day("2026-11-03"), asked).filter(({ urgentFrom }) => urgentFrom !== null);
  expect(urgent.map(({ type, urgentFrom }) => [type, urgentFrom])).toEqual([
    ["samrad", "2026-11-01"],
    ["budget", "2026-11-01"],
  ]);
});
