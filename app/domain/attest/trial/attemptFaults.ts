/** What makes a file of attempts one that cannot be tried, though each attempt by itself can be read. */
import type { Payment } from "../../payment/payment.ts";
import type { Attempt, TrialFile } from "./trialFile.ts";

/** What is wrong between the attempts: a payment or a decision that is not there, or told in two ways. */
export function attemptFaults(
  { decisions }: Pick<TrialFile, "decisions">,
  payments: ReadonlyMap<string, { payment: Payment }>,
  attempt: Attempt,
): string[] {
  if (attempt.kind === "fulfilled") {
    const found = decisions.find(({ id }) => id === attempt.decisionId);
    if (!found) return [`${attempt.path}.uppfyllt.beslut: ”${attempt.decisionId}” finns inte.`];
    return found.parts.some(({ condition }) => condition === attempt.condition)
      ? []
      : [`${attempt.path}.uppfyllt.villkor: ${found.id} har inget villkor ”${attempt.condition}”.`];
  }
  if (attempt.kind === "confirm") {
    const { id } = attempt.payment;
    return payments.has(id) ? [] : [`${attempt.path}.bekrafta.id: ”${id}” finns inte.`];
  }
  const { payment } = attempt;
  const where = `${attempt.path}.${attempt.kind === "step" ? "utbetalning" : "andra"}`;
  const faults: string[] = [];
  const known = payments.get(payment.id);
  if (!known && attempt.kind === "change") faults.push(`${where}.id: ”${payment.id}” finns inte.`);
  if (!known && attempt.kind === "step") {
    if (payment.payee === null) faults.push(`${where}.mottagare: saknas.`);
    if (payment.ore === null) faults.push(`${where}.ore: saknas.`);
  }
  if (known && attempt.kind === "step") {
    const { ore, payee } = known.payment;
    const isOther = (said: unknown, is: unknown) => said !== null && said !== is;
    if (isOther(payment.ore, ore) || isOther(payment.payee, payee.name)) {
      faults.push(`${where}: säger annat om ”${payment.id}” än förut. Ändra den med andra.`);
    }
  }
  const decision = decisions.find(({ id }) => id === payment.decisionId);
  if (payment.decisionId !== null && !decision) {
    faults.push(`${where}.beslut: ”${payment.decisionId}” finns inte.`);
  }
  if (decision && payment.part !== null && payment.part >= Math.max(1, decision.parts.length)) {
    const last = Math.max(1, decision.parts.length) - 1;
    faults.push(`${where}.del: ska vara högst ${last}; den första delen är 0.`);
  }
  return faults;
}
