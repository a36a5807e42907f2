import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { notFound } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** An utdrag as it was issued. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const issued = (await issuedDocuments(desk.office.db, desk.meetingId)).find(
    ({ id, kind }) => kind === "extract" && id === args.params.document,
  );
  const blob = issued && (await bytesOf(desk.office.db, desk.association.id, issued.sha256));
  if (!issued || !blob) throw notFound();
  const { items } = await requireMinutes(desk);
  const number = items.find(({ id }) => id === issued.subject_id)?.number ?? "";
  return fileResponse(
    blob,
    `protokollsutdrag-${desk.slug}-${number}.${issued.format}`,
    issued.sha256,
  );
}
