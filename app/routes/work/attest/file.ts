import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import {
  attestInstructionDocument,
  signatureListDocument,
} from "../../../documents/attestOrder.ts";
import { formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { orderById } from "./orderDesk.server.ts";

const documents = {
  instruktion: attestInstructionDocument,
  signaturlista: signatureListDocument,
} as const;

/** One of the two documents of a version of the attestordning, as a file. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const format = formats.find((one) => one === params.format);
  const kind = (["instruktion", "signaturlista"] as const).find((one) => one === params.document);
  const found = await orderById(desk, params.order);
  if (!format || !kind || !found) throw notFound();
  const { office, association, today } = desk;
  const facts = { associationName: association.name, ...found, today };
  const bytes = await render(documents[kind](facts, office.templates), format);
  const name = `${kind}-${association.slug}-${found.order.from}.${format}`;
  return fileResponse({ bytes, media_type: mediaTypes[format] }, name, sha256(bytes));
}
