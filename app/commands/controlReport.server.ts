/** The report of the controls: as it stands on a day, and kept when a paragraf was told of it. @see CTRL-22 */
import { associationById } from "#db/queries/associations.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import {
  controlPlansOf,
  controlReportsOf,
  controlRunsOf,
  meetingDaysOf,
} from "#db/queries/control.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { type ControlReportFacts, controlReportDocument } from "../documents/controlReport.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { ControlPlan } from "../domain/control/control.ts";
import { type CalendarRow, calendarOf, calendarWhileInForce } from "../domain/control/report.ts";
import type { Json } from "../domain/event.ts";
import { accepted, refused } from "../domain/result.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import { heldParagraf } from "./adoptingParagraf.server.ts";
import { command, missing, type Office } from "./command.server.ts";
import { keepDocument } from "./keepDocument.server.ts";

type Db = Office["db"];

/** The controls of a plan for as long as it is in force, as they stood when the day was over. */
export async function controlCalendar(
  db: Db,
  associationId: string,
  plan: ControlPlan,
  plans: readonly ControlPlan[],
  day: LegalDate,
): Promise<CalendarRow[]> {
  const days = await meetingDaysOf(db, associationId, plan.year);
  const runs = await controlRunsOf(db, associationId);
  const own = runs.filter(({ planId, on }) => planId === plan.id && on <= day);
  return calendarWhileInForce(calendarOf(plan, own, days, day), plan, plans);
}

/** All that the report of a plan tells, as it stood when the day was over. */
export async function controlReportFacts(
  db: Db,
  associationId: string,
  plan: ControlPlan,
  plans: readonly ControlPlan[],
  day: LegalDate,
): Promise<ControlReportFacts> {
  const tasks = await tasksOf(db, associationId);
  return {
    ...{ associationName: (await associationById(db, associationId))?.name ?? "", plan },
    ...{ today: day, calendar: await controlCalendar(db, associationId, plan, plans, day) },
    people: await attestPeopleOf(db, associationId),
    tasks: tasks.map((task) => ({
      ...task,
      steps: task.steps.filter(({ at }) => swedishDay(at) <= day),
    })),
  };
}

export type ReportControls = { planId: string; meetingId: string; number: number };

/** A paragraf was told of the controls: the report is kept as it stood on the day of the sammanträde. */
export const reportControls = command("reportControls", async (act, input: ReportControls) => {
  const { trx, associationId, office } = act;
  const { planId, meetingId, number } = input;
  const plans = await controlPlansOf(trx, associationId);
  const plan = plans.find(({ id, adopted }) => id === planId && adopted !== null);
  if (!plan?.adopted) return missing("Planen");
  const found = await heldParagraf(act, meetingId, number, "fick redovisningen");
  if (!found.ok) return found;
  const { date } = found.value;
  if (date < plan.adopted.meetingDate) {
    const text = `Planen antogs ${dateText(plan.adopted.meetingDate)}. Dess kontroller redovisas efter det.`;
    return refused(text, { field: "meetingId" });
  }
  const known = await controlReportsOf(trx, associationId);
  if (
    known.some(
      (one) => one.planId === planId && one.meetingId === meetingId && one.number === number,
    )
  ) {
    return refused(`Rapporten till § ${number} den ${dateText(date)} är redan sparad.`, {
      field: "number",
    });
  }
  const facts = await controlReportFacts(trx, associationId, plan, plans, date);
  const hashes = await keepDocument(act, controlReportDocument(facts, office.templates));
  const id = act.newId();
  await trx
    .insertInto("control_report")
    .values({
      ...{ id, plan_id: planId, association_id: associationId, meeting_id: meetingId, number },
      ...{ html_sha256: hashes.html, docx_sha256: hashes.docx, pdf_sha256: hashes.pdf },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { ...input, meetingDate: date, ...hashes } as Json;
  const ground = `Styrelsens beslut, § ${number}`;
  act.record({ kind: "control.reported", subject: `controlPlan:${planId}`, data, ground });
  return accepted({ id });
});
