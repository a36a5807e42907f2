import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dateText } from "../../../domain/calendar.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { StartPlan } from "../../../ui/annualPlanForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { homeOf, plansPage, startPlan } from "./planDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Årshjul – Paragraf" }];

/** The sammanträdesplaner of the förbund, year by year. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  return json(await plansPage(desk));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await startPlan(desk, form);
  const year = result.ok ? result.value.year : "";
  return respond(result, form, `${homeOf(desk)}/${year}`);
}

export default function AnnualPlans() {
  const { plans, home, calendar, mayDraft, nextYear, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Årshjul och sammanträdesplan</h1>
      <ErrorSummary state={state} fields={{ year: "" }} />
      {plans.length === 0 ? <p>Ingen sammanträdesplan är gjord ännu.</p> : null}
      <ul className="rows">
        {plans.map(({ year, adopted, count }) => (
          <li key={year}>
            <a href={`${home}/${year}`}>Sammanträdesplan {year}</a>
            <span>
              {count} sammanträden,{" "}
              {adopted
                ? `antagen ${dateText(adopted.meetingDate)}, §\u00a0${adopted.number}`
                : "utkast"}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={calendar}>Prenumerera på sammanträdena i din kalender</a>
      </p>
      {mayDraft ? (
        <>
          <h2>Ett nytt år</h2>
          <StartPlan formId={formId} state={state} year={nextYear} />
        </>
      ) : null}
    </>
  );
}
