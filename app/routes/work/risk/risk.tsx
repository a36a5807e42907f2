import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { may } from "../../../domain/authority.ts";
import { historyOf } from "../../../domain/risk/risk.ts";
import { riskFields } from "../../../domain/risk/riskInput.ts";
import { FormReader } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { RemoveRiskForm, RiskForm } from "../../../ui/riskForms.tsx";
import { RiskHistory } from "../../../ui/riskTable.tsx";
import { respond } from "../../respond.server.ts";
import { handleRiskForm, holderChoices, homeOf, typedOf } from "./riskDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Risk – Paragraf" }];

/** The draft with the risk of the address; without one a new risk is written. */
async function inDraft(desk: Desk, riskId: string | undefined) {
  const all = await riskAnalysesOf(desk.office.db, desk.association.id);
  const draft = all.find(({ adopted }) => adopted === null);
  const risk = draft?.risks.find(({ id }) => id === riskId) ?? null;
  if (!draft || (riskId !== undefined && risk === null)) throw notFound();
  return { all, draft, risk };
}

/** One risk of the draft, or a new one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  if (!may.changeRiskAnalysis(desk.actor)) throw notFound();
  const { all, draft, risk } = await inDraft(desk, params.risk);
  const people = await attestPeopleOf(desk.office.db, desk.association.id);
  return json({
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), thresholds: draft.thresholds },
    ...{ typed: typedOf(risk), isNew: risk === null, what: risk?.what ?? null },
    past: risk ? historyOf(risk.key, all) : [],
    holders: holderChoices(people),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { risk } = await inDraft(desk, params.risk);
  const result = await handleRiskForm(desk, form, risk);
  const isRemoved = form.raw("avsikt") === "ta-bort" || risk === null;
  return respond(result, form, `${homeOf(desk)}#${isRemoved ? "utkast" : `risk-${risk.id}`}`);
}

const fields = Object.fromEntries(riskFields.map((field) => [field, ""]));

export default function RiskPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.home}>Riskanalys</a>
      </p>
      <h1>{data.what ?? "Ny risk"}</h1>
      <ErrorSummary state={state} fields={fields} />
      <RiskForm {...data} state={state} />
      {data.isNew ? null : (
        <>
          <h2>Tidigare bedömningar</h2>
          <RiskHistory past={data.past} thresholds={data.thresholds} />
          <RemoveRiskForm formId={data.formId} />
        </>
      )}
    </>
  );
}
