import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personNames } from "#db/queries/people.server.ts";
import { writeNotes } from "../../../commands/notes.server.ts";
import { may } from "../../../domain/authority.ts";
import type { NotesFacts } from "../../../domain/notes.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { FactsForm, refusedFields } from "../../../ui/notesForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireNotes } from "./notesDesk.server.ts";
import { readRows } from "./readRows.server.ts";

/** The meeting, who was there and when, and the next meeting. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireNotes(args);
  if (!may.writeNotes(desk.actor) || desk.finished) throw notFound();
  const { office, association, home, notes, factsRevision } = desk;
  return json({
    formId: crypto.randomUUID(),
    home,
    facts: notes,
    revision: factsRevision,
    people: await personNames(office.db, association.id),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireNotes(args);
  const form = new FormReader(await args.request.formData());
  const facts = readFacts(form);
  const revision = form.integer("revision", "versionen");
  if (form.refusals.length > 0 || !facts) return rejected(form.refusals, form);
  const { office, caller, notesId, home } = desk;
  const input = { notesId, revision, facts };
  const result = await writeNotes(office, caller, input, form.raw("formular"));
  return respond(result, form, `${home}/motet`);
}

function readFacts(form: FormReader): NotesFacts | null {
  const line = (field: string, label: string, max?: number) =>
    form.text(field, { label, optional: true, ...(max ? { max } : {}) });
  const date = form.date("date", "dagen");
  const facts = {
    startsAt: form.optionalTime("startsAt", "klockslaget då mötet började"),
    endsAt: form.optionalTime("endsAt", "klockslaget då mötet slutade"),
    place: line("place", "platsen"),
    nextOn: form.optionalDate("nextOn", "dagen för nästa möte"),
    nextWords: line("nextWords", "texten om nästa möte"),
    participants: readRows(form, "participants", (i) => ({
      name: line(`name-${i}`, "namnet", limits.name),
      organisation: line(`organisation-${i}`, "organisationen", limits.name),
      cameAt: form.optionalTime(`came-${i}`, "klockslaget då personen kom"),
      leftAt: form.optionalTime(`left-${i}`, "klockslaget då personen gick"),
    })),
  };
  return date && { ...facts, date };
}

export default function NotesFactsPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.home}>Till anteckningarna</a>
      </p>
      <h2>Mötet och deltagarna</h2>
      <ErrorSummary state={state} fields={refusedFields(state)} />
      <FactsForm {...data} state={state} />
    </>
  );
}
