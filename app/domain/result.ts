/**
 * What a rule answers: accepted with remarks, or refused with its ground.
 * A refusal is a value that a person reads; a bug throws.
 */

/** How much a finding weighs: `block` stops the act, `warn` asks for a written reason, `info` informs. */
export type Level = "block" | "warn" | "info";

/**
 * What a rule found.
 * `rule` is an id such as "KL-6-27"; `text` and `suggestion` are plain Swedish sentences;
 * `source` names the law as a reader would ("kommunallagen 6 kap. 27 §");
 * `paragraf` is the § number it stands at, null for the meeting as a whole.
 */
export type Finding = {
  rule: string;
  level: Level;
  paragraf: number | null;
  text: string;
  suggestion: string | null;
  source: string;
};

/** A refused act: the sentence, its rule where law or order says so, and the field it belongs to. */
export type Refusal = {
  rule: string | null;
  text: string;
  source: string | null;
  /** Name of the form field, null when the whole act is refused. */
  field: string | null;
};

export type Result<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });

/** One refusal as a result; `about` adds rule, source or field where they exist. */
export const refused = (
  text: string,
  about: Partial<Omit<Refusal, "text">> = {},
): { ok: false; refusals: Refusal[] } => ({
  ok: false,
  refusals: [{ rule: null, source: null, field: null, ...about, text }],
});

export const refusedAll = (refusals: Refusal[]): { ok: false; refusals: Refusal[] } => ({
  ok: false,
  refusals,
});
