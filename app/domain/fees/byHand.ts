/** An arvode that is entered as an utbetalning by hand meets the same rule as one that was claimed. @see CTRL-20 */
import { sources } from "../law.ts";
import type { PaymentText } from "../payment/payment.ts";
import type { Refusal, Result } from "../result.ts";
import { kronorText } from "../words/amounts.ts";
import { limitQuestion } from "./claim.ts";
import type { Fee } from "./fee.ts";

const says = (field: string, text: string, rule: "ARV-4" | "CTRL-20" = "CTRL-20"): Refusal => ({
  ...{ rule, source: sources[rule], field, text },
});

/** Whose arvode it is: the one it concerns, else the payee. */
export const feePersonOf = ({ concernsId, payee }: PaymentText): string | null =>
  concernsId ?? payee.personId;

export type HandFacts = {
  text: PaymentText;
  /** "sammanträdet 4 mars 2026". */
  occasion: string;
  fee: Result<Fee>;
  /** What has been asked or paid for the same already: "utbetalning 2026-3". */
  already: readonly string[];
};

/** Who, and which meeting or förrättning, must be told before anything can be counted; null when both are. */
export function unsaid(text: PaymentText): Refusal[] | null {
  const wrong = [
    ...(feePersonOf(text) ? [] : [says("concernsId", "Välj vem arvodet gäller.")]),
    ...(text.feeMeetingId || text.feeErrandId
      ? []
      : [says("feeOccasion", "Välj vilket sammanträde eller vilken förrättning arvodet gäller.")]),
  ];
  return wrong.length > 0 ? wrong : null;
}

/** Why the payment is not an arvode that the person has a right to; empty when it is. */
export function handFaults({ text, occasion, fee, already }: HandFacts): Refusal[] {
  if (!fee.ok) return fee.refusals;
  const faults = already.map((where) =>
    says("feeOccasion", `Arvodet för ${occasion} finns redan: ${where}.`),
  );
  if (text.ore !== fee.value.ore) {
    const amount = `Arvodet är ${kronorText(fee.value.ore)}, inte ${kronorText(text.ore)}. ${fee.value.words} Resa och förlorad arbetsförtjänst bekräftar var och en på sidan Mina ersättningar.`;
    faults.push(says("amount", amount));
  }
  if (fee.value.isAtLimit && (text.feeReason ?? "") === "") {
    faults.push(says("feeReason", limitQuestion(fee.value), "ARV-4"));
  }
  return faults;
}
