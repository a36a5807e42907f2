import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { paperOfMark } from "#db/queries/grants.server.ts";
import { notFound } from "../../../session.server.ts";
import { attachmentResponse } from "../../fileResponse.server.ts";
import { requireGrants } from "./grantDesk.server.ts";

/** The avtal that a condition was marked fulfilled on. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { office, association } = await requireGrants(request, context, params.association);
  const found = await paperOfMark(office.db, association.id, params.mark ?? "");
  const { sha256, filename, media_type } = found ?? {};
  if (!sha256 || !filename || !media_type) throw notFound();
  const blob = await bytesOf(office.db, association.id, sha256);
  if (!blob) throw notFound();
  return attachmentResponse({ sha256, filename, media_type }, blob.bytes);
}
