/** So many paid utbetalningar, and forty that wait, for the bench: written as rows, since the commands would take a day. */

import type { Office } from "#app/commands/command.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { nameKey } from "#app/domain/delegation/decision.ts";
import { accountKey } from "#app/domain/payment/accounts.ts";
import { invoiceKey } from "#app/domain/payment/duplicates.ts";
import { type PaymentText, payeeKey } from "#app/domain/payment/payment.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { people } from "../demo/board.ts";

const suppliers = 40;
/** The same in a small register and a large one: what an office has before it at once. */
export const openPayments = 40;
const piece = 500;

const steps: [AttestStep, string][] = [
  ["receipt", "jonas"],
  ["review", "helena"],
  ["decision", "karin"],
  ["disbursement", "petra"],
  ["disbursement", "samir"],
];

/** Two of a hundred are on a bidrag, two on each, the last of those that wait among them. */
const isOnGrant = (at: number) => at % 100 >= 98;
const grantIdOf = (at: number) => `many-grant-${Math.floor(at / 100)}`;

/** The bidrag of the payments, in one part each, from a paragraf of the example. */
async function layUpGrants(
  db: Office["db"],
  association_id: string,
  count: number,
  today: LegalDate,
): Promise<string> {
  const [item] = await decidedItems(db, association_id);
  const item_id = item?.id ?? "";
  const stamp = { association_id, at: `${today}T08:00:00.000Z`, by_person_id: null };
  const year = Number(today.slice(0, 4));
  for (let at = 0; at < count; at += 100) {
    const id = grantIdOf(at);
    const about = { item_id, budget_year: year, organisation_number: null, ore: 99_000_000 };
    const payee = {
      payee_name: `Leverantören ${at % suppliers} i Norrsund AB`,
      initiative: "Prov",
    };
    await db
      .insertInto("grant_plan")
      .values({ id, ...stamp, year: year - 1, sequence: at + 1000, ...about, ...payee })
      .execute();
    const part = { grant_id: id, position: 0, ore: 99_000_000, condition_words: "" };
    await db
      .insertInto("grant_instalment")
      .values({ id: `${id}-1`, ...stamp, ...part, condition_kind: "none" })
      .execute();
  }
  return item_id;
}

function textOf(at: number, day: LegalDate): PaymentText {
  const supplier = at % suppliers;
  // No two alike to one supplier, and a year's purchases of one below the limit of LOU.
  const ore = 10_000 + (at % 10_007);
  return {
    ...{ kind: "invoice", what: `Leverans ${at}`, concernsId: null, itemId: null, ore },
    payee: {
      name: `Leverantören ${supplier} i Norrsund AB`,
      ...{ organisationNumber: null, personId: null },
      account: { kind: "bankgiro", number: String(50_000_000 + supplier) },
    },
    ...{ invoiceNumber: `F${at}`, invoiceDate: day, dueDate: addDays(day, 30) },
    reference: { kind: "message", text: `Faktura ${at}` },
    postings: [{ account: String(5010 + (at % 20) * 10), costCentre: "10", project: "", ore }],
  };
}

/** The names of the suppliers, as they are searched for. */
async function nameSuppliers(
  db: Office["db"],
  association_id: string,
  count: number,
  today: LegalDate,
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { payee } = textOf(at, today);
    await db
      .insertInto("payment_payee")
      .values({
        ...{ association_id, payee_key: payeeKey(payee), words: payee.name.toLowerCase() },
        name_key: nameKey(payee.name),
      })
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

type VersionRow = {
  id: string;
  text: PaymentText;
  stamp: { at: string; by_person_id: string | null };
};

/** What each says, and the accounts that it is searched for by. */
async function saveVersions(
  trx: Office["db"],
  association_id: string,
  rows: readonly VersionRow[],
): Promise<void> {
  await trx
    .insertInto("payment_version")
    .values(
      rows.map(({ id, text, stamp }) => ({
        ...{ payment_id: id, association_id, version: 1, attested_from: 1, reason: "" },
        ...{ text: JSON.stringify(text), payee_key: payeeKey(text.payee), kind: text.kind },
        account_key: text.payee.account ? accountKey(text.payee.account) : null,
        ...{ ore: text.ore, invoice_key: invoiceKey(text.invoiceNumber) },
        ...{ invoice_date: text.invoiceDate, ...stamp },
        instalment_id: text.instalmentId ?? null,
      })),
    )
    .execute();
  const accounts = rows.flatMap(({ id, text }) =>
    text.postings.map(({ account }) => ({ payment_id: id, association_id, version: 1, account })),
  );
  await trx.insertInto("payment_posting_account").values(accounts).execute();
}

/** Lays them up; the last forty wait for beslutsattest. Answers their numbers. */
export async function layUpPayments(
  { db }: Office,
  associationId: string,
  count: number,
  today: LegalDate,
): Promise<string[]> {
  const persons = await attestPeopleOf(db, associationId);
  const idOf = (key: string) => {
    const name = people.find((one) => one.key === key)?.name;
    return persons.find((one) => one.name === name)?.id ?? null;
  };
  const taken = steps.map(([step, key]) => ({ step, by_person_id: idOf(key) }));
  const year = Number(today.slice(0, 4)) - 1;
  const association_id = associationId;
  const waiting: string[] = [];
  const itemId = await layUpGrants(db, associationId, count, today);
  for (let from = 0; from < count; from += piece) {
    const all = Array.from({ length: Math.min(piece, count - from) }, (_, index) => from + index);
    const rows = all.map((at) => {
      const isOpen = at >= count - openPayments;
      const day = addDays(today, isOpen ? -10 : -30 - (at % 300));
      const stamp = { at: `${day}T08:00:00.000Z`, by_person_id: idOf("petra") };
      if (isOpen) waiting.push(`${year}-${at + 1}`);
      const onGrant = isOnGrant(at) ? { itemId, instalmentId: `${grantIdOf(at)}-1` } : {};
      const text = { ...textOf(at, day), ...onGrant };
      return { id: `many-${at}`, at, isOpen, day, stamp, text };
    });
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto("payment")
        .values(
          rows.map(({ id, at, isOpen, stamp }) => ({
            ...{ id, association_id, year, sequence: at + 1, is_open: isOpen ? 1 : 0, ...stamp },
          })),
        )
        .execute();
      await saveVersions(trx, association_id, rows);
      const marks = rows.flatMap(({ id, isOpen, day, stamp }) =>
        taken.slice(0, isOpen ? 2 : 5).map(({ step, by_person_id }) => ({
          ...{ id: `${id}-${step}-${by_person_id}`, association_id, payment_id: id, version: 1 },
          ...{ step, day, reason: "", at: stamp.at, by_person_id },
        })),
      );
      await trx.insertInto("payment_mark").values(marks).execute();
      const ends = rows
        .filter(({ isOpen }) => !isOpen)
        .map(({ id, day, stamp }) => ({
          ...{ id: `${id}-end`, association_id, payment_id: id, kind: "paid" as const, day },
          ...{ ground: "Kontoutdraget", ...stamp },
        }));
      if (ends.length > 0) await trx.insertInto("payment_end").values(ends).execute();
    });
  }
  await nameSuppliers(db, association_id, Math.min(suppliers, count), today);
  return waiting;
}
