/**
 * Whether each attest was at the right level: by somebody whom the attestordning of that day let take the step, for the
 * amount, the kontering and the payee that stood there then, and never of one's own. @see CTRL-01, CTRL-02, CTRL-04
 */
import type { AttestGround } from "../attest/ground.ts";
import { personsOf } from "../attest/holders.ts";
import { ownFindings } from "../attest/mayAttest.ts";
import { type AttestOrder, type AttestPerson, attestSteps } from "../attest/order.ts";
import { orderOn } from "../attest/orderOn.ts";
import { namesIn } from "../attest/orderWords.ts";
import { groundThen, rightStops } from "../attest/rightFindings.ts";
import type { BaseAmount } from "../baseAmounts.ts";
import { dateText } from "../calendar.ts";
import { type AttestMark, movedOre, type Payment, type PaymentText } from "../payment/payment.ts";
import { kronorText } from "../words/amounts.ts";
import type { Measured } from "./control.ts";
import { measured, type Period, within } from "./measures.ts";

export type AttestedFacts = {
  payments: readonly Payment[];
  /** What an earlier version said; null when it is not kept. */
  textOf: (paymentId: string, version: number) => PaymentText | null;
  orders: readonly AttestOrder[];
  people: readonly AttestPerson[];
  baseAmounts: readonly BaseAmount[];
};

/** Whether the person had any right to the step that day, for whatever it was. */
function isNamed({ orders, people, day }: AttestGround, { step, personId }: AttestMark): boolean {
  const rights = (orderOn(orders, day)?.rights ?? []).filter((one) => one.step === step);
  return rights.some(({ holder, deputies }) =>
    [holder, ...deputies].some((one) => personsOf(one, people, day).includes(personId)),
  );
}

/** What a rule says of somebody else than the reader. */
function faultText(rule: string, then: AttestGround, mark: AttestMark): string {
  switch (rule) {
    case "CTRL-02":
      return `över sin beloppsgräns: utbetalningen är på ${kronorText(movedOre(then.payment))}`;
    case "CTRL-04":
      return "på en utbetalning till sig själv, eller på sin egen utgift";
    case "CTRL-08":
      return "på sin chefs utgift";
    case "CTRL-21":
      return "utan att attestordningen och uppdraget gällde den dagen";
    case "KL-12-1":
      return "som revisor";
    case "BAS-1":
      return "med en beloppsgräns i prisbasbelopp, och årets är inte känt här";
    default:
      if (!orderOn(then.orders, then.day)) return "utan att någon attestordning gällde";
      return isNamed(then, mark)
        ? "på ett konto, ett kostnadsställe, ett projekt eller en mottagare som attestordningen ger någon annan"
        : "utan att stå i attestordningen";
  }
}

/** The payment as it read when the mark was made. */
function asMarked(payment: Payment, { version }: AttestMark, textOf: AttestedFacts["textOf"]) {
  if (version >= payment.attestedFrom) return payment;
  const text = textOf(payment.id, version);
  return text ? { ...payment, ...text } : payment;
}

/** Attester of the period that were taken by somebody who had the right to them. */
export function measureAttestLevel(facts: AttestedFacts, period: Period): Measured {
  const { payments, textOf, orders, people, baseAmounts } = facts;
  const marks = payments.flatMap((payment) =>
    payment.marks.filter(({ day }) => within(day, period)).map((mark) => ({ payment, mark })),
  );
  return measured(marks, ({ payment, mark }) => {
    const ground: AttestGround = {
      ...{ payment: asMarked(payment, mark, textOf), orders, people, day: mark.day },
      ...{ ties: [], memberNames: [], isNewAccount: false, baseAmounts },
    };
    const then = groundThen(ground, mark.day);
    const [stop] = [...ownFindings(then, mark), ...rightStops(then, mark)];
    if (!stop) return null;
    const who = namesIn(people)(mark.personId);
    const fault = faultText(stop.rule, then, mark);
    return `Utbetalning ${payment.number}: ${who} tog ${attestSteps[mark.step]} ${dateText(mark.day)} ${fault}.`;
  });
}
