import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { phrasesOf } from "#db/queries/writing.server.ts";
import { removePhrase, savePhrase } from "../../commands/phrases.server.ts";
import { may } from "../../domain/authority.ts";
import { FormReader, limits } from "../../form.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { ErrorSummary, FormBasics, TextArea, TextField } from "../../ui/fields.tsx";
import { readPhrases } from "../../writing/phrases.ts";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Fraser – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { office, association, actor } = desk;
  return json({
    formId: crypto.randomUUID(),
    mayWrite: may.savePhrase(actor),
    own: await phrasesOf(office.db, association.id),
    standing: readPhrases(office.templates.fraser.text),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const here = `/forbund/${desk.association.slug}/fraser`;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "ta-bort") {
    const input = { id: form.raw("id") };
    return respond(await removePhrase(desk.office, desk.caller, input, formId), form, here);
  }
  const name = form.text("name", { label: "namnet", max: limits.name });
  const body = form.text("body", { label: "frasen", max: limits.note });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  return respond(await savePhrase(desk.office, desk.caller, { name, body }, formId), form, here);
}

export default function Phrases() {
  const { own, standing, mayWrite, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Fraser</h1>
      <p>
        Fraserna kan infogas när protokollet skrivs. Ord inom dubbla hakparenteser, som [[namn]]
        eller [[belopp]], är platser att fylla i.
      </p>
      <ErrorSummary state={state} fields={{ name: "", body: "" }} />
      <h2>Våra egna</h2>
      {own.length === 0 ? <p>Här samlas de fraser som kansliet lägger undan.</p> : null}
      <ul className="rows">
        {own.map(({ id, name, body }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>
              <br />
              {body}
            </span>
            {mayWrite ? (
              <form method="post">
                <FormBasics formId={`${formId}-${id}`} intent="ta-bort" />
                <input type="hidden" name="id" value={id} />
                <button type="submit" className="quiet">
                  Ta bort<span className="visually-hidden"> frasen {name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <form method="post">
          <FormBasics formId={formId} intent="spara" />
          <h2>Lägg undan en fras</h2>
          <TextField name="name" label="Namn" state={state} />
          <TextArea
            name="body"
            label="Fras"
            hint="En fras med samma namn som en som finns ersätter den."
            rows={4}
            state={state}
          />
          <button type="submit">Spara frasen</button>
        </form>
      ) : null}
      <h2>Stående fraser</h2>
      <ul className="rows">
        {standing.map(({ name, body }) => (
          <li key={name}>
            <span>
              <strong>{name}</strong>
              <br />
              {body}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
