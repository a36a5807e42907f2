import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pointRow } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { writePoint } from "../../../commands/notesPoints.server.ts";
import { may } from "../../../domain/authority.ts";
import type { NotesTask } from "../../../domain/notes.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { PointForm, refusedFields } from "../../../ui/notesForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireNotes, requirePoint } from "./notesDesk.server.ts";
import { readRows } from "./readRows.server.ts";

/** One point as a form: heading, text and tasks. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireNotes(args);
  if (!may.writePoint(desk.actor) || desk.finished) throw notFound();
  const { office, association, home } = desk;
  const point = requirePoint(desk, args.params.point);
  const row = await pointRow(office.db, association.id, point.id);
  return json({
    formId: crypto.randomUUID(),
    home,
    point,
    revision: row?.revision ?? 0,
    people: await personNames(office.db, association.id),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireNotes(args);
  const form = new FormReader(await args.request.formData());
  const pointId = args.params.point ?? "";
  const input = {
    pointId,
    revision: form.integer("revision", "versionen"),
    heading: form.text("heading", { label: "rubriken" }),
    parts: readRows(form, "parts", (part) => ({
      body: form.text(`body-${part}`, { label: "texten", max: limits.text, optional: true }),
      tasks: readRows(form, `tasks-${part}`, (place) => readTask(form, `${part}-${place}`)),
    })),
  };
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const result = await writePoint(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `${desk.home}/punkter/${pointId}`);
}

const readTask = (form: FormReader, name: string): NotesTask => ({
  id: form.raw(`task-id-${name}`),
  what: form.text(`what-${name}`, { label: "vad som ska göras", optional: true }),
  doer: form.text(`doer-${name}`, { label: "ansvarig", max: limits.name, optional: true }),
  personId: null,
  due: form.optionalDate(`due-${name}`, "dagen"),
});

export default function PointPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home, point } = data;
  return (
    <>
      <p>
        <a href={`${home}#avsnitt-${point.id}`}>Till anteckningarna</a>
      </p>
      <h2>{point.heading}</h2>
      <ErrorSummary state={state} fields={refusedFields(state)} />
      <PointForm {...data} state={state} />
      <p>
        <a href={`${home}/punkter/${point.id}/versioner`}>Versioner av punkten</a>
      </p>
    </>
  );
}
