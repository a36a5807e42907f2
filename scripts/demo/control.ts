/** The example's plan för intern kontroll, adopted beside the risk analysis, and some controls that are made. */
import {
  adoptControlPlan,
  draftControlPlan,
  importControls,
} from "#app/commands/controlPlan.server.ts";
import { makeControl } from "#app/commands/controlRuns.server.ts";
import type { Holder } from "#app/domain/attest/order.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { adoptedPlans, type ControlText, type MeasureName } from "#app/domain/control/control.ts";
import type { Frequency } from "#app/domain/control/frequency.ts";
import { calendarOf } from "#app/domain/control/report.ts";
import { controlPlansOf, meetingDaysOf } from "#db/queries/control.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import type { StoryOffice } from "./story.ts";
import { controlHeading } from "./texts.ts";

/** A ledamot who attests nothing may control the attester. */
type Role = "director" | "secretary" | "finance" | "chair" | "amina";
type Told = [string, string, Role, Role, Frequency, MeasureName | null, number];

const told: Told[] = [
  [
    "Attest",
    "Attesterna är tagna på rätt nivå",
    "amina",
    "finance",
    { unit: "quarter", every: 1 },
    "attestLevel",
    5,
  ],
  [
    "Attest",
    "Attestförteckningen är aktuell",
    "director",
    "secretary",
    { unit: "halfYear", every: 1 },
    "attestList",
    0,
  ],
  [
    "Delegation",
    "Besluten är anmälda till styrelsen",
    "director",
    "secretary",
    { unit: "month", every: 2 },
    "delegation",
    0,
  ],
  [
    "Protokoll",
    "Protokollen är justerade i tid",
    "director",
    "secretary",
    { unit: "quarter", every: 1 },
    "approval",
    0,
  ],
  [
    "Protokoll",
    "Justeringarna är anslagna i tid",
    "director",
    "secretary",
    { unit: "quarter", every: 1 },
    "notice",
    0,
  ],
  [
    "Diarium",
    "Paragraferna är numrerade utan luckor",
    "director",
    "secretary",
    { unit: "tertial", every: 1 },
    "numbering",
    0,
  ],
  [
    "Diarium",
    "Handlingarna är registrerade i tid, utan luckor",
    "director",
    "secretary",
    { unit: "tertial", every: 1 },
    "diary",
    0,
  ],
  [
    "Budget",
    "Utfallet följer budgeten",
    "chair",
    "finance",
    { unit: "meeting", every: 1 },
    null,
    0,
  ],
  [
    "Insatser",
    "Insatserna rapporterar som avtalat",
    "director",
    "secretary",
    { unit: "year", every: 1 },
    null,
    0,
  ],
];

const holder = (who: Role, board: ExampleBoard): Holder =>
  who === "amina" ? { kind: "person", personId: board.personId(who) } : { kind: "role", role: who };

const textOf = (
  [routine, what, owner, performer, frequency, measure, sampleSize]: Told,
  board: ExampleBoard,
): ControlText => ({
  ...{ routine, what, frequency, measure, sampleSize, reportTo: "Styrelsen", riskKey: null },
  sampleFrom: "payments",
  owner: holder(owner, board),
  performer: holder(performer, board),
});

/** Where the meeting decided a plan, it is written and adopted. */
export async function adoptTheControls(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
): Promise<void> {
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  const number = minutes?.items.find(({ heading }) => heading === controlHeading)?.number;
  if (number == null) return;
  office.setClock(addDays(day, 9), "14:40");
  const secretary = board.as("jonas");
  done(await draftControlPlan(office, secretary, { like: "empty" }));
  done(await importControls(office, secretary, { texts: told.map((one) => textOf(one, board)) }));
  done(await adoptControlPlan(office, secretary, { meetingId, number }));
}

/** Some controls of the plan whose time has come: one without and one with a deviation. */
export async function makeSomeControls(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  office.setClock(today, "07:20");
  const [plan] = adoptedPlans(await controlPlansOf(office.db, board.associationId));
  if (!plan) return;
  const meetings = await meetingDaysOf(office.db, board.associationId, plan.year);
  const ready = calendarOf(plan, [], meetings, today).filter(
    ({ point: { owner }, state }) =>
      state !== "coming" && (owner.kind === "person" || owner.role === "director"),
  );
  for (const [index, { point, due }] of ready.slice(0, 4).entries()) {
    const isFaulty = index === 1;
    const at = { planId: plan.id, pointKey: point.key, period: due.period, evidence: null };
    const ok = { result: "ok" as const, note: "", action: "", actionDue: null };
    const faulty = {
      ...{ result: "deviation" as const, note: "Ett underlag saknade datum." },
      ...{ action: "Gå igenom hur underlag tas emot", actionDue: addDays(today, 40) },
    };
    const who = point.owner.kind === "person" ? "amina" : "helena";
    done(await makeControl(office, board.as(who), { ...at, ...(isFaulty ? faulty : ok) }));
  }
}
