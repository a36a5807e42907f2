import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { controlRunsOf } from "#db/queries/control.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { attachmentResponse } from "../../fileResponse.server.ts";

/** The underlag of a control that was made. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "events");
  const { office, association } = desk;
  const runs = await controlRunsOf(office.db, association.id);
  const evidence = runs.find(({ id }) => id === params.run)?.evidence;
  const blob = evidence && (await bytesOf(office.db, association.id, evidence.sha256));
  if (!evidence || !blob) throw notFound();
  const file = { ...evidence, media_type: blob.media_type };
  return attachmentResponse(file, new Uint8Array(blob.bytes));
}
