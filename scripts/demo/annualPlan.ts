/** Next year's sammanträdesplan in the example: proposed from the year behind, with one meeting moved by hand. */
import { draftAnnualPlan, savePlannedMeeting } from "#app/commands/annualPlan.server.ts";
import type { Office } from "#app/commands/command.server.ts";
import { goodDayNear } from "#app/domain/annualPlan/goodDay.ts";
import { addDays, dateOf, type LegalDate, parts } from "#app/domain/calendar.ts";
import { annualPlanOf } from "#db/queries/annualPlans.server.ts";
import { done, type ExampleBoard } from "./board.ts";

/** A draft that nobody has adopted yet: what the board looks at in the autumn. */
export async function planNextYear(office: Office, board: ExampleBoard, today: LegalDate) {
  const secretary = board.as("jonas");
  const year = parts(today).year + 1;
  done(await draftAnnualPlan(office, secretary, { year }));
  const plan = await annualPlanOf(office.db, board.associationId, year);
  const moved = plan?.meetings.find(({ kind }) => kind === "ordinary");
  if (!plan || !moved) return;
  const near = addDays(moved.date, 7);
  const [from, to] = [dateOf(year, 1, 1), dateOf(year, 12, 31)];
  const taken = plan.meetings.map(({ date }) => date);
  const search = { near, from, to, taken, closings: plan.settings.closings, weekday: null };
  const { id: plannedId, ...rest } = moved;
  const meeting = {
    ...rest,
    date: goodDayNear(search) ?? moved.date,
    place: "Älvsta, Folkets hus",
  };
  const opened = { planId: plan.id, revision: plan.revision };
  done(await savePlannedMeeting(office, secretary, { ...opened, plannedId, meeting }));
}
