/**
 * Whether the paragraf that a payment follows may be carried out: it has laga kraft, and what it was conditional on has
 * come about. @see CTRL-11, CTRL-13, KL 13:14
 */
import { attestFinding } from "../attest/attestFinding.ts";
import { dateText } from "../calendar.ts";
import { sources } from "../law.ts";
import type { DecisionKnown, MoneyFacts, MoneyFinding } from "./facts.ts";

/** A decision may be carried out before, unless special reasons are against it: a person weighs that, and says why. */
function legalForce(decision: DecisionKnown): MoneyFinding[] {
  if (decision.hasLegalForce) return [];
  const { name, isAppealed, legalForceOn } = decision;
  const when = legalForceOn ? ` Det får laga kraft tidigast ${dateText(legalForceOn)}.` : "";
  const text = isAppealed
    ? `${name} är överklagad och har inte fått laga kraft.`
    : `${name} har inte fått laga kraft.${when}`;
  const suggestion = `Ett beslut får verkställas innan dess om inte särskilda skäl talar emot det (${sources["KL-13-14"]}). Skriv varför betalningen inte kan vänta.`;
  const finding = attestFinding("CTRL-11", "warn", text, suggestion);
  return [{ ...finding, field: "itemId", waits: true }];
}

function condition({ name, condition: set }: DecisionKnown): MoneyFinding[] {
  if (!set || set.fulfilled) return [];
  const text = `${name} gäller bara på villkor: ”${set.words}” Ingen har antecknat att villkoret är uppfyllt.`;
  const suggestion =
    "När villkoret är uppfyllt antecknar sekreteraren det, med grund, på sidan Bidrag.";
  const finding = attestFinding("CTRL-13", "block", text, suggestion);
  return [{ ...finding, field: "itemId", waits: true }];
}

/** What is said of the decision; nothing where the payment follows none. */
export const decisionFindings = ({ decision }: Pick<MoneyFacts, "decision">): MoneyFinding[] =>
  decision ? [...condition(decision), ...legalForce(decision)] : [];
