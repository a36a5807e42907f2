import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { publishedMinutesAt } from "#db/queries/public.server.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";

/** A frozen file of a published protokoll: html, docx, pdf, or the bevis. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await publishedMinutesAt(db, params.association ?? "", params.meeting ?? "");
  const isEvidence = params.format === "bevis";
  const document = found?.documents.findLast((d) =>
    isEvidence
      ? d.kind === "notice_evidence" && d.format === "pdf"
      : d.kind === "minutes" && d.format === params.format,
  );
  const blob = found && document && (await bytesOf(db, found.associationId, document.sha256));
  if (!found || !document || !blob) throw notFound();
  const name = `${isEvidence ? "bevis" : "protokoll"}-${found.slug}.${document.format}`;
  return fileResponse(blob, name, document.sha256);
}
