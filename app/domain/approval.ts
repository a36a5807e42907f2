/**
 * The life of the protokoll. Justering: who must approve, what is approved, and when the protokoll is justerat.
 * It does not hash or store; the hash is that of the bytes sent out, given by the caller.
 * @see KL 5:69
 */
import { type LegalDate, latest } from "./calendar.ts";
import { type RuleId, sources } from "./law.ts";
import { accepted, type Result, refused } from "./result.ts";

/** A round of justering that stands: its hash, who must approve (ordförande and justerare), who has. */
export type StandingRound = {
  /** SHA-256 in hex of what was sent out. */
  sha256: string;
  approvers: readonly string[];
  approvals: readonly { personId: string; on: LegalDate }[];
  /** Whether they approve in the order in which they stand, one after another. */
  inTurn?: boolean;
};

/** In which order they approve when not all at once: the ordförande first, or last. Styrelsen decides. @see KL 5:69 */
export type TurnOrder = "chair_first" | "chair_last";

/** The approvers in the order of the round: the ordförande stands first unless it is to be last. */
export const inOrder = <A extends { role: "chair" | "adjuster" }>(
  approvers: readonly A[],
  order: TurnOrder | null,
): A[] => {
  const chair = approvers.filter(({ role }) => role === "chair");
  const adjusters = approvers.filter(({ role }) => role === "adjuster");
  return order === "chair_last" ? [...adjusters, ...chair] : [...chair, ...adjusters];
};

/** Those who may approve now: all who have yet to, or the first of them when it goes in turn. */
export const mayApproveNow = (
  round: Pick<StandingRound, "approvers" | "approvals" | "inTurn">,
): string[] => (round.inTurn ? waiting(round).slice(0, 1) : waiting(round));

/** One person's approval: over which hash, on which day. */
export type Approving = { personId: string; sha256: string; on: LegalDate };

export type ApprovalOutcome = {
  /** Justeringsdatum: the day of the last approval; null while somebody has yet to approve. */
  approvedOn: LegalDate | null;
  /** Ids of those who have yet to approve. */
  waitingFor: string[];
};

const ground = (rule: RuleId) => ({ rule, source: sources[rule] });

/**
 * Accepts an approval by one of the approvers, once, over the very bytes of the round. Refused otherwise.
 * @see KL 5:69
 */
export function approve(round: StandingRound, act: Approving): Result<ApprovalOutcome> {
  if (!round.approvers.includes(act.personId))
    return refused(
      "Bara den som var ordförande vid sammanträdet och de som utsågs till justerare justerar protokollet.",
      ground("KL-5-69"),
    );
  if (round.approvals.some(({ personId }) => personId === act.personId))
    return refused("Du har redan godkänt protokollet.", ground("KL-5-69"));
  if (act.sha256 !== round.sha256)
    return refused(
      "Protokollet har ändrats sedan du öppnade det. Läs den nya versionen innan du godkänner.",
      ground("KL-5-69"),
    );
  if (!mayApproveNow(round).includes(act.personId))
    return refused(
      "Protokollet justeras i tur och ordning, och någon annan ska godkänna före dig. Du får godkänna när det är din tur.",
      ground("KL-5-69"),
    );
  const approvals = [...round.approvals, { personId: act.personId, on: act.on }];
  const waitingFor = waiting({ ...round, approvals });
  const approvedOn = waitingFor.length === 0 ? latest(approvals.map(({ on }) => on)) : null;
  return accepted({ approvedOn, waitingFor });
}

/** Ids of the approvers who have yet to approve, in the round's order, each once. */
export const waiting = ({
  approvers,
  approvals,
}: Pick<StandingRound, "approvers" | "approvals">): string[] =>
  [...new Set(approvers)].filter((id) => !approvals.some(({ personId }) => personId === id));
