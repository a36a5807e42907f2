/**
 * Whether a payment keeps to the delegationsbeslut that it follows: the decision stands, and what is paid on it is no more
 * than was decided, which was tried against the cap of the delegation on its day.
 * @see CTRL-17, FIN-10
 */
import { attestFinding } from "../attest/attestFinding.ts";
import {
  type DelegatedDecision,
  isSameName,
  numberText,
  standing,
} from "../delegation/decision.ts";
import { kronorText } from "../words/amounts.ts";
import type { HeldPayment, MoneyFacts, MoneyFinding } from "./facts.ts";
import { costOf } from "./procurementFindings.ts";

const finding = (
  level: "block" | "warn",
  field: string,
  text: string,
  suggestion: string,
): MoneyFinding => ({
  ...attestFinding("CTRL-17", level, text, suggestion),
  ...{ field, waits: false },
});

/** The decision and those that it corrects, one after the other: what was paid on them is paid on it. */
export function correctedBy(
  decision: DelegatedDecision,
  decisions: readonly DelegatedDecision[],
): string[] {
  const earlier = decisions.find(({ id }) => id === decision.corrects);
  return [decision.id, ...(earlier ? correctedBy(earlier, decisions) : [])];
}

type Facts = Pick<MoneyFacts, "delegated">;
type Known = NonNullable<Facts["delegated"]>;

/** The amount of a decision is with or without moms, as its order says. */
const countedOre = (payment: HeldPayment, { vat }: Known): number =>
  vat === "included" ? payment.ore : costOf(payment, null);

function ofAmount(payment: HeldPayment, decision: DelegatedDecision, known: Known): MoneyFinding[] {
  if (decision.ore === null) return [];
  const ids = correctedBy(decision, known.decisions);
  const others = known.payments.filter(
    (one) =>
      one.id !== payment.id &&
      ids.includes(one.delegatedId ?? "") &&
      one.cancelled === null &&
      one.cameBack === null,
  );
  const left = others.reduce((rest, one) => rest - countedOre(one, known), decision.ore);
  const ore = countedOre(payment, known);
  if (ore <= left) return [];
  const vat = known.vat === "excluded" ? " utan moms" : "";
  const rest = left > 0 ? `${kronorText(left)} kvar` : "ingenting kvar";
  const text = `Utbetalningen är på ${kronorText(ore)}${vat}, men det finns ${rest} av de ${kronorText(decision.ore)} som ${numberText(decision)} gäller.`;
  const suggestion = "Sänk beloppet, eller för in ett beslut om det högre beloppet och välj det.";
  return [finding("block", "amount", text, suggestion)];
}

/** What is said of the delegationsbeslut; nothing where the payment follows none. */
export function delegatedFindings(payment: HeldPayment, { delegated }: Facts): MoneyFinding[] {
  if (payment.delegatedId == null) return [];
  const decision = delegated?.decisions.find(({ id }) => id === payment.delegatedId);
  if (!(delegated && decision)) {
    const text = "Delegationsbeslutet som utbetalningen följer finns inte.";
    return [finding("block", "delegatedId", text, "Välj ett annat beslut.")];
  }
  if (!standing(delegated.decisions).includes(decision)) {
    const text = `${numberText(decision)} är rättat eller taget tillbaka och gäller inte.`;
    return [finding("block", "delegatedId", text, "Välj det beslut som gäller.")];
  }
  const isOther =
    decision.supplier.trim() !== "" && !isSameName(decision.supplier, payment.payee.name);
  const text = `${numberText(decision)} gäller ${decision.supplier.trim()}, men utbetalningen går till ${payment.payee.name}.`;
  return [
    ...ofAmount(payment, decision, delegated),
    ...(isOther
      ? [finding("warn", "delegatedId", text, "Skriv varför, eller välj ett annat beslut.")]
      : []),
  ];
}
