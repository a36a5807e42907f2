import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { frozenRiskFiles } from "#db/queries/risk.server.ts";
import { csvText } from "../../../documents/csv.ts";
import { type Format, formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { riskAnalysisDocument } from "../../../documents/riskAnalysis.ts";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { riskRows } from "../../../domain/risk/riskTable.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { versionPage } from "./riskDesk.server.ts";

type Page = NonNullable<Awaited<ReturnType<typeof versionPage>>>;

/** What was kept when it was adopted; a draft is made as it is now. */
async function documentBytes(desk: Desk, page: Page, format: Format): Promise<Uint8Array> {
  const { office, association, today } = desk;
  const frozen = await frozenRiskFiles(office.db, association.id, page.analysis.id);
  if (frozen) {
    const kept = await bytesOf(office.db, association.id, frozen[format]);
    if (!kept) throw notFound();
    return new Uint8Array(kept.bytes);
  }
  const facts = { associationName: association.name, ...page, today };
  return render(riskAnalysisDocument(facts, office.templates), format);
}

/** A version as a document or as a table. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const page = await versionPage(desk, params.version);
  if (!page) throw notFound();
  const name = `riskanalys-${desk.association.slug}-${page.analysis.year}`;
  if (params.format === "csv") {
    const bytes = new TextEncoder().encode(csvText(riskRows(page.analysis, namesIn(page.people))));
    const file = { bytes, media_type: "text/csv;charset=utf-8" };
    return fileResponse(file, `${name}.csv`, sha256(bytes), "attachment");
  }
  const format = formats.find((one) => one === params.format);
  if (!format) throw notFound();
  const bytes = await documentBytes(desk, page, format);
  return fileResponse(
    { bytes, media_type: mediaTypes[format] },
    `${name}.${format}`,
    sha256(bytes),
  );
}
