/**
 * Whether there is money: in the budget for what is granted, and on the account for what is paid. What is not told is
 * not known, and nothing is said of it. @see CTRL-12, CTRL-16
 */
import { attestFinding } from "../attest/attestFinding.ts";
import { dateText } from "../calendar.ts";
import type { Payment } from "../payment/payment.ts";
import { sumText } from "../payment/sumText.ts";
import type { MoneyFacts, MoneyFinding } from "./facts.ts";
import { isSamePayee } from "./grant.ts";
import { instalmentOf, lineLeft, lineName } from "./left.ts";

/** Everything granted on the line in its year is held against it, what is not paid yet as well. @see CTRL-12 */
export function budgetFindings(
  payment: Pick<Payment, "instalmentId">,
  { grants, onGrants, lines }: Pick<MoneyFacts, "grants" | "onGrants" | "lines">,
): MoneyFinding[] {
  const grant = instalmentOf(grants, payment.instalmentId)?.grant;
  if (!grant) return [];
  const about = { field: "instalmentId", waits: true };
  const line = lines.find(({ id }) => id === grant.lineId);
  if (!line) {
    const text = `Bidraget är inte knutet till någon budgetpost för ${grant.year}.`;
    const suggestion =
      "Välj budgetposten på bidragets sida, eller skriv varför det inte finns någon.";
    return [{ ...attestFinding("CTRL-12", "warn", text, suggestion), ...about }];
  }
  const { budgeted, granted, left } = lineLeft(line, grants, onGrants);
  if (left >= 0) return [];
  const text = `På budgetposten ${lineName(line)} är ${sumText(granted)} beviljat för ${line.year}, men budgeten är ${sumText(budgeted)}.`;
  const suggestion =
    "Låt styrelsen besluta om mer i budgeten eller om en annan budgetpost, och för in det på sidan Budget.";
  return [{ ...attestFinding("CTRL-12", "block", text, suggestion), ...about }];
}

type Money = Pick<MoneyFacts, "liquidity" | "leaving" | "claims">;

function liquidity(payment: Payment, { liquidity: known, leaving }: Money): MoneyFinding[] {
  if (!known) return [];
  const others = leaving.filter(({ id }) => id !== payment.id);
  const left = known.ore - others.reduce((total, { ore }) => total + ore, 0);
  if (left >= payment.ore) return [];
  const since =
    others.length > 0 ? ", sedan det som är betalt eller klart att betala är draget" : "";
  const text = `På kontot fanns ${sumText(known.ore)} ${dateText(known.on)}. Det räcker inte till ${sumText(payment.ore)}${since}.`;
  const suggestion =
    "Vänta tills pengarna finns, eller för in vad som finns på kontot nu på sidan Budget. Skriv annars varför den ska betalas ändå.";
  const finding = attestFinding("CTRL-16", "warn", text, suggestion);
  return [{ ...finding, field: "amount", waits: true }];
}

function setOff({ payee, ore }: Payment, { claims }: Money): MoneyFinding[] {
  return claims
    .filter((claim) => isSamePayee(claim.payee, payee))
    .map((claim): MoneyFinding => {
      const text = `${payee.name} är skyldig förbundet ${sumText(claim.ore)}: ${claim.what}.`;
      const rest = ore - claim.ore;
      const suggestion =
        rest > 0
          ? `Föreslå kvittning: betala ${sumText(rest)}. Skriv annars varför hela beloppet ska betalas.`
          : "Föreslå kvittning: då är det inget att betala. Skriv annars varför beloppet ska betalas.";
      return {
        ...attestFinding("CTRL-16", "warn", text, suggestion),
        ...{ field: "amount", waits: true },
      };
    });
}

/** Money on the account, and what the payee owes. A manual bokföringsorder moves no money. @see CTRL-16 */
export const liquidityFindings = (payment: Payment, money: Money): MoneyFinding[] =>
  payment.kind === "manual" ? [] : [...liquidity(payment, money), ...setOff(payment, money)];
