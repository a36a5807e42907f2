/** The controls of a year as the styrelse is told of them: what was due, what is made, and what deviated. */
import { compare, type LegalDate } from "../calendar.ts";
import { type Share, shareOf } from "../figures.ts";
import { swedishDay } from "../swedishTime.ts";
import { isDone, isOverdue, type Task } from "../tasks.ts";
import { adoptedPlans, type ControlPlan, type ControlPoint, type ControlRun } from "./control.ts";
import { type Due, duesOf } from "./schedule.ts";

export type ControlState = "made" | "late" | "now" | "coming";

export const stateWords: Record<ControlState, string> = {
  made: "Gjord",
  late: "Försenad",
  now: "Att göra",
  coming: "Kommande",
};

/** A control of the calendar, with what came of it. */
export type CalendarRow = {
  point: ControlPoint;
  due: Due;
  run: ControlRun | null;
  state: ControlState;
};

/**
 * Every control of the plan in order of its day; those from before it was adopted are left out, as nobody could have
 * made them. A control is to be made from the beginning of its period, and is late after its day.
 */
export function calendarOf(
  plan: ControlPlan,
  runs: readonly ControlRun[],
  meetings: readonly LegalDate[],
  today: LegalDate,
): CalendarRow[] {
  const since = plan.adopted?.meetingDate ?? "";
  return plan.points
    .flatMap((point) =>
      duesOf(point.frequency, plan.year, meetings).flatMap((due): CalendarRow[] => {
        if (due.on < since) return [];
        const run =
          runs.find((one) => one.pointKey === point.key && one.period === due.period) ?? null;
        const waiting = today > due.on ? "late" : today >= due.from ? "now" : "coming";
        return [{ point, due, run, state: run ? "made" : waiting }];
      }),
    )
    .sort((a, b) => compare(a.due.on, b.due.on));
}

export type PointFigures = {
  point: ControlPoint;
  planned: number;
  /** Of those whose day has come, how many are made. */
  made: Share;
  /** Of those made, how many by their day. */
  inTime: Share;
  deviations: number;
  /** What Paragraf measured at the controls together; null when nothing was. */
  measured: Share | null;
};

/** The figures of each kontrollmoment, in the order of the plan. */
export const figuresOf = (
  plan: ControlPlan,
  calendar: readonly CalendarRow[],
  today: LegalDate,
): PointFigures[] =>
  plan.points.map((point) => {
    const own = calendar.filter((one) => one.point.key === point.key);
    const runs = own.flatMap(({ run, due }) => (run ? [{ ...run, due: due.on }] : []));
    const come = own.filter(({ due, run }) => run !== null || due.on < today);
    const all = runs.flatMap(({ measured }) => measured ?? []);
    const checked = all.reduce((sum, one) => sum + one.checked, 0);
    const wrong = all.reduce((sum, one) => sum + Math.min(one.deviations.length, one.checked), 0);
    return {
      ...{ point, planned: own.length },
      made: { count: runs.length, of: come.length },
      inTime: { count: runs.filter(({ on, due }) => on <= due).length, of: runs.length },
      deviations: runs.filter(({ result }) => result === "deviation").length,
      measured: all.length === 0 ? null : { count: checked - wrong, of: checked },
    };
  });

/**
 * The calendar of a plan for as long as it ruled: where another was adopted for the same year, what was due after that
 * was to be made by that one. What was made is there all the same.
 */
export function calendarWhileInForce(
  calendar: readonly CalendarRow[],
  plan: ControlPlan,
  plans: readonly ControlPlan[],
): CalendarRow[] {
  const ofYear = adoptedPlans(plans).filter(({ year }) => year === plan.year);
  const next = ofYear[ofYear.findIndex(({ id }) => id === plan.id) - 1]?.adopted?.meetingDate;
  return calendar.filter(({ due, run }) => run !== null || next === undefined || due.on < next);
}

export type Deviation = {
  point: ControlPoint;
  run: ControlRun;
  /** How far its åtgärd has come, and the day it was done. */
  action: { state: "done" | "late" | "open"; doneOn: LegalDate | null };
};

/** Every deviation with what became of its åtgärd, in order of the controls. */
export const deviationsOf = (
  calendar: readonly CalendarRow[],
  tasks: readonly Pick<Task, "id" | "due" | "steps">[],
  today: LegalDate,
): Deviation[] =>
  calendar.flatMap(({ point, run }): Deviation[] => {
    if (run?.result !== "deviation") return [];
    const task = tasks.find(({ id }) => id === run.actionId);
    const last = task && isDone(task) ? task.steps.at(-1) : undefined;
    const waiting = isOverdue(task?.due ?? null, today) ? "late" : "open";
    const doneOn = last ? (swedishDay(last.at) as LegalDate) : null;
    return [{ point, run, action: { state: doneOn ? "done" : waiting, doneOn } }];
  });

const sumOf = (shares: readonly Share[]): Share => ({
  count: shares.reduce((sum, { count }) => sum + count, 0),
  of: shares.reduce((sum, one) => sum + one.of, 0),
});

/** The year in one row. */
export const totalsOf = (
  figures: readonly PointFigures[],
  calendar: readonly CalendarRow[],
  deviations: readonly Deviation[],
) => ({
  made: sumOf(figures.map(({ made }) => made)),
  inTime: sumOf(figures.map(({ inTime }) => inTime)),
  late: calendar.filter(({ state }) => state === "late").length,
  deviations: deviations.length,
  actions: shareOf(deviations, ({ action }) => action.state === "done"),
});
