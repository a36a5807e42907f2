import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { namesIn, rightText } from "../../../domain/attest/orderWords.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import {
  adoptionText,
  OrderFiles,
  OrderFindings,
  OrderHistory,
  periodText,
  RightList,
} from "../../../ui/attestOrder.tsx";
import {
  AdoptForm,
  DiscardForm,
  RemoveRight,
  RightForm,
  rightPrefix,
  SettingsForm,
  StartForms,
} from "../../../ui/attestOrderForms.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { SignatureSamples } from "../../../ui/signatureSamples.tsx";
import { respond } from "../../respond.server.ts";
import { handleOrderForm, type OrderPage, orderPage } from "./orderDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Attestordning – Paragraf" }];

/** Who may attest what: the attestordning that holds today, the draft of the next, and those before. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  return json(await orderPage(desk));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { result, to } = await handleOrderForm(desk, form);
  return respond(result, form, to);
}

type Draft = NonNullable<OrderPage["draft"]>;

/** Where the summary of errors leads: a right's fields have ids of their own. */
function fieldIds(state: FormState): Record<string, string> {
  const prefix = rightPrefix(state?.typed.rightId?.[0] ?? "");
  const inRight = ["step", "concern", "holder", "deputy1", "capAmount", "accounts", "remark"];
  return {
    ...Object.fromEntries(inRight.map((name) => [name, `${prefix}-${name}`])),
    ...{ from: "", to: "", meetingId: "", number: "", thirdId: "", on: "", sample: "" },
  };
}

export default function AttestOrderPage() {
  const data: OrderPage = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { current, draft, people, baseAmounts, today, home } = data;
  const shown = { people, baseAmounts };
  return (
    <>
      <h1>Attestordning</h1>
      <ErrorSummary state={state} fields={fieldIds(state)} />
      <section aria-labelledby="galler">
        <h2 id="galler">Gäller i dag</h2>
        {current ? (
          <>
            <p className="lead">
              {adoptionText(current)}. Gäller {periodText(current)}.
            </p>
            <OrderFiles home={home} orderId={current.id} />
            {draft ? (
              <details>
                <summary>Visa raderna som gäller</summary>
                <RightList order={current} {...shown} day={today} />
              </details>
            ) : (
              <RightList order={current} {...shown} day={today} />
            )}
          </>
        ) : (
          <p>Ingen attestordning gäller i dag, och då får ingen attestera.</p>
        )}
      </section>
      {draft ? <DraftPart data={data} draft={draft} state={state} /> : null}
      {!draft && data.mayDraft ? (
        <section aria-labelledby="nasta">
          <h2 id="nasta">{data.adopted.length > 0 ? "Nästa attestordning" : "Börja"}</h2>
          <StartForms {...data} state={state} hasLast={data.adopted.length > 0} />
        </section>
      ) : null}
      <SignatureSamples
        {...data}
        state={state}
        people={people.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <OrderHistory orders={data.adopted} home={home} />
    </>
  );
}

type DraftProps = { data: OrderPage; draft: Draft; state: FormState };

function DraftPart({ data, draft, state }: DraftProps) {
  const { findings, mayDraft, formId, people, holders, changes, home } = data;
  const stops = findings.filter(({ level }) => level === "block").length;
  const nameOf = namesIn(people);
  return (
    <section aria-labelledby="utkast">
      <h2 id="utkast">Utkast</h2>
      <p className="lead">
        {stops > 0
          ? `${stops === 1 ? "Ett hål" : `${stops} hål`} hindrar att ordningen antas.`
          : findings.length > 0
            ? "Inget hindrar att ordningen antas, men en del är att se över."
            : "Kontrollen hittar inga hål."}{" "}
        Gäller {periodText(draft)} när den har antagits.
      </p>
      <OrderFindings
        findings={findings.filter(({ rightId }) => rightId === null)}
        label="Vad kontrollen säger om hela ordningen"
      />
      {mayDraft ? <SettingsForm formId={formId} state={state} order={draft} /> : null}
      <h3 id="rader">Rader</h3>
      <RightList
        order={draft}
        people={people}
        baseAmounts={data.baseAmounts}
        day={draft.from}
        findings={findings}
        below={(right) =>
          mayDraft ? (
            <>
              <RightForm formId={formId} state={state} right={right} holders={holders} />
              <RemoveRight formId={formId} rightId={right.id} title={rightText(right, nameOf)} />
            </>
          ) : null
        }
      />
      {mayDraft ? <RightForm formId={formId} state={state} right={null} holders={holders} /> : null}
      {changes ? <Changes changes={changes} /> : null}
      <h3>Utkastet som dokument</h3>
      <OrderFiles home={home} orderId={draft.id} />
      {mayDraft ? (
        <>
          <h3 id="anta">Anta</h3>
          <AdoptForm {...data} state={state} />
          <DiscardForm formId={formId} />
        </>
      ) : null}
    </section>
  );
}

function Changes({ changes }: { changes: string[] }) {
  return (
    <>
      <h3>Vad som skiljer mot den senaste</h3>
      {changes.length === 0 ? <p>Ingenting.</p> : null}
      <ul>
        {changes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
