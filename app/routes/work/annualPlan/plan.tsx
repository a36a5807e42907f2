import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dateText } from "../../../domain/calendar.ts";
import { FormReader } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { PlanFiles, PlanFindings, PlanYear } from "../../../ui/annualPlan.tsx";
import {
  AdoptPlan,
  DiscardPlan,
  PlannedMeetingForm,
  PlanSettingsForm,
  plannedPrefix,
  RemovePlanned,
} from "../../../ui/annualPlanForms.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { handlePlanForm, homeOf, type PlanPage, planPage } from "./planDesk.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sammanträdesplan ${data?.plan.year ?? ""} – Paragraf` },
];

/** The sammanträdesplan of one year: as a wheel and as a list, with what is wrong with it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const page = await planPage(desk, Number(params.year));
  if (!page) throw notFound();
  return json(page);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handlePlanForm(desk, form);
  const isGone = form.raw("avsikt") === "kasta";
  return respond(result, form, isGone ? homeOf(desk) : `${homeOf(desk)}/${params.year}`);
}

/** Where the summary of errors leads: a meeting's fields have ids of their own. */
function fieldIds(state: FormState): Record<string, string> {
  const prefix = plannedPrefix(state?.typed.plannedId?.[0] ?? "");
  const inMeeting = ["date", "startsAt", "endsAt", "place", "kind"];
  const closings = [1, 2, 3].flatMap((n) => [`closingFrom-${n}`, `closingTo-${n}`]);
  const others = ["usualStart", "usualEnd", "usualPlace", "meetingId", "number", ...closings];
  return {
    ...Object.fromEntries(inMeeting.map((name) => [name, `${prefix}-${name}`])),
    ...Object.fromEntries(others.map((name) => [name, ""])),
  };
}

export default function AnnualPlanPage() {
  const data: PlanPage = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { plan, findings, today, home, mayChange, formId } = data;
  const whole = findings.filter(
    ({ meetingId }) => !data.meetings.some(({ id }) => id === meetingId),
  );
  return (
    <>
      <h1>Sammanträdesplan {plan.year}</h1>
      <ErrorSummary state={state} fields={fieldIds(state)} />
      <p className="lead">
        {plan.adopted
          ? `Antagen ${dateText(plan.adopted.meetingDate)}, §\u00a0${plan.adopted.number}.`
          : "Utkast. Planen gäller när en paragraf har antagit den."}{" "}
        {findings.length === 0
          ? "Kontrollen hittar inget att se över."
          : `Kontrollen hittar ${findings.length} att se över.`}
      </p>
      <PlanFindings findings={whole} today={today} label="Vad kontrollen säger om året" />
      <PlanYear
        {...data}
        year={plan.year}
        closings={plan.settings.closings}
        below={(meeting) =>
          mayChange ? (
            <>
              <PlannedMeetingForm {...{ formId, state, plan, meeting }} />
              <RemovePlanned {...{ formId, state, plan, meeting }} />
            </>
          ) : null
        }
      />
      {mayChange ? (
        <>
          <PlannedMeetingForm {...{ formId, state, plan }} meeting={null} />
          <PlanSettingsForm {...{ formId, state, plan }} />
        </>
      ) : null}
      <h2>Planen som dokument</h2>
      <PlanFiles home={home} year={plan.year} />
      {mayChange ? (
        <section className="plan-adopt" aria-labelledby="anta">
          <h2 id="anta">Anta</h2>
          <AdoptPlan {...data} state={state} meetings={data.held} />
          <DiscardPlan formId={formId} plan={plan} />
        </section>
      ) : null}
    </>
  );
}
