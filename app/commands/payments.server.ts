/** Utbetalningar: what is to be paid is entered, changed with its reason, given its underlag, and ended. */
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { isDecided } from "#db/queries/decidedItems.server.ts";
import { standingFileOf } from "#db/queries/paymentFiles.server.ts";
import { papersOfPayment, paymentsOf, readPaymentNumber } from "#db/queries/payments.server.ts";
import { nextInYear } from "#db/queries/sequences.server.ts";
import { orderOn } from "../domain/attest/orderOn.ts";
import { type LegalDate, parts } from "../domain/calendar.ts";
import { nameKey } from "../domain/delegation/decision.ts";
import type { Json } from "../domain/event.ts";
import { accountKey } from "../domain/payment/accounts.ts";
import { mayPayAnew } from "../domain/payment/cameBack.ts";
import { invoiceKey } from "../domain/payment/duplicates.ts";
import {
  movedOre,
  type Payment,
  type PaymentText,
  payeeKey,
  stateOf,
  textFaults,
  voidsAttests,
} from "../domain/payment/payment.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";
import { feePaymentFaults } from "./feeCheck.server.ts";
import { refuseByMoney } from "./paymentMoney.server.ts";

/** One payment by its number, as "2026-14"; undefined when the förbund has none such. */
export async function paymentByNumber(
  { trx, associationId }: Pick<Act, "trx" | "associationId">,
  words: string,
): Promise<Payment | undefined> {
  const number = readPaymentNumber(words);
  if (!number) return undefined;
  const [payment] = await paymentsOf(trx, associationId, number);
  return payment;
}

/** A payment that can still be worked on. */
export async function openPayment(act: Act, number: string): Promise<Result<Payment>> {
  const payment = await paymentByNumber(act, number);
  if (!payment) return missing("Utbetalningen");
  if (payment.cameBack) {
    return refused("Pengarna kom tillbaka. Betala på nytt med en ny utbetalning.");
  }
  if (payment.paidOn) return refused("Utbetalningen är betald och ändras inte mer.");
  if (payment.cancelled) return refused("Utbetalningen är makulerad och ändras inte mer.");
  return accepted(payment);
}

/** An open payment that the bank has not been asked to make: what stands in a file must go on standing here. */
export async function changeablePayment(act: Act, number: string): Promise<Result<Payment>> {
  const open = await openPayment(act, number);
  if (!open.ok) return open;
  const file = await standingFileOf(act.trx, open.value.id);
  return file === null
    ? open
    : refused(`Utbetalningen ligger i betalfil ${file}. Ta tillbaka filen först.`);
}

export const paymentSubject = ({ id }: Pick<Payment, "id">) => `payment:${id}`;

const faultsOf = (text: PaymentText) =>
  refusedAll(textFaults(text).map((one) => ({ rule: null, source: null, ...one })));

/** People, and the ärende it follows, must be the förbund's own. */
async function strangers(act: Act, text: PaymentText): Promise<Result<null>> {
  const people = await attestPeopleOf(act.trx, act.associationId);
  const named = [text.payee.personId, text.concernsId, ...(text.alsoConcernsIds ?? [])];
  const ids = named.flatMap((id) => id ?? []);
  if (ids.some((id) => !people.some((one) => one.id === id))) return missing("Personen");
  if (text.itemId === null) return accepted(null);
  if (await isDecided(act.trx, act.associationId, text.itemId)) return accepted(null);
  return refused("Välj en paragraf som är justerad och inte har utgått.", { field: "itemId" });
}

type Version = { id: string; version: number; attestedFrom: number; reason: string };

async function writeVersion(act: Act, text: PaymentText, { id, ...about }: Version) {
  const key = payeeKey(text.payee);
  await act.trx
    .insertInto("payment_version")
    .values({
      ...{ payment_id: id, association_id: act.associationId, version: about.version },
      ...{ attested_from: about.attestedFrom, text: JSON.stringify(text), reason: about.reason },
      payee_key: key,
      account_key: text.payee.account ? accountKey(text.payee.account) : null,
      ...{ instalment_id: text.instalmentId ?? null, delegated_id: text.delegatedId ?? null },
      ...{ kind: text.kind, ore: movedOre(text), invoice_key: invoiceKey(text.invoiceNumber) },
      invoice_date: text.invoiceDate,
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  for (const account of new Set(text.postings.map((row) => row.account))) {
    const row = { payment_id: id, version: about.version, account };
    await act.trx
      .insertInto("payment_posting_account")
      .values({ ...row, association_id: act.associationId })
      .execute();
  }
  const words = text.payee.name.toLowerCase();
  await act.trx
    .insertInto("payment_payee")
    .values({
      association_id: act.associationId,
      payee_key: key,
      words,
      name_key: nameKey(text.payee.name),
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

export type PaperFile = { filename: string; mediaType: string; bytes: Uint8Array };

async function keepPaper(act: Act, paymentId: string, file: PaperFile): Promise<string> {
  const { count } = await act.trx
    .selectFrom("payment_paper")
    .select((e) => e.fn.countAll().as("count"))
    .where("payment_id", "=", paymentId)
    .executeTakeFirstOrThrow();
  const sha256 = await keepBytes(act.trx, act.associationId, file.mediaType, file.bytes);
  await act.trx
    .insertInto("payment_paper")
    .values({
      ...{ id: act.newId(), association_id: act.associationId, payment_id: paymentId, sha256 },
      ...{
        position: Number(count),
        filename: file.filename,
        media_type: file.mediaType,
        size: file.bytes.length,
      },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  return sha256;
}

/** The underlag of the payment that came back, for the one that pays it anew: the same files, kept once. */
async function copyPapers(act: Act, fromId: string, toId: string): Promise<string[]> {
  const papers = await papersOfPayment(act.trx, fromId);
  for (const [position, { id: _, ...paper }] of papers.entries()) {
    await act.trx
      .insertInto("payment_paper")
      .values({
        ...{ id: act.newId(), association_id: act.associationId, payment_id: toId, position },
        ...{ ...paper, at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
  }
  return papers.map(({ sha256 }) => sha256);
}

/** The payment whose money came back that a new one pays; refused where it may not be paid anew. */
async function sourceOf(
  act: Act,
  number: string | null | undefined,
): Promise<Result<Payment | null>> {
  if (!number) return accepted(null);
  const source = await paymentByNumber(act, number);
  if (!source) return missing("Utbetalningen som kom tillbaka");
  const may = mayPayAnew(source);
  return may.ok ? accepted(source) : may;
}

/** `againOf` = the number of a payment whose money came back, and that this one pays anew. */
export type EnterPayment = { text: PaymentText; papers: PaperFile[]; againOf?: string | null };

/** Keeps a new payment with its underlag and gives it the next number of the year. */
export async function writePayment(
  act: Act,
  { text, papers }: EnterPayment,
  source: Payment | null = null,
): Promise<{ id: string; number: string }> {
  const { year } = parts(act.today);
  const sequence = await nextInYear(act.trx, "payment", { associationId: act.associationId, year });
  const id = act.newId();
  const stamp = { at: act.at, by_person_id: act.actor.personId };
  await act.trx
    .insertInto("payment")
    .values({
      id,
      association_id: act.associationId,
      year,
      sequence,
      ...stamp,
      again_of: source?.id ?? null,
    })
    .execute();
  await writeVersion(act, text, { id, version: 1, attestedFrom: 1, reason: "" });
  const hashes = source ? await copyPapers(act, source.id, id) : [];
  for (const paper of papers) hashes.push(await keepPaper(act, id, paper));
  const number = `${year}-${sequence}`;
  const data: Record<string, Json> = { number, text: text as unknown as Json, papers: hashes };
  if (source) data.againOf = source.number;
  act.record({ kind: "payment.entered", subject: `payment:${id}`, data, ground: null });
  return { id, number };
}

/**
 * Brings in an utbetalning, a new one or one that pays anew what came back. An arvode must be the person's own for that
 * meeting. @see CTRL-20
 */
export const enterPayment = command("enterPayment", async (act, input: EnterPayment) => {
  const { text } = input;
  if (textFaults(text).length > 0) return faultsOf(text);
  const known = await strangers(act, text);
  if (!known.ok) return known;
  const again = await sourceOf(act, input.againOf);
  if (!again.ok) return again;
  const source = again.value;
  const fee = await feePaymentFaults(act, text, { source });
  if (!fee.ok) return fee;
  const kept = await refuseByMoney(act, { ...text, id: "" });
  if (!kept.ok) return kept;
  const { number } = await writePayment(act, input, source);
  return accepted({ number });
});

export type ChangePayment = { number: string; version: number; text: PaymentText; reason: string };

/**
 * Writes a new version. A change of what was attested makes the attester void. `version` is the one that was read: a
 * change made meanwhile is not written over.
 */
export const changePayment = command("changePayment", async (act, input: ChangePayment) => {
  const open = await changeablePayment(act, input.number);
  if (!open.ok) return open;
  const { text } = input;
  const reason = input.reason.trim();
  const payment = open.value;
  if (payment.version !== input.version) return changedMeanwhile;
  if (textFaults(text).length > 0) return faultsOf(text);
  if (reason === "") {
    return refused("Skriv vad som är ändrat och varför.", { field: "reason" });
  }
  const known = await strangers(act, text);
  if (!known.ok) return known;
  const fee = await feePaymentFaults(act, text, { before: payment });
  if (!fee.ok) return fee;
  const kept = await refuseByMoney(act, { ...text, id: payment.id });
  if (!kept.ok) return kept;
  const version = payment.version + 1;
  const isVoid = voidsAttests(payment, text);
  const attestedFrom = isVoid ? version : payment.attestedFrom;
  await writeVersion(act, text, { id: payment.id, version, attestedFrom, reason });
  const data = { version, isVoid, reason, text: text as unknown as Json };
  act.record({ kind: "payment.changed", subject: paymentSubject(payment), data, ground: null });
  return accepted({ number: input.number });
});

export const changedMeanwhile = refused(
  "Utbetalningen har ändrats sedan du öppnade sidan. Läs den som den är nu och gör om det du skulle göra.",
  { rule: "inaktuell" },
);

/** Adds underlag. What has been attested stands: the file is one more, and none is taken away. */
export const addPaymentPaper = command(
  "addPaymentPaper",
  async (act, { number, file }: { number: string; file: PaperFile }) => {
    const open = await openPayment(act, number);
    if (!open.ok) return open;
    const sha256 = await keepPaper(act, open.value.id, file);
    const subject = paymentSubject(open.value);
    const data = { sha256, filename: file.filename };
    act.record({ kind: "payment.paperAdded", subject, data, ground: null });
    return accepted({ number });
  },
);

/** Ends a payment: as paid on a day, with where that is seen, or as cancelled with its reason. */
export async function endPayment(
  act: Act,
  payment: Payment,
  row: { kind: "paid" | "cancelled"; day: LegalDate; ground: string },
) {
  await act.trx
    .insertInto("payment_end")
    .values({
      ...{ id: act.newId(), association_id: act.associationId, payment_id: payment.id, ...row },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  await act.trx.updateTable("payment").set({ is_open: 0 }).where("id", "=", payment.id).execute();
  const subject = paymentSubject(payment);
  const data = { day: row.day, ground: row.ground };
  act.record({ kind: `payment.${row.kind}`, subject, data, ground: null });
}

/** `version` is the one that was read: it is that sum and that account which the statement was held against. */
export type RecordPaid = { number: string; version: number; on: LegalDate; ground: string };

/** Notes that the bank has paid it; `ground` tells where that is seen, e.g. a line of the account statement. */
export const recordPaid = command("recordPaid", async (act, input: RecordPaid) => {
  const open = await openPayment(act, input.number);
  if (!open.ok) return open;
  if (open.value.version !== input.version) return changedMeanwhile;
  const orders = await attestOrdersOf(act.trx, act.associationId);
  const persons = orderOn(orders, act.today)?.manualOrderPersons ?? 2;
  if (stateOf(open.value, persons).kind !== "ready") {
    return refused("Utbetalningen är inte utanordnad och kan inte vara betald.", {
      ...{ rule: "CTRL-09", source: "god redovisningssed och förbundets interna kontroll" },
    });
  }
  if (input.on > act.today) return refused("Dagen har inte kommit än.", { field: "on" });
  const ground = input.ground.trim();
  if (ground === "") return refused("Skriv var betalningen syns.", { field: "ground" });
  await endPayment(act, open.value, { kind: "paid", day: input.on, ground });
  return accepted({ number: input.number });
});

/** Ends a payment that is not to be made; the reason stays. */
export const cancelPayment = command(
  "cancelPayment",
  async (act, { number, reason }: { number: string; reason: string }) => {
    const open = await changeablePayment(act, number);
    if (!open.ok) return open;
    if (reason.trim() === "") return refused("Skriv varför den makuleras.", { field: "reason" });
    await endPayment(act, open.value, { kind: "cancelled", day: act.today, ground: reason.trim() });
    return accepted({ number });
  },
);
