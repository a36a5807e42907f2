import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { PreviewForm, TableForm } from "../../../ui/riskImport.tsx";
import { rejected, statusOf } from "../../respond.server.ts";
import { handleImport } from "./importDesk.server.ts";
import { holderChoices, homeOf } from "./riskDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Läs in risker – Paragraf" }];

/** A table of risks from a file or a document, into the draft. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const all = await riskAnalysesOf(desk.office.db, desk.association.id);
  const draft = all.find(({ adopted }) => adopted === null);
  if (!draft || !may.changeRiskAnalysis(desk.actor)) throw notFound();
  const people = await attestPeopleOf(desk.office.db, desk.association.id);
  return json({
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), year: draft.year },
    holders: holderChoices(people),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handleImport(desk, form);
  if (!result.ok) return rejected(result.refusals, form);
  const answer = result.value;
  if (answer.kind === "saved") return redirect(`${homeOf(desk)}#utkast`, 303);
  const { preview, refusals } = answer;
  const status = refusals.length > 0 ? statusOf(refusals) : 200;
  return json({ preview, refusals, typed: {} }, { status });
}

export default function ImportRisks() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state: FormState = answer;
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <>
      <p>
        <a href={data.home}>Riskanalys</a>
      </p>
      <h1>Läs in risker till analysen för {data.year}</h1>
      <ErrorSummary state={state} fields={{ text: "", file: "", routine: "", owner: "" }} />
      {preview ? (
        <PreviewForm preview={preview} holders={data.holders} />
      ) : (
        <>
          <p>
            Tabellen behöver en rubrikrad med kolumnerna Process, Risk, Väsentlighet och
            Sannolikhet. Kolumnerna Riskhantering, Åtgärd, Klart senast, Ägare och Riskvärde läses
            också, i vilken ordning de än står. Inget sparas förrän du har sett vad som lästes.
          </p>
          <TableForm {...data} state={state} />
        </>
      )}
    </>
  );
}
