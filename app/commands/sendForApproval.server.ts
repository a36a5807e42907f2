/**
 * Sending for justering: the protokoll as a whole, or one paragraf of it at once, as the bytes that are approved.
 * The documents are made before the transaction, which then makes sure that nothing changed meanwhile: making
 * them takes long, and one writer waits for another.
 * @see KL 5:69, EID-3
 */
import { randomBytes } from "node:crypto";
import {
  nextRound,
  type PartAtOnce,
  partsAtOnce,
  remarksOf,
  textsOfRound,
} from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { itemRow, meetingRow, minutesOf, stepsOf } from "#db/queries/meetings.server.ts";
import { methodOn } from "#db/queries/signing.server.ts";
import { paragrafTexts } from "../documents/compare.ts";
import { contentHash, documentJson } from "../documents/content.server.ts";
import type { Document } from "../documents/document.ts";
import { approverPlaces } from "../documents/minutes.ts";
import { passagesOf } from "../documents/passages.ts";
import { type Format, formats, mediaTypes } from "../documents/render.server.ts";
import type { TurnOrder } from "../domain/approval.ts";
import type { ApprovalMethod } from "../domain/approvalMethod.ts";
import { mayApproveAtOnce } from "../domain/atOnce.ts";
import type { ParagrafText } from "../domain/change.ts";
import { canonicalJson, type Json } from "../domain/event.ts";
import type { Minutes } from "../domain/minutes.ts";
import { covers } from "../domain/remarks.ts";
import {
  accepted,
  type Finding,
  type Refusal,
  type Result,
  refused,
  refusedAll,
} from "../domain/result.ts";
import type { ReviewFinding } from "../domain/review.ts";
import { changeableItem, changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, type Caller, command, missing, type Office } from "./command.server.ts";
import { findingsOf } from "./findings.server.ts";
import { officeFor, wordingHash } from "./house.server.ts";
import { currentDocument, methodNow, renditions } from "./meetingDocuments.server.ts";

type Rendered = {
  document: Document;
  bytes: Record<Format, Uint8Array>;
  paragrafs: ParagrafText[];
  of: string;
  method: ApprovalMethod;
};

/** `turnOrder` null or absent: all approve when they like. */
export type SendForApproval = { meetingId: string; turnOrder?: TurnOrder | null };

/** Sends the protokoll to the ordförande and the justerare. */
export async function sendForApproval(
  office: Office,
  caller: Caller,
  input: SendForApproval,
  formId: string | null = null,
): Promise<Result<{ roundId: string; round: number }>> {
  const rendered = await rendering(office, caller.associationId, input.meetingId, null);
  return sendWhole(office, caller, { ...input, rendered }, formId);
}

/** Sends one paragraf to them, during the meeting, to be justerad at once. */
export async function sendAtOnce(
  office: Office,
  caller: Caller,
  { itemId }: { itemId: string },
  formId: string | null = null,
): Promise<Result<{ roundId: string; round: number }>> {
  const item = await itemRow(office.db, caller.associationId, itemId);
  const rendered = item
    ? await rendering(office, caller.associationId, item.meeting_id, itemId)
    : null;
  return sendPart(office, caller, { itemId, rendered }, formId);
}

/** Null when it is not there, or has a fault that stops it: then nothing is sent. */
async function rendering(
  office: Office,
  associationId: string,
  meetingId: string,
  itemId: string | null,
): Promise<Rendered | null> {
  const minutes = await minutesOf(office.db, associationId, meetingId);
  const meeting = await meetingRow(office.db, associationId, meetingId);
  const association = await associationById(office.db, associationId);
  if (!minutes || !meeting || !association) return null;
  const findings = await findingsAbout(office.db, associationId, minutes, itemId);
  if (findings.some((f) => f.level === "block")) return null;
  // What is sent at once says so in its text, and does so before it is sent.
  const atOnceIds = itemId === null ? minutes.atOnceIds : [...minutes.atOnceIds, itemId];
  const said = { ...minutes, atOnceIds };
  const ours = await officeFor(office, office.db, associationId);
  const method = await methodNow(office, associationId);
  const document = currentDocument(ours, association, meeting.slug, said, { itemId, method });
  // Those who sign find a field each in the PDF; nobody else does.
  const signatureFields =
    method === "certificate" ? approverPlaces(minutes).map(({ place }) => place) : [];
  const bytes = await renditions(document, { signatureFields });
  const of = fingerprint(minutes, ours, method);
  return { document, bytes, paragrafs: paragrafTexts(document), of, method };
}

/** What the document was made from: the meeting, the words and the letterhead around it, and how it is justerat. */
const fingerprint = (minutes: Minutes, { templates }: Office, method: ApprovalMethod) =>
  sha256(canonicalJson(minutes as unknown as Json) + wordingHash(templates) + method);

async function isFresh(act: Act, minutes: Minutes, rendered: Rendered | null) {
  const method = await methodOn(act.trx, act.associationId, act.today);
  return rendered?.of === fingerprint(minutes, act.office, method);
}

/** What the rules find: in the whole protokoll, or at the one paragraf. */
export async function findingsAbout(
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
  itemId: string | null,
): Promise<ReviewFinding[]> {
  const findings = await findingsOf(db, associationId, minutes);
  return itemId === null ? findings : findings.filter((one) => one.itemId === itemId);
}

type ToSend = { rendered: Rendered | null };

const sendWhole = command("sendForApproval", async (act, input: SendForApproval & ToSend) => {
  const { meetingId, rendered, turnOrder = null } = input;
  const meeting = await changeableMeeting(act, meetingId);
  if (!meeting.ok) return meeting;
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  if (!minutes) return missing("Sammanträdet");
  if (!(await stepsOf(act.trx, meetingId)).closed) {
    return refused("Avsluta sammanträdet innan protokollet skickas för justering.", {
      rule: "KL-5-69",
      source: "kommunallagen 5 kap. 69 §",
    });
  }
  const stops = [
    ...(await whatStops(act, minutes, null)),
    ...(await unlikeParts(act, meetingId, rendered)),
  ];
  if (stops.length > 0) return refusedAll(stops);
  if (!rendered || !(await isFresh(act, minutes, rendered))) return changedMeanwhile();
  return openRound(act, { meetingId, itemId: null, rendered, turnOrder });
});

const sendPart = command("sendAtOnce", async (act, input: { itemId: string } & ToSend) => {
  const { itemId, rendered } = input;
  const found = await changeableItem(act, itemId);
  if (!found.ok) return found;
  const { meeting } = found.value;
  const minutes = await minutesOf(act.trx, act.associationId, meeting.id);
  const item = minutes?.items.find(({ id }) => id === itemId);
  if (!minutes || !item) return missing("Ärendet");
  const allowed = mayApproveAtOnce(minutes, item, meeting);
  if (!allowed.ok) return allowed;
  const stops = await whatStops(act, minutes, itemId);
  if (stops.length > 0) return refusedAll(stops);
  if (!rendered || !(await isFresh(act, minutes, rendered))) return changedMeanwhile();
  // Whoever has the paragraf open is told that it is no longer written in.
  await touchMeeting(act, meeting.id);
  return openRound(act, { meetingId: meeting.id, itemId, rendered, turnOrder: null });
});

const changedMeanwhile = () =>
  refused("Protokollet ändrades medan det skickades. Läs igenom det och skicka igen.", {
    rule: "inaktuell",
  });

/** Faults that the law stops, and warnings that nobody has given a written reason for. */
async function whatStops(act: Act, minutes: Minutes, itemId: string | null): Promise<Refusal[]> {
  const remarks = await remarksOf(act.trx, minutes.meetingId);
  const isAnswered = (f: Finding) => remarks.some((remark) => covers(remark, f));
  const findings = await findingsAbout(act.trx, act.associationId, minutes, itemId);
  return findings
    .filter((f) => f.level === "block" || (f.level === "warn" && !isAnswered(f)))
    .map((f) => ({
      rule: f.rule,
      source: f.source,
      field: `${f.rule}:${f.paragraf ?? ""}`,
      text: f.level === "warn" ? `${f.text} Åtgärda eller skriv ett skäl.` : f.text,
    }));
}

/** The protokoll may not say anything else of a paragraf than what was justerat of it at the meeting. */
async function unlikeParts(act: Act, meetingId: string, rendered: Rendered | null) {
  const stops: Refusal[] = [];
  for (const part of await partsAtOnce(act.trx, meetingId)) {
    const stop = await unlike(act, part, rendered);
    const ground = { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §", field: null };
    if (stop) stops.push({ ...ground, text: stop });
  }
  return stops;
}

async function unlike(act: Act, part: PartAtOnce, rendered: Rendered | null) {
  if (part.approvedOn === null) {
    return `§ ${part.number} är ute för omedelbar justering. Vänta tills den är justerad, eller återkalla den.`;
  }
  if (!rendered) return null;
  const texts = (of: ParagrafText[] | null) =>
    JSON.stringify(of?.find(({ id }) => id === `p${part.number}`) ?? null);
  const justerat = texts(await textsOfRound(act.trx, part.roundId));
  if (texts(rendered.paragrafs) === justerat) return null;
  return `§ ${part.number} är omedelbart justerad men lyder inte längre så i protokollet. Något som påverkar den har ändrats, till exempel vem som var närvarande. Ändra tillbaka det.`;
}

/** Keeps the model that the documents are made of: a version with masked words is made of it, and of nothing newer. */
async function keepContent(act: Act, document: Document) {
  const bytes = new TextEncoder().encode(documentJson(document));
  const key = randomBytes(32).toString("hex");
  return {
    content_sha256: await keepBytes(act.trx, act.associationId, "application/json", bytes),
    content_key: key,
    content_hash: contentHash(passagesOf(document), key),
  };
}

type NewRound = {
  meetingId: string;
  itemId: string | null;
  rendered: Rendered;
  turnOrder: TurnOrder | null;
};

async function openRound(act: Act, { meetingId, itemId, rendered, turnOrder }: NewRound) {
  const { document, bytes, paragrafs, method } = rendered;
  const hash = {} as Record<Format, string>;
  for (const format of formats) {
    hash[format] = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes[format]);
  }
  const content = await keepContent(act, document);
  const whole = sha256(formats.map((f) => hash[f]).join("\n"));
  const round = await nextRound(act.trx, meetingId);
  const roundId = act.newId();
  await act.trx
    .insertInto("approval_round")
    .values({
      id: roundId,
      association_id: act.associationId,
      meeting_id: meetingId,
      item_id: itemId,
      round,
      sha256: whole,
      html_sha256: hash.html,
      docx_sha256: hash.docx,
      pdf_sha256: hash.pdf,
      ...content,
      turn_order: turnOrder,
      method: method === "logged" ? null : method,
      paragrafs: JSON.stringify(paragrafs),
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: itemId === null ? "minutes.sent" : "paragraf.sent",
    subject: itemId === null ? `meeting:${meetingId}` : `item:${itemId}`,
    data: { round, sha256: whole, ...hash, content: content.content_hash, turnOrder, method },
    ground: "kommunallagen 5 kap. 69 §",
  });
  return accepted({ roundId, round });
}
