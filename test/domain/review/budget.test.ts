import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { Minutes } from "#app/domain/minutes.ts";
import { decided, meeting, section, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const budget = withItem(3, {
  kind: "budget",
  heading: "Budget 2027",
  sections: [decided("att fastställa budget för 2027.")],
});

const budgetMeeting = (about: Partial<Minutes> = {}) =>
  meeting({
    kind: "budget",
    date: legalDate("2026-11-12"),
    isPublic: true,
    publicNoticeOn: legalDate("2026-11-05"),
    consultation: { on: legalDate("2026-10-14"), participants: "Alla medlemmar" },
    items: budget,
    ...about,
  });

test("a budget in time, in public, announced and after samråd is in order", () => {
  expect(found(budgetMeeting())).toEqual([]);
});

test.each<[string, Partial<Minutes>, string]>([
  ["not public", { isPublic: false }, "FIN-19 block § 13"],
  ["not announced", { publicNoticeOn: null }, "FIN-19 block § 13"],
  ["announced afterwards", { publicNoticeOn: legalDate("2026-11-13") }, "FIN-19 block § 13"],
  ["announced too close", { publicNoticeOn: legalDate("2026-11-06") }, "KL-9-10 warn § 13"],
  ["without samråd", { consultation: null }, "FIN-23 block § 13"],
  [
    "with a samråd of nobody",
    { consultation: { on: legalDate("2026-10-14"), participants: " " } },
    "FIN-23 block § 13",
  ],
  [
    "with the samråd afterwards",
    { consultation: { on: legalDate("2026-11-20"), participants: "Alla medlemmar" } },
    "FIN-23 block § 13",
  ],
])("found: a budget %s", (_, about, expected) => {
  expect(found(budgetMeeting(about))).toEqual([expected]);
});

test("30 November is in time, 1 December is late", () => {
  const on = (date: string) =>
    budgetMeeting({ date: legalDate(date), publicNoticeOn: legalDate("2026-11-01") });
  expect(found(on("2026-11-30"))).toEqual([]);
  expect(found(on("2026-12-01"))).toEqual(["FIN-23 warn § 13"]);
  expect(onlyText(on("2026-12-01"))).toContain("senast 30 november 2026");
});

test("a budget that is only talked about, struck, or not there asks for nothing", () => {
  const bare = { isPublic: false, publicNoticeOn: null, consultation: null };
  const talked = withItem(3, { kind: "budget", sections: [section({ body: "Läget." })] });
  const struck = withItem(3, { kind: "budget", sections: [], struck: "Skjuts upp" });
  expect(found(budgetMeeting({ ...bare, items: talked }))).toEqual([]);
  expect(found(budgetMeeting({ ...bare, items: struck }))).toEqual([]);
  expect(found(budgetMeeting({ ...bare, items: withItem(3, {}) }))).toEqual([]);
});

test("a budget on the dagordning is asked about before the meeting", () => {
  const planned = withItem(3, { kind: "budget", sections: [] });
  const rules = found(budgetMeeting({ items: planned, publicNoticeOn: null }));
  expect(rules).toContain("FIN-19 block § 13");
});

test("what an old protokoll does not tell is a warning", () => {
  const paper = { approvedOn: null, postedOn: null, takedownStated: null, keptAt: null };
  const silent = { isPublic: false, publicNoticeOn: null, consultation: null, paperNotice: paper };
  expect(new Set(found(budgetMeeting(silent)))).toEqual(
    new Set(["FIN-19 warn § 13", "FIN-23 warn § 13"]),
  );
});
