import type { IssuedDocumentTable } from "#db/schema.ts";
import type { Act } from "./command.server.ts";

type Issued = Pick<IssuedDocumentTable, "meeting_id" | "kind" | "subject_id" | "format" | "sha256">;

/** Notes that kept bytes were issued as a document of the meeting: from then on they are never made again. */
export async function noteIssued(act: Act, issued: Issued): Promise<void> {
  await act.trx
    .insertInto("issued_document")
    .values({ id: act.newId(), association_id: act.associationId, at: act.at, ...issued })
    .execute();
}

/** Records the hashes of a document's renditions: in the chain they cannot be changed unseen, as they could in a row. */
export function recordIssued(
  act: Act,
  meetingId: string,
  kind: Issued["kind"],
  hashes: Record<string, string>,
): void {
  act.record({
    kind: "document.issued",
    subject: `meeting:${meetingId}`,
    data: { document: kind, ...hashes },
    ground: null,
  });
}
