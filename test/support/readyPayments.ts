/** Utbetalningar that every step is taken on, for what comes after: files to the bank and what it answers. */
import { enterPayment } from "#app/commands/payments.server.ts";
import { giveMandate } from "#app/commands/register.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import type { TestOffice } from "./office.ts";
import { type TestBoard, value } from "./story.ts";

/** Makes one of the board the ekonom as well. */
export async function withFinance(office: TestOffice, b: TestBoard, who: string): Promise<void> {
  const role = { role: "finance" as const, seatId: null, callingOrder: null, basis: "Anställning" };
  const days = { from: legalDate("2023-04-01"), to: null };
  value(await giveMandate(office, b.owner, { personId: b.person(who), ...role, ...days }));
}

const invoice: PaymentText = {
  kind: "invoice",
  what: "Kursmaterial",
  payee: {
    name: "Norrsunds Tryck AB",
    organisationNumber: null,
    personId: null,
    account: { kind: "bankgiro", number: "50501055" },
  },
  ...{ concernsId: null, invoiceNumber: "77", itemId: null, ore: 125_050 },
  invoiceDate: legalDate("2026-02-20"),
  dueDate: legalDate("2026-03-20"),
  reference: { kind: "message", text: "Faktura 77" },
  postings: [{ account: "6110", costCentre: "10", project: "", ore: 125_050 }],
};

const taken: [AttestStep, string][] = [
  ["receipt", "secretary"],
  ["review", "third"],
  ["decision", "chair"],
  ["disbursement", "chair"],
  ["disbursement", "vice"],
];

/** Enters a payment and takes every step on it; answers its number. */
export async function readyPayment(
  office: TestOffice,
  b: TestBoard,
  about: Partial<PaymentText> = {},
): Promise<string> {
  const text = { ...invoice, ...about };
  const { number } = value(await enterPayment(office, b.as("secretary"), { text, papers: [] }));
  const sequence = Number(number.split("-")[1]);
  const { id } = await office.db
    .selectFrom("payment")
    .select("id")
    .where("association_id", "=", b.associationId)
    .where("sequence", "=", sequence)
    .executeTakeFirstOrThrow();
  for (const [step, who] of taken) {
    await office.db
      .insertInto("payment_mark")
      .values({
        ...{ id: `${id}-${step}-${who}`, association_id: b.associationId, payment_id: id, step },
        ...{ version: 1, day: "2026-03-02", at: "2026-03-02T08:00:00.000Z", reason: "" },
        by_person_id: b.person(who),
      })
      .execute();
  }
  return number;
}
