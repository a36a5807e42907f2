/** The plans för intern kontroll of a förbund, and the controls that were made, as the domain's plain data. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type {
  ControlPlan,
  ControlRun,
  ControlText,
  Measured,
} from "#app/domain/control/control.ts";
import type { ControlRunTable } from "../schema/control.ts";
import type { Database } from "../schema.ts";
import type { FrozenFiles } from "./risk.server.ts";

type Db = Kysely<Database>;

/** One that was written before there was a choice draws from the utbetalningar. */
const readText = (text: string): ControlText => ({ sampleFrom: "payments", ...JSON.parse(text) });

/** Every version, the draft among them, the one that was made last first. */
export async function controlPlansOf(db: Db, associationId: string): Promise<ControlPlan[]> {
  const plans = await db
    .selectFrom("control_plan")
    .leftJoin("control_adoption", "control_adoption.plan_id", "control_plan.id")
    .leftJoin("meeting", "meeting.id", "control_adoption.meeting_id")
    .select(["control_plan.id", "control_plan.year"])
    .select(["control_adoption.meeting_id", "control_adoption.number", "meeting.date"])
    .where("control_plan.association_id", "=", associationId)
    .orderBy("control_plan.at", "desc")
    .orderBy("control_plan.id")
    .execute();
  const points = await db
    .selectFrom("control_point")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  return plans.map((row) => ({
    id: row.id,
    year: row.year,
    adopted:
      row.meeting_id === null || row.number === null || row.date === null
        ? null
        : {
            ...{ meetingId: row.meeting_id, number: row.number },
            meetingDate: row.date as LegalDate,
          },
    points: points
      .filter(({ plan_id }) => plan_id === row.id)
      .map(({ id, point_key: key, text }) => ({ ...readText(text), id, key })),
  }));
}

/** The hashes of an adopted version's documents; null while it is a draft. */
export async function frozenControlFiles(
  db: Db,
  associationId: string,
  planId: string,
): Promise<FrozenFiles | null> {
  const row = await db
    .selectFrom("control_adoption")
    .select(["html_sha256 as html", "docx_sha256 as docx", "pdf_sha256 as pdf"])
    .where("association_id", "=", associationId)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return row ?? null;
}

export type ControlReport = {
  id: string;
  planId: string;
  meetingId: string;
  meetingDate: LegalDate;
  number: number;
  files: FrozenFiles;
};

/** The reports that were told of and kept, the latest first. */
export async function controlReportsOf(db: Db, associationId: string): Promise<ControlReport[]> {
  const rows = await db
    .selectFrom("control_report as r")
    .innerJoin("meeting", "meeting.id", "r.meeting_id")
    .select(["r.id", "r.plan_id", "r.meeting_id", "r.number", "meeting.date"])
    .select(["r.html_sha256 as html", "r.docx_sha256 as docx", "r.pdf_sha256 as pdf"])
    .where("r.association_id", "=", associationId)
    .orderBy("meeting.date", "desc")
    .orderBy("r.number", "desc")
    .execute();
  return rows.map(({ id, plan_id, meeting_id, number, date, ...files }) => ({
    ...{ id, planId: plan_id, meetingId: meeting_id, number, files },
    meetingDate: date as LegalDate,
  }));
}

const runOf = (row: ControlRunTable & { byName: string | null }): ControlRun => ({
  ...{ id: row.id, pointKey: row.point_key, planId: row.plan_id },
  ...{ period: row.period as LegalDate, on: row.made_on as LegalDate },
  byName: row.byName ?? "okänd",
  sample: JSON.parse(row.sample) as string[],
  seed: row.seed,
  measured: row.measured === null ? null : (JSON.parse(row.measured) as Measured),
  ...{ result: row.result, note: row.note, action: row.action, actionId: row.action_id },
  actionDue: row.action_due as LegalDate | null,
  evidence:
    row.evidence_sha256 === null
      ? null
      : { sha256: row.evidence_sha256, filename: row.evidence_name ?? "underlag" },
});

/** Every control that was made, the oldest first. */
export async function controlRunsOf(db: Db, associationId: string): Promise<ControlRun[]> {
  const rows = await db
    .selectFrom("control_run")
    .leftJoin("person", "person.id", "control_run.by_person_id")
    .selectAll("control_run")
    .select("person.name as byName")
    .where("control_run.association_id", "=", associationId)
    .orderBy("control_run.made_on")
    .orderBy("control_run.at")
    .execute();
  return rows.map(runOf);
}

/** The days of the förbund's sammanträden in a year. */
export async function meetingDaysOf(
  db: Db,
  associationId: string,
  year: number,
): Promise<LegalDate[]> {
  const rows = await db
    .selectFrom("meeting")
    .select("date")
    .where("association_id", "=", associationId)
    .where("date", ">=", `${year}-01-01`)
    .where("date", "<=", `${year}-12-31`)
    .orderBy("date")
    .execute();
  return rows.map(({ date }) => date as LegalDate);
}
