import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import {
  AdoptRiskForm,
  DiscardRiskForm,
  RiskSettings,
  StartRiskForms,
} from "../../../ui/riskForms.tsx";
import { RiskMap } from "../../../ui/riskMap.tsx";
import {
  adoptedText,
  RiskChanges,
  RiskFiles,
  RiskFindings,
  RiskTable,
  RiskVersions,
} from "../../../ui/riskTable.tsx";
import { respond } from "../../respond.server.ts";
import { type AnalysisPage, analysisPage, handleAnalysisForm } from "./riskDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Riskanalys – Paragraf" }];

/** What could go wrong: the analysis in force, the draft of the next, and those before. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  return json(await analysisPage(desk));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { result, to } = await handleAnalysisForm(desk, form);
  return respond(result, form, to);
}

const fields = { year: "", watch: "", act: "", severityAct: "", meetingId: "", number: "" };

export default function RiskAnalysisPage() {
  const data: AnalysisPage = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { current, draft, home } = data;
  return (
    <>
      <h1>Risk- och väsentlighetsanalys</h1>
      <ErrorSummary state={state} fields={fields} />
      <section aria-labelledby="galler">
        <h2 id="galler">{current ? `Gäller: analysen för ${current.analysis.year}` : "Gäller"}</h2>
        {current === null ? (
          <p>Ingen riskanalys är antagen.</p>
        ) : draft ? (
          <>
            <p>{adoptedText(current.analysis)}.</p>
            <RiskFiles home={home} analysis={current.analysis} />
            <p>
              <a href={`${home}/${current.analysis.id}`}>Visa analysen som gäller</a>
            </p>
          </>
        ) : (
          <Current data={data} current={current} />
        )}
      </section>
      {draft ? <Draft data={data} draft={draft} state={state} /> : null}
      {!draft && data.mayDraft ? (
        <section aria-labelledby="nasta">
          <h2 id="nasta">{current ? "Nästa analys" : "Börja"}</h2>
          <StartRiskForms formId={data.formId} hasLast={current !== null} />
        </section>
      ) : null}
      <RiskVersions versions={data.adopted} home={home} />
    </>
  );
}

type Shown = NonNullable<AnalysisPage["current"]>;

function Current({ data, current }: { data: AnalysisPage; current: Shown }) {
  const { analysis, changes, before } = current;
  return (
    <>
      <p className="lead">{adoptedText(analysis)}.</p>
      <RiskFiles home={data.home} analysis={analysis} />
      <p>
        Åtgärderna följs upp på sidan{" "}
        <a href={data.home.replace(/riskanalys$/, "uppfoljning")}>Uppföljning</a>.
      </p>
      <div className="risk-overview">
        <RiskMap analysis={analysis} />
        <RiskTable analysis={analysis} nameOf={namesIn(data.people)} />
      </div>
      {before === null ? null : <RiskChanges changes={changes} year={before} />}
    </>
  );
}

function lead(findings: AnalysisPage["findings"]): string {
  const stops = findings.filter(({ level }) => level === "block").length;
  if (stops > 0) return `${stops === 1 ? "En sak" : `${stops} saker`} hindrar att den antas.`;
  return findings.length > 0
    ? "Inget hindrar att den antas, men en del är att se över."
    : "Inget saknas.";
}

function Draft({ data, draft, state }: { data: AnalysisPage; draft: Shown; state: FormState }) {
  const { home, formId, findings, mayDraft } = data;
  const { analysis, changes, before } = draft;
  return (
    <section aria-labelledby="utkast">
      <h2 id="utkast">Utkast till analys för {analysis.year}</h2>
      <p className="lead">{lead(findings)}</p>
      <RiskFindings findings={findings.filter(({ riskId }) => riskId === null)} />
      {mayDraft ? (
        <>
          <p className="actions">
            <a className="button" href={`${home}/ny`}>
              Lägg till en risk
            </a>{" "}
            <a href={`${home}/las-in`}>Läs in en tabell</a>
          </p>
          <RiskSettings formId={formId} state={state} analysis={analysis} />
        </>
      ) : null}
      <div className="risk-overview">
        <RiskMap analysis={analysis} />
        <RiskTable
          analysis={analysis}
          nameOf={namesIn(data.people)}
          findings={findings}
          below={(risk) =>
            mayDraft ? (
              <p>
                <a className="risk-change" href={`${home}/risk/${risk.id}`}>
                  Ändra<span className="visually-hidden"> risken {risk.what}</span>
                </a>
              </p>
            ) : null
          }
        />
      </div>
      {before === null ? null : <RiskChanges changes={changes} year={before} />}
      <h3>Utkastet som dokument</h3>
      <RiskFiles home={home} analysis={analysis} />
      {mayDraft ? (
        <>
          <h3 id="anta">Anta</h3>
          <AdoptRiskForm {...data} state={state} />
          <DiscardRiskForm formId={formId} />
        </>
      ) : null}
    </section>
  );
}
