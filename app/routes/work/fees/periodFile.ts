import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { paxmlFile } from "../../../documents/payroll/paxml.ts";
import { payListDocument } from "../../../documents/payroll/payList.ts";
import { payTable } from "../../../documents/payroll/payTable.ts";
import { formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { requirePeriod } from "./feeDesk.server.ts";

/** A period as a list to print, a table, or the file that a payroll program reads. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "fees");
  const { paid, payroll } = await requirePeriod(desk, params.period);
  const name = `arvoden-${desk.association.slug}-${paid.number}`;
  const download = (bytes: Uint8Array, media_type: string, ending: string) =>
    fileResponse({ bytes, media_type }, `${name}.${ending}`, sha256(bytes), "attachment");
  if (params.format === "csv") {
    return download(new TextEncoder().encode(payTable(paid)), "text/csv;charset=utf-8", "csv");
  }
  if (params.format === "paxml") {
    const file = payroll && paxmlFile(paid, payroll);
    // The page gives no link to a file that cannot be written, and says why.
    if (!file?.ok) throw notFound();
    return download(file.value, "application/xml", "pax");
  }
  const format = formats.find((one) => one === params.format);
  if (!format) throw notFound();
  const bytes = await render(payListDocument(paid, desk.today, desk.office.templates), format);
  return fileResponse(
    { bytes, media_type: mediaTypes[format] },
    `${name}.${format}`,
    sha256(bytes),
  );
}
