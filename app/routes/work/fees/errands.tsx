import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "../../../domain/authority.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { ErrandRows } from "../../../ui/errands.tsx";
import { errandRows } from "./errandDesk.server.ts";
import { errandsHome } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Förrättningar – Paragraf" }];

/** The förrättningar: all to those who pay, the own ones to others. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  return json({
    ...{ home: errandsHome(desk), rows: await errandRows(desk) },
    mayRegister: may.registerErrand(desk.actor),
  });
}

export default function Errands() {
  const { home, rows, mayRegister } = useLoaderData<typeof loader>();
  const waiting = rows.filter(({ isWaiting }) => isWaiting);
  const others = rows.filter(({ isWaiting }) => !isWaiting);
  return (
    <>
      <h1>Förrättningar</h1>
      <p>
        En förrättning är något som en ledamot eller ersättare gör för styrelsen utanför dess
        sammanträden: en konferens, en utbildning, ett besök hos en insats.
      </p>
      {mayRegister ? (
        <p>
          <a className="button" href={`${home}/ny`}>
            Registrera en förrättning
          </a>
        </p>
      ) : null}
      {waiting.length > 0 ? (
        <>
          <h2>Väntar på att någon bekräftar att de var beställda</h2>
          <ErrandRows label="Väntar på bekräftelse" rows={waiting} home={home} />
        </>
      ) : null}
      {rows.length === 0 ? <p>Ingen förrättning är registrerad.</p> : null}
      {others.length > 0 ? (
        <>
          <h2>Registrerade</h2>
          <ErrandRows label="Registrerade" rows={others} home={home} />
        </>
      ) : null}
    </>
  );
}
