/** What the check of a protokoll finds, in short. */
import type { Minutes } from "#app/domain/minutes.ts";
import { type ReviewContext, review } from "#app/domain/review.ts";

/** "KL-6-27 block § 14" per finding; without § for the meeting as a whole. */
export const found = (minutes: Minutes, settings?: Partial<ReviewContext>): string[] =>
  review(minutes, settings).map(
    ({ rule, level, paragraf }) => `${rule} ${level}${paragraf === null ? "" : ` § ${paragraf}`}`,
  );

/** The sentence of the one finding; throws when there is another number of them. */
export function onlyText(minutes: Minutes): string {
  const [finding, ...more] = review(minutes);
  if (!finding || more.length > 0) throw new Error(`Not one finding: ${found(minutes).join(", ")}`);
  return finding.text;
}
