import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { RiskMap } from "../../../ui/riskMap.tsx";
import { adoptedText, RiskChanges, RiskFiles, RiskTable } from "../../../ui/riskTable.tsx";
import { homeOf, versionPage } from "./riskDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Version av riskanalysen – Paragraf" }];

/** One version of the risk analysis, with what it changed. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const found = await versionPage(desk, params.version);
  if (!found) throw notFound();
  return json({ ...found, home: homeOf(desk) });
}

export default function RiskVersion() {
  const { analysis, changes, before, people, home } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <a href={home}>Riskanalys</a>
      </p>
      <h1>Risk- och väsentlighetsanalys {analysis.year}</h1>
      <p className="lead">{adoptedText(analysis)}.</p>
      <RiskFiles home={home} analysis={analysis} />
      <div className="risk-overview">
        <RiskMap analysis={analysis} />
        <RiskTable analysis={analysis} nameOf={namesIn(people)} />
      </div>
      {before === null ? null : <RiskChanges changes={changes} year={before} level="h2" />}
    </>
  );
}
