/** The register of utbetalningar for those who look at it afterwards: pages, the whole as rows, and samples of it. */
import { attestOrdersOf } from "#db/queries/attestOrders.server.ts";
import {
  accountChanges,
  accountChecksOf,
  paidToBefore,
  type RegisterPlace,
  registerPlaces,
  selectedKinds,
} from "#db/queries/paymentRegister.server.ts";
import { lastSampleSequence } from "#db/queries/paymentSamples.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { orderOn } from "../domain/attest/orderOn.ts";
import { accountText } from "../domain/payment/accounts.ts";
import { type Payment, type PaymentText, stateOf } from "../domain/payment/payment.ts";
import {
  type AskedState,
  isInState,
  type PaymentSelection,
  selectionText,
} from "../domain/payment/selection.ts";
import { accepted, refused } from "../domain/result.ts";
import { type SampleSize, sampleOf, sampleOfEach, sizeIn } from "../domain/sample.ts";
import type { AttestRegister } from "./attestPayment.server.ts";
import { command, type Office } from "./command.server.ts";

type Db = Office["db"];
type After = Omit<RegisterPlace, "id"> | null;

/** How far an open payment has come is asked of the domain; what is ended, and all together, of the database. */
const isOfDomain = (state: AskedState | null): boolean =>
  state !== null && !["open", "paid", "back", "cancelled"].includes(state);

/** More open payments than an office has at once. */
const MOST_OPEN = 20_000;

const byPlace = (places: readonly RegisterPlace[], payments: readonly Payment[]): Payment[] => {
  const found = new Map(payments.map((one) => [one.id, one]));
  return places.flatMap(({ id }) => found.get(id) ?? []);
};

/** The open ones that have come as far as is asked for. */
async function openOnes(
  db: Db,
  associationId: string,
  selection: PaymentSelection,
  manualOrderPersons: 1 | 2,
): Promise<Payment[]> {
  const open = { ...selection, state: "open" as const };
  const places = await registerPlaces(db, associationId, open, { most: MOST_OPEN });
  const ids = places.map(({ id }) => id);
  const payments = byPlace(places, await paymentsOf(db, associationId, { ids }));
  return payments.filter((one) => isInState(stateOf(one, manualOrderPersons), selection.state));
}

const placeOf = ({ number }: Payment): NonNullable<After> => {
  const [year, sequence] = number.split("-").map(Number);
  return { year: year ?? 0, sequence: sequence ?? 0 };
};

const isBelow = (one: NonNullable<After>, after: After): boolean =>
  after === null ||
  one.year < after.year ||
  (one.year === after.year && one.sequence < after.sequence);

/** So many of the selection from a place on, the highest number first, and whether there are more. */
export async function registerPage(
  db: Db,
  associationId: string,
  register: AttestRegister,
  asked: { selection: PaymentSelection; after: After; size: number },
): Promise<{ payments: Payment[]; hasMore: boolean }> {
  const { selection, after, size } = asked;
  const persons = orderOn(register.orders, register.day)?.manualOrderPersons ?? 2;
  if (isOfDomain(selection.state)) {
    const all = await openOnes(db, associationId, selection, persons);
    const rest = all.filter((one) => isBelow(placeOf(one), after));
    return { payments: rest.slice(0, size), hasMore: rest.length > size };
  }
  const places = await registerPlaces(db, associationId, selection, { after, most: size + 1 });
  const shown = places.slice(0, size);
  const ids = shown.map(({ id }) => id);
  const payments = byPlace(shown, await paymentsOf(db, associationId, { ids }));
  return { payments, hasMore: places.length > size };
}

/** All of the selection, some hundred at a time. */
export async function* registerPages(
  db: Db,
  associationId: string,
  register: AttestRegister,
  selection: PaymentSelection,
): AsyncGenerator<Payment[]> {
  let after: After = null;
  for (let hasMore = true; hasMore; ) {
    const asked = { selection, after, size: 500 };
    const page = await registerPage(db, associationId, register, asked);
    yield page.payments;
    const last = page.payments.at(-1);
    after = last ? placeOf(last) : null;
    hasMore = page.hasMore && last !== undefined;
  }
}

/** What a payment pays to, in words. */
const paidTo = (text: string | null | undefined) => {
  if (!text) return null;
  const { payee } = JSON.parse(text) as PaymentText;
  return { payee: payee.name, account: payee.account ? accountText(payee.account) : "" };
};

/** The changes of payees and accounts of a year: from what to what, by whom, and who has confirmed it. */
export async function accountChangesTold(db: Db, associationId: string, year: number) {
  const changes = await accountChanges(db, associationId, year);
  const checks = await accountChecksOf(db, [...new Set(changes.map((one) => one.paymentId))]);
  const told = [];
  for (const { text, before, payeeKey, accountKey, ...change } of changes) {
    const earlier =
      before ?? (await paidToBefore(db, associationId, payeeKey, change.at))?.text ?? null;
    const check = checks.find(
      (one) =>
        one.payment_id === change.paymentId &&
        one.payee_key === payeeKey &&
        one.account_key === accountKey,
    );
    told.push({
      number: `${change.year}-${change.sequence}`,
      ...{ at: change.at, byName: change.byName, reason: change.reason },
      ...{ from: paidTo(earlier), to: paidTo(text) },
      confirmed: check ? { byName: check.name, how: check.how, at: check.at } : null,
    });
  }
  return told;
}

export type AccountChangeTold = Awaited<ReturnType<typeof accountChangesTold>>[number];

export type DrawSample = {
  selection: PaymentSelection;
  size: SampleSize;
  /** So many of each kind of payment. */
  byKind: boolean;
  /** Empty = a new one. */
  seed: string;
};

/** What may be drawn from: the ids by number, each with its kind, for the state that is asked for. */
async function population(
  act: { trx: Db; associationId: string },
  selection: PaymentSelection,
  persons: 1 | 2,
) {
  const { trx, associationId } = act;
  if (!isOfDomain(selection.state)) return selectedKinds(trx, associationId, selection);
  const open = await openOnes(trx, associationId, selection, persons);
  return open.map((one) => ({ id: one.id, kind: one.kind, ...placeOf(one) }));
}

/**
 * Draws a sample of the selection and keeps it: the seed, from what, how many and which. It is drawn from the numbers, so
 * that the same register gives the same sample to anybody. @see CTRL-24
 */
export const drawSample = command("drawSample", async (act, input: DrawSample) => {
  const { selection, size, byKind } = input;
  const most = size.kind === "percent" ? 100 : 1000;
  if (!Number.isInteger(size.size) || size.size < 1 || size.size > most) {
    return refused(`Skriv ett tal från 1 till ${most}.`, { field: "storlek" });
  }
  const seed = input.seed.trim() || act.newId().slice(0, 8);
  const orders = await attestOrdersOf(act.trx, act.associationId);
  const persons = orderOn(orders, act.today)?.manualOrderPersons ?? 2;
  const rows = await population(act, selection, persons);
  if (rows.length === 0) return refused("Det finns ingen utbetalning att dra bland.");
  const idOf = new Map(rows.map((one) => [`${one.year}-${one.sequence}`, one.id]));
  const groups = new Map<string, string[]>();
  for (const { kind, year, sequence } of rows) {
    const own = groups.get(kind) ?? [];
    own.push(`${year}-${sequence}`);
    groups.set(kind, own);
  }
  const numbers = byKind
    ? sampleOfEach(groups, seed, size)
    : sampleOf([...idOf.keys()], seed, sizeIn(size, rows.length));
  const sequence = (await lastSampleSequence(act.trx, act.associationId)) + 1;
  const id = act.newId();
  await act.trx
    .insertInto("payment_sample")
    .values({
      ...{ id, association_id: act.associationId, sequence, seed },
      ...{ selection: JSON.stringify(selection), size_kind: size.kind, size: size.size },
      ...{ by_kind: byKind ? 1 : 0, population: rows.length },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  for (const [position, number] of numbers.entries()) {
    await act.trx
      .insertInto("payment_sample_row")
      .values({
        ...{ sample_id: id, association_id: act.associationId, position },
        payment_id: idOf.get(number) ?? "",
      })
      .execute();
  }
  const data = { seed, from: selectionText(selection), population: rows.length, size, numbers };
  act.record({ kind: "payment.sampled", subject: `sample:${id}`, data, ground: null });
  return accepted({ sequence, numbers });
});
