import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { removedPoints } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { finishNotes } from "../../../commands/notes.server.ts";
import {
  addPoint,
  movePoint,
  putBackPoint,
  removePoint,
  renamePoint,
} from "../../../commands/notesPoints.server.ts";
import { insertablePhrases } from "../../../commands/sharedTexts.server.ts";
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { notesDocument, notesParts } from "../../../documents/notes.ts";
import { unprintableIn } from "../../../documents/unprintable.server.ts";
import { may } from "../../../domain/authority.ts";
import { openTasks } from "../../../domain/tasks.ts";
import { FormReader } from "../../../form.ts";
import { scriptsOf } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { EarlierTasks, FinishForm, NotesWriting } from "../../../ui/notesWriting.tsx";
import { Unprintable } from "../../../ui/unprintable.tsx";
import { instantText } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { type NotesDesk, requireNotes } from "./notesDesk.server.ts";

/** Finished minnesanteckningar are shown as the bytes they are; a draft is written in, or read as it will be printed. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireNotes(args);
  const { office, association, home, notes, finished } = desk;
  if (finished) {
    const blob = await bytesOf(office.db, association.id, finished.html);
    const html = blob ? new TextDecoder().decode(blob.bytes) : "";
    return json({ mode: "finished" as const, home, finished, article: articleOf(html) });
  }
  const asPrinted = new URL(args.request.url).searchParams.get("som") === "utskrift";
  if (asPrinted || !may.typeInPoint(desk.actor)) {
    const document = notesDocument(notes, office.templates, { writtenBy: "" });
    return json({ mode: "printed" as const, home, article: articleOf(renderHtml(document)) });
  }
  const people = await personNames(office.db, association.id);
  return json({
    mode: "writing" as const,
    home,
    formId: crypto.randomUUID(),
    script: scriptsOf(args.context).protocol,
    parts: notesParts(notes, office.templates),
    unprintable: unprintableIn(notesDocument(notes, office.templates, { writtenBy: "" })),
    removed: await removedPoints(office.db, notes.id),
    earlier: await earlierTasks(desk),
    people: people.map(({ name }) => name),
    phrases: await insertablePhrases(office, association.id),
  });
}

/** What the råd's earlier meetings left undone, with where each is followed up. */
async function earlierTasks({ office, association, notes }: NotesDesk) {
  const tasks = openTasks(await tasksOf(office.db, association.id));
  return tasks
    .filter(({ source }) => source.kind === "notes" && source.council === notes.council)
    .map(({ id, what, doer }) => ({
      ...{ what, doer },
      href: `/forbund/${association.slug}/uppfoljning#uppgift-${id}`,
    }));
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireNotes(args);
  const { office, caller, notesId, home } = desk;
  const form = new FormReader(await args.request.formData());
  const formId = form.raw("formular");
  const pointId = form.raw("point");
  const at = `${home}#avsnitt-${pointId}`;
  const heading = () => form.text("heading", { label: "punktens rubrik" });
  switch (form.raw("avsikt")) {
    case "ny": {
      const input = { notesId, heading: heading() };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const result = await addPoint(office, caller, input, formId);
      return respond(result, form, result.ok ? `${home}#avsnitt-${result.value.id}` : home);
    }
    case "rubrik": {
      const input = { pointId, heading: heading() };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await renamePoint(office, caller, input, formId), form, at);
    }
    case "upp":
    case "ned": {
      const direction = form.raw("avsikt") === "upp" ? ("up" as const) : ("down" as const);
      return respond(await movePoint(office, caller, { pointId, direction }, formId), form, at);
    }
    case "ta-bort":
      return respond(await removePoint(office, caller, { pointId }, formId), form, home);
    case "lagg-tillbaka":
      return respond(await putBackPoint(office, caller, { pointId }, formId), form, at);
    case "klar":
      return respond(await finishNotes(office, caller, { notesId }, formId), form, home);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function NotesPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  if (data.mode === "writing") {
    return (
      <>
        <ErrorSummary state={state} fields={{ heading: "rubrik-ny" }} />
        <EarlierTasks tasks={data.earlier} />
        <NotesWriting {...data} state={state} />
        <Unprintable signs={data.unprintable} />
        <FinishForm formId={data.formId} />
        <script type="module" src={data.script} />
      </>
    );
  }
  const { home } = data;
  return (
    <>
      <p className="note">
        {data.mode === "finished"
          ? `Klara ${instantText(data.finished.at)}${data.finished.byName ? ` av ${data.finished.byName}` : ""}. `
          : "Utkast. Så här blir anteckningarna när de skrivs ut. "}
        <a href={`${home}/fil/pdf`}>PDF</a>, <a href={`${home}/fil/docx`}>Word</a>,{" "}
        <a href={`${home}/fil/html`}>webbsida</a>
      </p>
      {/* Our own renderer made it, where all that people write is escaped. */}
      <div className="paper" dangerouslySetInnerHTML={{ __html: data.article }} />
    </>
  );
}
