/** All that is said to one who is about to take a step: the page shows what the command goes by. */

import { duplicateFindings } from "../payment/duplicates.ts";
import type { Payment } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import type { PersonStep } from "./attestFinding.ts";
import { type AttestGround, attestFindings, authorityFindings } from "./mayAttest.ts";

/**
 * The rules about the person, the system's own behörighetsattest before the money leaves, and whether it may have been
 * paid already. `others` are the förbund's other payments.
 */
export function stepFindings(
  ground: AttestGround,
  others: readonly Payment[],
  who: PersonStep,
): Finding[] {
  const findings = attestFindings(ground, who);
  if (findings.some(({ level }) => level === "block")) return findings;
  if (who.step === "disbursement") return [...authorityFindings(ground), ...findings];
  return who.step === "receipt"
    ? findings
    : [...duplicateFindings(ground.payment, others), ...findings];
}
