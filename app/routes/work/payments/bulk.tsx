import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bulkLimitOf } from "#db/queries/bulkLimit.server.ts";
import { changeBulkLimit } from "../../../commands/bulkAttest.server.ts";
import { may } from "../../../domain/authority.ts";
import { readMoney } from "../../../domain/payment/paymentInput.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { numberText } from "../../../domain/words/numbers.ts";
import { FormReader } from "../../../form.ts";
import { ChooseForm, LimitForm } from "../../../ui/bulkAttest.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { aloneOf, groupsOf, rowsFor } from "./bulkDesk.server.ts";
import { paymentsHome, requirePayments } from "./paymentDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Attestera flera – Paragraf" }];

/** The first of two pages: which of the small ones are to be looked over together. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const rows = await rowsFor(desk);
  const { ore } = await bulkLimitOf(desk.office.db, desk.association.id);
  return json({
    groups: await groupsOf(desk, rows),
    ...{ alone: aloneOf(rows), home: paymentsHome(desk), formId: crypto.randomUUID() },
    ...{ limit: sumText(ore), limitValue: numberText(ore) },
    mayChange: may.changeBulkLimit(desk.actor),
  });
}

/** Sets how small they are to be. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const ore = readMoney(form.raw("limit"));
  if (ore === null) {
    form.refuse("limit", "Skriv beloppet i kronor, till exempel 5 000.");
    return rejected(form.refusals, form);
  }
  const result = await changeBulkLimit(desk.office, desk.caller, { ore }, form.raw("formular"));
  return respond(result, form, `${paymentsHome(desk)}/flera`);
}

export default function ChooseMany() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { groups, alone, home } = data;
  return (
    <>
      <p>
        <a href={home}>Utbetalningar</a>
      </p>
      <h1>Attestera flera</h1>
      <ErrorSummary state={state} fields={{ limit: "" }} />
      <p>
        Här står utbetalningar på högst {data.limit} som väntar på dig, som är lika och som inget är
        att anmärka på. Välj, och se över dem en gång till på nästa sida.
      </p>
      {groups.length === 0 ? <p>Just nu finns ingen sådan.</p> : null}
      {groups.map((group, index) => (
        <ChooseForm
          key={group.lines[0]?.number}
          id={String(index)}
          group={group}
          to={`${home}/flera/granska`}
        />
      ))}
      {alone.length > 0 ? (
        <section aria-labelledby="var-for-sig">
          <h2 id="var-for-sig">Var för sig</h2>
          <ul className="rows">
            {alone.map(({ number, title, why }) => (
              <li key={number}>
                <a href={`${home}/${number}`}>
                  {number} {title}
                </a>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {data.mayChange ? (
        <details open={state !== undefined}>
          <summary>Ändra gränsen</summary>
          <LimitForm formId={data.formId} value={data.limitValue} state={state} />
        </details>
      ) : null}
    </>
  );
}
