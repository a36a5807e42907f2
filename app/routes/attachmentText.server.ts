import { fragmentHtml } from "../documents/html.ts";
import { shownBlocks } from "../documents/reading/shownBlocks.server.ts";

/** What a file says as HTML, or why that cannot be shown. */
export async function attachmentText(bytes: Uint8Array, mediaType: string) {
  const read = await shownBlocks(bytes, mediaType);
  return read.ok
    ? { html: fragmentHtml(read.value), refusal: null }
    : { html: null, refusal: read.refusals[0]?.text ?? null };
}
