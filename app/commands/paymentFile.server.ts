/** Files to the bank: made of utbetalningar that are ready, kept as they were made, and taken back with a reason. */
import { attestOrdersOf } from "#db/queries/attestOrders.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import {
  orderedRows,
  payerVersions,
  paymentFilesOf,
  timesOrdered,
} from "#db/queries/paymentFiles.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { nextInYear } from "#db/queries/sequences.server.ts";
import { creditTransferFile, type TransferVersion } from "../documents/payments/creditTransfer.ts";
import { groupsOf, type PaymentOrder } from "../documents/payments/order.ts";
import {
  type Chosen,
  type OrderFacts,
  orderOf,
  toldByPayment,
} from "../documents/payments/paymentsOrder.ts";
import { orderOn } from "../domain/attest/orderOn.ts";
import { type Actor, may } from "../domain/authority.ts";
import { type LegalDate, parts } from "../domain/calendar.ts";
import { type Payment, standingMarks, stateOf } from "../domain/payment/payment.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";
import { stoppedByMoney } from "./paymentMoney.server.ts";

/** Those that every step is taken on, that go by the bank and are in no file. */
export async function payablePayments(
  db: Office["db"],
  associationId: string,
  day: LegalDate,
): Promise<Payment[]> {
  const persons = orderOn(await attestOrdersOf(db, associationId), day)?.manualOrderPersons ?? 2;
  const ordered = new Set((await orderedRows(db, associationId)).map((row) => row.paymentId));
  const payments = await paymentsOf(db, associationId, "open");
  return payments.filter(
    (one) =>
      one.kind !== "manual" && stateOf(one, persons).kind === "ready" && !ordered.has(one.id),
  );
}

/** Förbundschefen and the ekonom order any payment; others the ones that they have utanordnat themselves. @see CTRL-09 */
export const mayOrder = (actor: Actor, payment: Payment): boolean =>
  may.recordPaid(actor) ||
  standingMarks(payment).some(
    ({ step, personId }) => step === "disbursement" && personId === actor.personId,
  );

export type MakePaymentFile = {
  version: TransferVersion;
  /** The payments by number, each with its day; null = the due date, or today when that has been. */
  payments: { number: string; on: LegalDate | null }[];
};

const later = (one: LegalDate, other: LegalDate): LegalDate => (one > other ? one : other);

async function chosenOf(act: Act, { payments }: MakePaymentFile): Promise<Result<Chosen[]>> {
  if (payments.length === 0) {
    return refused("Välj minst en utbetalning.", { field: "payments" });
  }
  const payable = await payablePayments(act.trx, act.associationId, act.today);
  const times = await timesOrdered(act.trx, act.associationId);
  const chosen: Chosen[] = [];
  for (const { number, on } of payments) {
    const payment = payable.find((one) => one.number === number);
    if (!payment) {
      return refused(
        `Utbetalning ${number} kan inte betalas med en fil nu: den är inte utanordnad, eller ligger redan i en betalfil. Läs in sidan på nytt.`,
        { rule: "inaktuell", field: "payments" },
      );
    }
    if (!mayOrder(act.actor, payment)) {
      return refused(
        `Utbetalning ${number} läggs i en betalfil av förbundschefen, ekonomen eller någon av de två som har utanordnat den.`,
        { rule: "behorighet", field: "payments" },
      );
    }
    const executionDate = on ?? later(payment.dueDate, act.today);
    chosen.push({ payment, executionDate, timesOrdered: times.get(payment.id) ?? 0 });
  }
  const stops = await stoppedByMoney(
    act,
    chosen.map(({ payment }) => payment),
  );
  return stops.length > 0 ? { ok: false, refusals: stops } : accepted(chosen);
}

type Made = { fileId: string; order: PaymentOrder; chosen: Chosen[] };

async function keepRows(act: Act, { fileId, order, chosen }: Made): Promise<void> {
  const groups = groupsOf(order);
  const rows = order.payments.flatMap((ordered, at) => {
    const group = groups.find(({ payments }) => payments.includes(ordered));
    const payment = chosen[at]?.payment;
    if (!group || !payment) return [];
    return {
      ...{ file_id: fileId, association_id: act.associationId, payment_id: payment.id },
      ...{ end_to_end_id: ordered.endToEndId, group_id: group.id, ore: ordered.ore },
      execution_date: ordered.executionDate,
    };
  });
  for (const row of rows) await act.trx.insertInto("payment_file_row").values(row).execute();
}

/** Makes a file of the chosen payments and keeps its bytes. It is sent nowhere. */
export const makePaymentFile = command("makePaymentFile", async (act, input: MakePaymentFile) => {
  const [payer] = await payerVersions(act.trx, act.associationId);
  if (!payer) return refused("Skriv först vilket konto utbetalningarna dras från.");
  const found = await chosenOf(act, input);
  if (!found.ok) return found;
  const chosen = found.value;
  const { year } = parts(act.today);
  const sequence = await nextInYear(act.trx, "payment_file", {
    associationId: act.associationId,
    year,
  });
  const { organisation_number } = await act.trx
    .selectFrom("association")
    .select("organisation_number")
    .where("id", "=", act.associationId)
    .executeTakeFirstOrThrow();
  const number = `${year}-${sequence}`;
  const when = { day: act.today, clock: act.clock };
  const facts: OrderFacts = { payer, number, ...when, organisationNumber: organisation_number };
  const order = orderOf(chosen, facts);
  const file = creditTransferFile(order, input.version);
  if (!file.ok) return { ok: false, refusals: toldByPayment(file.refusals, chosen) };
  const sha256 = await keepBytes(act.trx, act.associationId, "application/xml", file.value);
  const fileId = act.newId();
  await act.trx
    .insertInto("payment_file")
    .values({
      ...{ id: fileId, association_id: act.associationId, year, sequence, sha256 },
      ...{ message_id: order.messageId, payer_number: payer.number, version: input.version },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  await keepRows(act, { fileId, order, chosen });
  const payments = chosen.map(({ payment }) => payment.number);
  const data = { number, sha256, version: input.version, payments };
  act.record({ kind: "paymentFile.made", subject: `paymentFile:${fileId}`, data, ground: null });
  return accepted({ number });
});

/** Takes a file back before any of it is paid; its payments may then go in another. */
export const withdrawPaymentFile = command(
  "withdrawPaymentFile",
  async (act, { number, reason }: { number: string; reason: string }) => {
    const files = await paymentFilesOf(act.trx, act.associationId);
    const file = files.find((one) => one.number === number);
    if (!file) return missing("Betalfilen");
    if (!may.recordPaid(act.actor) && file.byId !== act.actor.personId) {
      return refused(
        "Betalfilen tas tillbaka av den som gjorde den, förbundschefen eller ekonomen.",
        { rule: "behorighet" },
      );
    }
    if (file.withdrawnAt) return refused("Betalfilen är redan tillbakatagen.");
    if (file.rows.some(({ paidOn }) => paidOn !== null)) {
      return refused("En utbetalning i filen är betald. Filen kan inte tas tillbaka.");
    }
    if (reason.trim() === "") {
      return refused("Skriv varför filen tas tillbaka.", { field: "reason" });
    }
    await act.trx
      .insertInto("payment_file_withdrawal")
      .values({
        ...{ file_id: file.id, association_id: act.associationId, reason: reason.trim() },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const data = { number, reason: reason.trim() };
    const subject = `paymentFile:${file.id}`;
    act.record({ kind: "paymentFile.withdrawn", subject, data, ground: null });
    return accepted({ number });
  },
);
