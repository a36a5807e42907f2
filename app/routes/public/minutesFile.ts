import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { maskingProof } from "../../commands/masking.server.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { fileResponse } from "../fileResponse.server.ts";
import { requirePublished } from "./published.server.ts";

/** A file of a published protokoll or paragraf as everyone may read it: html, docx, pdf, the bevis, or what proves its content. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const found = await requirePublished(db, params);
  const of = found.kind === "minutes" ? "protokoll" : "paragraf";
  if (params.format === "innehall") {
    const proof = await maskingProof(db, found.associationId, {
      meetingId: found.id,
      itemId: found.itemId,
    });
    if (!proof) throw notFound();
    return json(proof, {
      headers: {
        "Content-Disposition": `attachment; filename="innehall-${of}-${found.name}.json"`,
      },
    });
  }
  const isEvidence = params.format === "bevis";
  const document = found.documents.findLast((d) =>
    isEvidence
      ? d.kind === "notice_evidence" && d.format === "pdf"
      : d.kind === found.kind && d.format === params.format,
  );
  const blob = document && (await bytesOf(db, found.associationId, document.sha256));
  if (!document || !blob) throw notFound();
  const name = `${isEvidence ? "bevis" : of}-${found.name}.${document.format}`;
  return fileResponse(blob, name, document.sha256);
}
