import { expect } from "vitest";
import {
  readAnswer,
  receiveBankAnswer,
  recordBankPaid,
  unnoted,
} from "#app/commands/bankAnswer.server.ts";
import { changePayer } from "#app/commands/payer.server.ts";
import {
  makePaymentFile,
  payablePayments,
  withdrawPaymentFile,
} from "#app/commands/paymentFile.server.ts";
import { cancelPayment } from "#app/commands/payments.server.ts";
import { creditTransferFile } from "#app/documents/payments/creditTransfer.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { paymentFilesOf } from "#db/queries/paymentFiles.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { bookedFile, statusReport } from "../documents/payments/bankFiles.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { readyPayment, withFinance } from "../support/readyPayments.ts";
import { board, refusal, type TestBoard, value } from "../support/story.ts";

// The account that the bank's invented files are about.
const payer = {
  ...{ name: "Samordningsförbundet provet", iban: "SE07 5000 0000 0520 7012 3456" },
  ...{ bankgiro: "", bic: "esse sess", customerId: "", bankAccount: "1940" },
};
const today = legalDate("2026-03-02");

async function told(office: TestOffice): Promise<TestBoard> {
  const b = await board(office);
  await withFinance(office, b, "fourth");
  value(await changePayer(office, b.as("fourth"), payer));
  return b;
}

const make = (
  office: TestOffice,
  b: TestBoard,
  numbers: string[],
  { who = "fourth", on = null as ReturnType<typeof legalDate> | null } = {},
) =>
  makePaymentFile(office, b.as(who), {
    version: "09",
    payments: numbers.map((number) => ({ number, on })),
  });

const payable = async (office: TestOffice, b: TestBoard) =>
  (await payablePayments(office.db, b.associationId, today)).map(({ number }) => number);

async function answered(office: TestOffice, b: TestBoard, bytes: Uint8Array) {
  const input = { filename: "svar.xml", bytes };
  const { id } = value(await receiveBankAnswer(office, b.as("fourth"), input));
  return { id, read: value(await readAnswer(office.db, b.associationId, id, today)) };
}

onEachDatabase(
  "a file is made of what is ready, kept as it is, and taken back",
  async (database) => {
    const office = officeOn(database);
    const b = await told(office);
    const [one, two] = [await readyPayment(office, b), await readyPayment(office, b)];
    value(await make(office, b, [one]));
    expect(await payable(office, b)).toEqual([two]);
    const [file] = await paymentFilesOf(office.db, b.associationId);
    expect(file).toMatchObject({ number: "2026-1", byName: "Ulf Berg", withdrawnAt: null });
    expect(file?.rows).toEqual([
      { number: one, executionDate: "2026-03-20", ore: 125_050, paidOn: null },
    ]);
    const kept = await bytesOf(office.db, b.associationId, file?.sha256 ?? "");
    const own = { iban: "SE0750000000052070123456", bankgiro: null, customerId: null };
    const written = creditTransferFile(
      {
        ...{ messageId: "2220000000-2026-1", createdAt: "2026-03-02T09:00:00" },
        payer: { name: payer.name, organisationNumber: "2220000000", ...own, bic: "ESSESESS" },
        payments: [
          {
            ...{ endToEndId: one, executionDate: "2026-03-20", ore: 125_050, town: null },
            ...{ name: "Norrsunds Tryck AB", account: { kind: "bankgiro", number: "50501055" } },
            reference: { kind: "message", text: "Faktura 77" },
          },
        ],
      },
      "09",
    );
    expect(new Uint8Array(kept?.bytes ?? [])).toEqual(value(written));
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
    await office.db
      .deleteFrom("blob")
      .where("sha256", "=", file?.sha256 ?? "")
      .execute();
    expect((await verifyBytes(office.db, b.associationId)).broken).toHaveLength(1);

    expect(refusal(await make(office, b, [one]))).toContain("ligger redan i en betalfil");
    const cancel = () =>
      cancelPayment(office, b.as("secretary"), { number: one, reason: "Dubbel" });
    expect(refusal(await cancel())).toContain("betalfil 2026-1");
    const withdraw = (reason: string, who = "fourth") =>
      withdrawPaymentFile(office, b.as(who), { number: "2026-1", reason });
    expect(refusal(await withdraw("Fel dag", "third"))).toContain("av den som gjorde den");
    expect(refusal(await withdraw(" "))).toContain("varför");
    value(await withdraw("Fel dag"));
    expect(await payable(office, b)).toEqual([one, two]);
    value(await make(office, b, [one, two]));
    const ids = await office.db.selectFrom("payment_file_row").select("end_to_end_id").execute();
    expect(ids.map((row) => row.end_to_end_id).sort()).toEqual([one, `${one}-2`, two]);
  },
);

onEachDatabase("a file is refused for what is wrong, told by payment", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await withFinance(office, b, "fourth");
  const number = await readyPayment(office, b, {
    reference: { kind: "message", text: "Tack 🙂" },
  });
  expect(refusal(await make(office, b, [number]))).toContain("vilket konto");
  const wrong = { ...payer, iban: "SE07 5000 0000 0520 7012 3457", bic: "X", bankAccount: "ett" };
  const refused = await changePayer(office, b.as("fourth"), wrong);
  const fields = refused.ok ? [] : refused.refusals.map(({ field }) => field);
  expect(fields).toEqual(["iban", "bic", "bankAccount"]);
  expect(refusal(await changePayer(office, b.as("secretary"), payer))).toContain("Bara");
  value(await changePayer(office, b.as("fourth"), payer));
  expect(refusal(await make(office, b, []))).toContain("minst en");
  expect(refusal(await make(office, b, ["2026-99"]))).toContain("2026-99");
  const late = await make(office, b, [number], { on: legalDate("2026-03-01") });
  expect(late).toMatchObject({
    refusals: [
      { field: `day-${number}`, text: expect.stringContaining("har varit") },
      { field: "payments", text: expect.stringContaining(`Utbetalning ${number}: Meddelandet`) },
    ],
  });
  expect(await office.db.selectFrom("payment_file").selectAll().execute()).toEqual([]);
});

onEachDatabase("those who utanordnade it may order it, others not", async (database) => {
  const office = officeOn(database);
  const b = await told(office);
  const number = await readyPayment(office, b);
  expect(refusal(await make(office, b, [number], { who: "third" }))).toContain("utanordnat");
  expect(refusal(await make(office, b, [number], { who: "auditor" }))).toContain("Bara");
  value(await make(office, b, [number], { who: "vice" }));
});

onEachDatabase("what the bank has booked is noted as paid with one press", async (database) => {
  const office = officeOn(database);
  const b = await told(office);
  const numbers = [await readyPayment(office, b), await readyPayment(office, b)];
  const [one = "", two = ""] = numbers;
  value(await make(office, b, numbers));
  const { id, read } = await answered(
    office,
    b,
    bookedFile([
      { amount: "1250.50", day: "2026-03-01", payments: [{ id: one }] },
      { amount: "1000.00", day: "2026-03-01", payments: [{ id: two }] },
      { amount: "7.00", day: "2026-03-01" },
    ]),
  );
  expect(read.payments.map(({ payment, paidOn, text }) => [payment.number, paidOn, text])).toEqual([
    [one, "2026-03-01", "Betald den 2026-03-01."],
    [two, null, "Bokförd med ett annat belopp: 1000,00 SEK."],
  ]);
  expect(read.others).toEqual(["7,00 SEK den 2026-03-01 hör inte till någon betalfil."]);
  expect(refusal(await recordBankPaid(office, b.as("secretary"), { id }))).toContain("Bara");
  expect(value(await recordBankPaid(office, b.as("fourth"), { id }))).toEqual({ count: 1 });
  const paid = (await paymentsOf(office.db, b.associationId)).map(({ paidOn }) => paidOn);
  expect(paid).toEqual(["2026-03-01", null]);
  expect(refusal(await recordBankPaid(office, b.as("fourth"), { id }))).toContain("inget mer");
  const withdraw = { number: "2026-1", reason: "Ångrat" };
  expect(refusal(await withdrawPaymentFile(office, b.as("fourth"), withdraw))).toContain("betald");
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
});

onEachDatabase(
  "the bank's answer is told; another account's file and a strange file are not",
  async (database) => {
    const office = officeOn(database);
    const b = await told(office);
    const number = await readyPayment(office, b);
    value(await make(office, b, [number]));
    const messageId = "2220000000-2026-1";
    const payments = [{ id: number, status: "RJCT", reason: "AC04" }];
    const no = await answered(
      office,
      b,
      statusReport({ messageId, groups: [{ id: `${messageId}-1`, payments }] }),
    );
    expect(no.read.payments[0]?.text).toBe("Banken betalar den inte. Kontot är avslutat.");
    expect(unnoted(no.read, today)).toEqual([]);
    const yes = await answered(office, b, statusReport({ messageId, status: "ACSC" }));
    expect(unnoted(yes.read, today).map(({ paidOn }) => paidOn)).toEqual(["2026-03-02"]);
    const elsewhere = await answered(office, b, statusReport({ status: "ACSC" }));
    expect(elsewhere.read.others).toEqual([
      "Svaret gäller ingen betalfil härifrån, eller en fil som är tillbakatagen.",
    ]);
    const other = { ...payer, iban: "SE45 5000 0000 0583 9825 7466" };
    await office.db.deleteFrom("payer_setting").execute();
    value(await changePayer(office, b.as("fourth"), other));
    const entry = { amount: "1250.50", day: "2026-03-01", payments: [{ id: number }] };
    const foreign = await answered(office, b, bookedFile([entry]));
    expect(foreign.read).toMatchObject({ payments: [] });
    expect(foreign.read.others[0]).toContain("SE0750000000052070123456");
    const bytes = new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    const strange = await receiveBankAnswer(office, b.as("fourth"), { filename: "x", bytes });
    expect(strange).toMatchObject({ ok: false, refusals: [{ field: "file" }] });
  },
);
