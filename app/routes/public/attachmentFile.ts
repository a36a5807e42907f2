import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { publishedAttachments } from "#db/queries/public.server.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { attachmentResponse } from "../fileResponse.server.ts";
import { requirePublished } from "./published.server.ts";

/**
 * A bilaga of a published protokoll or paragraf by its number, which is fixed. One that may not be read by everyone
 * answers as one that is not there.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await requirePublished(db, params);
  const all = await publishedAttachments(db, found.id, found.itemId);
  const file = all.find((one) => one.label === params.label)?.file;
  const blob = file && (await bytesOf(db, found.associationId, file.sha256));
  if (!file || !blob) throw notFound();
  return attachmentResponse(file, blob.bytes);
}
