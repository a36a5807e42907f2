/**
 * Tasks: what was decided or agreed with somebody who does it and a day. Which are open, which are late, and which
 * att-sats a task belongs to when its text has been rewritten. Follow-up is our own order; no law asks for it.
 */
import { daysBetween, type LegalDate, longDate } from "./calendar.ts";
import { likeness } from "./likeness.ts";
import type { ClauseTask, Section } from "./minutes.ts";
import { daysText } from "./wording.ts";

/** Where a task was given: a paragraf of a protokoll, a point of minnesanteckningar, or an adopted risk analysis. */
export type TaskSource =
  | { kind: "control"; what: string; date: LegalDate }
  | { kind: "risk"; analysisId: string; year: number; number: number; date: LegalDate }
  | { kind: "paragraf"; meetingId: string; itemId: string; number: number | null; date: LegalDate }
  | { kind: "notes"; notesId: string; council: string; date: LegalDate };

/** The newest word on a task: done, or opened again. */
export type TaskStep = {
  step: "done" | "reopened";
  at: string;
  byName: string | null;
  comment: string;
};

/** A task as it is followed up. */
export type Task = ClauseTask & {
  what: string;
  /** The heading of the ärende or the point. */
  heading: string;
  source: TaskSource;
  /** Oldest first. */
  steps: TaskStep[];
};

export const isDone = ({ steps }: Pick<Task, "steps">): boolean => steps.at(-1)?.step === "done";

/** Without a day comes last; then by what was decided first. */
const byDay = (a: Task, b: Task) =>
  (a.due ?? "9999").localeCompare(b.due ?? "9999") ||
  a.source.date.localeCompare(b.source.date) ||
  a.id.localeCompare(b.id);

/** Tasks not done, the most urgent first: what the next dagordning can take up. */
export const openTasks = (tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => !isDone(task)).sort(byDay);

/** Tasks done, the latest first. */
export const doneTasks = (tasks: readonly Task[]): Task[] =>
  tasks
    .filter(isDone)
    .sort((a, b) => (b.steps.at(-1)?.at ?? "").localeCompare(a.steps.at(-1)?.at ?? ""));

/** Whether the day has passed. */
export const isOverdue = (due: LegalDate | null, today: LegalDate): boolean =>
  due !== null && due < today;

/** The day and how far off it is, in words: "Försenat 3 dagar. Skulle vara klart måndag 2 mars 2026." */
export function dueText(due: LegalDate | null, today: LegalDate): string {
  if (due === null) return "Ingen dag är satt.";
  if (due === today) return `Ska vara klart i dag, ${longDate(due)}.`;
  if (due < today) {
    return `Försenat ${daysText(daysBetween(due, today))}. Skulle vara klart ${longDate(due)}.`;
  }
  return `Ska vara klart ${longDate(due)}, om ${daysText(daysBetween(today, due))}.`;
}

/** Less alike than this is another att-sats, and the task falls rather than comes to the wrong one. */
const alike = 0.5;

/**
 * The tasks for rewritten att-satser: each follows the att-sats with the same text, or else the one that is most
 * alike. Whoever rewrites the text need not think of the tasks.
 */
export function alignTasks(
  earlier: readonly { clause: string; task: ClauseTask | null }[],
  clauses: readonly string[],
): (ClauseTask | null)[] {
  const left = earlier.filter((one) => one.task !== null);
  const given: (ClauseTask | null)[] = clauses.map(() => null);
  const taken = new Set<number>();
  const give = (index: number, from: (typeof left)[number]) => {
    given[index] = from.task;
    taken.add(index);
    left.splice(left.indexOf(from), 1);
  };
  clauses.forEach((clause, index) => {
    const same = left.find((one) => one.clause === clause);
    if (same) give(index, same);
  });
  const pairs = left
    .flatMap((from) =>
      clauses.map((clause, index) => ({ from, index, score: likeness(from.clause, clause) })),
    )
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score);
  for (const { from, index } of pairs) {
    if (left.includes(from) && !taken.has(index)) give(index, from);
  }
  return given;
}

/** Every att-sats of some sections with its task. */
export const clausesWithTasks = (sections: readonly Section[]) =>
  sections.flatMap(({ clauses, tasks = [] }) =>
    clauses.map((clause, index) => ({ clause, task: tasks[index] ?? null })),
  );

/** A task says something when somebody or a day is named. */
export const saysSomething = (task: Pick<ClauseTask, "doer" | "personId" | "due"> | null) =>
  task !== null && (task.doer.trim() !== "" || task.personId !== null || task.due !== null);

/**
 * The doer as a person of the register where the name is one and only one person's; a person's name is always the
 * register's.
 */
export function withPerson<T extends Pick<ClauseTask, "doer" | "personId">>(
  task: T,
  persons: readonly { id: string; name: string }[],
): T {
  const byId = persons.find(({ id }) => id === task.personId);
  if (byId) return { ...task, doer: byId.name };
  const doer = task.doer.trim().replace(/\s+/g, " ");
  const named = persons.filter(({ name }) => name.toLowerCase() === doer.toLowerCase());
  const [only] = named;
  return only && named.length === 1
    ? { ...task, personId: only.id, doer: only.name }
    : { ...task, personId: null, doer };
}
