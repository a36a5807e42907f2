/**
 * Counting: what a question was answered with, by acclamation or by votes, and what settles a tie.
 * It trusts that those who voted may; that is `checkQuestion.ts`.
 * @see KL 4:24–25, 5:55–56
 */
import type { Choice, Question } from "./proceeding.ts";

export type Tally = {
  counts: { choice: Choice; count: number }[];
  /** Those who avstod in an open vote; a closed one does not tell. */
  abstained: number;
};

/** Votes for each choice, in the order of the question. Abstentions are not votes. */
export function tallyOf({ choices, method, votes, totals }: Question): Tally {
  const closed = (choice: Choice) =>
    totals.filter((one) => one.choice === choice).reduce((sum, { count }) => sum + count, 0);
  const open = (choice: Choice) => votes.filter((vote) => vote.choice === choice).length;
  return {
    counts: choices.map((choice) => ({
      choice,
      count: method === "closed_vote" ? closed(choice) : open(choice),
    })),
    abstained: votes.filter(({ choice }) => choice === null).length,
  };
}

/** The choices that share the highest number of votes. More than one is a tie. */
export function leadersOf(question: Question): Choice[] {
  const { counts } = tallyOf(question);
  const most = Math.max(...counts.map(({ count }) => count));
  return counts.filter(({ count }) => count === most).map(({ choice }) => choice);
}

/** Who won and what settled it; no winner when a tie is not settled. */
export type VoteResult =
  | { winner: Choice; by: "acclamation" | "majority" | "casting_vote" | "lot" }
  | { winner: null; by: null };

const unsettled: VoteResult = { winner: null, by: null };

/**
 * The answer. A simple majority settles: more votes than any other choice. At a tie the ordförande's vote does, in
 * open votes; in val and anställning, which are closed, the lot does.
 */
export function resultOf(question: Question): VoteResult {
  const { method, found, votes, chairId, lot } = question;
  if (method === "acclamation")
    return found === null ? unsettled : { winner: found, by: "acclamation" };
  const leaders = leadersOf(question);
  const [only] = leaders;
  if (leaders.length === 1 && only !== undefined) return { winner: only, by: "majority" };
  if (method === "closed_vote")
    return lot !== null && leaders.includes(lot) ? { winner: lot, by: "lot" } : unsettled;
  const casting = votes.find(({ personId }) => personId === chairId)?.choice ?? null;
  return casting !== null && leaders.includes(casting)
    ? { winner: casting, by: "casting_vote" }
    : unsettled;
}
