import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { counterpartsOf } from "#db/queries/diary.server.ts";
import { registerHandling } from "../../../commands/diary.server.ts";
import { may } from "../../../domain/authority.ts";
import { diaryNumber, diaryPath, readDiaryNumber } from "../../../domain/diary/handling.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { HandlingForm, handlingFields } from "../../../ui/diaryForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import {
  diaryHome,
  handlingChoices,
  readHandling,
  requireDiary,
  startOf,
} from "./diaryDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Registrera en handling – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  if (!may.registerHandling(desk.actor) || !(await startOf(desk))) throw notFound();
  const asked = readDiaryNumber(new URL(request.url).searchParams.get("akt") ?? "");
  return json({
    ...handlingChoices,
    ...{ formId: crypto.randomUUID(), today: desk.today, home: diaryHome(desk) },
    names: await counterpartsOf(desk.office.db, desk.association.id),
    dossier: asked ? diaryNumber(asked) : "",
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const form = new FormReader(await request.formData());
  const handling = await readHandling(form);
  if (!handling) return rejected(form.refusals, form);
  const done = await registerHandling(desk.office, desk.caller, handling, form.raw("formular"));
  const to = done.ok ? `/${diaryPath(done.value)}?infort` : "";
  return respond(done, form, `${diaryHome(desk)}${to}`);
}

export default function Register() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.home}>Diarium</a>
      </p>
      <h1>Registrera en handling</h1>
      <ErrorSummary state={state} fields={handlingFields} />
      <HandlingForm {...data} standing={null} state={state} />
    </>
  );
}
