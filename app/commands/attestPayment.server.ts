/** The steps of an utbetalning: taken by those whom the attestordning and the rules let, or sent back with a reason. */
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { moneyFactsOf } from "#db/queries/moneyFacts.server.ts";
import { likePayments } from "#db/queries/paymentLikeness.server.ts";
import { accountWriters, paidBefore } from "#db/queries/payments.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { tiesOf, tiesOn } from "#db/queries/review.server.ts";
import { authorityAnswers } from "../domain/attest/attestChain.ts";
import type { AttestGround } from "../domain/attest/mayAttest.ts";
import type { AttestStep } from "../domain/attest/order.ts";
import { stepFindings } from "../domain/attest/stepFindings.ts";
import type { LegalDate } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import { accountKey } from "../domain/payment/accounts.ts";
import { type Payment, payeeKey, stateOf } from "../domain/payment/payment.ts";
import { accepted, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, type Office } from "./command.server.ts";
import { asRefusal } from "./paymentMoney.server.ts";
import {
  changeablePayment,
  changedMeanwhile,
  openPayment,
  paymentSubject,
} from "./payments.server.ts";

type Db = Office["db"];

/** What is the same for every payment of a förbund on a day. */
export async function attestRegister(db: Db, associationId: string, day: LegalDate) {
  const { members } = await registerOf(db, associationId);
  return {
    orders: await attestOrdersOf(db, associationId),
    people: await attestPeopleOf(db, associationId),
    ties: tiesOn(await tiesOf(db, associationId), day),
    memberNames: members.map(({ name }) => name),
    baseAmounts: await baseAmountsOf(db, associationId),
    day,
  };
}

export type AttestRegister = Awaited<ReturnType<typeof attestRegister>>;

/** All that decides who may take the next step of each payment. */
export async function attestGrounds(
  db: Db,
  associationId: string,
  payments: readonly Payment[],
  register: AttestRegister,
): Promise<AttestGround[]> {
  const ids = payments.map(({ id }) => id);
  const known = await paidBefore(db, associationId, ids);
  return payments.map((payment) => {
    const isNewAccount = payment.payee.account !== null && !known.has(payment.id);
    return { ...register, payment, isNewAccount };
  });
}

/** The same of one. */
export async function attestGround(
  db: Db,
  associationId: string,
  payment: Payment,
  register: AttestRegister,
): Promise<AttestGround> {
  const [ground] = await attestGrounds(db, associationId, [payment], register);
  if (!ground) throw new Error("A payment has a ground");
  return ground;
}

const groundIn = async (act: Act, payment: Payment) =>
  attestGround(
    act.trx,
    act.associationId,
    payment,
    await attestRegister(act.trx, act.associationId, act.today),
  );

export type TakeStep = { number: string; version: number; step: AttestStep; reason: string };

/**
 * Takes a step in the caller's own name. `version` is the one that the caller read; `reason` answers what the rules warn
 * of. The same step by the same person is taken once, however often the button is pressed.
 */
export const takeAttestStep = command("takeAttestStep", async (act, input: TakeStep) => {
  const open = await openPayment(act, input.number);
  if (!open.ok) return open;
  const payment = open.value;
  const personId = act.actor.personId;
  if (personId === null) return refused("Den som attesterar ska vara en person i registret.");
  if (payment.version !== input.version) return changedMeanwhile;
  const ground = await groundIn(act, payment);
  const { step } = input;
  const reason = input.reason.trim();
  const others = await likePayments(act.trx, act.associationId, payment);
  const moneyOf = await moneyFactsOf(act.trx, act.associationId, [payment], act.today);
  const findings = stepFindings(ground, others, { personId, step }, moneyOf(payment));
  const stops = findings.filter(({ level }) => level === "block");
  if (stops.length > 0) return refusedAll(stops.map(asRefusal));
  const warnings = findings.filter(({ level }) => level === "warn");
  if (warnings.length > 0 && reason === "") {
    return refusedAll(warnings.map((one) => ({ ...asRefusal(one), field: "reason" })));
  }
  const id = act.newId();
  await act.trx
    .insertInto("payment_mark")
    .values({
      ...{ id, association_id: act.associationId, payment_id: payment.id, step, reason },
      ...{ version: payment.version, day: act.today, at: act.at, by_person_id: personId },
    })
    .execute();
  const rules = findings.map(({ rule }) => rule);
  const data: Record<string, Json> = { step, version: payment.version, reason, rules };
  // The system's own behörighetsattest stopped nothing: it was asked before the first of the two. @see ATT-4
  const mark = { id, step, at: act.at, version: payment.version };
  if (authorityAnswers([...payment.marks, mark]).has(id)) data.authority = "ok";
  act.record({ kind: "payment.attested", subject: paymentSubject(payment), data, ground: null });
  return accepted({ number: input.number });
});

/** `version` is the one that was read: what somebody has mended meanwhile is not sent back for what it said before. */
export type ReturnPayment = { number: string; version: number; reason: string };

/** Sends it back to the one who entered it, with a reason; the attester so far are void. */
export const returnPayment = command(
  "returnPayment",
  async (act, { number, version, reason }: ReturnPayment) => {
    const open = await changeablePayment(act, number);
    if (!open.ok) return open;
    if (open.value.version !== version) return changedMeanwhile;
    const ground = reason.trim();
    if (ground === "") return refused("Skriv vad som ska rättas.", { field: "returnReason" });
    if (stateOf(open.value, 2).kind === "returned") {
      return refused("Utbetalningen är redan tillbaka för rättelse.", { rule: "inaktuell" });
    }
    await act.trx
      .insertInto("payment_return")
      .values({
        ...{ id: act.newId(), association_id: act.associationId, payment_id: open.value.id },
        version: open.value.version,
        ...{ reason: ground, at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const subject = paymentSubject(open.value);
    act.record({ kind: "payment.returned", subject, data: { reason: ground }, ground: null });
    return accepted({ number });
  },
);

/** `version` is the one that was read: nobody confirms an account that somebody else has put in meanwhile. */
export type ConfirmAccount = { number: string; version: number; how: string };

/** Somebody else than the one who wrote the account says that it is the payee's, and how that was seen to. @see CTRL-15 */
export const confirmAccount = command("confirmAccount", async (act, input: ConfirmAccount) => {
  const open = await openPayment(act, input.number);
  if (!open.ok) return open;
  const { payee, version, id } = open.value;
  const personId = act.actor.personId;
  if (version !== input.version) return changedMeanwhile;
  if (!payee.account) return refused("Utbetalningen har inget konto.");
  const account_key = accountKey(payee.account);
  const writers = await accountWriters(act.trx, id, account_key);
  if (personId === null || writers.includes(personId)) {
    return refused(
      "Den som förde in kontot kan inte själv bekräfta det. Be en annan person göra det.",
      { rule: "CTRL-15", source: "god redovisningssed och förbundets interna kontroll" },
    );
  }
  const how = input.how.trim();
  if (how === "") return refused("Skriv hur du kontrollerade kontot.", { field: "how" });
  await act.trx
    .insertInto("payment_account_check")
    .values({
      ...{ id: act.newId(), association_id: act.associationId, payment_id: id },
      ...{ payee_key: payeeKey(payee), account_key, how },
      ...{ at: act.at, by_person_id: personId },
    })
    .execute();
  const data = { account: account_key, payee: payeeKey(payee), how };
  const subject = paymentSubject(open.value);
  act.record({ kind: "payment.accountConfirmed", subject, data, ground: null });
  return accepted({ number: input.number });
});
