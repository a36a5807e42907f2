import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { budgetLinesOf } from "#db/queries/budget.server.ts";
import { grantPaymentsOf, grantsOf } from "#db/queries/grants.server.ts";
import { decisionKnown } from "#db/queries/moneyFacts.server.ts";
import { may } from "../../../domain/authority.ts";
import { budgetFindings } from "../../../domain/grants/budgetFindings.ts";
import { decisionFindings } from "../../../domain/grants/decisionFindings.ts";
import { conditionText, decisionName } from "../../../domain/grants/grant.ts";
import { type GrantPayment, grantLeft, lineName } from "../../../domain/grants/left.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { ConditionView, EndGrantForm, grantFields, LineForm } from "../../../ui/grantForms.tsx";
import { GrantPlanTable } from "../../../ui/grants.tsx";
import { AttestFindings } from "../../../ui/payments.tsx";
import { respond } from "../../respond.server.ts";
import { decidedOptions, homeOf, lineOptions, requireGrants } from "./grantDesk.server.ts";
import { handleGrantForm } from "./grantHandlers.server.ts";

export const meta: MetaFunction = () => [{ title: "Bidrag – Paragraf" }];

/** One bidrag: what is left, what each part waits for, and where the money comes from. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const { office, association, actor, today } = desk;
  const grants = await grantsOf(office.db, association.id);
  const grant = grants.find(({ number }) => number === params.grant);
  if (!grant) throw notFound();
  const onGrants = await grantPaymentsOf(office.db, association.id);
  const lines = await budgetLinesOf(office.db, association.id);
  const { itemId } = grant.decision;
  const decision = await decisionKnown(office.db, association.id, itemId, today);
  const own = { instalmentId: grant.instalments[0]?.id ?? null };
  const line = lines.find(({ id }) => id === grant.lineId);
  return json({
    ...{ formId: crypto.randomUUID(), home: homeOf(desk), grant, decision },
    left: grantLeft(grant, onGrants),
    line: line ? `${lineName(line)} ${line.year}` : null,
    lines: await lineOptions(desk, grant.year),
    items: await decidedOptions(desk),
    findings: grant.ended
      ? []
      : [...decisionFindings({ decision }), ...budgetFindings(own, { grants, onGrants, lines })],
    payments: onGrants.filter((one) => grant.instalments.some(({ id }) => id === one.instalmentId)),
    mayChange: may.enterGrant(actor) && grant.ended === null,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const form = new FormReader(await request.formData());
  const number = params.grant ?? "";
  const result = await handleGrantForm(desk, number, form);
  return respond(result, form, `${homeOf(desk)}/bidrag/${number}`);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;
type State = ReturnType<typeof useActionData<typeof action>>;

/** Fields of a condition's form carry its id before their name. */
const fieldsFor = (state: State): Record<string, string> => {
  const id = state?.typed.villkor?.[0];
  if (!id) return grantFields;
  return Object.fromEntries(Object.keys(grantFields).map((name) => [name, `${id}-${name}`]));
};

export default function GrantPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { grant, home, left, findings, line, lines, mayChange, formId } = data;
  return (
    <>
      <p>
        <a href={`${home}/bidrag`}>Bidrag</a>
      </p>
      <h1>
        {grant.payee.name}: {grant.initiative}
      </h1>
      <p className="payment-amount">{sumText(grant.ore)}</p>
      <p>
        Nummer {grant.number}. Beviljat i {decisionName(grant.decision)}, {grant.decision.heading}.
      </p>
      {grant.ended ? <p className="note">Återtaget: ”{grant.ended.reason}”</p> : null}
      <ErrorSummary state={state} fields={fieldsFor(state)} />
      <AttestFindings findings={findings} />
      <GrantPlanTable grant={grant} left={left} />
      <GrantPayments {...data} />
      <h2>Villkor</h2>
      <Conditions data={data} state={state} />
      <h2>Budget</h2>
      <p>
        {line ? `Bärs av budgetposten ${line}.` : `Ingen budgetpost för ${grant.year} är vald.`}{" "}
        <a href={`${home}/budget`}>Budget</a>
      </p>
      {mayChange ? (
        <>
          <LineForm formId={formId} state={state} lines={lines} lineId={grant.lineId} />
          <EndGrantForm formId={formId} state={state} />
        </>
      ) : null}
    </>
  );
}

function Conditions({ data, state }: { data: Data; state: State }) {
  const { grant, decision, formId, items, home, mayChange } = data;
  const shared = { formId, items, papers: `${home}/bidrag/avtal`, mayMark: mayChange, state };
  const parts = grant.instalments.filter(({ condition }) => condition.kind !== "none");
  const set = decision?.condition ?? null;
  if (parts.length === 0 && !set) return <p>Bidraget har inga villkor.</p>;
  return (
    <>
      {set ? (
        <ConditionView
          {...{ ...shared, id: grant.decision.itemId, of: "beslut", kind: null }}
          heading={`Beslutets villkor: ${set.words}`}
          fulfilled={set.fulfilled}
        />
      ) : null}
      {parts.map((one) => (
        <ConditionView
          key={one.id}
          {...{ ...shared, id: one.id, of: "del", kind: one.condition.kind }}
          heading={`Del ${grant.instalments.indexOf(one) + 1}: ${conditionText(one.condition)}`}
          fulfilled={one.fulfilled}
        />
      ))}
    </>
  );
}

function howFar(how: Pick<GrantPayment, "isCancelled" | "cameBackOn" | "paidOn">): string {
  if (how.isCancelled) return "makulerad";
  if (how.cameBackOn) return "återkommen";
  return how.paidOn ? "betald" : "på väg";
}

function GrantPayments({ payments, home }: Data) {
  if (payments.length === 0) return <p>Ingen utbetalning är införd på bidraget.</p>;
  return (
    <ul className="rows" aria-label="Utbetalningar på bidraget">
      {payments.map(({ id, number, ore, ...how }) => (
        <li key={id}>
          <a href={`${home}/utbetalningar/${number}`}>Utbetalning {number}</a>
          <span>
            {sumText(ore)}, {howFar(how)}
          </span>
        </li>
      ))}
    </ul>
  );
}
