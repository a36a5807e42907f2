/** What the board's own plans expect: controls to make, the plan of next year's meetings. */
import { annualPlansOf } from "#db/queries/annualPlans.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { controlPlansOf } from "#db/queries/control.server.ts";
import { findingsOfPlan } from "../../../commands/adoptAnnualPlan.server.ts";
import { controlCalendar } from "../../../commands/controlReport.server.ts";
import type { AnnualPlan } from "../../../domain/annualPlan/plan.ts";
import { personsOf } from "../../../domain/attest/holders.ts";
import { may } from "../../../domain/authority.ts";
import {
  addDays,
  compare,
  dateOf,
  dateText,
  type LegalDate,
  parts,
} from "../../../domain/calendar.ts";
import { currentPlan, leftOverAnchor, workedPlans } from "../../../domain/control/control.ts";
import type { CalendarRow } from "../../../domain/control/report.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import type { Asker } from "./asker.server.ts";

/** A control of one of the plans that are worked by. */
type PlanRow = CalendarRow & { planId: string };

/** Days ahead that a control is brought up: earlier there is little of its period to look at. */
const controlDays = 30;

/** From so many on one day they are one row, which leads to the calendar of the plan. */
const manyControls = 3;

/** The controls whose time has come and that the one who asks is to make: the first of each kontrollmoment. @see CTRL-22 */
export async function controls({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  const { personId } = actor;
  if (personId === null || !may.recordControl(actor)) return [];
  const plans = await controlPlansOf(db, associationId);
  const people = await attestPeopleOf(db, associationId);
  const rows: PlanRow[] = [];
  for (const plan of workedPlans(plans, today)) {
    const calendar = await controlCalendar(db, associationId, plan, plans, today);
    rows.push(...calendar.map((row) => ({ ...row, planId: plan.id })));
  }
  const open = rows
    .filter(({ state }) => state === "now" || state === "late")
    .filter(({ due }) => due.on <= addDays(today, controlDays))
    .filter(({ point }) => personsOf(point.owner, people, today).includes(personId))
    .toSorted((a, b) => compare(a.due.on, b.due.on));
  const first = open.filter(
    (row, at) => open.findIndex(({ point }) => point.key === row.point.key) === at,
  );
  const currentId = currentPlan(plans, today)?.id;
  const dayOf = ({ planId, due }: PlanRow) => `${planId} ${due.on}`;
  return [...new Set(first.map(dayOf))].flatMap((day) => {
    const ofDay = first.filter((row) => dayOf(row) === day);
    return ofDay.length < manyControls
      ? ofDay.map((row) => controlRow(row, open))
      : controlsOfDay(ofDay, currentId);
  });
}

function controlRow({ planId, point, due }: PlanRow, open: readonly PlanRow[]) {
  const later = open.filter((one) => one.point.key === point.key && one.due.on > due.on).length;
  const more =
    later === 0 ? "" : ` Sedan väntar ${later === 1 ? "en till" : `${later} till`} av samma slag.`;
  return {
    ...{ key: `control:${point.key}:${due.period}`, dueOn: due.on, source: sources["CTRL-22"] },
    path: `/intern-kontroll/kontroll/${planId}/${point.key}/${due.period}`,
    text: `Gör kontrollen: ${point.what}`,
    why: `Den gäller ${dateText(due.from)}–${dateText(due.period)}.${more}`,
  };
}

function controlsOfDay(rows: readonly PlanRow[], currentId: string | undefined): Expected[] {
  const [first] = rows;
  if (!first) return [];
  const { planId, due } = first;
  const at = planId === currentId ? "gjorda" : leftOverAnchor(planId);
  return [
    {
      ...{ key: `controls:${planId}:${due.on}`, path: `/intern-kontroll#${at}`, dueOn: due.on },
      ...{ text: `Gör ${rows.length} kontroller`, source: sources["CTRL-22"] },
      why: `${rows.map(({ point }) => point.what).join("; ")}.`,
    },
  ];
}

/** From this month the plan of next year's meetings is asked for. */
const planMonth = 9;

/** Next year's sammanträdesplan from the autumn until it is adopted, and the last days that a plan leaves out. */
export async function annualPlans(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor, today } = asker;
  if (!may.draftAnnualPlan(actor)) return [];
  const { year } = parts(today);
  const plans = await annualPlansOf(db, associationId);
  const next = plans.find((one) => one.year === year + 1) ?? null;
  const missed: Expected[] = [];
  for (const plan of plans) {
    if (plan.year < year || !plan.adopted) continue;
    missed.push(...(await missedBy(asker, plan)));
  }
  return [...nextPlan(next, today), ...missed];
}

function nextPlan(plan: AnnualPlan | null, today: LegalDate): Expected[] {
  const { year, month } = parts(today);
  if (month < planMonth || plan?.adopted) return [];
  const text = plan
    ? `Låt styrelsen anta sammanträdesplanen för ${year + 1}`
    : `Föreslå sammanträdesplanen för ${year + 1}`;
  const path = plan ? `/sammantradesplan/${year + 1}` : "/sammantradesplan";
  const why = "Sedan planeras årets sammanträden med sina dagordningar.";
  return [{ key: "annualPlan", text, path, dueOn: dateOf(year, 12, 31), why, source: null }];
}

/** What the law sets a last day for and no meeting of the plan takes up in time. @see FIN-23, FIN-24 */
async function missedBy({ db, associationId, today }: Asker, plan: AnnualPlan) {
  const findings = await findingsOfPlan(db, associationId, plan, today);
  return findings
    .filter(({ dueOn }) => dueOn !== null && dueOn >= today)
    .map(
      ({ text, suggestion, dueOn, source }): Expected => ({
        ...{ key: `plan:${plan.year}:${text}`, text, dueOn, source },
        ...{ path: `/sammantradesplan/${plan.year}`, why: suggestion ?? "" },
      }),
    );
}
