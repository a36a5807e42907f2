/**
 * Justering: the protokoll is sent out as bytes, the ordförande and the justerare approve the very same bytes,
 * and with the last approval they are frozen. A change means a new round.
 * @see KL 5:69, EID-3
 */
import { approvedDay, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { itemRow, meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { formats } from "../documents/render.server.ts";
import { approve, inOrder } from "../domain/approval.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { noteTold } from "./delegationReport.server.ts";
import { noteIssued } from "./issuedDocuments.server.ts";

/** What is justerat as one: the protokoll, or with `itemId` a paragraf that is justerad omedelbart. */
export type ToApprove = { meetingId: string; itemId?: string | null };

const subjectOf = ({ meetingId, itemId }: ToApprove) =>
  itemId ? `item:${itemId}` : `meeting:${meetingId}`;

/** The meeting's row, if it and the paragraf are here. */
async function meetingOf(act: Act, { meetingId, itemId }: ToApprove) {
  const item = itemId ? await itemRow(act.trx, act.associationId, itemId) : null;
  if (itemId && item?.meeting_id !== meetingId) return undefined;
  return meetingRow(act.trx, act.associationId, meetingId);
}

export const recordRemark = command(
  "recordRemark",
  async (
    act,
    input: {
      meetingId: string;
      rule: string;
      paragraf: number | null;
      /** The finding's sentence: the reason lets that one stand and no other. */
      finding: string;
      reason: string;
    },
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
        finding: input.finding,
        reason: input.reason,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "remark.recorded",
      subject: `meeting:${input.meetingId}`,
      data: { rule: input.rule, paragraf: input.paragraf, finding: input.finding },
      ground: input.reason,
    });
    return accepted({ id });
  },
);

async function withdrawRound(
  act: Act,
  of: ToApprove,
  ground: string,
  how: "recalled" | "returned",
) {
  const { meetingId, itemId = null } = of;
  const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
  if (!round) return refused("Protokollet är inte ute för justering.");
  if (await approvedDay(act.trx, meetingId, itemId)) {
    return refused(
      itemId === null
        ? "Protokollet är justerat och kan inte återkallas."
        : "Paragrafen är justerad och kan inte återkallas.",
      { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" },
    );
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
  if (itemId !== null) await touchMeeting(act, meetingId);
  const kind = `${itemId === null ? "minutes" : "paragraf"}.${how}` as const;
  act.record({ kind, subject: subjectOf(of), data: { round: round.round }, ground });
  return accepted({ id: meetingId });
}

/** Takes the protokoll, or the paragraf, back from justering for a change; the approvals given so far fall. */
export const recallMinutes = command(
  "recallMinutes",
  async (act, input: ToApprove & { ground: string }) => {
    if (!(await meetingOf(act, input))) return missing("Sammanträdet");
    return withdrawRound(act, input, input.ground, "recalled");
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
  async (act, input: ToApprove & { ground: string }) => {
    const approvers = await approversOf(act, input.meetingId);
    if (!approvers.some((a) => a.personId === act.actor.personId)) return notAnApprover();
    return withdrawRound(act, input, input.ground, "returned");
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
  async (act, input: ToApprove & { sha256: string }) => {
    const { meetingId, itemId = null } = input;
    if (!(await meetingOf(act, input))) return missing("Sammanträdet");
    const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
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
      kind: itemId === null ? "minutes.approved" : "paragraf.approved",
      subject: subjectOf(input),
      data: { round: round.round, role, sha256: round.sha256 },
      ground: "kommunallagen 5 kap. 69 §",
    });
    if (decision.value.approvedOn) await freeze(act, input, round);
    return accepted({ approvedOn: decision.value.approvedOn });
  },
);

type StandingRound = NonNullable<ReturnType<typeof standingRound>>;

async function freeze(act: Act, of: ToApprove, round: StandingRound) {
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
}
