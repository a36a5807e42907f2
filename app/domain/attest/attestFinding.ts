/** What a rule of attest says, and of whom. */
import { type RuleId, sources } from "../law.ts";
import type { Finding, Level } from "../result.ts";
import type { AttestStep } from "./order.ts";

/** Who would take which step. */
export type PersonStep = { personId: string; step: AttestStep };

/** One finding with its source; without a suggestion of its own it is told who can act instead. */
export const attestFinding = (
  rule: RuleId,
  level: Level,
  text: string,
  suggestion: string | null = null,
): Finding => ({ rule, level, paragraf: null, text, suggestion, source: sources[rule] });
