/**
 * Justering: the protokoll is sent out as bytes, the ordförande and the justerare approve the very same bytes,
 * and with the last approval they are frozen. A change means a new round.
 * @see KL 5:69, EID-3
 */
import { remarksOf, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { meetingRow, minutesOf, stepsOf } from "#db/queries/meetings.server.ts";
import { paragrafTexts } from "../documents/compare.ts";
import { type Format, formats, mediaTypes } from "../documents/render.server.ts";
import { approve, inOrder, type TurnOrder } from "../domain/approval.ts";
import type { ParagrafText } from "../domain/change.ts";
import { canonicalJson, type Json } from "../domain/event.ts";
import type { Minutes } from "../domain/minutes.ts";
import {
  accepted,
  type Finding,
  type Refusal,
  type Result,
  refused,
  refusedAll,
} from "../domain/result.ts";
import { changeableMeeting } from "./changeable.server.ts";
import { type Act, type Caller, command, missing, type Office } from "./command.server.ts";
import { findingsOf } from "./findings.server.ts";
import { noteIssued } from "./issuedDocuments.server.ts";
import { currentDocument, renditions } from "./meetingDocuments.server.ts";

type Rendered = { bytes: Record<Format, Uint8Array>; paragrafs: ParagrafText[]; of: string };

/** The reason that was written for a warning, by the warning's own key. */
export const findingKey = (finding: Pick<Finding, "rule" | "paragraf">) =>
  `${finding.rule}:${finding.paragraf ?? ""}`;

export const recordRemark = command(
  "recordRemark",
  async (
    act,
    input: { meetingId: string; rule: string; paragraf: number | null; reason: string },
  ) => {
    const meeting = await changeableMeeting(act, input.meetingId);
    if (!meeting.ok) return meeting;
    const id = act.newId();
    await act.trx
      .insertInto("remark")
      .values({
        id,
        association_id: act.associationId,
        meeting_id: input.meetingId,
        rule: input.rule,
        paragraf: input.paragraf,
        reason: input.reason,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "remark.recorded",
      subject: `meeting:${input.meetingId}`,
      data: { rule: input.rule, paragraf: input.paragraf },
      ground: input.reason,
    });
    return accepted({ id });
  },
);

/** `turnOrder` null or absent: all approve when they like. */
export type SendForApproval = { meetingId: string; turnOrder?: TurnOrder | null };

/**
 * Sends the protokoll for justering. The three documents are made before the transaction, which then makes
 * sure that nothing changed meanwhile: making them takes long, and one writer waits for another.
 */
export async function sendForApproval(
  office: Office,
  caller: Caller,
  input: SendForApproval,
  formId: string | null = null,
): Promise<Result<{ roundId: string; round: number }>> {
  const rendered = await renderMinutes(office, caller.associationId, input.meetingId);
  return sendRendered(office, caller, { ...input, rendered }, formId);
}

async function renderMinutes(
  office: Office,
  associationId: string,
  meetingId: string,
): Promise<Rendered | null> {
  const minutes = await minutesOf(office.db, associationId, meetingId);
  const meeting = await meetingRow(office.db, associationId, meetingId);
  const association = await associationById(office.db, associationId);
  if (!minutes || !meeting || !association) return null;
  const findings = await findingsOf(office.db, associationId, minutes);
  if (findings.some((f) => f.level === "block")) return null;
  const document = currentDocument(office, association, meeting.slug, minutes);
  const bytes = await renditions(document);
  return { bytes, paragrafs: paragrafTexts(document), of: fingerprint(minutes) };
}

const fingerprint = (minutes: Minutes) => sha256(canonicalJson(minutes as unknown as Json));

const sendRendered = command(
  "sendForApproval",
  async (act, input: SendForApproval & { rendered: Rendered | null }) => {
    const { meetingId } = input;
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
    const stops = await whatStops(act, minutes);
    if (stops.length > 0) return refusedAll(stops);
    if (!input.rendered || input.rendered.of !== fingerprint(minutes)) {
      return refused("Protokollet ändrades medan det skickades. Läs igenom det och skicka igen.", {
        rule: "inaktuell",
      });
    }
    return openRound(act, meetingId, input.rendered, input.turnOrder ?? null);
  },
);

/** Faults that the law stops, and warnings that nobody has given a written reason for. */
async function whatStops(act: Act, minutes: Minutes): Promise<Refusal[]> {
  const reasons = new Set((await remarksOf(act.trx, minutes.meetingId)).map(findingKey));
  const findings = await findingsOf(act.trx, act.associationId, minutes);
  return findings
    .filter((f) => f.level === "block" || (f.level === "warn" && !reasons.has(findingKey(f))))
    .map((f) => ({
      rule: f.rule,
      source: f.source,
      field: findingKey(f),
      text: f.level === "warn" ? `${f.text} Åtgärda eller skriv ett skäl.` : f.text,
    }));
}

async function openRound(
  act: Act,
  meetingId: string,
  { bytes, paragrafs }: Rendered,
  turnOrder: TurnOrder | null,
) {
  const hash = {} as Record<Format, string>;
  for (const format of formats) {
    hash[format] = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes[format]);
  }
  const whole = sha256(formats.map((f) => hash[f]).join("\n"));
  const round = (await roundsOf(act.trx, meetingId)).length + 1;
  const roundId = act.newId();
  await act.trx
    .insertInto("approval_round")
    .values({
      id: roundId,
      association_id: act.associationId,
      meeting_id: meetingId,
      round,
      sha256: whole,
      html_sha256: hash.html,
      docx_sha256: hash.docx,
      pdf_sha256: hash.pdf,
      turn_order: turnOrder,
      paragrafs: JSON.stringify(paragrafs),
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: "minutes.sent",
    subject: `meeting:${meetingId}`,
    data: { round, sha256: whole, ...hash, turnOrder },
    ground: "kommunallagen 5 kap. 69 §",
  });
  return accepted({ roundId, round });
}

async function withdrawRound(
  act: Act,
  meetingId: string,
  ground: string,
  kind: "minutes.recalled" | "minutes.returned",
) {
  const round = standingRound(await roundsOf(act.trx, meetingId));
  if (!round) return refused("Protokollet är inte ute för justering.");
  const approved = await act.trx
    .selectFrom("approved_minutes")
    .select("meeting_id")
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst();
  if (approved) {
    return refused("Protokollet är justerat och kan inte återkallas.", {
      rule: "KL-5-69",
      source: "kommunallagen 5 kap. 69 §",
    });
  }
  await act.trx
    .insertInto("round_withdrawal")
    .values({
      round_id: round.id,
      association_id: act.associationId,
      ground,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({ kind, subject: `meeting:${meetingId}`, data: { round: round.round }, ground });
  return accepted({ id: meetingId });
}

/** Takes the protokoll back from justering for a change; the approvals given so far fall. */
export const recallMinutes = command(
  "recallMinutes",
  async (act, input: { meetingId: string; ground: string }) => {
    if (!(await meetingRow(act.trx, act.associationId, input.meetingId))) {
      return missing("Sammanträdet");
    }
    return withdrawRound(act, input.meetingId, input.ground, "minutes.recalled");
  },
);

/** The people whose approval makes the protokoll justerat: the meeting's ordförande and its justerare. */
export async function approversOf(act: Act, meetingId: string) {
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  if (!minutes?.chairId) return [];
  return [
    { personId: minutes.chairId, role: "chair" as const },
    ...minutes.adjusterIds.map((personId) => ({ personId, role: "adjuster" as const })),
  ];
}

/** An approver asks for a change: the round falls and the sekreterare gets the reason. */
export const returnMinutes = command(
  "returnMinutes",
  async (act, input: { meetingId: string; ground: string }) => {
    const approvers = await approversOf(act, input.meetingId);
    if (!approvers.some((a) => a.personId === act.actor.personId)) return notAnApprover();
    return withdrawRound(act, input.meetingId, input.ground, "minutes.returned");
  },
);

export const notAnApprover = () =>
  refused("Bara sammanträdets ordförande och valda justerare justerar protokollet.", {
    rule: "KL-5-69",
    source: "kommunallagen 5 kap. 69 §",
  });

/**
 * Approves the bytes with the given hash. It is a logged approval, an electronic signature of the simplest
 * kind and never called advanced. With the last one the protokoll is justerat and its bytes frozen.
 */
export const approveMinutes = command(
  "approveMinutes",
  async (act, input: { meetingId: string; sha256: string }) => {
    const { meetingId } = input;
    const meeting = await meetingRow(act.trx, act.associationId, meetingId);
    const round = standingRound(await roundsOf(act.trx, meetingId));
    if (!meeting) return missing("Sammanträdet");
    if (!round) return refused("Protokollet är inte ute för justering.");
    const approvers = inOrder(await approversOf(act, meetingId), round.turnOrder);
    const decision = approve(
      {
        sha256: round.sha256,
        approvers: approvers.map((a) => a.personId),
        approvals: round.approvals.map((a) => ({ personId: a.personId, on: a.on })),
        inTurn: round.turnOrder !== null,
      },
      { personId: act.actor.personId ?? "", sha256: input.sha256, on: act.today },
    );
    if (!decision.ok) return decision;
    const role = approvers.find((a) => a.personId === act.actor.personId)?.role ?? "adjuster";
    await act.trx
      .insertInto("approval")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        round_id: round.id,
        person_id: act.actor.personId ?? "",
        role,
        sha256: round.sha256,
        at: act.at,
        on_date: act.today,
      })
      .execute();
    act.record({
      kind: "minutes.approved",
      subject: `meeting:${meetingId}`,
      data: { round: round.round, role, sha256: round.sha256 },
      ground: "kommunallagen 5 kap. 69 §",
    });
    if (decision.value.approvedOn) await freeze(act, meetingId, round);
    return accepted({ approvedOn: decision.value.approvedOn });
  },
);

type StandingRound = NonNullable<ReturnType<typeof standingRound>>;

async function freeze(act: Act, meetingId: string, round: StandingRound) {
  await act.trx
    .insertInto("approved_minutes")
    .values({
      meeting_id: meetingId,
      association_id: act.associationId,
      round_id: round.id,
      approved_on: act.today,
      at: act.at,
    })
    .execute();
  for (const format of formats) {
    await noteIssued(act, {
      meeting_id: meetingId,
      kind: "minutes",
      subject_id: null,
      format,
      sha256: round[format],
    });
  }
  act.record({
    kind: "minutes.adjusted",
    subject: `meeting:${meetingId}`,
    data: { on: act.today, html: round.html, docx: round.docx, pdf: round.pdf },
    ground: "kommunallagen 5 kap. 69 §",
  });
}
