/** A document as a file, fresh from its template. */
import { sha256 } from "#db/queries/events.server.ts";
import type { Document } from "../documents/document.ts";
import { formats, mediaTypes, render } from "../documents/render.server.ts";
import { notFound } from "../session.server.ts";
import { fileResponse } from "./fileResponse.server.ts";

/** The document in the format of the address; 404 for another format. */
export async function documentFile(document: Document, name: string, asked: string | undefined) {
  const format = formats.find((one) => one === asked);
  if (!format) throw notFound();
  const bytes = await render(document, format);
  return fileResponse(
    { bytes, media_type: mediaTypes[format] },
    `${name}.${format}`,
    sha256(bytes),
  );
}
