import fc from "fast-check";
import { expect, test } from "vitest";
import type { Role } from "#app/domain/authority.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import { doerRole, followUpAt, followUpFigures, outcomeOf } from "#app/domain/followUpFigures.ts";
import type { Task, TaskStep } from "#app/domain/tasks.ts";
import "../support/seed.ts";

const today = legalDate("2026-11-23");
const dayOf = (iso: string) => iso.slice(0, 10) as LegalDate;

const step = (step: TaskStep["step"], day: string): TaskStep => ({
  ...{ step, at: `${day}T10:00:00.000Z`, byName: "Siv", comment: "" },
});

const task = (about: Partial<Task> = {}): Task => ({
  ...{ id: "t", doer: "Dag", personId: "dag", due: legalDate("2026-10-01"), what: "att skriva" },
  ...{ heading: "Avtal", steps: [] },
  source: {
    ...{ kind: "paragraf" as const, meetingId: "m", itemId: "i", number: 4 },
    date: legalDate("2026-09-01"),
  },
  ...about,
});

const outcome = (about: Partial<Task>) => outcomeOf(task(about), today, dayOf);

test("a task is in time on its last day, late the day after, and never without a day", () => {
  expect(outcome({ steps: [step("done", "2026-10-01")] })).toBe("in_time");
  expect(outcome({ steps: [step("done", "2026-10-02")] })).toBe("done_late");
  expect(outcome({})).toBe("overdue");
  expect(outcome({ due: today })).toBe("waiting");
  expect(outcome({ due: null, steps: [step("done", "2026-10-02")] })).toBe("none");
});

test("one that was opened again counts by how it stands now", () => {
  const steps = [step("done", "2026-09-20"), step("reopened", "2026-09-22")];
  expect(outcome({ steps })).toBe("overdue");
  expect(outcome({ steps: [...steps, step("done", "2026-11-02")] })).toBe("done_late");
});

const held = (personId: string, role: Role, from: string, to: string | null = null) => ({
  ...{ personId, role, from: legalDate(from), to: to === null ? null : legalDate(to) },
});

test("the doer's role is the one of the day when the task was given, the highest of several", () => {
  const roles = [
    ...[held("dag", "member", "2023-04-01"), held("dag", "chair", "2023-04-01", "2026-08-31")],
    held("dag", "vice_chair", "2026-09-01"),
  ];
  expect(doerRole(task(), roles)).toBe("vice ordförande");
  expect(doerRole(task({ personId: null }), roles)).toBe("utan uppdrag i förbundet");
});

test("the share is of those whose day has come, by year and role", () => {
  const roles = [held("dag", "director", "2020-01-01"), held("siv", "secretary", "2020-01-01")];
  const tasks = [
    ...[
      task({ steps: [step("done", "2026-09-30")] }),
      task({ steps: [step("done", "2026-10-09")] }),
    ],
    ...[task(), task({ due: legalDate("2026-12-24") }), task({ due: null })],
    task({ personId: "siv", due: legalDate("2025-05-01"), steps: [step("done", "2025-04-01")] }),
    task({ personId: "siv", due: legalDate("2027-05-01") }),
  ];
  expect(followUpFigures(tasks, { today, roles, dayOf })).toEqual([
    {
      year: 2027,
      role: null,
      counts: { in_time: 0, done_late: 0, overdue: 0, waiting: 1 },
      share: null,
    },
    {
      year: 2027,
      role: "sekreterare",
      counts: { in_time: 0, done_late: 0, overdue: 0, waiting: 1 },
      share: null,
    },
    {
      year: 2026,
      role: null,
      counts: { in_time: 1, done_late: 1, overdue: 1, waiting: 1 },
      share: 1 / 3,
    },
    {
      year: 2026,
      role: "förbundschef",
      counts: { in_time: 1, done_late: 1, overdue: 1, waiting: 1 },
      share: 1 / 3,
    },
    {
      year: 2025,
      role: null,
      counts: { in_time: 1, done_late: 0, overdue: 0, waiting: 0 },
      share: 1,
    },
    {
      year: 2025,
      role: "sekreterare",
      counts: { in_time: 1, done_late: 0, overdue: 0, waiting: 0 },
      share: 1,
    },
  ]);
});

test("the roles of a year add up to the year, whatever the tasks", () => {
  const anyTask = fc.record({
    personId: fc.constantFrom("dag", "siv", null),
    due: fc.constantFrom(null, ...["2024-05-01", "2026-05-01", "2026-12-30"].map(legalDate)),
    steps: fc.constantFrom<TaskStep[]>(
      [],
      [step("done", "2026-05-01")],
      [step("done", "2026-06-01")],
    ),
  });
  const roles = [held("dag", "director", "2020-01-01")];
  fc.assert(
    fc.property(fc.array(anyTask.map(task)), (tasks) => {
      const rows = followUpFigures(tasks, { today, roles, dayOf });
      for (const { year, counts } of rows.filter(({ role }) => role === null)) {
        const own = rows.filter((row) => row.year === year && row.role !== null);
        for (const key of ["in_time", "done_late", "overdue", "waiting"] as const) {
          expect(own.reduce((sum, row) => sum + row.counts[key], 0)).toBe(counts[key]);
        }
      }
      const all = rows
        .filter(({ role }) => role === null)
        .flatMap(({ counts }) => Object.values(counts));
      expect(all.reduce((a, b) => a + b, 0)).toBe(tasks.filter(({ due }) => due !== null).length);
    }),
  );
});

test("a meeting follows up what earlier ones gave; what is late and carried on nowhere is forgotten", () => {
  const meeting = { id: "n", date: legalDate("2026-11-30") };
  const own = task({
    id: "own",
    source: { ...task().source, kind: "paragraf", meetingId: "n", itemId: "x", number: 1 },
  });
  const council = task({
    id: "council",
    source: {
      kind: "notes",
      notesId: "r",
      council: "Strategirådet",
      date: legalDate("2026-09-01"),
    },
  });
  const later = task({ id: "later", due: legalDate("2026-12-24") });
  const found = followUpAt([task(), own, council, later], meeting, new Set());
  expect(found.open.map(({ id }) => id)).toEqual(["t", "later"]);
  expect(found.forgotten.map(({ id }) => id)).toEqual(["t"]);
  expect(followUpAt([task()], meeting, new Set(["i"])).forgotten).toEqual([]);
});
