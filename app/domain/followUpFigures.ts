/**
 * How it went with what was decided: the share done in time, by year and by the role of the one who was to do it, with
 * the counts behind. It counts; whom to ask about it is for people.
 */
import { type Role, type RoleMandate, roleNames, rolesOn } from "./authority.ts";
import { type LegalDate, parts } from "./calendar.ts";
import { isDone, type Task } from "./tasks.ts";

/** How a task went, seen on a day. `none`: no day was set, so it cannot be late. */
export type Outcome = "in_time" | "done_late" | "overdue" | "waiting" | "none";

export const outcomeWords: Record<Outcome, string> = {
  in_time: "klar i tid",
  done_late: "klar för sent",
  overdue: "försenad",
  waiting: "väntar",
  none: "utan dag",
};

/** `dayOf` reads the Swedish day of the instant of a step. */
export function outcomeOf(
  task: Pick<Task, "due" | "steps">,
  today: LegalDate,
  dayOf: (iso: string) => LegalDate,
): Outcome {
  const { due, steps } = task;
  if (due === null) return "none";
  const last = steps.at(-1);
  if (last && isDone(task)) return dayOf(last.at) <= due ? "in_time" : "done_late";
  return due < today ? "overdue" : "waiting";
}

/** The highest of the roles that somebody had: an ordförande is a ledamot too. */
const byWeight: readonly Role[] = [
  ...(["chair", "vice_chair", "director", "secretary", "finance", "developer"] as const),
  ...(["administrator", "auditor", "member", "substitute"] as const),
];

/** In what role the doer had the task on the day it was given; a word of its own for one who is in no register. */
export function doerRole(
  { personId, source }: Pick<Task, "personId" | "source">,
  roles: readonly (RoleMandate & { personId: string })[],
): string {
  const held = rolesOn(
    roles.filter((one) => one.personId === personId),
    source.date,
  );
  const role = byWeight.find((one) => held.includes(one));
  return role === undefined ? "utan uppdrag i förbundet" : roleNames[role];
}

export type FigureRow = {
  /** The year in which it was to be done. */
  year: number;
  /** Null = all roles together. */
  role: string | null;
  counts: Record<Exclude<Outcome, "none">, number>;
  /** Of those whose day has passed or that are done; null when there are none. */
  share: number | null;
};

type Told = { year: number; role: string; outcome: Exclude<Outcome, "none"> };

function rowOf(year: number, role: string | null, told: readonly Told[]): FigureRow {
  const own = told.filter((one) => one.year === year && (role === null || one.role === role));
  const count = (outcome: Told["outcome"]) => own.filter((one) => one.outcome === outcome).length;
  const counts = {
    ...{ in_time: count("in_time"), done_late: count("done_late") },
    ...{ overdue: count("overdue"), waiting: count("waiting") },
  };
  const over = counts.in_time + counts.done_late + counts.overdue;
  return { year, role, counts, share: over === 0 ? null : counts.in_time / over };
}

/** A row for each year, the latest first, and below it one for each role. */
export function followUpFigures(
  tasks: readonly Task[],
  about: {
    today: LegalDate;
    roles: readonly (RoleMandate & { personId: string })[];
    dayOf: (iso: string) => LegalDate;
  },
): FigureRow[] {
  const told = tasks.flatMap((task): Told[] => {
    const outcome = outcomeOf(task, about.today, about.dayOf);
    if (outcome === "none" || task.due === null) return [];
    return [{ year: parts(task.due).year, role: doerRole(task, about.roles), outcome }];
  });
  const years = [...new Set(told.map(({ year }) => year))].sort((a, b) => b - a);
  return years.flatMap((year) => {
    const roles = new Set(told.filter((one) => one.year === year).map(({ role }) => role));
    const sorted = [...roles].sort((a, b) => a.localeCompare(b, "sv"));
    return [rowOf(year, null, told), ...sorted.map((role) => rowOf(year, role, told))];
  });
}

/** What a meeting is to follow up, and what of it is late by then and stands on its dagordning nowhere. */
export type MeetingFollowUp = { open: Task[]; forgotten: Task[] };

/** What a råd agreed on is the råd's own. `carried` are the ärenden that the dagordning carries on from earlier meetings. */
export function followUpAt(
  open: readonly Task[],
  meeting: { id: string; date: LegalDate },
  carried: ReadonlySet<string>,
): MeetingFollowUp {
  const earlier = open.filter(
    ({ source }) =>
      source.kind === "paragraf" && source.date <= meeting.date && source.meetingId !== meeting.id,
  );
  const forgotten = earlier.filter(
    ({ due, source }) =>
      due !== null &&
      due < meeting.date &&
      !(source.kind === "paragraf" && carried.has(source.itemId)),
  );
  return { open: earlier, forgotten };
}
