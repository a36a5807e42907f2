/** All that is said to one who is about to take a step: the page shows what the command goes by. */
import type { MoneyFacts } from "../grants/facts.ts";
import { moneyFindings } from "../grants/moneyFindings.ts";
import { duplicateFindings } from "../payment/duplicates.ts";
import type { Payment } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import type { PersonStep } from "./attestFinding.ts";
import { type AttestGround, attestFindings, authorityFindings } from "./mayAttest.ts";

/**
 * The rules about the person, the system's own behörighetsattest before the money leaves, whether it may have been paid
 * already, and what decisions, bidrag, budget and the account say. `others` are the förbund's other payments.
 */
export function stepFindings(
  ground: AttestGround,
  others: readonly Payment[],
  who: PersonStep,
  money: MoneyFacts,
): Finding[] {
  const findings = attestFindings(ground, who);
  if (findings.some(({ level }) => level === "block")) return findings;
  const ofMoney: Finding[] = moneyFindings(ground.payment, money, who.step);
  if (who.step === "disbursement") return [...authorityFindings(ground), ...ofMoney, ...findings];
  return who.step === "receipt"
    ? [...ofMoney, ...findings]
    : [...duplicateFindings(ground.payment, others), ...ofMoney, ...findings];
}
