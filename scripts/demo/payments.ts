/** The example's utbetalningar: one in each state that a reader meets. */
import {
  confirmAccount,
  returnPayment,
  takeAttestStep,
} from "#app/commands/attestPayment.server.ts";
import { enterPayment, recordPaid } from "#app/commands/payments.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { done, type ExampleBoard } from "./board.ts";
import { tellOfFees } from "./fees.ts";
import { type ExampleInvoice, invoices, paperOf, textOf } from "./invoices.ts";
import { smallInvoices } from "./smallInvoices.ts";
import type { StoryOffice } from "./story.ts";
import { workday } from "./workday.ts";

/** Who takes which step. */
export const steps: [string, AttestStep][] = [
  ["jonas", "receipt"],
  ["helena", "review"],
  ["karin", "decision"],
  ["petra", "disbursement"],
  ["samir", "disbursement"],
];

type Telling = { office: StoryOffice; board: ExampleBoard; day: LegalDate };

/** Petra brings it in, Helena rings about the account, and the first `count` steps are taken on the days after. */
async function pay(
  { office, board, day }: Telling,
  {
    invoice,
    count,
    personId = null,
  }: { invoice: ExampleInvoice; count: number; personId?: string | null },
): Promise<string> {
  office.setClock(workday(day), "08:20");
  const text = textOf(invoice, { day: workday(day), personId });
  const papers = [await paperOf(invoice, text)];
  const { number } = done(await enterPayment(office, board.as("petra"), { text, papers }));
  if (count === 0) return number;
  office.setClock(workday(day), "09:10");
  const how = "Ringde mottagaren på numret från avtalet.";
  done(await confirmAccount(office, board.as("helena"), { number, version: 1, how }));
  for (const [index, [who, step]] of steps.slice(0, count).entries()) {
    office.setClock(workday(addDays(day, index)), `1${index}:05`);
    const taken = { number, version: 1, step, reason: "" };
    done(await takeAttestStep(office, board.as(who), taken));
  }
  return number;
}

/** The payments of the last weeks, in the order they came, and then the arvoden. */
export async function tellOfPayments(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  const on = (days: number): Telling => ({ office, board, day: addDays(today, days) });
  const first = await pay(on(-45), { invoice: invoices.paid, count: 5 });
  const day = workday(addDays(today, -36));
  office.setClock(day, "09:30");
  const ground = "Kontoutdraget, rad 3";
  done(await recordPaid(office, board.as("petra"), { number: first, version: 1, on: day, ground }));
  await pay(on(-20), { invoice: invoices.ready, count: 5 });
  const wrong = await pay(on(-13), { invoice: invoices.returned, count: 2 });
  office.setClock(workday(addDays(today, -8)), "13:40");
  const reason = "Vi avtalade om en halv dag. Be om en ny faktura.";
  done(await returnPayment(office, board.as("karin"), { number: wrong, version: 1, reason }));
  await pay(on(-7), { invoice: invoices.chair, count: 2 });
  const personId = board.personId("karin");
  await pay(on(-6), { invoice: invoices.vice, count: 2, personId });
  for (const invoice of smallInvoices) await pay(on(-4), { invoice, count: 2 });
  await pay(on(-1), { invoice: invoices.arrived, count: 0 });
  await tellOfFees(office, board, today);
}
