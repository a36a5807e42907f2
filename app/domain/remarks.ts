/** Which finding a written reason lets stand. */
import type { Finding } from "./result.ts";

/** A reason that somebody wrote: for one finding by its sentence, or for all of a rule at a paragraf (older ones). */
export type RemarkOn = { rule: string; paragraf: number | null; finding: string };

/**
 * Whether the reason is about the finding. A finding that says something else since, another amount or another name,
 * is another finding and asks for its own reason.
 */
export const covers = (
  remark: RemarkOn,
  { rule, paragraf, text }: Pick<Finding, "rule" | "paragraf" | "text">,
): boolean =>
  remark.rule === rule &&
  remark.paragraf === paragraf &&
  (remark.finding === "" || remark.finding === text);
