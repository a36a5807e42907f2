/** What a file is in the page, as HTML. */
import { fragmentHtml } from "#app/documents/html.ts";
import { shownBlocks } from "#app/documents/reading/shownBlocks.server.ts";

export async function shownText(bytes: Uint8Array, mediaType: string): Promise<string> {
  const read = await shownBlocks(bytes, mediaType);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return fragmentHtml(read.value);
}

/** The rows of the tables' bodies. */
export const renderedRows = (html: string): string[] =>
  [...html.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].flatMap(([, body = ""]) =>
    [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) => row),
  );
