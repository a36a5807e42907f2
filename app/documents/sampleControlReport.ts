/** Invented controls of a year, for trying the template of the report. */
import { legalDate } from "../domain/calendar.ts";
import type { ControlRun } from "../domain/control/control.ts";
import { calendarOf } from "../domain/control/report.ts";
import type { ControlReportFacts } from "./controlReport.ts";
import { sampleControlPlan } from "./sampleControlPlan.ts";

const deviating: ControlRun = {
  ...{ id: "k", pointKey: "c", planId: "p", period: legalDate("2026-03-31") },
  ...{ on: legalDate("2026-04-02"), byName: "Anna Exempel", seed: "2026/c/2026-03-31" },
  ...{ sample: ["2026-0003", "2026-0007"], result: "deviation" },
  measured: {
    checked: 12,
    deviations: [
      "Utbetalning 2026-0007: Bo Exempel tog sakattest 3 mars 2026 utan att stå i attestordningen.",
    ],
  },
  note: "En sakattest togs av någon som inte står i attestordningen.",
  ...{ action: "Gå igenom attestordningen med dem som attesterar", actionId: "a" },
  actionDue: legalDate("2026-05-04"),
  evidence: { sha256: "0f".repeat(32), filename: "genomgång.pdf" },
};

const sound: ControlRun = {
  ...{ ...deviating, id: "l", period: legalDate("2026-06-30"), on: legalDate("2026-06-30") },
  ...{ sample: [], result: "ok", measured: { checked: 8, deviations: [] }, evidence: null },
  ...{ note: "Underlagen är hela.", action: "", actionId: null, actionDue: null },
};

/** Three quarters on: one control with a deviation, one without, one that is late; or a plan with nothing in it. */
export function sampleControlReport(isFull: boolean): ControlReportFacts {
  const { associationName, plan, people } = sampleControlPlan(isFull);
  const today = legalDate("2026-10-05");
  const steps = [
    { step: "done" as const, at: "2026-04-28T08:00:00.000Z", byName: "Anna Exempel", comment: "" },
  ];
  return {
    ...{ associationName, plan, people, today },
    calendar: calendarOf(plan, isFull ? [deviating, sound] : [], [], today),
    tasks: isFull ? [{ id: "a", due: deviating.actionDue, steps }] : [],
  };
}
