import type { LoaderFunctionArgs } from "@remix-run/node";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { meetingFollowUp } from "#db/queries/followUp.server.ts";
import { stepsOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { preparationsOf } from "#db/queries/preparation.server.ts";
import { currentDocument, keptHash, methodNow } from "../../../commands/meetingDocuments.server.ts";
import { agendaDocument } from "../../../documents/agendaDocument.ts";
import { type Format, formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { summonsDocument } from "../../../documents/summons.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { notFound, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** A document of the meeting for those inside: kept bytes where they are kept, a fresh draft otherwise. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const format = formats.find((f) => f === args.params.format);
  if (!format) throw notFound();
  switch (args.params.kind) {
    case "protokoll":
      return (await keptMinutes(desk, format)) ?? (await draftMinutes(desk, format));
    case "kallelse":
      return summons(desk, format);
    case "dagordning":
      return agenda(desk, format);
    case "bevis":
      return evidence(desk, format);
    default:
      throw notFound();
  }
}

async function keptMinutes(desk: MeetingDesk, format: Format) {
  const { db } = desk.office;
  const hash = await keptHash(db, desk.meetingId, format);
  const blob = hash && (await bytesOf(db, desk.association.id, hash));
  return blob ? fileResponse(blob, `protokoll-${desk.slug}.${format}`, hash) : null;
}

async function draftMinutes(desk: MeetingDesk, format: Format) {
  requireReading(desk, "draft");
  const { office, association, slug } = desk;
  const document = currentDocument(office, association, slug, await requireMinutes(desk), {
    method: await methodNow(office, association.id),
  });
  return fresh(await render(document, format), `utkast-protokoll-${slug}.${format}`, format);
}

/** The kallelse as it was sent; before that, as it would be sent today. */
async function summons(desk: MeetingDesk, format: Format) {
  requireReading(desk, "draft");
  const { db, templates } = desk.office;
  const name = `kallelse-${desk.slug}.${format}`;
  const kept = (await issuedDocuments(db, desk.meetingId)).find(
    (d) => d.kind === "summons" && d.format === format,
  );
  const blob = kept && (await bytesOf(db, desk.association.id, kept.sha256));
  if (kept && blob) return fileResponse(blob, name, kept.sha256);
  const steps = await stepsOf(db, desk.meetingId);
  const document = summonsDocument(await requireMinutes(desk), templates, {
    sentOn: steps.summoned ? swedishDay(steps.summoned.at) : desk.today,
    preparations: await preparationsOf(db, desk.meetingId),
    followUp: (await meetingFollowUp(db, desk.association.id, desk)).open,
  });
  return fresh(await render(document, format), name, format);
}

/** The dagordning as it is now; what was sent is in the kallelse. */
async function agenda(desk: MeetingDesk, format: Format) {
  requireReading(desk, "draft");
  const document = agendaDocument(await requireMinutes(desk), desk.office.templates, {
    writtenOn: desk.today,
  });
  return fresh(await render(document, format), `dagordning-${desk.slug}.${format}`, format);
}

async function evidence(desk: MeetingDesk, format: Format) {
  const issued = (await issuedDocuments(desk.office.db, desk.meetingId)).findLast(
    (d) => d.kind === "notice_evidence" && d.format === format,
  );
  const blob = issued && (await bytesOf(desk.office.db, desk.association.id, issued.sha256));
  if (!issued || !blob) throw notFound();
  return fileResponse(blob, `bevis-${desk.slug}.${format}`, issued.sha256);
}

const fresh = (bytes: Uint8Array, name: string, format: Format) =>
  fileResponse({ bytes, media_type: mediaTypes[format] }, name, sha256(bytes));
