/** What the board's own plans expect: controls to make, ersättningar to confirm, the plan of next year's meetings. */
import { annualPlansOf } from "#db/queries/annualPlans.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { controlPlansOf, controlRunsOf, meetingDaysOf } from "#db/queries/control.server.ts";
import { claimsOf, feeMeetingsOf } from "#db/queries/fees.server.ts";
import { findingsOfPlan } from "../../../commands/adoptAnnualPlan.server.ts";
import { feesAt } from "../../../commands/feeCheck.server.ts";
import type { AnnualPlan } from "../../../domain/annualPlan/plan.ts";
import { personsOf } from "../../../domain/attest/holders.ts";
import { may } from "../../../domain/authority.ts";
import {
  addDays,
  dateOf,
  dateText,
  type LegalDate,
  longDate,
  parts,
} from "../../../domain/calendar.ts";
import { adoptedPlans } from "../../../domain/control/control.ts";
import { type CalendarRow, calendarOf } from "../../../domain/control/report.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import type { Asker } from "./asker.server.ts";

/** Days ahead that a control is brought up: earlier there is little of its period to look at. */
const controlDays = 30;

/** From so many on one day they are one row, which leads to the calendar of the plan. */
const manyControls = 3;

/** The controls whose time has come and that the one who asks is to make: the first of each kontrollmoment. @see CTRL-22 */
export async function controls({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  const { personId } = actor;
  if (personId === null || !may.recordControl(actor)) return [];
  const { year } = parts(today);
  const plan = adoptedPlans(await controlPlansOf(db, associationId)).find(
    (one) => one.year === year,
  );
  if (!plan) return [];
  const people = await attestPeopleOf(db, associationId);
  const days = await meetingDaysOf(db, associationId, year);
  const runs = await controlRunsOf(db, associationId);
  const own = runs.filter(({ planId }) => planId === plan.id);
  const open = calendarOf(plan, own, days, today)
    .filter(({ state }) => state === "now" || state === "late")
    .filter(({ due }) => due.on <= addDays(today, controlDays))
    .filter(({ point }) => personsOf(point.owner, people, today).includes(personId));
  const first = open.filter(
    (row, at) => open.findIndex(({ point }) => point.key === row.point.key) === at,
  );
  return [...new Set(first.map(({ due }) => due.on))].flatMap((day) => {
    const rows = first.filter(({ due }) => due.on === day);
    return rows.length < manyControls
      ? rows.map((row) => controlRow(plan.id, row, open))
      : [controlsOfDay(plan.id, day, rows)];
  });
}

function controlRow(planId: string, { point, due }: CalendarRow, open: readonly CalendarRow[]) {
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

const controlsOfDay = (planId: string, day: LegalDate, rows: readonly CalendarRow[]) => ({
  ...{ key: `controls:${planId}:${day}`, path: "/intern-kontroll#gjorda", dueOn: day },
  ...{ text: `Gör ${rows.length} kontroller`, source: sources["CTRL-22"] },
  why: `${rows.map(({ point }) => point.what).join("; ")}.`,
});

/** Days back in time that a meeting without a confirmed ersättning is brought up. */
const claimDays = 370;

/** The meetings that the one who asks was at and has confirmed no ersättning for. */
export async function claims({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  const { personId } = actor;
  if (personId === null || !may.confirmFeeClaim(actor)) return [];
  const known = await claimsOf(db, associationId, { personId });
  const meetings = await feeMeetingsOf(db, associationId, {
    ...{ personId, from: addDays(today, -claimDays) },
  });
  const waiting: Expected[] = [];
  for (const { id, slug, day } of meetings.toReversed()) {
    if (known.some(({ meetingId }) => meetingId === id)) continue;
    const fee = (await feesAt(db, associationId, id))?.feeFor(personId);
    if (!fee?.ok) continue;
    waiting.push({
      ...{ key: `claim:${id}`, path: `/mina-ersattningar/${slug}`, dueOn: null, source: null },
      text: `Bekräfta ersättningen för sammanträdet ${longDate(day)}`,
      why: `Arvodet är räknat till ${sumText(fee.value.ore)}.`,
    });
  }
  return waiting;
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
