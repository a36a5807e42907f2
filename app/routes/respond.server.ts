import { json, redirect } from "@remix-run/node";
import type { Refusal, Result } from "../domain/result.ts";
import type { FormReader, Typed } from "../form.ts";

/** What a page gets back when a form was not accepted: why, everything that was typed, and which files were chosen. */
export type Rejected = { refusals: Refusal[]; typed: Typed; chosen: Typed; intent: string };

function shown(refusals: Refusal[], form: FormReader): Rejected {
  const typed = form.typed();
  return { refusals, typed, chosen: form.chosen(), intent: typed.avsikt?.[0] ?? "" };
}

/**
 * The one map from a command's answer to HTTP: done → redirect (so that reload does nothing twice), refused →
 * 422 with the reasons and the user's text, not allowed → 403, not here → 404, changed meanwhile → 409, the disk is full → 503.
 */
export function respond(result: Result<unknown>, form: FormReader, to: string) {
  if (result.ok) return redirect(to, 303);
  return rejected(result.refusals, form);
}

/** The form is not even well-formed, or the command said no. */
export function rejected(refusals: Refusal[], form: FormReader) {
  return json(shown(refusals, form), { status: statusOf(refusals) });
}

/** The form as it was typed, with room for more: nothing is saved and nothing was wrong. */
export function shownAgain(form: FormReader) {
  return json(shown([], form));
}

const statusByRule: Record<string, number> = {
  behorighet: 403,
  saknas: 404,
  inaktuell: 409,
  lagring: 503,
};

export const statusOf = (refusals: Refusal[]): number =>
  statusByRule[refusals[0]?.rule ?? ""] ?? 422;
