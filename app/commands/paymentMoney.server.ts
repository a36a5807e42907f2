/** A payment held against decisions, bidrag, budget and money when it is brought in or changed. */
import { moneyFactsOf } from "#db/queries/moneyFacts.server.ts";
import type { HeldPayment } from "../domain/grants/facts.ts";
import { entryStops, moneyFindings } from "../domain/grants/moneyFindings.ts";
import type { Payment } from "../domain/payment/payment.ts";
import { accepted, type Finding, type Refusal, type Result, refusedAll } from "../domain/result.ts";
import type { Act } from "./command.server.ts";

/** A rule that stops, as a refusal: the sentence with the way forward after it. */
export const asRefusal = ({ rule, text, suggestion, source }: Finding): Refusal => ({
  ...{ rule, source, field: null },
  text: suggestion ? `${text} ${suggestion}` : text,
});

/** What must be mended before the payment can be kept, each at its field. @see CTRL-10, CTRL-17 */
export async function refuseByMoney(act: Act, payment: HeldPayment): Promise<Result<null>> {
  const factsOf = await moneyFactsOf(act.trx, act.associationId, [payment], act.today);
  const stops = entryStops(payment, factsOf(payment));
  return stops.length === 0
    ? accepted(null)
    : refusedAll(stops.map((one) => ({ ...asRefusal(one), field: one.field })));
}

/**
 * What stops payments that have every attest when the bank is to be asked: a condition may have been taken back since,
 * or the budget lowered. Each is told with its number.
 */
export async function stoppedByMoney(act: Act, payments: readonly Payment[]): Promise<Refusal[]> {
  const factsOf = await moneyFactsOf(act.trx, act.associationId, payments, act.today);
  return payments.flatMap((payment) =>
    moneyFindings(payment, factsOf(payment), "disbursement")
      .filter(({ level }) => level === "block")
      .map((one) => {
        const refusal = asRefusal(one);
        const text = `Utbetalning ${payment.number}: ${refusal.text}`;
        return { ...refusal, text, field: "payments" };
      }),
  );
}
