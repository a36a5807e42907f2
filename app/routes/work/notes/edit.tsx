import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { finishNotes, writeNotes } from "../../../commands/notes.server.ts";
import { articleOf } from "../../../documents/html.ts";
import { may } from "../../../domain/authority.ts";
import { longDate } from "../../../domain/calendar.ts";
import type { NotesContent, NotesTask } from "../../../domain/notes.ts";
import { openTasks } from "../../../domain/tasks.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ErrorSummary, FormBasics } from "../../../ui/fields.tsx";
import { fieldsOfNotes, NotesForm } from "../../../ui/notesForm.tsx";
import { instantText } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.notes.council} – Paragraf` : "Minnesanteckningar – Paragraf" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { office, association } = desk;
  const stored = await notesOf(office.db, association.id, params.notes ?? "");
  if (!stored) throw notFound();
  const { notes, finished, revision } = stored;
  const blob = finished && (await bytesOf(office.db, association.id, finished.html));
  const earlier = openTasks(await tasksOf(office.db, association.id)).filter(
    ({ source }) => source.kind === "notes" && source.council === notes.council,
  );
  return json({
    formId: crypto.randomUUID(),
    home: `/forbund/${association.slug}`,
    mayWrite: may.writeNotes(desk.actor) && finished === null,
    people: await personNames(office.db, association.id),
    notes,
    revision,
    finished,
    article: blob ? articleOf(new TextDecoder().decode(blob.bytes)) : null,
    earlier: finished ? [] : earlier.map(({ id, what, doer }) => ({ id, what, doer })),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const notesId = params.notes ?? "";
  const here = `/forbund/${desk.association.slug}/minnesanteckningar/${notesId}`;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "klar") {
    return respond(await finishNotes(desk.office, desk.caller, { notesId }, formId), form, here);
  }
  const content = readContent(form);
  const revision = form.integer("revision", "versionen");
  if (form.refusals.length > 0 || !content) return rejected(form.refusals, form);
  const input = { notesId, revision, content };
  return respond(await writeNotes(desk.office, desk.caller, input, formId), form, here);
}

function readContent(form: FormReader): NotesContent | null {
  const line = (field: string, label: string) => form.text(field, { label, optional: true });
  const date = form.date("date", "dagen");
  const content = {
    startsAt: form.optionalTime("startsAt", "klockslaget då mötet började"),
    endsAt: form.optionalTime("endsAt", "klockslaget då mötet slutade"),
    place: line("place", "platsen"),
    nextOn: form.optionalDate("nextOn", "dagen för nästa möte"),
    nextWords: line("nextWords", "texten om nästa möte"),
    participants: rows(form, "participants", (i) => ({
      name: form.text(`name-${i}`, { label: "namnet", max: limits.name, optional: true }),
      organisation: form.text(`organisation-${i}`, {
        label: "organisationen",
        max: limits.name,
        optional: true,
      }),
      cameAt: form.optionalTime(`came-${i}`, "klockslaget då personen kom"),
      leftAt: form.optionalTime(`left-${i}`, "klockslaget då personen gick"),
    })),
    points: rows(form, "points", (i) => ({
      heading: line(`heading-${i}`, "rubriken"),
      body: form.text(`body-${i}`, { label: "texten", max: limits.text, optional: true }),
      tasks: rows(form, `tasks-${i}`, (j) => readTask(form, `${i}-${j}`)),
    })),
  };
  return date && { ...content, date };
}

const readTask = (form: FormReader, name: string): NotesTask => ({
  id: form.raw(`task-id-${name}`),
  what: form.text(`what-${name}`, { label: "vad som ska göras", optional: true }),
  doer: form.text(`doer-${name}`, { label: "ansvarig", max: limits.name, optional: true }),
  personId: null,
  due: form.optionalDate(`due-${name}`, "dagen"),
});

/** So many rows as the form says that it has; a number made up elsewhere cannot make it long. */
function rows<T>(form: FormReader, field: string, read: (index: number) => T): T[] {
  const count = Math.min(Math.max(form.integer(field, "antalet rader"), 0), 100);
  return Array.from({ length: count }, (_, index) => read(index));
}

export default function NotesPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { notes, finished, home, formId, mayWrite } = data;
  const here = `${home}/minnesanteckningar/${notes.id}`;
  return (
    <>
      <p>
        <a href={`${home}/minnesanteckningar`}>Minnesanteckningar</a>
      </p>
      <h1>
        {notes.council} {longDate(notes.date)}
      </h1>
      <ErrorSummary state={state} fields={fieldsOfNotes(state)} />
      {finished ? (
        <p>
          Klara {instantText(finished.at)}
          {finished.byName ? ` av ${finished.byName}` : ""}. <a href={`${here}/fil/pdf`}>PDF</a>,{" "}
          <a href={`${here}/fil/docx`}>Word</a>, <a href={`${here}/fil/html`}>webbsida</a>
        </p>
      ) : (
        <p>
          <a href={`${here}/fil/pdf`}>Utkast som PDF</a>
        </p>
      )}
      <EarlierTasks />
      {data.article ? (
        // Our own renderer made it, where all that people write is escaped.
        <div className="paper" dangerouslySetInnerHTML={{ __html: data.article }} />
      ) : null}
      {mayWrite ? <NotesForm {...data} state={state} /> : null}
      {mayWrite ? (
        <form method="post" className="inline-form">
          <FormBasics formId={formId} intent="klar" />
          <p className="hint">
            Spara först. När anteckningarna är klara går de inte att ändra, och uppgifterna går till
            uppföljningen.
          </p>
          <button type="submit" className="secondary">
            Anteckningarna är klara
          </button>
        </form>
      ) : null}
    </>
  );
}

/** What the råd's earlier meetings left undone. */
function EarlierTasks() {
  const { earlier, home } = useLoaderData<typeof loader>();
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="tidigare">
      <h2 id="tidigare">Kvar att göra från tidigare möten</h2>
      <ul>
        {earlier.map((task) => (
          <li key={task.id}>
            <a href={`${home}/uppfoljning#uppgift-${task.id}`}>{task.what}</a>
            {task.doer ? ` (${task.doer})` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}
