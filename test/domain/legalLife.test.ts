import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type LegalDate, legalDate } from "#app/domain/calendar.ts";
import { type LegalFacts, type LegalStep, legalLife } from "#app/domain/legalLife.ts";
import type { NoticeBoard, Posting } from "#app/domain/notice.ts";

const day = (text: string) => legalDate(`2026-${text}`);
const ida = (text: string) => ({ on: day(text), by: "Ida Sjö" });
const posted = (on: string, removedOn: string | null = null): Posting => ({
  on: day(on),
  by: "Ida Sjö",
  removedOn: removedOn === null ? null : day(removedOn),
  removedBy: removedOn && "Ida Sjö",
});
const boards = (norrsund: Posting[], mittland: Posting[]): NoticeBoard[] => [
  { memberId: "norrsund", memberName: "Norrsunds kommun", postings: norrsund },
  { memberId: "mittland", memberName: "Region Mittland", postings: mittland },
];

const planned: LegalFacts = {
  meetingDate: day("03-04"),
  kind: "ordinary",
  rules: { noticeDays: 7, budgetMeetingNoticeDays: 10 },
  summoned: null,
  opened: null,
  closed: null,
  sentForApproval: null,
  approvals: [],
  approvers: ["Anna Ek", "Per Alm"],
  approvedOn: null,
  isAtOnce: false,
  boards: boards([], []),
  appealedOn: null,
  isImported: false,
  today: day("02-20"),
};
const held = {
  ...planned,
  summoned: ida("02-24"),
  opened: ida("03-04"),
  closed: ida("03-04"),
  sentForApproval: ida("03-05"),
  today: day("03-09"),
};
const approved = {
  ...held,
  approvals: [
    { name: "Per Alm", on: day("03-06") },
    { name: "Anna Ek", on: day("03-09") },
  ],
  approvedOn: day("03-09"),
};
const announced = { ...approved, boards: boards([posted("03-09")], [posted("03-10")]) };

const states = (facts: LegalFacts) => legalLife(facts).map(({ state }) => state);
const step = (facts: LegalFacts, key: LegalStep["key"]) =>
  legalLife(facts).find((one) => one.key === key) as LegalStep;

test("the line goes kallelse, sammanträde, justering, anslag, överklagandetid, laga kraft", () => {
  expect(legalLife(planned).map(({ label }) => label)).toEqual([
    ...["Kallelse", "Sammanträde", "Justering", "Anslag", "Överklagandetid", "Laga kraft"],
  ]);
});

test("each step follows on the one before", () => {
  const rest = (n: number) => Array.from({ length: n }, () => "upcoming");
  const done = (n: number) => Array.from({ length: n }, () => "done");
  expect(states(planned)).toEqual(["current", ...rest(5)]);
  expect(states({ ...planned, summoned: ida("02-20") })).toEqual(["done", "current", ...rest(4)]);
  expect(states(held)).toEqual([...done(2), "current", ...rest(3)]);
  expect(states(approved)).toEqual([...done(3), "current", ...rest(2)]);
  expect(states(announced)).toEqual([...done(4), "current", "upcoming"]);
  expect(states({ ...announced, today: day("03-31") })).toEqual([
    ...done(4),
    "current",
    "upcoming",
  ]);
  expect(states({ ...announced, today: day("04-01") })).toEqual(done(6));
});

test("every step tells its last day, who did it and by which rule", () => {
  expect(legalLife(announced)).toMatchObject([
    { on: "2026-02-24", by: "Ida Sjö", dueOn: "2026-02-25", source: "kommunallagen 6 kap. 17 §" },
    { on: "2026-03-04", by: "Ida Sjö", dueOn: "2026-03-04", source: "kommunallagen 6 kap. 27 §" },
    {
      on: "2026-03-09",
      by: "Per Alm och Anna Ek",
      dueOn: "2026-03-18",
      rule: "Protokollet ska justeras senast 14 dagar efter sammanträdet.",
      source: "kommunallagen 5 kap. 69 §",
    },
    {
      on: "2026-03-10",
      by: "Ida Sjö",
      dueOn: "2026-03-11",
      source: "kommunallagen 8 kap. 12 §, lag (2003:1210) 19 §",
    },
    {
      on: null,
      dueOn: "2026-03-31",
      byItself: true,
      rule: "Ett överklagande ska ha kommit in till förvaltningsrätten senast tisdag 31 mars 2026.",
    },
    { on: null, dueOn: "2026-04-01", byItself: true, source: "kommunallagen 13 kap. 5 §" },
  ]);
});

test("what is not done by its day is late, and says by how many days", () => {
  expect(step({ ...planned, today: day("02-25") }, "summons").state).toBe("current");
  expect(step({ ...planned, today: day("02-27") }, "summons")).toMatchObject({
    state: "late",
    daysLate: 2,
  });
  expect(step({ ...held, today: day("03-18") }, "approval").state).toBe("current");
  expect(step({ ...held, today: day("03-19") }, "approval")).toMatchObject({
    state: "late",
    daysLate: 1,
  });
  expect(step({ ...approved, today: day("03-12") }, "notice").state).toBe("late");
});

test("what was done late is done, and still says by how many days", () => {
  const late = { ...approved, approvedOn: day("03-20"), today: day("03-20") };
  expect(step(late, "approval")).toMatchObject({ state: "done", daysLate: 2 });
});

test("a meeting held without a recorded kallelse shows that step as late, one from paper does not", () => {
  const unsummoned = { ...held, summoned: null };
  expect(states(unsummoned).slice(0, 3)).toEqual(["late", "done", "current"]);
  expect(states({ ...unsummoned, isImported: true }).slice(0, 3)).toEqual([
    "done",
    "done",
    "current",
  ]);
});

test("the meeting that adopts the budget has its own days of notice", () => {
  expect(step({ ...planned, kind: "budget" }, "summons").dueOn).toBe("2026-02-22");
});

test("a protokoll that is out for justering says whom it waits for, and only then", () => {
  const ruleOf = (facts: LegalFacts) => step(facts, "approval").rule;
  const bare = "Protokollet ska justeras senast 14 dagar efter sammanträdet.";
  expect(ruleOf(held)).toBe(`${bare} Det väntar på Anna Ek och Per Alm.`);
  expect(ruleOf({ ...held, sentForApproval: null })).toBe(bare);
  expect(ruleOf({ ...held, approvers: [] })).toBe(bare);
  expect(ruleOf({ ...approved, approvals: approved.approvals.slice(1) })).toBe(bare);
  const half = { ...held, approvals: [{ name: "Per Alm", on: day("03-06") }] };
  expect(step(half, "approval")).toMatchObject({
    state: "current",
    on: null,
    by: "Per Alm",
    rule: "Protokollet ska justeras senast 14 dagar efter sammanträdet. Det väntar på Anna Ek.",
  });
});

test("a notice that is missing or came down too early says where, and nothing after it runs", () => {
  const partly = { ...approved, boards: boards([posted("03-09")], []) };
  expect(step(partly, "notice").rule).toContain("saknas hos Region Mittland");
  const broken = {
    ...announced,
    boards: boards([posted("03-09", "03-20")], [posted("03-10")]),
    today: day("06-01"),
  };
  expect(states(broken)).toEqual(["done", "done", "done", "late", "upcoming", "upcoming"]);
  expect(step(broken, "notice").rule).toContain("igen hos Norrsunds kommun");
});

test("an appeal holds up laga kraft until the court has spoken", () => {
  const appealed = { ...announced, appealedOn: day("03-30"), today: day("05-01") };
  expect(step(appealed, "legal_force")).toMatchObject({
    state: "current",
    on: null,
    dueOn: null,
    rule: "Ett överklagande kom in måndag 30 mars 2026. De överklagade besluten får laga kraft först när målet är avgjort.",
  });
});

test("whatever has happened, one step is next until all are done, and nothing after it is done", () => {
  const maybeDay = fc.option(fc.integer({ min: -20, max: 60 }));
  const facts = fc.record({
    summoned: maybeDay,
    closed: maybeDay,
    approved: maybeDay,
    posted: maybeDay,
    now: fc.integer({ min: -30, max: 120 }),
    isImported: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (given) => {
      const at = (days: number | null): LegalDate | null =>
        days === null ? null : addDays(day("03-04"), days);
      const done = (days: number | null) => {
        const on = at(days);
        return on && { on, by: "Ida Sjö" };
      };
      const on = at(given.posted);
      const notice = on ? [{ on, by: null, removedOn: null, removedBy: null }] : [];
      const line = states({
        ...planned,
        summoned: done(given.summoned),
        closed: done(given.closed),
        approvedOn: at(given.approved),
        boards: boards(notice, notice),
        isImported: given.isImported,
        today: addDays(day("03-04"), given.now),
      });
      const next = line.lastIndexOf("done") + 1;
      const after = line.slice(next);
      expect(after.slice(1).every((state) => state === "upcoming")).toBe(true);
      if (after.length > 0) expect(["current", "late"]).toContain(after[0]);
      expect(line.slice(0, next).every((state) => state === "done" || state === "late")).toBe(true);
    }),
  );
});
