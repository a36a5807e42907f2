import type { Kysely } from "kysely";
import { holderText, namesIn } from "#app/domain/attest/orderWords.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import { followUpAt, type MeetingFollowUp } from "#app/domain/followUpFigures.ts";
import type { ClauseTask } from "#app/domain/minutes.ts";
import { tasksOfPoint } from "#app/domain/notes.ts";
import { openTasks, type Task, type TaskStep } from "#app/domain/tasks.ts";
import type { Database } from "../schema.ts";
import { controlPlansOf, controlRunsOf } from "./control.server.ts";
import { partsOf } from "./notes.server.ts";
import { personNames } from "./people.server.ts";
import { riskActionsOf } from "./risk.server.ts";

type Db = Kysely<Database>;

/** Every task of a förbund that binds: given at a meeting that is over, or in minnesanteckningar that are finished. */
export async function tasksOf(db: Db, associationId: string): Promise<Task[]> {
  const steps = await stepsByTask(db, associationId);
  const given = [
    ...(await clauseTasks(db, associationId)),
    ...(await notesTasks(db, associationId)),
    ...(await riskTasks(db, associationId)),
    ...(await controlTasks(db, associationId)),
  ];
  return given.map((task) => ({ ...task, steps: steps.get(task.id) ?? [] }));
}

async function stepsByTask(db: Db, associationId: string): Promise<Map<string, TaskStep[]>> {
  const rows = await db
    .selectFrom("task_step")
    .leftJoin("person", "person.id", "task_step.by_person_id")
    .select(["task_id", "step", "at", "comment", "person.name as byName"])
    .where("task_step.association_id", "=", associationId)
    .orderBy("at")
    .execute();
  const steps = new Map<string, TaskStep[]>();
  for (const { task_id, ...step } of rows) {
    steps.set(task_id, [...(steps.get(task_id) ?? []), step]);
  }
  return steps;
}

/** What a meeting is to follow up, and what of it its dagordning forgets. */
export async function meetingFollowUp(
  db: Db,
  associationId: string,
  { meetingId, date }: { meetingId: string; date: LegalDate },
): Promise<MeetingFollowUp> {
  const rows = await db
    .selectFrom("preparation")
    .innerJoin("item", "item.id", "preparation.item_id")
    .select("from_item_id")
    .where("item.meeting_id", "=", meetingId)
    .where("item.struck_ground", "is", null)
    .where("from_item_id", "is not", null)
    .execute();
  const carried = new Set(rows.map(({ from_item_id }) => from_item_id ?? ""));
  const open = openTasks(await tasksOf(db, associationId));
  return followUpAt(open, { id: meetingId, date }, carried);
}

type Given = Omit<Task, "steps">;

async function clauseTasks(db: Db, associationId: string): Promise<Given[]> {
  const rows = await db
    .selectFrom("section")
    .innerJoin("item", "item.id", "section.item_id")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .innerJoin("meeting_step", "meeting_step.meeting_id", "meeting.id")
    .select([
      "section.clauses",
      "section.tasks",
      "item.id as itemId",
      "item.heading",
      "item.number",
      "meeting.id as meetingId",
      "meeting.date",
    ])
    .where("section.association_id", "=", associationId)
    .where("meeting_step.step", "=", "closed")
    .where("section.tasks", "is not", null)
    .where("item.struck_ground", "is", null)
    .orderBy("meeting.date")
    .orderBy("item.position")
    .execute();
  return rows.flatMap((row) => {
    const clauses = JSON.parse(row.clauses) as string[];
    const tasks = JSON.parse(row.tasks ?? "[]") as (ClauseTask | null)[];
    const { itemId, meetingId, number } = row;
    const date = row.date as LegalDate;
    return tasks.flatMap((task, index): Given[] => {
      const source = { kind: "paragraf" as const, meetingId, itemId, number, date };
      return task ? [{ ...task, what: clauses[index] ?? "", heading: row.heading, source }] : [];
    });
  });
}

async function notesTasks(db: Db, associationId: string): Promise<Given[]> {
  const rows = await db
    .selectFrom("notes_point")
    .innerJoin("notes", "notes.id", "notes_point.notes_id")
    .innerJoin("notes_finish", "notes_finish.notes_id", "notes.id")
    .innerJoin("council", "council.id", "notes.council_id")
    .select([
      "notes_point.heading",
      "notes_point.parts",
      "notes.id as notesId",
      "notes.date",
      "council.name as council",
    ])
    .where("notes_point.association_id", "=", associationId)
    .where("notes_point.removed_at", "is", null)
    .orderBy("notes.date")
    .orderBy("notes_point.position")
    .execute();
  return rows.flatMap(({ heading, notesId, council, ...row }) => {
    const date = row.date as LegalDate;
    return tasksOfPoint({ parts: partsOf(row) }).map((task): Given => {
      return { ...task, heading, source: { kind: "notes", notesId, council, date } };
    });
  });
}

/** The åtgärder of the risk analysis that was adopted last. */
async function riskTasks(db: Db, associationId: string): Promise<Given[]> {
  const actions = await riskActionsOf(db, associationId);
  if (actions.length === 0) return [];
  const nameOf = namesIn(await personNames(db, associationId));
  return actions.map(({ id, risk, analysis }): Given => {
    const { id: analysisId, year, adoptedOn: date, number } = analysis;
    return {
      ...{ id, what: risk.action, heading: risk.what, due: risk.due },
      doer: holderText(risk.owner, nameOf),
      personId: risk.owner.kind === "person" ? risk.owner.personId : null,
      source: { kind: "risk", analysisId, year, number, date },
    };
  });
}

/** What deviations in the intern kontroll led to. The one who controls sees to it that it is done. */
async function controlTasks(db: Db, associationId: string): Promise<Given[]> {
  const runs = await controlRunsOf(db, associationId);
  if (runs.every(({ actionId }) => actionId === null)) return [];
  const points = (await controlPlansOf(db, associationId)).flatMap((plan) => plan.points);
  return runs.flatMap((run): Given[] => {
    if (run.actionId === null) return [];
    const heading = points.find(({ key }) => key === run.pointKey)?.what ?? "Intern kontroll";
    const source = { kind: "control" as const, what: heading, date: run.on };
    const task = { id: run.actionId, what: run.action, heading, due: run.actionDue };
    return [{ ...task, doer: run.byName, personId: null, source }];
  });
}
