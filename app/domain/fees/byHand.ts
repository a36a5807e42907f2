/** An arvode that is entered as an utbetalning by hand meets the same rule as one that was claimed. @see CTRL-20 */
import { dateText, type LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import type { PaymentText } from "../payment/payment.ts";
import type { Refusal, Result } from "../result.ts";
import { kronorText } from "../words/amounts.ts";
import type { Fee } from "./fee.ts";

const says = (field: string, text: string): Refusal => ({
  ...{ rule: "CTRL-20", source: sources["CTRL-20"], field, text },
});

/** Whose arvode it is: the one it concerns, else the payee. */
export const feePersonOf = ({ concernsId, payee }: PaymentText): string | null =>
  concernsId ?? payee.personId;

export type HandFacts = {
  text: PaymentText;
  day: LegalDate;
  fee: Result<Fee>;
  /** What has been asked or paid for the same meeting already: "utbetalning 2026-3". */
  already: readonly string[];
};

/** Who and which meeting must be told before anything can be counted; null when both are. */
export function unsaid(text: PaymentText): Refusal[] | null {
  const wrong = [
    ...(feePersonOf(text) ? [] : [says("concernsId", "Välj vem arvodet gäller.")]),
    ...(text.feeMeetingId ? [] : [says("feeMeetingId", "Välj vilket sammanträde arvodet gäller.")]),
  ];
  return wrong.length > 0 ? wrong : null;
}

/** Why the payment is not an arvode that the person has a right to; empty when it is. */
export function handFaults({ text, day, fee, already }: HandFacts): Refusal[] {
  if (!fee.ok) return fee.refusals;
  const twice = already.map((where) =>
    says("feeMeetingId", `Arvodet för sammanträdet ${dateText(day)} finns redan: ${where}.`),
  );
  if (text.ore === fee.value.ore) return twice;
  const amount = `Arvodet är ${kronorText(fee.value.ore)}, inte ${kronorText(text.ore)}. ${fee.value.words} Resa och förlorad arbetsförtjänst bekräftar var och en på sidan Mina ersättningar.`;
  return [...twice, says("amount", amount)];
}
