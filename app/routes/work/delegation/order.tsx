import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { delegationPeople, type OrderVersion, ordersOf } from "#db/queries/delegation.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import {
  adoptDelegation,
  changeDelegation,
  draftDelegation,
  orderFindings,
} from "../../../commands/delegationOrder.server.ts";
import { may } from "../../../domain/authority.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import { compareOrders } from "../../../domain/delegation/compareOrders.ts";
import { orderOn } from "../../../domain/delegation/order.ts";
import { FormReader } from "../../../form.ts";
import { type Desk, requireDesk, requireReading } from "../../../session.server.ts";
import { AdoptForm, DraftForm, OrderFacts, orderDays } from "../../../ui/delegationOrderForms.tsx";
import { ErrorSummary, FormBasics } from "../../../ui/fields.tsx";
import { instantText } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { readOrder } from "./orderInput.server.ts";

export const meta: MetaFunction = () => [{ title: "Delegationsordning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor, today } = desk;
  const orders = await ordersOf(office.db, association.id);
  const [newest] = orders;
  const draft = newest && newest.adopted === null ? newest : null;
  const { persons } = await delegationPeople(office.db, association.id);
  return json({
    formId: crypto.randomUUID(),
    home: `/forbund/${association.slug}`,
    mayChange: may.changeDelegation(actor),
    inForce: orderOn(orders, today)?.id ?? null,
    orders,
    draft: draft && (await draftView(desk, draft, orders, persons)),
    persons: persons.filter(({ roles }) => roles.length > 0).map(({ id, name }) => ({ id, name })),
  });
}

/** The draft with what is wrong with it, what it changes, and the meetings that can have adopted it. */
async function draftView(
  { office, association, today }: Desk,
  draft: OrderVersion,
  orders: OrderVersion[],
  persons: { id: string; name: string }[],
) {
  const before = orders.find(({ adopted }) => adopted !== null);
  const meetings = await meetingList(office.db, association.id);
  return {
    ...draft,
    findings: await orderFindings(office.db, association.id, draft),
    changes: before ? compareOrders(before, draft, persons) : null,
    meetings: meetings
      .filter(({ last_number, date }) => last_number !== null && date <= today)
      .map(({ id, date }) => ({ id, date: date as LegalDate })),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, caller, association, today } = desk;
  const form = new FormReader(await request.formData());
  const formId = form.raw("formular");
  const to = `/forbund/${association.slug}/delegationsordning`;
  switch (form.raw("avsikt")) {
    case "paborja":
      return respond(await draftDelegation(office, caller, null, formId), form, to);
    case "andra": {
      const input = readOrder(form, today);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await changeDelegation(office, caller, input, formId), form, to);
    }
    default: {
      const input = {
        orderId: form.raw("orderId"),
        revision: form.integer("revision", "versionen"),
        meetingId: form.raw("meetingId"),
        paragraf: form.integer("paragraf", "paragrafens nummer"),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await adoptDelegation(office, caller, input, formId), form, to);
    }
  }
}

type State = ReturnType<typeof useActionData<typeof action>>;

/** Every field that was refused has its place in the summary. */
const fieldsOf = (state: State): Record<string, string> =>
  Object.fromEntries((state?.refusals ?? []).flatMap(({ field }) => (field ? [[field, ""]] : [])));

export default function DelegationOrderPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { orders, inForce, persons, draft, home } = data;
  const current = orders.find(({ id }) => id === inForce);
  return (
    <>
      <h1>Delegationsordning</h1>
      <ErrorSummary state={state} fields={fieldsOf(state)} />
      <p>
        Styrelsen får låta en ledamot, en ersättare eller en tjänsteman hos förbundet besluta i en
        viss grupp av ärenden. Besluten förs in bland{" "}
        <a href={`${home}/delegationsbeslut`}>delegationsbesluten</a> och anmäls till styrelsen.{" "}
        <span className="source">(lag (2003:1210) 10 §)</span>
      </p>
      {current ? (
        <section aria-labelledby="galler">
          <h2 id="galler">Gäller i dag</h2>
          <AdoptedText order={current} home={home} />
          <OrderFacts order={current} persons={persons} />
        </section>
      ) : (
        <p>Ingen delegationsordning gäller i dag. Då beslutar styrelsen själv i allt.</p>
      )}
      {draft ? <Draft {...data} draft={draft} state={state} /> : <Begin {...data} />}
      <Versions {...data} />
    </>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function AdoptedText({ order, home }: { order: Data["orders"][number]; home: string }) {
  const { adopted, adoptedAt, number } = order;
  if (!adopted || !adoptedAt) return null;
  return (
    <p>
      Version {number}, gäller {orderDays(order)}. Antagen{" "}
      <a href={`${home}/sammantraden/${adoptedAt.slug}/arenden/${adoptedAt.itemId}`}>
        {dateText(adopted.meetingDate)}, § {adopted.paragraf}
      </a>
      . <OrderFiles number={number} home={home} />
    </p>
  );
}

function OrderFiles({ number, home }: { number: number; home: string }) {
  const file = (format: string) => `${home}/delegationsordning/${number}/fil/${format}`;
  return (
    <span>
      Version {number} som <a href={file("pdf")}>PDF</a>, <a href={file("docx")}>Word</a>,{" "}
      <a href={file("html")}>webbsida</a>.
    </span>
  );
}

function Begin({ formId, mayChange, orders }: Data) {
  if (!mayChange) return null;
  return (
    <form method="post">
      <FormBasics formId={formId} intent="paborja" />
      <button type="submit">
        {orders.length === 0 ? "Skriv en delegationsordning" : "Påbörja en ny version"}
      </button>
    </form>
  );
}

type DraftProps = Data & { draft: NonNullable<Data["draft"]>; state: State };

function Draft({ draft, mayChange, formId, persons, state, home }: DraftProps) {
  const own = (intent: string) => (state?.intent === intent ? state : undefined);
  return (
    <section aria-labelledby="forslag">
      <h2 id="forslag">Förslag till version {draft.number}</h2>
      <p>
        Ett förslag ger ingen rätt att besluta. Den ger styrelsen.{" "}
        <OrderFiles number={draft.number} home={home} />
      </p>
      {draft.findings.length > 0 ? (
        <ul className="findings">
          {draft.findings.map(({ text, suggestion, level, source }) => (
            <li key={text} className={`finding finding-${level}`}>
              {text} {suggestion} <span className="source">({source})</span>
            </li>
          ))}
        </ul>
      ) : null}
      {draft.changes ? (
        <>
          <h3>Jämfört med den förra</h3>
          {draft.changes.length === 0 ? <p>Ingenting skiljer.</p> : null}
          <ul>
            {draft.changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {mayChange ? (
        <>
          <DraftForm formId={formId} order={draft} persons={persons} state={own("andra")} />
          <h3>När styrelsen har beslutat</h3>
          <AdoptForm formId={formId} order={draft} meetings={draft.meetings} state={own("anta")} />
        </>
      ) : (
        <OrderFacts order={draft} persons={persons} />
      )}
    </section>
  );
}

function Versions({ orders, home }: Data) {
  const adopted = orders.filter((one) => one.adopted !== null);
  if (adopted.length === 0) return null;
  return (
    <>
      <h2>Versioner</h2>
      <ul className="rows">
        {adopted.map((order) => (
          <li key={order.id}>
            <AdoptedText order={order} home={home} />
            <span className="hint">
              {instantText(order.at)}
              {order.byName ? ` av ${order.byName}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
