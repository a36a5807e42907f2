import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { controlPlansOf } from "#db/queries/control.server.ts";
import { may } from "../../../domain/authority.ts";
import type { Refusal } from "../../../domain/result.ts";
import { FormReader } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ControlPreviewForm, ControlTableForm } from "../../../ui/controlForms.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { rejected } from "../../respond.server.ts";
import { choicesOf, handleControlImport, homeOf } from "./controlDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Läs in kontrollmoment – Paragraf" }];

/** A table of kontrollmoment from a file or a document, into the draft. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const plans = await controlPlansOf(desk.office.db, desk.association.id);
  const draft = plans.find(({ adopted }) => adopted === null);
  if (!draft || !may.changeControlPlan(desk.actor)) throw notFound();
  const formId = crypto.randomUUID();
  return json({ home: homeOf(desk), formId, year: draft.year, ...(await choicesOf(desk)) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handleControlImport(desk, form);
  if (!result.ok) return rejected(result.refusals, form);
  if (result.value === null) return redirect(`${homeOf(desk)}#utkast`, 303);
  const refusals: Refusal[] = [];
  return json({ preview: result.value, refusals, typed: {} });
}

export default function ImportControls() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state: FormState = answer;
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <>
      <p>
        <a href={data.home}>Intern kontroll</a>
      </p>
      <h1>Läs in kontrollmoment till planen för {data.year}</h1>
      <ErrorSummary state={state} fields={{ text: "", file: "", performer: "", frequency: "" }} />
      {preview ? (
        <ControlPreviewForm {...data} preview={preview} />
      ) : (
        <>
          <p>
            Tabellen behöver en rubrikrad med kolumnerna Process, Kontrollmoment och
            Kontrollansvarig. Frekvens, Utförs av och Rapportering till läses också. Inget sparas
            förrän du har sett vad som lästes.
          </p>
          <ControlTableForm {...data} state={state} />
        </>
      )}
    </>
  );
}
