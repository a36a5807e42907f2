/**
 * What every way to justera shares: who justerar, whether it is their turn, and what happens at the last one.
 * @see KL 5:69
 */
import type { Round } from "#db/queries/approval.server.ts";
import { itemRow, meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { formats } from "../documents/render.server.ts";
import { type ApprovalOutcome, approve, inOrder } from "../domain/approval.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { minutesHandling } from "../domain/diary/own.ts";
import type { Json } from "../domain/event.ts";
import type { Minutes } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Act, Office } from "./command.server.ts";
import { noteTold } from "./delegationReport.server.ts";
import { ofMeeting, registerOwn } from "./diary.server.ts";
import { noteIssued } from "./issuedDocuments.server.ts";

/** What is justerat as one: the protokoll, or with `itemId` a paragraf that is justerad omedelbart. */
export type ToApprove = { meetingId: string; itemId?: string | null };

/** What the event is about. */
export const subjectOf = ({ meetingId, itemId }: ToApprove) =>
  itemId ? `item:${itemId}` : `meeting:${meetingId}`;

/** The meeting's row, if it and the paragraf are here. */
export async function meetingOf(
  db: Office["db"],
  associationId: string,
  { meetingId, itemId }: ToApprove,
) {
  const item = itemId ? await itemRow(db, associationId, itemId) : null;
  if (itemId && item?.meeting_id !== meetingId) return undefined;
  return meetingRow(db, associationId, meetingId);
}

/** The people whose approval makes the protokoll justerat: the meeting's ordförande and its justerare. */
export async function approversOf(db: Office["db"], associationId: string, meetingId: string) {
  const minutes = await minutesOf(db, associationId, meetingId);
  return minutes ? approversIn(minutes) : [];
}

/** The same, of a protokoll that is at hand. */
export function approversIn({ chairId, adjusterIds }: Pick<Minutes, "chairId" | "adjusterIds">) {
  if (!chairId) return [];
  return [
    { personId: chairId, role: "chair" as const },
    ...adjusterIds.map((personId) => ({ personId, role: "adjuster" as const })),
  ];
}

export const notAnApprover = () =>
  refused("Bara sammanträdets ordförande och valda justerare justerar protokollet.", {
    rule: "KL-5-69",
    source: "kommunallagen 5 kap. 69 §",
  });

export const notOut = () => refused("Protokollet är inte ute för justering.");

export type Approver = Awaited<ReturnType<typeof approversOf>>[number];

/** The approver's act in a round, as it would be made now. */
export type Standing = { round: Round; role: Approver["role"]; outcome: ApprovalOutcome };

type Approving = { personId: string | null; sha256: string; on: LegalDate };

/** Whether this person may approve the round now, and what comes of it. */
export function standing(
  round: Round,
  people: readonly Approver[],
  { personId, sha256, on }: Approving,
): Result<Standing> {
  const approvers = inOrder(people, round.turnOrder);
  const outcome = approve(
    {
      sha256: round.sha256,
      approvers: approvers.map((a) => a.personId),
      approvals: round.approvals.map((a) => ({ personId: a.personId, on: a.on })),
      inTurn: round.turnOrder !== null,
    },
    { personId: personId ?? "", sha256, on },
  );
  if (!outcome.ok) return outcome;
  const role = approvers.find((a) => a.personId === personId)?.role ?? "adjuster";
  return accepted({ round, role, outcome: outcome.value });
}

/** What the log tells of an approval beside its round, role and hash. */
export type How = { kind: "approved" | "signed"; data: { [key: string]: Json } };

/** Saves an approval. With the last one the protokoll is justerat and its bytes, as `round` has them, are frozen. */
export async function saveApproval(
  act: Act,
  of: ToApprove,
  { round, role, outcome }: Standing,
  how: How,
): Promise<void> {
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
    kind: `${of.itemId ? "paragraf" : "minutes"}.${how.kind}`,
    subject: subjectOf(of),
    data: { round: round.round, role, sha256: round.sha256, ...how.data },
    ground: "kommunallagen 5 kap. 69 §",
  });
  if (outcome.approvedOn) await freeze(act, of, round);
}

async function freeze(act: Act, of: ToApprove, round: Round) {
  const { meetingId, itemId = null } = of;
  const approved = {
    meeting_id: meetingId,
    association_id: act.associationId,
    round_id: round.id,
    approved_on: act.today,
    at: act.at,
  };
  if (itemId === null) await act.trx.insertInto("approved_minutes").values(approved).execute();
  else {
    const row = { ...approved, item_id: itemId };
    await act.trx.insertInto("approved_item").values(row).execute();
  }
  await noteTold(act, { meetingId, itemId });
  for (const format of formats) {
    await noteIssued(act, {
      meeting_id: meetingId,
      kind: itemId === null ? "minutes" : "paragraf",
      subject_id: itemId,
      format,
      sha256: round[format],
    });
  }
  act.record({
    kind: itemId === null ? "minutes.adjusted" : "paragraf.adjusted",
    subject: subjectOf(of),
    data: { on: act.today, html: round.html, docx: round.docx, pdf: round.pdf },
    ground: "kommunallagen 5 kap. 69 §",
  });
  await registerMinutes(act, of, round);
}

/** A protokoll is upprättat, and so an allmän handling, when it is justerat. @see TF 2:10 */
async function registerMinutes(act: Act, { meetingId, itemId = null }: ToApprove, round: Round) {
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  const item = itemId === null ? null : await itemRow(act.trx, act.associationId, itemId);
  if (!meeting) return;
  const paragraf = item ? { itemId: item.id, number: item.number } : null;
  const about = { approvedOn: act.today, sha256: round.pdf, paragraf };
  await registerOwn(act, minutesHandling({ ...ofMeeting(meeting), ...about }));
}
