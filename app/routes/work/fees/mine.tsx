import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "../../../domain/authority.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { annualOfPerson, errandsHome, myFeesHome, occasionsOfPerson } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Mina ersättningar – Paragraf" }];

/** What the signed-in person took part in: what waits to be confirmed, and what has been. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { personId } = desk.actor;
  return json({
    ...{ home: myFeesHome(desk), errands: errandsHome(desk) },
    mayRegister: personId !== null && may.registerErrand(desk.actor),
    rows: personId === null ? [] : await occasionsOfPerson(desk, personId),
    annual: personId === null ? [] : await annualOfPerson(desk, personId),
  });
}

export default function MyFees() {
  const { rows, annual, home, errands, mayRegister } = useLoaderData<typeof loader>();
  const open = rows.filter(({ isOpen }) => isOpen);
  const others = rows.filter(({ isOpen }) => !isOpen);
  return (
    <>
      <h1>Mina ersättningar</h1>
      <p>
        Arvodet räknas ur sammanträdets tider och närvaron, eller ur förrättningens tid. Du
        bekräftar det, och lägger till resa och förlorad arbetsförtjänst. Kvitton och biljetter
        lämnar du till kansliet.
      </p>
      {mayRegister ? (
        <p>
          <a className="button" href={`${errands}/ny`}>
            Registrera en förrättning
          </a>
        </p>
      ) : null}
      <h2>Att bekräfta</h2>
      {open.length === 0 ? <p>Du har inget att bekräfta.</p> : null}
      <ul className="rows payments" aria-label="Att bekräfta">
        {open.map((row) => (
          <li key={row.slug}>
            <a href={`${home}/${row.slug}`}>{row.title}</a>
            <span className="payment-sum">{sumText(row.ore)}</span>
            <span className="origin">{row.text}</span>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <>
          <h2>Tidigare</h2>
          <ul className="rows payments" aria-label="Tidigare">
            {others.map((row) => (
              <li key={row.slug}>
                {row.mayChange ? (
                  <a href={`${home}/${row.slug}`}>{row.title}</a>
                ) : (
                  <span>{row.title}</span>
                )}
                {row.faults.length === 0 ? (
                  <span className="payment-sum">{sumText(row.ore)}</span>
                ) : null}
                <span className="origin">
                  {row.faults.length > 0 ? row.faults.join(" ") : `${row.progress}: ${row.text}.`}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {annual.length > 0 ? (
        <>
          <h2>Årsarvode</h2>
          <p>Det räknas ur registret och beslutet, och du behöver inte bekräfta det.</p>
          <ul className="rows payments" aria-label="Årsarvode">
            {annual.map(({ key, days, ore, text }) => (
              <li key={key}>
                <span>{days}</span>
                <span className="payment-sum">{sumText(ore)}</span>
                <span className="origin">{text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
