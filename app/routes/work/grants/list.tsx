import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { grantPaymentsOf, grantsOf } from "#db/queries/grants.server.ts";
import { may } from "../../../domain/authority.ts";
import { decisionName } from "../../../domain/grants/grant.ts";
import { grantLeft } from "../../../domain/grants/left.ts";
import { GrantList, type GrantRow } from "../../../ui/grants.tsx";
import { homeOf, requireGrants } from "./grantDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Bidrag – Paragraf" }];

/** Every bidrag with what is left of it, the latest first. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const { office, association, actor } = desk;
  const payments = await grantPaymentsOf(office.db, association.id);
  const grants = await grantsOf(office.db, association.id);
  const rows = grants.toReversed().map((grant): GrantRow => {
    const { granted, left } = grantLeft(grant, payments);
    const name = `${grant.payee.name}: ${grant.initiative}`;
    const decision = decisionName(grant.decision);
    return { number: grant.number, name, decision, isEnded: grant.ended !== null, granted, left };
  });
  return json({ rows, home: homeOf(desk), mayEnter: may.enterGrant(actor) });
}

export default function Grants() {
  const { rows, home, mayEnter } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Bidrag</h1>
      <p>
        Ett bidrag är en summa som en paragraf ger, med en plan för när delarna betalas. Ingen
        utbetalning går över planen, och ingen del betalas innan dess villkor är uppfyllt.
      </p>
      <p className="actions">
        {mayEnter ? (
          <a className="button" href={`${home}/bidrag/nytt`}>
            För in ett bidrag
          </a>
        ) : null}{" "}
        <a href={`${home}/budget`}>Budget</a>
      </p>
      {rows.length === 0 ? <p>Inget bidrag är infört.</p> : <GrantList rows={rows} home={home} />}
    </>
  );
}
