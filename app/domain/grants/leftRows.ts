/** What is left where a payment belongs, row by row, for the one who decides: the part, the bidrag and the budget line. */
import { sumText } from "../payment/sumText.ts";
import type { HeldPayment, MoneyFacts } from "./facts.ts";
import { conditionText, decisionName, type Grant, groundText, instalmentName } from "./grant.ts";
import {
  grantLeft,
  instalmentLeft,
  instalmentOf,
  isUnderWay,
  type Left,
  type LineLeft,
  lineLeft,
  lineName,
} from "./left.ts";

/** Whole öre. */
export type LeftRow = Left & { name: string };

export type PaymentLeft = {
  /** The number of the bidrag, for a link. */
  grantNumber: string;
  /** "§ 12 2 mars 2026, bidrag till Norrsunds kommun för Ringen". */
  belongsTo: string;
  /** What the part waits for, and what it was marked on. */
  condition: string | null;
  rows: LeftRow[];
  /** The budget line that bears it; null when none is named. */
  line: (LineLeft & { name: string }) | null;
};

/** What is left where a payment belongs: the bidrag, everything paid on it, and the budget lines. */
export type LeftFacts = Pick<MoneyFacts, "grants" | "onGrants" | "lines">;

const belongs = (grant: Grant): string =>
  `${decisionName(grant.decision)}, bidrag till ${grant.payee.name} för ${grant.initiative}`;

/** Null for a payment that is on no bidrag. The payment itself is counted among what is paid or under way. */
export function leftOfPayment(
  { instalmentId }: Pick<HeldPayment, "instalmentId">,
  { grants, onGrants, lines }: LeftFacts,
): PaymentLeft | null {
  const found = instalmentOf(grants, instalmentId);
  if (!found) return null;
  const { grant, instalment } = found;
  const { instalments: _, ...whole } = grantLeft(grant, onGrants);
  const rows: LeftRow[] = [
    { name: instalmentName(grant, instalment.id), ...instalmentLeft(instalment, onGrants) },
    { name: "Hela bidraget", ...whole },
  ];
  const line = lines.find(({ id }) => id === grant.lineId);
  const { condition, fulfilled } = instalment;
  const met = fulfilled ? `Uppfyllt: ${groundText(fulfilled.ground)}` : "Inte uppfyllt än";
  return {
    ...{ grantNumber: grant.number, belongsTo: belongs(grant), rows },
    line: line
      ? { name: `${lineName(line)} ${line.year}`, ...lineLeft(line, grants, onGrants) }
      : null,
    condition: condition.kind === "none" ? null : `${conditionText(condition)}. ${met}.`,
  };
}

const lineText = ({ name, left }: NonNullable<PaymentLeft["line"]>): string =>
  left < 0
    ? `På budgetposten ${name} är ${sumText(-left)} för mycket beviljat.`
    : `På budgetposten ${name} är ${sumText(left)} kvar att bevilja.`;

/**
 * What is left of the bidrag and of its budget line after the payment, a sentence each, for a list; none for a payment
 * that is on no bidrag. Others under way on the same bidrag are counted, and told: whichever is paid first, the sum is
 * the same.
 */
export function leftAfterTexts(
  payment: Pick<HeldPayment, "id" | "instalmentId">,
  facts: LeftFacts,
): string[] {
  const found = instalmentOf(facts.grants, payment.instalmentId);
  const told = leftOfPayment(payment, facts);
  if (!found || !told) return [];
  const others = facts.onGrants.filter(
    (one) =>
      one.id !== payment.id &&
      isUnderWay(one) &&
      found.grant.instalments.some(({ id }) => id === one.instalmentId),
  ).length;
  const when = others === 0 ? "den är betald" : `den och ${others} till som är på väg är betalda`;
  const left = sumText(grantLeft(found.grant, facts.onGrants).left);
  return [
    `Av bidraget är ${left} kvar när ${when}.`,
    told.line ? lineText(told.line) : "Ingen budgetpost är vald för bidraget.",
  ];
}
