/**
 * Justering: the protokoll is sent out as bytes, the ordförande and the justerare approve the very same bytes,
 * and with the last approval they are frozen. A change means a new round.
 * @see KL 5:69, EID-3
 */
import { approvedDay, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { accepted, refused } from "../domain/result.ts";
import {
  approversOf,
  meetingOf,
  notAnApprover,
  notOut,
  saveApproval,
  standing,
  subjectOf,
  type ToApprove,
} from "./approving.server.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";

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
  if (!round) return notOut();
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
    if (!(await meetingOf(act.trx, act.associationId, input))) return missing("Sammanträdet");
    return withdrawRound(act, input, input.ground, "recalled");
  },
);

/** An approver asks for a change: the round falls and the sekreterare gets the reason. */
export const returnMinutes = command(
  "returnMinutes",
  async (act, input: ToApprove & { ground: string }) => {
    const approvers = await approversOf(act.trx, act.associationId, input.meetingId);
    if (!approvers.some((a) => a.personId === act.actor.personId)) return notAnApprover();
    return withdrawRound(act, input, input.ground, "returned");
  },
);

/**
 * Approves the bytes with the given hash. It is a logged approval, an electronic signature of the simplest
 * kind and never called advanced. With the last one the protokoll is justerat and its bytes frozen.
 */
export const approveMinutes = command(
  "approveMinutes",
  async (act, input: ToApprove & { sha256: string }) => {
    const { meetingId, itemId = null } = input;
    if (!(await meetingOf(act.trx, act.associationId, input))) return missing("Sammanträdet");
    const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
    if (!round) return notOut();
    if (round.method !== "logged") return mustSign();
    const approvers = await approversOf(act.trx, act.associationId, meetingId);
    const { personId } = act.actor;
    const now = standing(round, approvers, { personId, sha256: input.sha256, on: act.today });
    if (!now.ok) return now;
    await saveApproval(act, input, now.value, { kind: "approved", data: {} });
    return accepted({ approvedOn: now.value.outcome.approvedOn });
  },
);

const mustSign = () =>
  refused(
    "Protokollet justeras med underskrift, som styrelsen har beslutat. Skriv under det i stället för att godkänna det.",
    { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" },
  );
