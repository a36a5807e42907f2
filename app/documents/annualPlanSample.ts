/** An invented sammanträdesplan, for trying its template. */
import { placedDuties } from "../domain/annualPlan/placeDuties.ts";
import { type AnnualPlan, defaultPlanSettings } from "../domain/annualPlan/plan.ts";
import { legalDate } from "../domain/calendar.ts";
import type { PlanFacts } from "./annualPlan.ts";

const meeting = (date: string, kind: AnnualPlan["meetings"][number]["kind"]) => ({
  ...{ id: date, kind, date: legalDate(date), place: "Exempelby" },
  ...{ startsAt: "09:00", endsAt: "12:00" },
});

/** Adopted with a whole year, or a draft with nothing in it. */
export function samplePlan(isFull: boolean): PlanFacts {
  const meetings = isFull
    ? [
        ...[meeting("2027-02-10", "ordinary"), meeting("2027-03-17", "annual_report")],
        ...[meeting("2027-09-15", "ordinary"), meeting("2027-11-10", "budget")],
      ]
    : [];
  const plan: AnnualPlan = {
    ...{ id: "p", year: 2027, revision: 1, settings: defaultPlanSettings, meetings },
    adopted: isFull ? { meetingId: "m", meetingDate: legalDate("2026-11-11"), number: 42 } : null,
  };
  return {
    ...{ associationName: "Samordningsförbundet Exempel", plan, findings: [] },
    duties: placedDuties(2027, { interimReport: true }, meetings),
    today: legalDate("2026-11-12"),
  };
}
