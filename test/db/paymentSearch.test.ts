/** Payments are found by their columns: the same as by reading every one of them. */

import { expect } from "vitest";
import { cancelPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { duplicatesOf } from "#app/domain/payment/duplicates.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { type PaymentSelection, wholeRegister } from "#app/domain/payment/selection.ts";
import { migrations } from "#db/migrations/index.ts";
import { likePayments, paymentsToPayee } from "#db/queries/paymentLikeness.server.ts";
import { registerPlaces, selectedKinds } from "#db/queries/paymentRegister.server.ts";
import { paidBefore, paymentsOf } from "#db/queries/payments.server.ts";
import { testDialects, testOnEach } from "../support/database.ts";
import { migrateForTest } from "../support/migrateForTest.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  bankgiro,
  bookOrder,
  changed,
  entered,
  invoice,
  type PayingBoard,
  paid,
  payingBoard,
  payment,
} from "../support/payments.ts";
import { value } from "../support/story.ts";

const other = { ...invoice().payee, name: "Tryck 100 % i Ån", organisationNumber: null };
const elsewhere = { ...invoice().payee, account: bankgiro("7654320") };

/** The same supplier, brought in without its organisationsnummer and its form of company. */
const unnumbered = {
  ...{ name: "Kursgården i Norrsund", organisationNumber: null, personId: null },
  account: bankgiro("7654320"),
};

const texts: Partial<PaymentText>[] = [
  {},
  { invoiceNumber: "10-17", ore: 100, postings: [{ ...row(), ore: 100 }] },
  { invoiceNumber: "9", invoiceDate: legalDate("2026-03-07") },
  { invoiceNumber: "9", invoiceDate: legalDate("2026-03-08") },
  { invoiceNumber: "9", payee: other, postings: [{ ...row(), account: "6110" }] },
  { invoiceNumber: "12", payee: elsewhere },
];

const alike: Partial<PaymentText>[] = [
  { invoiceNumber: "0010/17", ore: 200, postings: [{ ...row(), ore: 200 }], payee: unnumbered },
  { invoiceNumber: "14", payee: { ...other, name: "Tryck på bygden" } },
];

function row() {
  return { account: "5010", costCentre: "10", project: "", ore: 1_250_000 };
}

async function laidUp(b: PayingBoard, all = texts): Promise<string[]> {
  const numbers: string[] = [];
  for (const text of all) {
    numbers.push(await entered(b, invoice(text)));
    if (numbers.length === 1) await paid(b, numbers[0] ?? "");
  }
  numbers.push(await entered(b, bookOrder()));
  return numbers;
}

onEachDatabase("duplicates and known accounts are found among many", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const [first = "", second = "", , , , sixth = "", seventh = ""] = await laidUp(b, [
    ...texts,
    ...alike,
  ]);
  const all = await paymentsOf(office.db, b.associationId);
  for (const one of all) {
    const like = await likePayments(office.db, b.associationId, one);
    expect(duplicatesOf(one, like).map(({ number }) => number)).toEqual(
      duplicatesOf(one, all).map(({ number }) => number),
    );
  }
  // What was brought in without its number is the same supplier's, and the other way round.
  const toSupplier = ["2026-1", "2026-2", "2026-3", "2026-4", "2026-6", "2026-7"];
  for (const payee of [invoice().payee, unnumbered]) {
    const to = await paymentsToPayee(office.db, b.associationId, payee);
    expect(to.map(({ number }) => number)).toEqual(toSupplier);
  }
  const ids = all.map(({ id }) => id);
  const known = await paidBefore(office.db, b.associationId, ids);
  const isKnown = all.filter(({ id }) => known.has(id)).map(({ number }) => number);
  expect(isKnown).toEqual(["2026-1", "2026-2", "2026-3", "2026-4"]);
  // Only what a payment says now is alike, and only what it says now is known.
  value(await changed(b, sixth, { payee: invoice().payee, invoiceNumber: "1017" }));
  const like = await likePayments(office.db, b.associationId, await payment(b, second));
  expect(like.map(({ number }) => number)).toEqual([first, sixth, seventh]);
  const { id } = await payment(b, sixth);
  expect(await paidBefore(office.db, b.associationId, [id])).toEqual(new Set([id]));
});

onEachDatabase("the register answers what is asked for", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const numbers = await laidUp(b);
  value(
    await cancelPayment(office, b.as("fia"), {
      number: numbers[2] ?? "",
      reason: "Kom två gånger",
    }),
  );
  const found = async (about: Partial<PaymentSelection>, few = 2000) => {
    const selection = { ...wholeRegister, ...about };
    const places = await registerPlaces(office.db, b.associationId, selection, { most: 50, few });
    return places.map(({ sequence }) => sequence);
  };
  expect(await found({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(await found({ year: 2025 })).toEqual([]);
  expect(await found({ year: 2026, payee: "kursgÅrden".toUpperCase() })).toEqual([6, 4, 3, 2, 1]);
  expect(await found({ payee: "559000-1110" })).toEqual([6, 4, 3, 2, 1]);
  expect(await found({ payee: "100 %" })).toEqual([5]);
  expect(await found({ payee: "1_0" })).toEqual([]);
  expect(await found({ payeeAccount: "765-4320" })).toEqual([6]);
  // Whether few or many have it decides only which way they are found.
  for (const few of [0, 2000]) {
    expect(await found({ account: "61" }, few)).toEqual([5]);
    expect(await found({ account: "509" }, few)).toEqual([7]);
    expect(await found({ account: "5" }, few)).toEqual([7, 6, 4, 3, 2, 1]);
    expect(await found({ account: "9" }, few)).toEqual([]);
    expect(await found({ account: "6", year: 2025 }, few)).toEqual([]);
  }
  expect(await found({ least: 50_000, most: 50_000 })).toEqual([7]);
  expect(await found({ most: 100 })).toEqual([2]);
  expect(await found({ state: "paid" })).toEqual([1]);
  expect(await found({ state: "cancelled" })).toEqual([3]);
  expect(await found({ state: "open", least: 1_250_000 })).toEqual([6, 5, 4]);
  value(
    await changed(b, numbers[1] ?? "", { postings: [{ ...row(), account: "7010", ore: 100 }] }),
  );
  for (const few of [0, 2000]) {
    expect(await found({ account: "70" }, few)).toEqual([2]);
    expect(await found({ account: "5010" }, few)).toEqual([7, 6, 4, 3, 1]);
  }
  const after = { year: 2026, sequence: 6 };
  const page = await registerPlaces(office.db, b.associationId, wholeRegister, { after, most: 2 });
  expect(page.map(({ sequence }) => sequence)).toEqual([5, 4]);
  const kinds = await selectedKinds(office.db, b.associationId, wholeRegister);
  expect(kinds.map(({ kind }) => kind)).toEqual([...texts.map(() => "invoice"), "manual"]);
  const neighbour = await payingBoard(office, { slug: "grannen" });
  expect(
    await registerPlaces(office.db, neighbour.associationId, wholeRegister, { most: 9 }),
  ).toEqual([]);
});

const before = migrations.filter(({ name }) => name < "0020");

testOnEach(testDialects(before))("payments that stood before get their columns", async ({ db }) => {
  const stamp = { at: "2026-03-02T08:00:00.000Z", by_person_id: null };
  await db
    .insertInto("association")
    .values({
      ...{ id: "a", slug: "a", name: "A", organisation_number: "", kept_at: "", email: "" },
      ...{ phone: "", court: "", created_at: stamp.at, head_seq: 0, head_hash: "" },
    })
    .execute();
  const oddly = { invoiceNumber: "00F 10/17" };
  for (const [index, text] of [invoice(), bookOrder(), invoice(oddly)].entries()) {
    const id = String(index);
    const payment = { id, association_id: "a", year: 2026, sequence: index + 1, ...stamp };
    await db.insertInto("payment").values(payment).execute();
    const version = { payment_id: id, association_id: "a", version: 1, attested_from: 1 };
    const keys = { payee_key: `k${id}`, account_key: null, reason: "", ...stamp };
    const said = { ...version, ...keys, text: JSON.stringify(text) };
    await db
      .insertInto("payment_version")
      .values(said as never)
      .execute();
  }
  const end = { id: "e", association_id: "a", payment_id: "1", kind: "paid" as const, ...stamp };
  await db
    .insertInto("payment_end")
    .values({ ...end, day: "2026-03-02", ground: "" })
    .execute();
  await migrateForTest(db, migrations);
  const columns = ["kind", "ore", "invoice_key", "invoice_date"] as const;
  const versions = await db.selectFrom("payment_version").select(columns).orderBy("payment_id");
  expect(await versions.execute()).toEqual([
    { kind: "invoice", ore: 1_250_000, invoice_key: "1017", invoice_date: "2026-03-02" },
    { kind: "manual", ore: 50_000, invoice_key: "", invoice_date: "2026-03-02" },
    { kind: "invoice", ore: 1_250_000, invoice_key: "f1017", invoice_date: "2026-03-02" },
  ]);
  const open = await db.selectFrom("payment").select("is_open").orderBy("id").execute();
  expect(open.map(({ is_open }) => is_open)).toEqual([1, 0, 1]);
  const accounts = await db
    .selectFrom("payment_posting_account")
    .select(["payment_id", "account"])
    .orderBy("payment_id")
    .orderBy("account")
    .execute();
  expect(accounts).toEqual([
    { payment_id: "0", account: "5010" },
    { payment_id: "1", account: "5010" },
    { payment_id: "1", account: "5090" },
    { payment_id: "2", account: "5010" },
  ]);
  const payees = await db
    .selectFrom("payment_payee")
    .select(["payee_key", "words", "name_key"])
    .execute();
  const words = "kursgården i norrsund ab";
  expect(payees).toContainEqual({ payee_key: "k0", words, name_key: "kursgården i norrsund" });
});
