import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { councilsOf, notesList } from "#db/queries/notes.server.ts";
import { addCouncil, startNotes } from "../../../commands/notes.server.ts";
import { may } from "../../../domain/authority.ts";
import { type LegalDate, longDate } from "../../../domain/calendar.ts";
import { FormReader, limits } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { ErrorSummary, FormBasics, Select, TextField } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Minnesanteckningar – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { db } = desk.office;
  return json({
    formId: crypto.randomUUID(),
    home: `/forbund/${desk.association.slug}/minnesanteckningar`,
    mayWrite: may.startNotes(desk.actor),
    today: desk.today,
    councils: await councilsOf(db, desk.association.id),
    notes: await notesList(db, desk.association.id),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const home = `/forbund/${desk.association.slug}/minnesanteckningar`;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "rad") {
    const name = form.text("name", { label: "rådets namn", max: limits.name });
    if (form.refusals.length > 0) return rejected(form.refusals, form);
    return respond(await addCouncil(desk.office, desk.caller, { name }, formId), form, home);
  }
  const date = form.date("date", "dagen för mötet");
  if (!date) return rejected(form.refusals, form);
  const input = { councilId: form.raw("councilId"), date };
  const result = await startNotes(desk.office, desk.caller, input, formId);
  return respond(result, form, result.ok ? `${home}/${result.value.id}` : home);
}

export default function NotesList() {
  const { notes, councils, home, mayWrite } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Minnesanteckningar</h1>
      <p>
        Förbundets råd, till exempel strategiråd, samverkansråd och medarbetarråd, för
        minnesanteckningar. De har inga paragrafer, justeras inte och anslås inte. De visas inte för
        allmänheten här.
      </p>
      <ErrorSummary state={state} fields={{ name: "", date: "" }} />
      {mayWrite && councils.length > 0 ? <StartForm /> : null}
      {notes.length === 0 ? (
        <p>
          {councils.length === 0
            ? "Lägg först till ett råd. Sedan kan dess första möte antecknas."
            : "Här samlas anteckningarna när ett möte har börjat antecknas."}
        </p>
      ) : null}
      <ul className="rows">
        {notes.map((n) => (
          <li key={n.id}>
            <a href={`${home}/${n.id}`}>
              {n.council}, {longDate(n.date as LegalDate)}
            </a>
            <span>{n.finishedAt ? "Klara" : "Skrivs"}</span>
          </li>
        ))}
      </ul>
      {mayWrite ? <CouncilForm /> : null}
    </>
  );
}

function StartForm() {
  const { formId, councils, today } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const own = state?.typed.avsikt?.[0] === "borja" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Anteckna ett möte</summary>
      <form method="post">
        <FormBasics formId={formId} intent="borja" />
        <Select
          name="councilId"
          label="Råd"
          hint="De som var med vid rådets förra möte fylls i som deltagare."
          options={councils.map((c) => ({ value: c.id, text: c.name }))}
          state={own}
        />
        <TextField name="date" label="Dag (ÅÅÅÅ-MM-DD)" width="date" value={today} state={own} />
        <button type="submit">Börja anteckna</button>
      </form>
    </details>
  );
}

function CouncilForm() {
  const { formId, councils } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const own = state?.typed.avsikt?.[0] === "rad" ? state : undefined;
  return (
    <details open={own !== undefined || councils.length === 0}>
      <summary>Lägg till ett råd</summary>
      <form method="post">
        <FormBasics formId={formId} intent="rad" />
        <TextField name="name" label="Rådets namn" state={own} />
        <button type="submit" className="secondary">
          Lägg till rådet
        </button>
      </form>
    </details>
  );
}
