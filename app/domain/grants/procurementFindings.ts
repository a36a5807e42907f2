/**
 * What is bought of the same supplier within twelve months, held against the limit of direktupphandling. What is booked
 * on the same konto counts as the same kind of purchase. @see CTRL-17, LOU-1, LOU-2
 */
import { attestFinding } from "../attest/attestFinding.ts";
import { directLimit, documentedFrom } from "../delegation/checkOrder.ts";
import { largestSum } from "../delegation/decision.ts";
import type { RuleId } from "../law.ts";
import { listText } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";
import type { HeldPayment, MoneyFacts, MoneyFinding, Purchase } from "./facts.ts";

/** Cost accounts of the Swedish charts of accounts: moms and debts are booked on others, and are no part of the value. */
const COSTS = /^[4-7]/;

/** What the purchase cost by its kontering; on one account, or on all. */
export const costOf = ({ postings }: HeldPayment, account: string | null): number =>
  postings
    .filter((row) => COSTS.test(row.account) && (account === null || row.account === account))
    .reduce((total, { ore }) => total + ore, 0);

const accountsOf = ({ postings }: HeldPayment): string[] => [
  ...new Set(postings.map(({ account }) => account).filter((account) => COSTS.test(account))),
];

type Together = { ore: number; with: readonly Purchase[] };

/** The most that the purchase is part of within any twelve months. */
function together(
  payment: HeldPayment,
  others: readonly Purchase[],
  account: string | null,
): Together {
  const dated = <One extends HeldPayment>(one: One) => ({
    ...{ payment: one, decidedOn: one.invoiceDate, ore: costOf(one, account) },
  });
  const within = others.filter((one) => costOf(one, account) !== 0).map((one) => dated(one));
  const sum = largestSum(dated(payment), within);
  return { ore: sum.ore, with: sum.with.map((one) => one.payment) };
}

const withText = ({ with: others }: Together): string => {
  if (others.length === 0) return "";
  if (others.length > 4) return ` tillsammans med ${others.length} andra utbetalningar`;
  return ` tillsammans med ${listText(others.map(({ number }) => number))}`;
};

const finding = (
  about: { rule: RuleId; level: "block" | "warn"; field: string },
  text: string,
  suggestion: string,
): MoneyFinding => ({
  ...attestFinding(about.rule, about.level, text, suggestion),
  ...{ field: about.field, waits: false },
});

/** Only purchases: a bidrag, an arvode or an outlay is no upphandling. */
export function procurementFindings(
  payment: HeldPayment,
  { toPayee }: Pick<MoneyFacts, "toPayee">,
): MoneyFinding[] {
  if (payment.kind !== "invoice") return [];
  const limit = directLimit(payment.invoiceDate);
  const documented = documentedFrom(payment.invoiceDate);
  const others = toPayee.filter(
    ({ id, kind, cancelled, cameBack }) =>
      id !== payment.id && kind === "invoice" && cancelled === null && cameBack === null,
  );
  const all = together(payment, others, null);
  const name = payment.payee.name;
  if (limit !== null && all.ore > limit) {
    const same = accountsOf(payment)
      .map((account) => ({ account, ...together(payment, others, account) }))
      .find(({ ore }) => ore > limit);
    const most = `En direktupphandling får vara värd högst ${kronorText(limit)}.`;
    if (same && payment.itemId === null) {
      const text = `Köpen från ${name} på konto ${same.account} kommer under tolv månader upp i ${kronorText(same.ore)}${withText(same)}. ${most}`;
      const suggestion =
        "Ange den paragraf där upphandlingen är beslutad. Finns den inte beslutar styrelsen hur köpet ska upphandlas.";
      return [finding({ rule: "LOU-1", level: "block", field: "itemId" }, text, suggestion)];
    }
    const text = `Köpen från ${name} kommer under tolv månader upp i ${kronorText(all.ore)}${withText(all)}. ${most}`;
    const suggestion = "Skriv vilken upphandling eller vilket ramavtal köpet följer.";
    return [finding({ rule: "LOU-1", level: "warn", field: "itemId" }, text, suggestion)];
  }
  if (documented === null || all.ore < documented) return [];
  const text = `Köpen från ${name} kommer under tolv månader upp i ${kronorText(all.ore)}${withText(all)}. Från ${kronorText(documented)} ska en direktupphandling dokumenteras.`;
  const suggestion = "Skriv hur priset jämfördes och var det är dokumenterat.";
  return [finding({ rule: "LOU-2", level: "warn", field: "itemId" }, text, suggestion)];
}
