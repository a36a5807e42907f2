/** All that decisions, bidrag, budget and money say of a payment, at its entry and at every step. */
import type { AttestStep } from "../attest/order.ts";
import { budgetFindings, liquidityFindings } from "./budgetFindings.ts";
import { decisionFindings } from "./decisionFindings.ts";
import { delegatedFindings } from "./delegatedFindings.ts";
import type { HeldPayment, MoneyFacts, MoneyFinding } from "./facts.ts";
import { grantFindings } from "./grantFindings.ts";
import { procurementFindings } from "./procurementFindings.ts";

export type MoneyMoment = AttestStep | "entry";

type Weighed = {
  says: (payment: HeldPayment, facts: MoneyFacts) => MoneyFinding[];
  /** Who answers for it with a reason; to the others a warning is told, and asks for nothing. */
  answers: readonly AttestStep[];
};

const rules: Weighed[] = [
  { says: grantFindings, answers: [] },
  { says: (_, facts) => decisionFindings(facts), answers: ["decision", "disbursement"] },
  { says: budgetFindings, answers: ["decision"] },
  { says: delegatedFindings, answers: ["decision"] },
  { says: procurementFindings, answers: ["decision"] },
  // Whether the money is there is the question of the one who sends it. @see ATT-5
  { says: liquidityFindings, answers: ["disbursement"] },
];

const weight = { block: 0, warn: 1, info: 2 } as const;

/** The heaviest first. What stops is told at every step; a warning asks for a reason of the one who answers for it. */
export function moneyFindings(
  payment: HeldPayment,
  facts: MoneyFacts,
  moment: MoneyMoment,
): MoneyFinding[] {
  const findings = rules.flatMap(({ says, answers }) => {
    const asks = moment === "entry" || answers.includes(moment);
    return says(payment, facts).map((one) =>
      one.level === "warn" && !asks ? { ...one, level: "info" as const } : one,
    );
  });
  return findings.toSorted((a, b) => weight[a.level] - weight[b.level]);
}

/**
 * What refuses the payment when it is brought in or changed: only what must be mended in it. What may pass by itself,
 * as a condition that is not fulfilled yet, stops the steps instead, so that nothing is typed twice.
 */
export const entryStops = (payment: HeldPayment, facts: MoneyFacts): MoneyFinding[] =>
  moneyFindings(payment, facts, "entry").filter(({ level, waits }) => level === "block" && !waits);
