import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { addressOf } from "../../../documents/templateTitles.ts";
import { notFound } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { requireTemplate, sampleOf } from "./templateDesk.server.ts";

/** What a template gives with invented facts, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireTemplate(args);
  const format = formats.find((f) => f === args.params.format);
  if (!format) throw notFound();
  const bytes = await render(sampleOf(desk, desk.name), format);
  const name = `exempel-${addressOf(desk.name)}.${format}`;
  return fileResponse({ bytes, media_type: mediaTypes[format] }, name, sha256(bytes));
}
