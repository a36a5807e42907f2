import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { csvText } from "../../documents/csv.ts";
import {
  doerRole,
  followUpFigures,
  outcomeOf,
  outcomeWords,
} from "../../domain/followUpFigures.ts";
import { swedishDay } from "../../domain/swedishTime.ts";
import { isDone, type Task } from "../../domain/tasks.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";

/** The tasks, or the figures of them, as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const make = { uppgifter: taskRows, siffror: figureRows }[params.table ?? ""];
  if (!make) throw notFound();
  const bytes = new TextEncoder().encode(csvText(await make(desk)));
  const name = `uppfoljning-${params.table}-${desk.association.slug}.csv`;
  const file = { bytes, media_type: "text/csv;charset=utf-8" };
  return fileResponse(file, name, sha256(bytes), "attachment");
}

const sourceOf = ({ source }: Task): string => {
  if (source.kind === "notes") return source.council;
  if (source.kind === "control") return "Intern kontroll";
  if (source.kind === "risk") return `Riskanalysen ${source.year}, § ${source.number}`;
  return source.number === null ? "" : `§ ${source.number}`;
};

async function taskRows({ office, association, today }: Desk): Promise<string[][]> {
  const { offices } = await registerOf(office.db, association.id);
  const tasks = await tasksOf(office.db, association.id);
  const header = [
    "Beslutad",
    "Var",
    "Ärende",
    "Vad",
    "Ansvarig",
    "Roll",
    "Senast",
    "Klar",
    "Utfall",
  ];
  const rows = tasks.map((task) => [
    ...[task.source.date, sourceOf(task), task.heading, task.what, task.doer],
    ...[doerRole(task, offices), task.due ?? ""],
    isDone(task) ? swedishDay(task.steps.at(-1)?.at ?? "") : "",
    outcomeWords[outcomeOf(task, today, swedishDay)],
  ]);
  return [header, ...rows];
}

async function figureRows({ office, association, today }: Desk): Promise<string[][]> {
  const { offices: roles } = await registerOf(office.db, association.id);
  const tasks = await tasksOf(office.db, association.id);
  const header = [
    "År",
    "Roll",
    "Klara i tid",
    "Klara sent",
    "Försenade",
    "Väntar",
    "Andel i tid (%)",
  ];
  const rows = followUpFigures(tasks, { today, roles, dayOf: swedishDay });
  return [
    header,
    ...rows.map(({ year, role, counts, share }) => [
      ...[String(year), role ?? "alla"],
      ...[counts.in_time, counts.done_late, counts.overdue, counts.waiting].map(String),
      share === null ? "" : (100 * share).toFixed(1).replace(".", ","),
    ]),
  ];
}
