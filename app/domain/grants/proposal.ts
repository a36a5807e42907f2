/**
 * A bidrag read out of its paragraf, for a form to begin with: who gets how much, in which parts, on which conditions. It
 * only proposes. What the paragraf does not say beyond doubt is left for a person to fill in.
 */
import type { Item } from "../minutes.ts";
import { type Granted, grantedIn } from "../review/granted.ts";
import { clausesOf, textOf } from "../review/rule.ts";
import { findAmounts } from "../words/amounts.ts";
import { hasWords } from "../words/sentences.ts";
import type { Condition, ConditionKind } from "./grant.ts";

export type ProposedGrant = {
  /** Empty when the paragraf names nobody. */
  payee: string;
  /** Null when no sum, or more than one that could be it, is found. */
  ore: number | null;
  year: number | null;
  instalments: { ore: number; condition: Condition }[];
};

const given = (item: Item): Granted[] =>
  grantedIn(item).filter(({ kind, sums }) => kind === "grant" && sums.length > 0);

/** All that the paragraf grants together; null when it tells no sum that can be read. */
export function sumOfDecision(item: Item): number | null {
  const sums = given(item).flatMap((one) => one.sums);
  return sums.length === 0 ? null : sums.reduce((total, { amount }) => total + amount.ore, 0);
}

const CAPITALS =
  "\\p{Lu}[\\p{L}\\d&-]{1,60}(?: (?:och|i|vid|på|för|af|von|&|\\p{L}[\\p{L}\\d-]{1,40})){0,5}?";
const KIND_OF_PAYEE =
  "(?:kommun|kommunen|region|regionen|förening|föreningen|förvaltning|förvaltningen|stiftelse|stiftelsen|bolag|bolaget|AB|HB|Försäkringskassan|Arbetsförmedlingen)";
const NAMED = new RegExp(
  `(?<![\\p{L}])(${CAPITALS} ${KIND_OF_PAYEE}|Försäkringskassan|Arbetsförmedlingen|Region \\p{Lu}\\p{L}{1,40})(?![\\p{L}])`,
  "u",
);

/** The one who gets it: a known name in the att-sats, or one that ends as a kommun, a förening or a bolag does. */
function payeeIn(clause: string, known: readonly string[]): string {
  const found = known.filter((name) => hasWords(clause, name));
  if (found.length === 1) return found[0] ?? "";
  return found.length > 1 ? "" : (NAMED.exec(clause.slice(0, 600))?.[1] ?? "");
}

const SPLIT = /hälften|50\s?(?:%|procent)/iu;
const AT_AGREEMENT = /avtal/iu;
const AT_REPORT = /redovis|återrapport|slutrapport/iu;

/** The sentence of the plan: "hälften när avtalet är undertecknat, resten när styrelsen har godkänt redovisningen". */
function plan(item: Item, ore: number): ProposedGrant["instalments"] {
  const kindOf = (text: string): ConditionKind =>
    AT_REPORT.test(text) ? "report" : AT_AGREEMENT.test(text) ? "agreement" : "none";
  const part = (share: number, kind: ConditionKind) => ({
    ...{ ore: share, condition: { kind, words: "" } },
  });
  const paying = [...clausesOf(item), textOf(item)].filter((text) =>
    /betalas?\s+ut|utbetal/iu.test(text),
  );
  const halves = paying.find(
    (text) => SPLIT.test(text) && AT_AGREEMENT.test(text) && AT_REPORT.test(text),
  );
  if (halves !== undefined) {
    const first = Math.ceil(ore / 2);
    return [part(first, "agreement"), part(ore - first, "report")];
  }
  const [only] = clausesOf(item).filter((text) => /betalas?\s+ut|utbetal/iu.test(text));
  const isWhole = only !== undefined && findAmounts(only).length < 2 && !SPLIT.test(only);
  return [part(ore, isWhole ? kindOf(only) : "none")];
}

/** What the paragraf says of a bidrag. `known` are names that a payee may have: the members, those paid before. */
export function proposedGrant(item: Item, known: readonly string[]): ProposedGrant {
  const grants = given(item);
  const [first] = grants;
  const [sum] = first?.sums ?? [];
  if (!first || !sum || grants.length > 1 || first.sums.length > 1) {
    const payee = first && grants.length === 1 ? payeeIn(first.clause, known) : "";
    return { payee, ore: null, year: null, instalments: [] };
  }
  const { ore } = sum.amount;
  return {
    ...{ payee: payeeIn(first.clause, known), ore, year: sum.year },
    instalments: plan(item, ore),
  };
}
