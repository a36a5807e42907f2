import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";
import { requirePublished } from "./published.server.ts";

/** A frozen file of a published protokoll or paragraf: html, docx, pdf, or the bevis. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await requirePublished(db, params);
  const isEvidence = params.format === "bevis";
  const document = found.documents.findLast((d) =>
    isEvidence
      ? d.kind === "notice_evidence" && d.format === "pdf"
      : d.kind === found.kind && d.format === params.format,
  );
  const blob = document && (await bytesOf(db, found.associationId, document.sha256));
  if (!document || !blob) throw notFound();
  const of = found.kind === "minutes" ? "protokoll" : "paragraf";
  const name = `${isEvidence ? "bevis" : of}-${found.name}.${document.format}`;
  return fileResponse(blob, name, document.sha256);
}
