/**
 * Money that came back after it was paid: noted by hand or from the bank's file, the note taken back, paid anew, or left at
 * that.
 */
import type { LegalDate } from "../domain/calendar.ts";
import {
  mayComeBack,
  mayPayAnew,
  mayWithdrawBack,
  type TypedBack,
} from "../domain/payment/cameBack.ts";
import type { Payment } from "../domain/payment/payment.ts";
import { accepted, refused } from "../domain/result.ts";
import { readAnswer, unnotedBack } from "./bankAnswer.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { paymentByNumber, paymentSubject } from "./payments.server.ts";

const stampOf = (act: Act, payment: Payment) => ({
  ...{ id: act.newId(), association_id: act.associationId, payment_id: payment.id },
  ...{ at: act.at, by_person_id: act.actor.personId },
});

/** Notes that the whole of it came back. The bidrag and the budget line have the money again. */
async function keepBack(act: Act, payment: Payment, about: { day: LegalDate; ground: string }) {
  await act.trx
    .insertInto("payment_back")
    .values({ ...stampOf(act, payment), ...about })
    .execute();
  const subject = paymentSubject(payment);
  act.record({ kind: "payment.cameBack", subject, data: { ...about }, ground: null });
}

export type RecordCameBack = TypedBack & { number: string };

/** Notes by hand that the money of a paid payment came back; `ground` tells where that is seen. */
export const recordCameBack = command(
  "recordCameBack",
  async (act, { number, ...typed }: RecordCameBack) => {
    const payment = await paymentByNumber(act, number);
    if (!payment) return missing("Utbetalningen");
    const may = mayComeBack(payment, typed, act.today);
    if (!may.ok) return may;
    await keepBack(act, payment, { day: typed.on, ground: typed.ground.trim() });
    return accepted({ number });
  },
);

/** Notes as come back all that a kept file from the bank shows as come back. */
export const recordBankBack = command("recordBankBack", async (act, { id }: { id: string }) => {
  const read = await readAnswer(act.trx, act.associationId, id, act.today);
  if (!read.ok) return read;
  const back = unnotedBack(read.value, act.today);
  if (back.length === 0) return refused("Filen visar inget mer som har kommit tillbaka.");
  const ground = `Bankens fil ${read.value.filename}`;
  for (const { payment, cameBackOn } of back) {
    if (cameBackOn !== null) await keepBack(act, payment, { day: cameBackOn, ground });
  }
  return accepted({ count: back.length });
});

/** Says that what came back is not to be paid anew, and why. */
export const closeCameBack = command(
  "closeCameBack",
  async (act, { number, reason }: { number: string; reason: string }) => {
    const payment = await paymentByNumber(act, number);
    if (!payment) return missing("Utbetalningen");
    const may = mayPayAnew(payment);
    if (!may.ok) return may;
    const ground = reason.trim();
    if (ground === "") {
      return refused("Skriv varför den inte ska betalas på nytt.", { field: "reason" });
    }
    await act.trx
      .insertInto("payment_back_end")
      .values({ ...stampOf(act, payment), reason: ground })
      .execute();
    const subject = paymentSubject(payment);
    act.record({ kind: "payment.backClosed", subject, data: { reason: ground }, ground: null });
    return accepted({ number });
  },
);

/** Keeps the note as it stands, with how it was closed, and takes it out of what is counted. */
async function moveBack(act: Act, payment: Payment, reason: string) {
  const { cameBack } = payment;
  if (!cameBack) return;
  const { on, ground, at, personId, closed } = cameBack;
  await act.trx
    .insertInto("payment_back_withdrawal")
    .values({
      ...{ ...stampOf(act, payment), reason, day: on, ground },
      ...{ noted_at: at, noted_by_person_id: personId },
      ...{ closed_at: closed?.at ?? null, closed_by_person_id: closed?.personId ?? null },
      closed_reason: closed?.reason ?? null,
    })
    .execute();
  for (const table of ["payment_back_end", "payment_back"] as const) {
    await act.trx.deleteFrom(table).where("payment_id", "=", payment.id).execute();
  }
}

/** Takes back a note that was wrong: the payment counts as paid again. Who may note it may take it back. */
export const withdrawCameBack = command(
  "recordCameBack",
  async (act, { number, reason }: { number: string; reason: string }) => {
    const payment = await paymentByNumber(act, number);
    if (!payment) return missing("Utbetalningen");
    const may = mayWithdrawBack(payment, reason);
    if (!may.ok) return may;
    const why = reason.trim();
    await moveBack(act, payment, why);
    const data = { day: payment.cameBack?.on ?? null, reason: why };
    const subject = paymentSubject(payment);
    act.record({ kind: "payment.backWithdrawn", subject, data, ground: null });
    return accepted({ number });
  },
);
