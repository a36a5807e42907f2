import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { notesDocument } from "../../../documents/notes.ts";
import { formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";

/** Minnesanteckningar as a file: the kept bytes when they are finished, a fresh draft before. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { office, association } = desk;
  const format = formats.find((one) => one === params.format);
  const stored = await notesOf(office.db, association.id, params.notes ?? "");
  if (!format || !stored) throw notFound();
  const { notes, finished } = stored;
  const name = `minnesanteckningar-${notes.date}.${format}`;
  if (finished) {
    const blob = await bytesOf(office.db, association.id, finished[format]);
    if (!blob) throw notFound();
    return fileResponse(blob, name, finished[format]);
  }
  const document = notesDocument(notes, office.templates, { writtenBy: "" });
  const bytes = await render(document, format);
  return fileResponse({ bytes, media_type: mediaTypes[format] }, `utkast-${name}`, sha256(bytes));
}
