import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { notFound } from "../../../session.server.ts";
import { attachmentResponse } from "../../fileResponse.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** A bilaga's file, for those who may read the draft. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const all = await attachmentsOf(desk.office.db, desk.meetingId);
  const found = all.find((a) => a.id === args.params.attachment);
  const blob = found?.sha256 && (await bytesOf(desk.office.db, desk.association.id, found.sha256));
  if (!found?.sha256 || !blob) throw notFound();
  return attachmentResponse({ ...found, sha256: found.sha256 }, blob.bytes);
}
