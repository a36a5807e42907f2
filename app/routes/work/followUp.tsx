import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { completeTask, reopenTask } from "../../commands/tasks.server.ts";
import { may } from "../../domain/authority.ts";
import { followUpFigures } from "../../domain/followUpFigures.ts";
import { swedishDay } from "../../domain/swedishTime.ts";
import { doneTasks, openTasks, type TaskSource } from "../../domain/tasks.ts";
import { FormReader, limits } from "../../form.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { ErrorSummary } from "../../ui/fields.tsx";
import { FollowUpFigures } from "../../ui/followUpFigures.tsx";
import { TaskList } from "../../ui/taskList.tsx";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Uppföljning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { office, association, actor, today } = desk;
  const home = `/forbund/${association.slug}`;
  const tasks = await tasksOf(office.db, association.id);
  const { offices } = await registerOf(office.db, association.id);
  const meetings = await meetingList(office.db, association.id);
  const hrefOf = (source: TaskSource) => {
    if (source.kind === "notes") return `${home}/minnesanteckningar/${source.notesId}`;
    if (source.kind === "control") return `${home}/intern-kontroll#gjorda`;
    if (source.kind === "risk") return `${home}/riskanalys/${source.analysisId}`;
    const slug = meetings.find(({ id }) => id === source.meetingId)?.slug;
    return `${home}/sammantraden/${slug}/arenden/${source.itemId}`;
  };
  return json({
    formId: crypto.randomUUID(),
    today,
    mayComplete: may.completeTask(actor),
    personId: actor.personId,
    home: `${home}/uppfoljning`,
    figures: followUpFigures(tasks, { today, roles: offices, dayOf: swedishDay }),
    open: openTasks(tasks).map((task) => ({ ...task, href: hrefOf(task.source) })),
    done: doneTasks(tasks).map((task) => ({ ...task, href: hrefOf(task.source) })),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const isReopening = form.raw("avsikt") === "oppna";
  const comment = form.text("comment", {
    label: isReopening ? "varför uppgiften öppnas igen" : "kommentaren",
    max: limits.note,
    optional: !isReopening,
  });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const act = isReopening ? reopenTask : completeTask;
  const input = { taskId: form.raw("taskId"), comment };
  const result = await act(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `/forbund/${desk.association.slug}/uppfoljning`);
}

export default function FollowUp() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { open, done } = data;
  return (
    <>
      <h1>Uppföljning</h1>
      <ErrorSummary state={state} />
      <h2>Att göra</h2>
      {open.length === 0 ? (
        <p>
          Inget beslut väntar på att göras. Här samlas att-satser med en ansvarig eller en dag när
          sammanträdet är avslutat, och uppgifter ur minnesanteckningar.
        </p>
      ) : null}
      <TaskList {...data} tasks={open} state={state} />
      <FollowUpFigures rows={data.figures} home={data.home} />
      <h2>Klart</h2>
      {done.length === 0 ? <p>Ingen uppgift är klar ännu.</p> : null}
      <TaskList {...data} tasks={done} state={state} />
    </>
  );
}
