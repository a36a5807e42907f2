/** Several small payments that are alike, attested after one look: each by itself, so that one that fails stops no other. */
import { bulkLimitOf } from "#db/queries/bulkLimit.server.ts";
import { handledForm } from "#db/queries/events.server.ts";
import { moneyFactsOf } from "#db/queries/moneyFacts.server.ts";
import { likePayments } from "#db/queries/paymentLikeness.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { type BulkKind, bulkKind, bulkOf, mostBulkLimit } from "../domain/attest/bulk.ts";
import type { AttestStep } from "../domain/attest/order.ts";
import { stepFindings } from "../domain/attest/stepFindings.ts";
import type { Actor } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { leftAfterTexts } from "../domain/grants/leftRows.ts";
import { movedOre, type Payment } from "../domain/payment/payment.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { accepted, type Finding, type Result, refused } from "../domain/result.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import { takeAttestStep } from "./attestPayment.server.ts";
import { type Caller, command, type Office } from "./command.server.ts";
import { changedMeanwhile } from "./payments.server.ts";
import { openGrounds, turnsOf, viewerOf } from "./waitingPayments.server.ts";

/** A payment that waits for the person's step: one of several, or `why` it wants a page of its own. */
export type BulkRow = {
  payment: Payment;
  step: AttestStep;
  findings: Finding[];
  /** What is left of its bidrag and budget line after it, a sentence each. */
  left: string[];
} & ({ kind: BulkKind; why: null } | { kind: null; why: string });

/** Everything that waits for a step of the actor's, the longest waiting first. */
export async function bulkRows(
  db: Office["db"],
  actor: Actor,
  today: LegalDate,
): Promise<BulkRow[]> {
  const { personId, associationId } = actor;
  if (personId === null) return [];
  const limit = await bulkLimitOf(db, associationId);
  const turns = turnsOf(await openGrounds(db, associationId, today), viewerOf(actor));
  const payments = turns.map(({ ground }) => ground.payment);
  const moneyOf = await moneyFactsOf(db, associationId, payments, today);
  const rows: BulkRow[] = [];
  for (const { ground, turn } of turns) {
    const { isMine, step } = turn;
    if (!isMine || step === null) continue;
    const { payment } = ground;
    const others = await likePayments(db, associationId, payment);
    const who = { personId, step };
    const money = moneyOf(payment);
    const findings = stepFindings(ground, others, who, money);
    const kind = bulkKind(ground, findings, who, limit.ore);
    const told = { payment, step, findings, left: leftAfterTexts(payment, money) };
    if (kind.ok) rows.push({ ...told, kind: kind.value, why: null });
    else rows.push({ ...told, kind: null, why: wordsOf(kind.refusals) });
  }
  return rows;
}

/** A payment as the person saw it when it was confirmed. */
export type Chosen = { number: string; version: number; step: AttestStep };

/** What became of each: `text` says why where it was left. */
export type BulkOutcome = { number: string; isDone: boolean; text: string };

const left = (number: string, text: string): BulkOutcome => ({ number, isDone: false, text });
const taken = (number: string): BulkOutcome => ({ number, isDone: true, text: "Attesterad." });
const wordsOf = (refusals: readonly { text: string }[]) =>
  refusals.map(({ text }) => text).join(" ");

const stale = (number: string) => left(number, wordsOf(changedMeanwhile.refusals));

/** What keeps a chosen one from being among the others now; null when nothing does. */
function leftBehind(chosen: Chosen, row: BulkRow | undefined): BulkOutcome | null {
  const { number, version, step } = chosen;
  if (!row) return left(number, "Den väntar inte längre på dig.");
  if (row.payment.version !== version || row.step !== step) return stale(number);
  return row.why === null ? null : left(number, row.why);
}

/**
 * Attests those that were chosen, each in a transaction of its own by the same rules as alone. Refused as a whole only
 * when they are not alike or too much together. The form sent twice answers the same and takes no step twice.
 */
export async function attestMany(
  office: Office,
  caller: Caller,
  chosen: readonly Chosen[],
  formId: string,
): Promise<Result<BulkOutcome[]>> {
  const { today } = swedishNow(office.clock());
  const { associationId } = caller;
  const actor =
    "accountId" in caller
      ? await actorOfAccount(office.db, associationId, caller.accountId, today)
      : undefined;
  if (!actor) return refused("Den som attesterar ska vara en person i registret.");
  const formOf = ({ number }: Chosen) => `${formId}-${number}`;
  const outcomes = new Map<string, BulkOutcome>();
  for (const one of chosen) {
    const before = await handledForm(office.db, associationId, formOf(one));
    if (before !== null) outcomes.set(one.number, taken(one.number));
  }
  const rows = await bulkRows(office.db, actor, today);
  const rowOf = ({ number }: Chosen) => rows.find(({ payment }) => payment.number === number);
  for (const one of chosen) {
    const behind = outcomes.has(one.number) ? null : leftBehind(one, rowOf(one));
    if (behind) outcomes.set(one.number, behind);
  }
  const ready = chosen.filter(({ number }) => !outcomes.has(number));
  if (ready.length > 0 || outcomes.size === 0) {
    const together = bulkOf(ready.flatMap((one) => bulkOneOf(rowOf(one))));
    if (!together.ok) return together;
  }
  for (const one of ready) {
    const answer = await takeAttestStep(office, caller, { ...one, reason: "" }, formOf(one));
    const { number } = one;
    outcomes.set(number, answer.ok ? taken(number) : left(number, wordsOf(answer.refusals)));
  }
  return accepted(chosen.flatMap(({ number }) => outcomes.get(number) ?? []));
}

/** As the rule about several sees it. */
export const bulkOneOf = (row: BulkRow | undefined) =>
  row?.kind ? [{ number: row.payment.number, ore: movedOre(row.payment), kind: row.kind }] : [];

/** Sets how large a payment may be that is attested together with others. */
export const changeBulkLimit = command("changeBulkLimit", async (act, { ore }: { ore: number }) => {
  if (ore <= 0) return refused("Skriv ett belopp över noll.", { field: "limit" });
  if (ore > mostBulkLimit) {
    const text = `Högst ${sumText(mostBulkLimit)}. Större utbetalningar läses var för sig.`;
    return refused(text, { field: "limit" });
  }
  const before = await bulkLimitOf(act.trx, act.associationId);
  const number = before.number + 1;
  await act.trx
    .insertInto("bulk_limit")
    .values({
      ...{ association_id: act.associationId, number, ore },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const subject = `association:${act.associationId}`;
  const data = { ore, before: before.ore };
  act.record({ kind: "bulkLimit.changed", subject, data, ground: null });
  return accepted({ ore });
});
