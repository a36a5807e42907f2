/** What is left where a payment belongs, row by row, for the one who decides: the part, the bidrag and the budget line. */
import type { HeldPayment, MoneyFacts } from "./facts.ts";
import { conditionText, decisionName, type Grant, groundText, instalmentName } from "./grant.ts";
import {
  grantLeft,
  instalmentLeft,
  instalmentOf,
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

const belongs = (grant: Grant): string =>
  `${decisionName(grant.decision)}, bidrag till ${grant.payee.name} för ${grant.initiative}`;

/** Null for a payment that is on no bidrag. The payment itself is counted among what is paid or under way. */
export function leftOfPayment(
  { instalmentId }: Pick<HeldPayment, "instalmentId">,
  { grants, onGrants, lines }: Pick<MoneyFacts, "grants" | "onGrants" | "lines">,
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
