/**
 * The check of a document that is no protokoll: a verksamhetsplan, a budget, an application, a policy. It tries what
 * can be seen in the text alone; who decided what and when belongs to a protokoll.
 */
import type { Level } from "./result.ts";
import type { ReviewFinding } from "./review/rule.ts";
import { readingOf } from "./review/textRule.ts";
import { textRules } from "./review/textRules.ts";

const weight: Record<Level, number> = { block: 0, warn: 1, info: 2 };

/** A longer text is read to here: some eight hundred pages. */
const LONGEST_TEXT = 2_000_000;

/** What is known of a document beside its text. */
export type DocumentFacts = {
  /** The day that the document is of, "YYYY-MM-DD"; null when not known. */
  date?: string | null;
};

/**
 * What the rules find in a document, the heaviest first. `paragraf` is null for all of it. Every rule of a text is in
 * `review/textRules.ts`: one that is added there is tried here and in protokoll and their bilagor.
 */
export function reviewText(text: string, { date = null }: DocumentFacts = {}): ReviewFinding[] {
  const reading = readingOf(text.slice(0, LONGEST_TEXT), date, null);
  return textRules
    .flatMap(({ inDocument }) => inDocument(reading))
    .sort((a, b) => weight[a.level] - weight[b.level]);
}
