/** What the checker of an attestordning finds. */
import { type RuleId, sources } from "../law.ts";
import type { Finding, Level } from "../result.ts";

/** A hole in an attestordning: the sentence says what is wrong, the suggestion what to do. */
export type OrderFinding = Omit<Finding, "paragraf" | "suggestion"> & {
  suggestion: string;
  /** The right that it stands beside; null = the order as a whole. */
  rightId: string | null;
};

/** One finding with its source. */
export const orderFinding = (
  rule: RuleId,
  level: Level,
  { text, suggestion }: { text: string; suggestion: string },
  rightId: string | null = null,
): OrderFinding => ({ rule, level, text, suggestion, source: sources[rule], rightId });
