import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { notFound } from "../../../session.server.ts";
import { attachmentResponse } from "../../fileResponse.server.ts";
import { requireDiary, requireEntry, requireVersion } from "./diaryDesk.server.ts";

/** The file of a handling as a version of it had it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const entry = await requireEntry(desk, params.entry);
  const { file } = await requireVersion(desk, entry, params.revision);
  const blob = file && (await bytesOf(desk.office.db, desk.association.id, file.sha256));
  if (!file || !blob) throw notFound();
  return attachmentResponse({ ...file, media_type: file.mediaType }, new Uint8Array(blob.bytes));
}
