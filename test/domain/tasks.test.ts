import fc from "fast-check";
import { expect, test } from "vitest";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { ClauseTask } from "#app/domain/minutes.ts";
import {
  alignTasks,
  doneTasks,
  dueText,
  openTasks,
  saysSomething,
  type Task,
  withPerson,
} from "#app/domain/tasks.ts";

const given = (id: string, about: Partial<ClauseTask> = {}): ClauseTask => ({
  id,
  doer: "Eva Lind",
  personId: null,
  due: null,
  ...about,
});

const task = (id: string, due: string | null, steps: ("done" | "reopened")[] = []): Task => ({
  ...given(id, { due: due === null ? null : legalDate(due) }),
  what: `att göra ${id}`,
  heading: "Rapport",
  source: {
    kind: "paragraf",
    meetingId: "m",
    itemId: "i",
    number: 3,
    date: legalDate("2026-03-02"),
  },
  steps: steps.map((step, index) => ({
    step,
    at: `2026-03-0${index + 3}T08:00:00.000Z`,
    byName: "Siv Hed",
    comment: "",
  })),
});

const ids = (tasks: Task[]) => tasks.map(({ id }) => id);

test("a task follows its att-sats when the att-satser change places or one is put in between", () => {
  const earlier = [
    { clause: "att köpa ett bord.", task: given("bord") },
    { clause: "att måla väggen.", task: null },
    { clause: "att bjuda in kommunen.", task: given("kommun") },
  ];
  const clauses = ["att bjuda in kommunen.", "att hyra en lokal.", "att köpa ett bord."];
  const aligned = alignTasks(earlier, clauses);
  expect(aligned.map((one) => one?.id ?? null)).toEqual(["kommun", null, "bord"]);
});

test("a task follows a mended att-sats, and falls with one that is gone", () => {
  const earlier = [
    { clause: "att ge kansliet i uppdrag att ta fram en plan.", task: given("plan") },
    { clause: "att lägga rapporten till handlingarna.", task: given("rapport") },
  ];
  const clauses = ["att ge kansliet i uppdrag att ta fram en ny plan för 2027."];
  expect(alignTasks(earlier, clauses).map((one) => one?.id)).toEqual(["plan"]);
  expect(alignTasks(earlier, ["att avslå."])).toEqual([null]);
  expect(alignTasks(earlier, [])).toEqual([]);
});

test("no task is given twice and none is invented, whatever is written", () => {
  const clause = fc.stringMatching(/^att( [a-d]){1,4}$/);
  fc.assert(
    fc.property(
      fc.array(clause, { maxLength: 6 }),
      fc.array(clause, { maxLength: 6 }),
      (old, now) => {
        const earlier = old.map((text, index) => ({ clause: text, task: given(`${index}`) }));
        const out = alignTasks(earlier, now).flatMap((one) => (one ? [one.id] : []));
        expect(new Set(out).size).toBe(out.length);
        const unchanged = alignTasks(earlier, old).map((one) => one?.id);
        expect(unchanged.toSorted()).toEqual(earlier.map((one) => one.task.id).toSorted());
      },
    ),
    { numRuns: 100 },
  );
});

test("open tasks come by day, one without a day last; what is done is not open until it is opened again", () => {
  const tasks = [
    task("utan", null),
    task("april", "2026-04-01"),
    task("klar", "2026-03-05", ["done"]),
    task("igen", "2026-03-10", ["done", "reopened"]),
  ];
  expect(ids(openTasks(tasks))).toEqual(["igen", "april", "utan"]);
  expect(ids(doneTasks(tasks))).toEqual(["klar"]);
});

test("the day is told in words, with how far off it is", () => {
  const on = (due: string | null): string =>
    dueText(due as LegalDate | null, legalDate("2026-03-10"));
  expect(on(null)).toBe("Ingen dag är satt.");
  expect(on("2026-03-10")).toBe("Ska vara klart i dag, tisdag 10 mars 2026.");
  expect(on("2026-03-11")).toBe("Ska vara klart onsdag 11 mars 2026, om 1 dag.");
  expect(on("2026-03-02")).toBe("Försenat 8 dagar. Skulle vara klart måndag 2 mars 2026.");
});

test("a name that is one person's is that person, and otherwise stays as it was written", () => {
  const persons = [
    { id: "eva", name: "Eva Lind" },
    { id: "ulf1", name: "Ulf Berg" },
    { id: "ulf2", name: "Ulf Berg" },
  ];
  const of = (doer: string, personId: string | null = null) =>
    withPerson(given("t", { doer, personId }), persons);
  expect(of(" eva  lind ")).toMatchObject({ personId: "eva", doer: "Eva Lind" });
  expect(of("gammalt namn", "eva")).toMatchObject({ personId: "eva", doer: "Eva Lind" });
  expect(of("Ulf Berg")).toMatchObject({ personId: null, doer: "Ulf Berg" });
  expect(of("Kansliet", "borta")).toMatchObject({ personId: null, doer: "Kansliet" });
});

test("a task without doer and day says nothing", () => {
  expect(saysSomething(null)).toBe(false);
  expect(saysSomething(given("t", { doer: " " }))).toBe(false);
  expect(saysSomething(given("t", { doer: "", due: legalDate("2026-03-10") }))).toBe(true);
});
