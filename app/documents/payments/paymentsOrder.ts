/** Utbetalningar as a payment order, and the faults of the order told by each utbetalning. */
import type { LegalDate } from "#app/domain/calendar.ts";
import type { PayerText } from "#app/domain/payment/payer.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import type { Refusal } from "#app/domain/result.ts";
import type { OrderedPayment, PaymentOrder } from "./order.ts";

export type Chosen = { payment: Payment; executionDate: LegalDate; timesOrdered: number };

export type OrderFacts = {
  payer: PayerText;
  organisationNumber: string;
  /** The file's number: "2026-3". */
  number: string;
  day: LegalDate;
  clock: string;
};

/** The field of a form where the day of a payment stands. */
export const dayField = ({ number }: Pick<Payment, "number">): string => `day-${number}`;

/** A bank takes the same number once, so a payment that comes in a second file has another. */
const endToEndId = ({ payment, timesOrdered }: Chosen): string =>
  timesOrdered === 0 ? payment.number : `${payment.number}-${timesOrdered + 1}`;

function orderedOf(chosen: Chosen): OrderedPayment[] {
  const { payee, ore, reference } = chosen.payment;
  if (payee.account === null) return [];
  return [
    {
      ...{ endToEndId: endToEndId(chosen), executionDate: chosen.executionDate, ore, reference },
      ...{ name: payee.name, town: null, account: payee.account },
    },
  ];
}

/** The order of the chosen payments, in their order. The file's own number is ours alone at the bank. */
export function orderOf(chosen: readonly Chosen[], facts: OrderFacts): PaymentOrder {
  const organisationNumber = facts.organisationNumber.replace(/\D/g, "");
  const { name, iban, bankgiro, bic, customerId } = facts.payer;
  return {
    messageId: `${organisationNumber}-${facts.number}`,
    createdAt: `${facts.day}T${facts.clock}:00`,
    payer: { name, iban, bankgiro, bic, customerId, organisationNumber },
    payments: chosen.flatMap(orderedOf),
  };
}

/** Each fault with the number of the utbetalning it is about, at its field of the form. */
export function toldByPayment(faults: readonly Refusal[], chosen: readonly Chosen[]): Refusal[] {
  const withAccount = chosen.filter(({ payment }) => payment.payee.account !== null);
  return faults.map((fault) => {
    const [, at, name] = /^payments\.(\d+)\.(\w+)$/.exec(fault.field ?? "") ?? [];
    const one = withAccount[Number(at)]?.payment;
    if (!one) return { ...fault, field: fault.field === "payments" ? "payments" : null };
    const field = name === "executionDate" ? dayField(one) : "payments";
    return { ...fault, field, text: `Utbetalning ${one.number}: ${fault.text}` };
  });
}
