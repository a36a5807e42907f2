import type { LoaderFunctionArgs } from "@remix-run/node";
import { signatureSamples } from "#db/queries/attestOrders.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";

/** The picture of a signature sample, for those who keep it, pay by it or audit. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "signature_sample");
  const { office, association } = desk;
  const all = await signatureSamples(office.db, association.id);
  const found = all.find(({ id }) => id === params.sample);
  const blob = found?.sha256 && (await bytesOf(office.db, association.id, found.sha256));
  if (!found?.sha256 || !blob) throw notFound();
  const ending = blob.media_type === "image/png" ? "png" : "jpg";
  return fileResponse(blob, `namnteckning-${found.on}.${ending}`, found.sha256);
}
