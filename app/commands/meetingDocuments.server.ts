/** The protokoll of a meeting as documents: the kept bytes where they are kept, fresh ones otherwise. */
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { meetingAnywhere, minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { methodOn } from "#db/queries/signing.server.ts";
import type { AssociationTable } from "#db/schema.ts";
import type { Document } from "../documents/document.ts";
import { minutesDocument, paragrafAtOnceDocument } from "../documents/minutes.ts";
import { type Format, formats, type RenderOptions, render } from "../documents/render.server.ts";
import type { ApprovalMethod } from "../domain/approvalMethod.ts";
import type { Minutes } from "../domain/minutes.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import type { Office } from "./command.server.ts";
import { officeFor } from "./house.server.ts";

/** Where everyone reads a protokoll once its justering has been anslagen. */
export const minutesAddress = (publicUrl: string, slug: string, meetingSlug: string) =>
  `${publicUrl}/protokoll/${slug}/${meetingSlug}`;

/** Where everyone reads one paragraf: förbund, calendar year and number never change. */
export const paragrafAddress = (
  publicUrl: string,
  slug: string,
  { date }: Pick<Minutes, "date">,
  number: number,
) => `${publicUrl}/protokoll/${slug}/${date.slice(0, 4)}/${number}`;

/** How a protokoll that were sent now would be justerat. */
export const methodNow = (office: Office, associationId: string): Promise<ApprovalMethod> =>
  methodOn(office.db, associationId, swedishNow(office.clock()).today);

/** The protokoll as it stands now, or one paragraf of it to be justerad omedelbart, with its address and its court. */
export function currentDocument(
  office: Office,
  { slug, court }: Pick<AssociationTable, "slug" | "court">,
  meetingSlug: string,
  minutes: Minutes,
  { itemId = null, method = "logged" }: { itemId?: string | null; method?: ApprovalMethod } = {},
): Document {
  const whole = minutesAddress(office.publicUrl, slug, meetingSlug);
  const item = minutes.items.find(({ id }) => id === itemId);
  if (!item) return minutesDocument(minutes, office.templates, { address: whole, court, method });
  const address = paragrafAddress(office.publicUrl, slug, minutes, item.number ?? 0);
  const options = { address, court, method, minutesAddress: whole };
  return paragrafAtOnceDocument(minutes, item, office.templates, options);
}

/** The three renditions of a document. */
export async function renditions(
  document: Document,
  options: RenderOptions = {},
): Promise<Record<Format, Uint8Array>> {
  const bytes = {} as Record<Format, Uint8Array>;
  for (const format of formats) bytes[format] = await render(document, format, options);
  return bytes;
}

/** The hash of the kept rendition of a meeting's protokoll; null while there is only a draft. */
export async function keptHash(
  db: Office["db"],
  meetingId: string,
  format: Format,
): Promise<string | null> {
  const round = standingRound(await roundsOf(db, meetingId));
  if (round) return round[format];
  const issued = (await issuedDocuments(db, meetingId)).find(
    (d) => d.kind === "minutes" && d.format === format,
  );
  return issued?.sha256 ?? null;
}

/** All three renditions of a meeting's protokoll by its id alone, for the command line; null when there is none. */
export async function documentsOfMeeting(office: Office, meetingId: string) {
  const meeting = await meetingAnywhere(office.db, meetingId);
  const association = meeting && (await associationById(office.db, meeting.association_id));
  const minutes = meeting && (await minutesOf(office.db, meeting.association_id, meetingId));
  if (!meeting || !association || !minutes) return null;
  const ours = await officeFor(office, office.db, association.id);
  const method = await methodNow(office, association.id);
  const bytes = {} as Record<Format, Uint8Array>;
  for (const format of formats) {
    const hash = await keptHash(office.db, meetingId, format);
    const kept = hash && (await bytesOf(office.db, association.id, hash));
    bytes[format] = kept
      ? kept.bytes
      : await render(currentDocument(ours, association, meeting.slug, minutes, { method }), format);
  }
  return { slug: meeting.slug, bytes };
}
