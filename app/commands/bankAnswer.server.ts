/** What the bank says of its payments: its files are kept, and what they show as paid is noted so. */

import { bytesOf, keepBytes } from "#db/queries/blobs.server.ts";
import { withdrawnBacks } from "#db/queries/moneyBack.server.ts";
import { bankAnswersOf, orderedRows, payerVersions } from "#db/queries/paymentFiles.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { answerTold, readBankFile, type Told } from "../documents/payments/bankAnswer.ts";
import { type LegalDate, parseLegalDate } from "../domain/calendar.ts";
import { type WithdrawnBack, withdrawnOn, withdrawnText } from "../domain/payment/cameBack.ts";
import type { Payment } from "../domain/payment/payment.ts";
import { accepted, type Refusal, type Result, refused } from "../domain/result.ts";
import { command, missing, type Office } from "./command.server.ts";
import { endPayment } from "./payments.server.ts";

const atFile = (refusals: Refusal[]) => refusals.map((one) => ({ ...one, field: "file" }));

/** Keeps a file from the bank, if it is one that is read. Nothing is noted as paid by that. */
export const receiveBankAnswer = command(
  "receiveBankAnswer",
  async (act, { filename, bytes }: { filename: string; bytes: Uint8Array }) => {
    const read = readBankFile(bytes);
    if (!read.ok) return { ok: false, refusals: atFile(read.refusals) };
    const sha256 = await keepBytes(act.trx, act.associationId, "application/xml", bytes);
    const earlier = await bankAnswersOf(act.trx, act.associationId);
    const same = earlier.find((one) => one.sha256 === sha256);
    if (same) return accepted({ id: same.id });
    const id = act.newId();
    const { kind } = read.value;
    await act.trx
      .insertInto("bank_answer")
      .values({
        ...{ id, association_id: act.associationId, kind, filename, sha256 },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const data = { kind, filename, sha256 };
    act.record({ kind: "bankAnswer.received", subject: `bankAnswer:${id}`, data, ground: null });
    return accepted({ id });
  },
);

/** A payment that the bank's file tells of. The days are what the file says; those of `payment` what is noted. */
export type AnsweredPayment = {
  payment: Payment;
  paidOn: LegalDate | null;
  cameBackOn: LegalDate | null;
  /** That it came back that day was noted before, and taken back. */
  isWithdrawn: boolean;
  text: string;
};

export type BankAnswerRead = { filename: string; payments: AnsweredPayment[]; others: string[] };

const dayOf = (words: string | null) => (words === null ? null : parseLegalDate(words));

function answered(
  payment: Payment,
  told: Omit<Told, "endToEndId">,
  withdrawn: readonly WithdrawnBack[],
): AnsweredPayment {
  const { isRejected, text } = told;
  const cameBackOn = dayOf(told.cameBackOn);
  const wrong = payment.cameBack === null ? withdrawnOn(withdrawn, cameBackOn) : null;
  const isWrong = isRejected && payment.paidOn !== null && payment.cameBack === null;
  const look = "Den är antecknad som betald: se på kontoutdraget om pengarna har kommit tillbaka.";
  return {
    ...{ payment, paidOn: dayOf(told.paidOn), cameBackOn, isWithdrawn: wrong !== null },
    text: [text, isWrong ? look : "", wrong ? withdrawnText(wrong) : ""].filter(Boolean).join(" "),
  };
}

/** What a kept file from the bank says of the payments as they are now; refused when there is no such file. */
export async function readAnswer(
  db: Office["db"],
  associationId: string,
  id: string,
  today: LegalDate,
): Promise<Result<BankAnswerRead>> {
  const answer = (await bankAnswersOf(db, associationId)).find((one) => one.id === id);
  const blob = answer && (await bytesOf(db, associationId, answer.sha256));
  if (!answer || !blob) return missing("Filen");
  const read = readBankFile(new Uint8Array(blob.bytes));
  if (!read.ok) return read;
  const ordered = await orderedRows(db, associationId);
  const payers = await payerVersions(db, associationId);
  const own = [
    ...new Set(payers.flatMap(({ iban, bankgiro }) => [iban ?? [], bankgiro ?? []].flat())),
  ];
  const told = answerTold(read.value, ordered, { own, today });
  const named = told.payments.flatMap(
    ({ endToEndId }) => ordered.find((one) => one.endToEndId === endToEndId)?.paymentId ?? [],
  );
  const found = await paymentsOf(db, associationId, { ids: named });
  const all = new Map(found.map((one) => [one.id, one]));
  const withdrawn = await withdrawnBacks(db, associationId);
  const payments = told.payments.flatMap(({ endToEndId, ...one }) => {
    const row = ordered.find((some) => some.endToEndId === endToEndId);
    const payment = row && all.get(row.paymentId);
    return payment ? [answered(payment, one, withdrawn.get(payment.id) ?? [])] : [];
  });
  return accepted({ filename: answer.filename, payments, others: told.others });
}

/** Those that the file shows as paid and that are not noted so. A day to come is not a day that money has left. */
export const unnoted = ({ payments }: BankAnswerRead, today: LegalDate): AnsweredPayment[] =>
  payments.filter(
    ({ payment, paidOn }) =>
      paidOn !== null && paidOn <= today && payment.paidOn === null && payment.cancelled === null,
  );

/**
 * Those that the file shows as come back, that are noted as paid before that day, and not as come back. A note that was
 * taken back is not made again by reading its file once more.
 */
export const unnotedBack = ({ payments }: BankAnswerRead, today: LegalDate): AnsweredPayment[] =>
  payments.filter(
    ({ payment: { paidOn, cameBack }, cameBackOn, isWithdrawn }) =>
      cameBackOn !== null &&
      cameBackOn <= today &&
      paidOn !== null &&
      paidOn <= cameBackOn &&
      cameBack === null &&
      !isWithdrawn,
  );

/** Notes as paid all that a kept file from the bank shows as paid. */
export const recordBankPaid = command("recordBankPaid", async (act, { id }: { id: string }) => {
  const read = await readAnswer(act.trx, act.associationId, id, act.today);
  if (!read.ok) return read;
  const paid = unnoted(read.value, act.today);
  if (paid.length === 0) return refused("Filen visar inget mer som är betalt.");
  for (const { payment, paidOn } of paid) {
    if (paidOn === null) continue;
    const ground = `Bankens fil ${read.value.filename}`;
    await endPayment(act, payment, { kind: "paid", day: paidOn, ground });
  }
  return accepted({ count: paid.length });
});
