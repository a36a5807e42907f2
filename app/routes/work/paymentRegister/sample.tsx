import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dateText } from "../../../domain/calendar.ts";
import { selectionText } from "../../../domain/payment/selection.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { RegisterList } from "../../../ui/paymentRegister.tsx";
import { paymentsHome, requirePayments } from "../payments/paymentDesk.server.ts";
import { type RegisterRow, registerHome, requireSample, sizeText } from "./registerDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Stickprov – Paragraf" }];

/** One sample, to read or print: what it was drawn from, by which seed, and what was drawn. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { sample, rows } = await requireSample(desk, params.sample);
  const { sequence, seed, population, at, byName } = sample;
  return json({
    ...{ sequence, seed, population, at, byName, rows },
    ...{ from: selectionText(sample.selection), size: sizeText(sample) },
    ...{ home: registerHome(desk), payments: paymentsHome(desk) },
  });
}

export default function SamplePage() {
  const data = useLoaderData<typeof loader>();
  const rows: RegisterRow[] = data.rows;
  return (
    <>
      <h1>Stickprov {data.sequence}</h1>
      <p>
        <a href={`${data.home}/stickprov`}>Alla stickprov</a>
      </p>
      <dl className="payment-facts">
        <div>
          <dt>Draget bland</dt>
          <dd>
            {data.from}: {data.population} utbetalningar
          </dd>
        </div>
        <div>
          <dt>Storlek</dt>
          <dd>{data.size}</dd>
        </div>
        <div>
          <dt>Frö</dt>
          <dd>{data.seed}</dd>
        </div>
        <div>
          <dt>Draget</dt>
          <dd>
            {dateText(swedishDay(data.at))}
            {data.byName ? ` av ${data.byName}` : ""}
          </dd>
        </div>
      </dl>
      <p>
        Samma frö, samma urval och samma storlek ger samma stickprov, så länge inga utbetalningar
        har kommit till i urvalet. Utbetalningarna visas som de är nu.
      </p>
      <p>
        <a href={`${data.home}/stickprov/${data.sequence}/tabell`}>Hämta som tabell (CSV)</a>
      </p>
      <RegisterList rows={rows} home={data.payments} />
    </>
  );
}
