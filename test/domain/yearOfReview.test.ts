import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { ReviewFinding } from "#app/domain/review.ts";
import {
  type Answer,
  type DecidedTask,
  type HeldMeeting,
  kindsOfFindings,
  withAnswers,
  yearsInFigures,
} from "#app/domain/yearOfReview.ts";

const day = (text: string | null) => (text === null ? null : legalDate(text));

const held = (date: string, approved: string | null, posted: string | null): HeldMeeting => ({
  ...{ meetingId: date, slug: date, kind: "ordinary", date: legalDate(date) },
  ...{ approvedOn: day(approved), postedOn: day(posted) },
});

const task = (date: string, ...steps: ("done" | "reopened")[]): DecidedTask => ({
  decidedOn: legalDate(date),
  steps: steps.map((step) => ({ step, at: "", byName: null, comment: "" })),
});

test("the year and those before it in figures, the latest first", () => {
  const figures = yearsInFigures(2026, {
    meetings: [
      held("2024-03-04", "2024-03-14", "2024-03-15"),
      held("2026-03-02", "2026-03-16", "2026-03-16"),
      held("2026-06-01", "2026-06-17", "2026-06-20"),
      held("2026-11-20", null, null),
      held("2027-03-01", "2027-03-02", "2027-03-02"),
    ],
    tasks: [task("2026-03-02", "done"), task("2026-06-01", "done", "reopened"), task("2024-03-04")],
    today: legalDate("2026-11-22"),
  });
  expect(figures).toEqual([
    {
      ...{ year: 2026, meetings: 3, approvalDays: 15, postingDays: 1.5 },
      approvedInTime: { count: 1, of: 2 },
      tasksDone: { count: 1, of: 2 },
    },
    {
      ...{ year: 2024, meetings: 1, approvalDays: 10, postingDays: 1 },
      approvedInTime: { count: 1, of: 1 },
      tasksDone: { count: 0, of: 1 },
    },
  ]);
});

test("a protokoll that should have been justerat and is not counts as late from the day after", () => {
  const of = (today: string) =>
    yearsInFigures(2026, {
      meetings: [held("2026-03-02", null, null)],
      tasks: [],
      today: legalDate(today),
    })[0]?.approvedInTime;
  expect(of("2026-03-16")).toEqual({ count: 0, of: 0 });
  expect(of("2026-03-17")).toEqual({ count: 0, of: 1 });
});

const finding = (rule: string, paragraf: number | null, text = "Så är det."): ReviewFinding => ({
  ...{ rule, paragraf, text, title: `Titel ${rule}`, level: "warn", suggestion: null, source: "" },
  ...{ itemId: null, quote: null, fix: null },
});

const answer = (rule: string, paragraf: number | null, about: Partial<Answer> = {}): Answer => ({
  ...{ rule, paragraf, reason: "Rätt ändå.", at: "2026-03-02T08:00:00Z", byName: "Siv Hed" },
  ...about,
});

test("a reason stands by the finding it is about, and one whose finding is gone by itself", () => {
  const { findings, settled } = withAnswers(
    [finding("A", 3), finding("A", 4), finding("B", 3, "Ett."), finding("B", 3, "Två.")],
    [
      answer("A", 3),
      answer("B", 3, { finding: "Två." }),
      answer("C", null),
      answer("B", 3, { finding: "Tre." }),
    ],
  );
  expect(findings.map(({ answers }) => answers.length)).toEqual([1, 0, 0, 1]);
  expect(settled.map(({ rule, finding: text }) => [rule, text])).toEqual([
    ["C", undefined],
    ["B", "Tre."],
  ]);
});

test("findings are counted by rule, the most frequent first", () => {
  const { findings, settled } = withAnswers(
    [finding("A", 1), finding("B", 1), finding("B", 2)],
    [answer("B", 2)],
  );
  expect(kindsOfFindings([{ ...held("2026-03-02", null, null), findings, settled }])).toEqual([
    { rule: "B", title: "Titel B", count: 2, answered: 1 },
    { rule: "A", title: "Titel A", count: 1, answered: 0 },
  ]);
});
