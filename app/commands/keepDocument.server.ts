/** A document as it is now, kept in every format: what is adopted or finished is never rendered again. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import type { Document } from "../documents/document.ts";
import { type Format, formats, mediaTypes, render } from "../documents/render.server.ts";
import type { Act } from "./command.server.ts";

/** Keeps the bytes; answers the hash of each format. */
export async function keepDocument(act: Act, document: Document): Promise<Record<Format, string>> {
  const hash = {} as Record<Format, string>;
  for (const format of formats) {
    const bytes = await render(document, format);
    hash[format] = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes);
  }
  return hash;
}
