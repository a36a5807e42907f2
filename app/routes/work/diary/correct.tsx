import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { counterpartsOf } from "#db/queries/diary.server.ts";
import { correctHandling } from "../../../commands/diary.server.ts";
import { may } from "../../../domain/authority.ts";
import { diaryNumber, diaryPath } from "../../../domain/diary/handling.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { HandlingForm, handlingFields } from "../../../ui/diaryForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import {
  diaryHome,
  handlingChoices,
  readHandling,
  requireDiary,
  requireEntry,
} from "./diaryDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Rätta en handling – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  if (!may.correctHandling(desk.actor)) throw notFound();
  const entry = await requireEntry(desk, params.entry);
  return json({
    ...handlingChoices,
    ...{ formId: crypto.randomUUID(), today: desk.today, dossier: "" },
    ...{ standing: entry, number: diaryNumber(entry) },
    here: `${diaryHome(desk)}/${diaryPath(entry)}`,
    names: await counterpartsOf(desk.office.db, desk.association.id),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const entry = await requireEntry(desk, params.entry);
  const form = new FormReader(await request.formData());
  const revision = form.integer("revision", "versionen");
  const reason = form.text("reason", { label: "varför det rättas", max: limits.line });
  const text = await readHandling(form);
  if (!text) return rejected(form.refusals, form);
  const input = { id: entry.id, revision, reason, text };
  const done = await correctHandling(desk.office, desk.caller, input, form.raw("formular"));
  return respond(done, form, `${diaryHome(desk)}/${diaryPath(entry)}`);
}

export default function Correct() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.here}>{data.number}</a>
      </p>
      <h1>Rätta {data.number}</h1>
      <p>
        Numret står kvar, och det som står nu kan läsas på handlingens sida. Är handlingen
        registrerad av misstag, så skriv det som vad den gäller.
      </p>
      <ErrorSummary state={state} fields={handlingFields} />
      <HandlingForm {...data} state={state} />
    </>
  );
}
