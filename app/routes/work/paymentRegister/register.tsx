import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { RegisterList, SelectionForm, selectionIds } from "../../../ui/paymentRegister.tsx";
import { requirePayments } from "../payments/paymentDesk.server.ts";
import { type RegisterPage, registerPageOf } from "./registerDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Register över utbetalningar – Paragraf" }];

/** Every payment with who took each step, fifty at a time. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  return json(await registerPageOf(desk, new URL(request.url).searchParams));
}

export default function Register() {
  const data: RegisterPage = useLoaderData<typeof loader>();
  const { home, rows, next, isFirst, query } = data;
  const state = data.refusals.length > 0 ? { refusals: data.refusals, typed: {} } : undefined;
  return (
    <>
      <h1>Register över utbetalningar</h1>
      <p>
        <a href={data.paymentsHome}>Utbetalningar</a>
      </p>
      <ErrorSummary state={state} fields={selectionIds} title="Det gick inte att läsa" />
      <SelectionForm typed={data.typed} state={state} />
      <ul className="plain">
        <li>
          <a href={`${home}/tabell?${query}`}>Hämta urvalet som tabell (CSV)</a>
        </li>
        <li>
          <a href={`${home}/stickprov?${query}`}>Dra ett stickprov ur urvalet</a>
        </li>
        <li>
          <a href={`${home}/andringar`}>Ändrade mottagare och konton</a>
        </li>
      </ul>
      {rows.length === 0 ? <p>Ingen utbetalning stämmer med det du söker.</p> : null}
      <RegisterList rows={rows} home={data.paymentsHome} />
      <p>
        {isFirst ? null : <a href={`${home}?${query}`}>Till de första</a>}{" "}
        {next ? <a href={`${home}?${next}`}>Visa de följande</a> : null}
      </p>
    </>
  );
}
