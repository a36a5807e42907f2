import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { dateText } from "../../../domain/calendar.ts";
import { leftOverAnchor } from "../../../domain/control/control.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { AdoptForm } from "../../../ui/attestOrderForms.tsx";
import { ownState } from "../../../ui/choiceGroup.tsx";
import { ReportForm, reportPrefix } from "../../../ui/controlForms.tsx";
import { ControlCalendar, ControlFigures, ControlPoints } from "../../../ui/controlPlan.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { DiscardRiskForm, StartRiskForms } from "../../../ui/riskForms.tsx";
import { adoptedText } from "../../../ui/riskTable.tsx";
import { respond } from "../../respond.server.ts";
import { type ControlPage, controlPage, handlePlanForm, homeOf } from "./controlDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Intern kontroll – Paragraf" }];

/** The plan för intern kontroll: its calendar, what the controls have shown, and the draft of the next. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  return json(await controlPage(desk));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  return respond(await handlePlanForm(desk, form), form, homeOf(desk));
}

/** Both forms name a paragraf: the summary of faults leads to the one that was sent. */
function paragrafFields(state: FormState): Record<string, string> {
  const [planId] = ownState(state, "redovisa")?.typed.planId ?? [];
  if (planId === undefined) return { meetingId: "", number: "" };
  const prefix = reportPrefix(planId);
  return { meetingId: `${prefix}-meetingId`, number: `${prefix}-number` };
}

type FilesProps = { home: string; plan: { id: string; year: number }; what?: "Rapporten" };

/** The plan in its formats, or the report on it. */
function Files({ home, plan, what }: FilesProps) {
  const at = `${home}/${plan.id}/${what ? "rapport" : "fil"}`;
  return (
    <p>
      {what ?? "Planen"} för {plan.year} som <a href={`${at}/pdf`}>PDF</a>,{" "}
      <a href={`${at}/docx`}>Word</a> eller <a href={`${at}/html`}>webbsida</a>
    </p>
  );
}

/** The reports of a plan that a paragraf was told of, as they were then. */
function KeptReports({ home, reports, plan }: ControlPage & { plan: { id: string } }) {
  const own = reports.filter(({ planId }) => planId === plan.id);
  if (own.length === 0) return null;
  return (
    <ul className="rows" aria-label="Redovisade rapporter">
      {own.map(({ id, meetingDate, number }) => (
        <li key={id}>
          <span>
            Redovisad {dateText(meetingDate)}, § {number}, som den var då:{" "}
            <a href={`${home}/redovisad/${id}/pdf`}>PDF</a>,{" "}
            <a href={`${home}/redovisad/${id}/docx`}>Word</a> eller{" "}
            <a href={`${home}/redovisad/${id}/html`}>webbsida</a>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is not made yet of a plan whose year is over, or that another took the place of. */
function LeftOver({ left, home }: ControlPage) {
  return left.map(({ plan, calendar }) => (
    <section key={plan.id} aria-labelledby={leftOverAnchor(plan.id)}>
      <h2 id={leftOverAnchor(plan.id)}>Kvar att göra i planen för {plan.year}</h2>
      <ControlCalendar calendar={calendar} plan={plan} home={home} />
    </section>
  ));
}

/** The plans of other years, and those that were replaced within a year. */
function Earlier({ state, ...page }: ControlPage & { state: FormState }) {
  const { home, earlier, worked } = page;
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="andra">
      <h2 id="andra">Andra antagna planer</h2>
      <ul className="cards">
        {earlier.map((plan) => (
          <li key={plan.id}>
            <h3>Planen för {plan.year}</h3>
            <p>{adoptedText(plan)}.</p>
            <Files home={home} plan={plan} />
            {page.mayReadReport ? (
              <>
                <Files home={home} plan={plan} what="Rapporten" />
                <KeptReports {...page} plan={plan} />
              </>
            ) : null}
            {page.mayReport && worked.includes(plan.id) ? (
              <ReportForm {...page} plan={plan} state={state} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function ControlPlanPage() {
  const data: ControlPage = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { current, draft, home, calendar } = data;
  return (
    <>
      <h1>Intern styrning och kontroll</h1>
      <ErrorSummary state={state} fields={paragrafFields(state)} />
      {current ? (
        <section aria-labelledby="galler">
          <h2 id="galler">Planen för {current.year}</h2>
          <p className="lead">{adoptedText(current)}.</p>
          <Files home={home} plan={current} />
          <h3>Rapport till styrelsen</h3>
          <ControlFigures figures={data.figures} year={current.year} today={data.today} />
          {data.mayReadReport ? (
            <>
              <Files home={home} plan={current} what="Rapporten" />
              <KeptReports {...data} plan={current} />
            </>
          ) : null}
          {data.mayReport ? <ReportForm {...data} plan={current} state={state} /> : null}
          <h3>Kalender</h3>
          <ControlCalendar calendar={calendar} plan={current} home={home} id="gjorda" />
          <details>
            <summary>Kontrollmomenten i planen</summary>
            <ControlPoints {...data} points={current.points} nameOf={namesIn(data.people)} />
          </details>
        </section>
      ) : (
        <p>Ingen plan för intern kontroll är antagen.</p>
      )}
      <LeftOver {...data} />
      <Earlier {...data} state={state} />
      {draft ? <Draft data={data} draft={draft} state={state} /> : null}
      {!draft && data.mayDraft ? (
        <section aria-labelledby="nasta">
          <h2 id="nasta">{current ? "Nästa plan" : "Börja"}</h2>
          <StartRiskForms formId={data.formId} hasLast={current !== null} what="plan" />
        </section>
      ) : null}
    </>
  );
}

type DraftProps = {
  data: ControlPage;
  draft: NonNullable<ControlPage["draft"]>;
  state: FormState;
};

function Draft({ data, draft, state }: DraftProps) {
  const { home, mayDraft, findings, formId } = data;
  return (
    <section aria-labelledby="utkast">
      <h2 id="utkast">Utkast till plan för {draft.year}</h2>
      {findings.map(({ level, text, suggestion }) => (
        <p className={`finding finding-${level}`} key={text}>
          <strong>{level === "block" ? "Hindrar antagandet." : "Att se över."}</strong> {text}{" "}
          {suggestion}
        </p>
      ))}
      {mayDraft ? (
        <p className="actions">
          <a className="button" href={`${home}/ny`}>
            Lägg till ett kontrollmoment
          </a>{" "}
          <a href={`${home}/las-in`}>Läs in en tabell</a>
        </p>
      ) : null}
      <ControlPoints
        {...data}
        points={draft.points}
        nameOf={namesIn(data.people)}
        below={({ id, what }) =>
          mayDraft ? (
            <p>
              <a href={`${home}/moment/${id}`}>
                Ändra<span className="visually-hidden"> {what}</span>
              </a>
            </p>
          ) : null
        }
      />
      <Files home={home} plan={draft} />
      {mayDraft ? (
        <>
          <h3>Anta</h3>
          <AdoptForm {...data} state={state} what="planen" />
          <DiscardRiskForm formId={formId} />
        </>
      ) : null}
    </section>
  );
}
