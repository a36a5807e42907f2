import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { afterFault } from "#app/domain/letters.ts";
import { noticeAdvice } from "#app/domain/noticeOfMeeting.ts";

const advice = (on: string, kind: "ordinary" | "budget" = "ordinary") =>
  noticeAdvice({
    date: legalDate("2026-03-10"),
    kind,
    rules: { noticeDays: 7, budgetMeetingNoticeDays: 14 },
    on: legalDate(on),
  });

test("a kallelse in time gets no advice; a late one is told by how much and since when", () => {
  expect(advice("2026-03-03")).toBeNull();
  expect(advice("2026-03-04")?.text).toMatch(
    /^Kallelsen går ut 6 dagar före sammanträdet\. Förbundet har bestämt 7 dagar, alltså senast tisdag 3 mars 2026\./,
  );
  expect(advice("2026-03-10")?.text).toContain("samma dag");
  expect(advice("2026-03-11")?.text).toContain("redan varit");
});

test("once it has gone out it is told, and nothing is advised", () => {
  const rules = { noticeDays: 7, budgetMeetingNoticeDays: 14 };
  const about = { date: legalDate("2026-03-10"), kind: "ordinary" as const, rules };
  const sent = noticeAdvice({ ...about, on: legalDate("2026-03-09"), isSent: true });
  expect(sent?.text).toMatch(/^Kallelsen gick ut 1 dag före/);
  expect(sent?.text).not.toContain("Välj");
});

test("the budget meeting has its own number of days, and is public", () => {
  expect(advice("2026-02-24", "budget")).toBeNull();
  expect(advice("2026-02-25", "budget")?.text).toMatch(/14 dagar.*allmänheten/);
});

test("a letter is tried again ever more seldom, then given up; one that may have arrived is not tried", () => {
  const temporary = { kind: "temporary" as const, reason: "upptagen" };
  const waits = [1, 2, 3, 4, 5, 6].map((n) => afterFault(temporary, n));
  const minutes = waits.flatMap((w) => ("minutes" in w ? [w.minutes] : []));
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  expect(minutes).toHaveLength(5);
  expect(waits[5]).toEqual({ state: "failed" });
  expect(afterFault({ kind: "permanent", reason: "" }, 1)).toEqual({ state: "failed" });
  expect(afterFault({ kind: "uncertain", reason: "" }, 1)).toEqual({ state: "uncertain" });
});
