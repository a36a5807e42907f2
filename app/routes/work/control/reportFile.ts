import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { controlPlansOf, controlReportsOf } from "#db/queries/control.server.ts";
import { controlReportFacts } from "../../../commands/controlReport.server.ts";
import { controlReportDocument } from "../../../documents/controlReport.ts";
import { formats } from "../../../documents/render.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";

/**
 * The report to the styrelse about the controls of an adopted plan: as it stands today, or as it was kept when a paragraf
 * was told of it.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "events");
  const { office, association, today } = desk;
  const plans = await controlPlansOf(office.db, association.id);
  const reports = await controlReportsOf(office.db, association.id);
  const kept = reports.find(({ id }) => id === params.report);
  const planId = kept?.planId ?? params.version;
  const plan = plans.find(({ id, adopted }) => id === planId && adopted !== null);
  if (!plan) throw notFound();
  const name = `rapport-intern-kontroll-${association.slug}-${plan.year}`;
  if (!kept) {
    const facts = await controlReportFacts(office.db, association.id, plan, plans, today);
    return documentFile(controlReportDocument(facts, office.templates), name, params.format);
  }
  const format = formats.find((one) => one === params.format);
  const file = format && (await bytesOf(office.db, association.id, kept.files[format]));
  if (!file) throw notFound();
  return fileResponse(file, `${name}-${kept.meetingDate}.${format}`, kept.files[format]);
}
