/**
 * The check of a protokoll before justering: every rule over the facts of one meeting.
 * The rules stand one topic a file in `review/`; here they are put together and their findings ordered.
 */
import { knownBaseAmounts } from "./baseAmounts.ts";
import type { Minutes } from "./minutes.ts";
import type { Level } from "./result.ts";
import { actingRules } from "./review/acting.ts";
import { attachmentRules } from "./review/attachments.ts";
import { budgetRules } from "./review/budget.ts";
import { clauseRules } from "./review/clauses.ts";
import { competenceRules } from "./review/competence.ts";
import { dayRules } from "./review/days.ts";
import { decisionRules } from "./review/decisions.ts";
import { delegationRules } from "./review/delegation.ts";
import { disqualificationRules } from "./review/disqualification.ts";
import { distanceRules } from "./review/distance.ts";
import { grantRules } from "./review/grants.ts";
import { instalmentRules } from "./review/instalments.ts";
import { interestRules } from "./review/interests.ts";
import { leaderRules } from "./review/leaders.ts";
import { nameRules } from "./review/names.ts";
import { numberingRules } from "./review/numbering.ts";
import { paperNoticeRules } from "./review/paperNotice.ts";
import { paragrafReferenceRules } from "./review/paragrafReferences.ts";
import { personalDataRules } from "./review/personalData.ts";
import { proceedingRules } from "./review/proceeding.ts";
import { purposeRules } from "./review/purpose.ts";
import { quorumRules } from "./review/quorum.ts";
import type { ReviewContext, ReviewFinding, Rule } from "./review/rule.ts";
import { seatRules } from "./review/seats.ts";
import { textRules } from "./review/textRules.ts";
import { voteRules } from "./review/votes.ts";
import { yearRules } from "./review/years.ts";
import { defaultBoardRules } from "./rules.ts";

export type { ReviewContext, ReviewFinding, Rule } from "./review/rule.ts";

/** Every rule, in the order in which findings of equal weight at one paragraf are told. */
export const rules: readonly Rule[] = [
  ...leaderRules,
  ...seatRules,
  ...quorumRules,
  ...disqualificationRules,
  ...interestRules,
  ...actingRules,
  ...voteRules,
  ...competenceRules,
  ...delegationRules,
  ...decisionRules,
  ...clauseRules,
  ...proceedingRules,
  ...yearRules,
  ...dayRules,
  ...grantRules,
  ...purposeRules,
  ...instalmentRules,
  ...textRules.map(({ rule }) => rule),
  ...budgetRules,
  ...distanceRules,
  ...paragrafReferenceRules,
  ...attachmentRules,
  ...nameRules,
  ...personalDataRules,
  ...numberingRules,
  ...paperNoticeRules,
];

const weight: Record<Level, number> = { block: 0, warn: 1, info: 2 };

/** What is known when nothing but the protokoll is: the law's own terms. */
export const contextOf = (minutes: Minutes, known: Partial<ReviewContext> = {}): ReviewContext => ({
  ...defaultBoardRules(minutes.seatCount),
  papers: [],
  ties: [],
  parties: [],
  answers: [],
  others: [],
  delegated: [],
  baseAmounts: knownBaseAmounts,
  ...known,
});

/**
 * What the rules find: first what concerns the meeting as a whole, then paragraf by paragraf, the heaviest first.
 * `known` is the förbundsordning and what else is known beside the protokoll.
 */
export function review(minutes: Minutes, known: Partial<ReviewContext> = {}): ReviewFinding[] {
  const context = contextOf(minutes, known);
  return rules
    .flatMap(({ check }) => check(minutes, context))
    .sort((a, b) => (a.paragraf ?? 0) - (b.paragraf ?? 0) || weight[a.level] - weight[b.level]);
}

/** A protokoll and what is known beside it: all that the rules read. */
export type ReviewGround = { minutes: Minutes; context: ReviewContext };

/**
 * What the rules say to one who is writing. Before the meeting only what is wrong in the words themselves: nobody has been
 * there yet, and nothing is decided.
 */
export function reviewWhileWriting({ minutes, context }: ReviewGround): ReviewFinding[] {
  const findings = review(minutes, context);
  const isHeld = minutes.items.some(({ number }) => number !== null);
  return isHeld ? findings : findings.filter(({ quote }) => quote !== null);
}
