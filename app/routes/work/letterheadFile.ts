import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { minutesDocument } from "../../documents/minutes.ts";
import { formats, mediaTypes, render } from "../../documents/render.server.ts";
import { sampleMinutes } from "../../documents/samples.ts";
import { notFound, requireDesk, requireReading } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";

/** An invented protokoll with the förbund's letterhead, to look at. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const format = formats.find((f) => f === params.format);
  if (!format) throw notFound();
  const minutes = { ...sampleMinutes.full, associationName: desk.association.name };
  const { publicUrl, templates } = desk.office;
  const document = minutesDocument(minutes, templates, { address: publicUrl });
  const bytes = await render(document, format);
  const media = { bytes, media_type: mediaTypes[format] };
  return fileResponse(media, `exempel.${format}`, sha256(bytes));
}
