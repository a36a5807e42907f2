/**
 * The payment file: the same bytes as before, the standard's order of elements, sums that agree, and what is ordered
 * is what stands in it. After a change that is meant: `UPDATE=1 npx vitest run test/documents/payments`, and read it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOre } from "#app/documents/payments/amounts.ts";
import {
  creditTransferFile,
  type TransferVersion,
  transferNamespace,
  transferVersions,
} from "#app/documents/payments/creditTransfer.ts";
import type { OrderedPayment, Payer, PaymentOrder } from "#app/documents/payments/order.ts";
import { mostPayments, orderFaults } from "#app/documents/payments/orderFaults.ts";
import { payableText } from "#app/documents/payments/payableText.ts";
import { all, one, readXml, textAt, type XmlElement } from "#app/documents/xml/readXml.ts";
import { sampleOrder, someOrder } from "./orders.ts";
import { schemaFaults } from "./schema.ts";

function fileOf(order: PaymentOrder, version: TransferVersion): Uint8Array {
  const made = creditTransferFile(order, version);
  if (!made.ok) throw new Error(made.refusals.map(({ text }) => text).join("\n"));
  return made.value;
}

function treeOf(file: Uint8Array): XmlElement {
  const read = readXml(file);
  if (!read.ok) throw new Error("The file cannot be read");
  return read.value;
}

/** What a bank reads of each payment, in the file's order. */
function paymentsIn(root: XmlElement) {
  return all(one(root, "CstmrCdtTrfInitn"), "PmtInf").flatMap((group) =>
    all(group, "CdtTrfTxInf").map((payment) => ({
      endToEndId: textAt(payment, "PmtId", "EndToEndId"),
      day: textAt(group, "ReqdExctnDt", "Dt") ?? textAt(group, "ReqdExctnDt"),
      ore: readOre(textAt(payment, "Amt", "InstdAmt")),
      currency: one(payment, "Amt", "InstdAmt")?.attributes.get("Ccy"),
      name: textAt(payment, "Cdtr", "Nm"),
      account:
        textAt(payment, "CdtrAcct", "Id", "IBAN") ??
        textAt(payment, "CdtrAcct", "Id", "Othr", "Id"),
      clearing: textAt(payment, "CdtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId"),
      reference:
        textAt(payment, "RmtInf", "Strd", "CdtrRefInf", "Ref") ??
        textAt(payment, "RmtInf", "Ustrd"),
    })),
  );
}

function expected({ account, reference, ...payment }: OrderedPayment) {
  const clearing = { bankgiro: "9900", plusgiro: "9960", iban: null, bank: "6000" }[account.kind];
  return {
    endToEndId: payment.endToEndId,
    day: payment.executionDate,
    ore: payment.ore,
    currency: "SEK",
    name: payableText(payment.name),
    account: account.kind === "iban" ? account.iban : account.number,
    clearing,
    reference: reference.kind === "ocr" ? reference.number : payableText(reference.text),
  };
}

const byId = <T extends { endToEndId: string | null }>(payments: T[]): T[] =>
  payments.toSorted((a, b) => String(a.endToEndId).localeCompare(String(b.endToEndId)));

describe.each(transferVersions)("version %s", (version) => {
  test("gives the same bytes as before", () => {
    const path = join(import.meta.dirname, "golden", `pain.001.001.${version}.xml`);
    const made = new TextDecoder().decode(fileOf(sampleOrder, version));
    if (process.env.UPDATE) writeFileSync(path, made);
    expect(existsSync(path)).toBe(true);
    expect(made).toBe(readFileSync(path, "utf8"));
  });

  test("what is ordered stands in the file, in the standard's order, with sums that agree", () => {
    fc.assert(
      fc.property(someOrder, (order) => {
        const file = fileOf(order, version);
        expect(Buffer.compare(fileOf(order, version), file)).toBe(0);
        const root = treeOf(file);
        expect(root.namespace).toBe(transferNamespace(version));
        expect(schemaFaults(root, version)).toEqual([]);
        const payments = paymentsIn(root);
        expect(byId(payments)).toEqual(byId(order.payments.map(expected)));
        const header = one(root, "CstmrCdtTrfInitn", "GrpHdr");
        const sum = order.payments.reduce((all, { ore }) => all + BigInt(ore), 0n);
        expect(BigInt(readOre(textAt(header, "CtrlSum")) ?? -1)).toBe(sum);
        expect(textAt(header, "NbOfTxs")).toBe(String(order.payments.length));
        const groups = all(one(root, "CstmrCdtTrfInitn"), "PmtInf");
        for (const group of groups) {
          const inside = all(group, "CdtTrfTxInf");
          const ore = inside.map((payment) => readOre(textAt(payment, "Amt", "InstdAmt")) ?? 0);
          expect(readOre(textAt(group, "CtrlSum"))).toBe(ore.reduce((all, one) => all + one, 0));
          expect(textAt(group, "NbOfTxs")).toBe(String(inside.length));
        }
        const days = groups.map((group) => `${textAt(group, "ReqdExctnDt", "Dt")}`);
        expect(days).toEqual(days.toSorted());
      }),
      { numRuns: 25 },
    );
  });
});

test("payments to a bankgiro are drawn from the bankgiro, where there is one", () => {
  const from = (payer: Partial<Payer>) =>
    all(
      one(
        treeOf(fileOf({ ...sampleOrder, payer: { ...sampleOrder.payer, ...payer } }, "09")),
        "CstmrCdtTrfInitn",
      ),
      "PmtInf",
    ).map((group) => {
      const own = one(group, "DbtrAcct", "Id");
      const day = textAt(group, "ReqdExctnDt", "Dt");
      return `${day} ${textAt(own, "IBAN") ?? textAt(own, "Othr", "Id")} ${textAt(group, "NbOfTxs")}`;
    });
  const { iban } = sampleOrder.payer;
  expect(from({})).toEqual([
    `2026-03-05 ${iban} 1`,
    "2026-03-10 12345674 2",
    `2026-03-10 ${iban} 2`,
  ]);
  expect(from({ bankgiro: null })).toEqual([`2026-03-05 ${iban} 1`, `2026-03-10 ${iban} 4`]);
  expect(from({ iban: null })).toEqual(["2026-03-05 12345674 1", "2026-03-10 12345674 4"]);
});

test("a customer number of the bank stands as such", () => {
  const root = treeOf(
    fileOf({ ...sampleOrder, payer: { ...sampleOrder.payer, customerId: "KUND7" } }, "09"),
  );
  const sender = one(root, "CstmrCdtTrfInitn", "GrpHdr", "InitgPty", "Id", "OrgId", "Othr");
  expect([textAt(sender, "Id"), textAt(sender, "SchmeNm", "Cd")]).toEqual(["KUND7", "BANK"]);
});

test("the check of the standard sees what is wrong", () => {
  const text = new TextDecoder().decode(fileOf(sampleOrder, "09"));
  const faults = (from: string | RegExp, to: string) =>
    schemaFaults(treeOf(new TextEncoder().encode(text.replace(from, to))), "09");
  expect(faults("<PmtMtd>TRF</PmtMtd>", "")).toEqual([
    "/Document/CstmrCdtTrfInitn/PmtInf: PmtMtd is missing",
  ]);
  expect(faults(/(<MsgId>.*<\/MsgId>)(\s*)(<CreDtTm>.*<\/CreDtTm>)/, "$3$2$1")[0]).toContain(
    "wrong order",
  );
  expect(faults("TRF", "GIRO")[0]).toContain("is not");
  expect(faults("<Ctry>SE</Ctry>", "<Land>SE</Land>")[0]).toContain("Land may not stand here");
  expect(faults("VIDALVEN-20260302-1", "x".repeat(36))).toHaveLength(1);
});

const [first] = sampleOrder.payments;
const withPayment = (part: Partial<OrderedPayment>): PaymentOrder => ({
  ...sampleOrder,
  payments: [{ ...(first as OrderedPayment), ...part }],
});
const withPayer = (part: Partial<Payer>): PaymentOrder => ({
  ...sampleOrder,
  payer: { ...sampleOrder.payer, ...part },
});

test.each<[string, PaymentOrder, string, string]>([
  ["no payments", { ...sampleOrder, payments: [] }, "payments", "inga betalningar"],
  [
    "an order number with a space",
    { ...sampleOrder, messageId: "MARS 1" },
    "messageId",
    "utan mellanslag",
  ],
  [
    "a long order number",
    { ...sampleOrder, messageId: "M".repeat(31) },
    "messageId",
    "1–30 tecken",
  ],
  [
    "a time that is none",
    { ...sampleOrder, createdAt: "2026-02-30T09:00:00" },
    "createdAt",
    "inget klockslag",
  ],
  [
    "no account to draw on",
    withPayer({ iban: null, bankgiro: null }),
    "payer.iban",
    "Välj vilket konto",
  ],
  ["an own account abroad", withPayer({ iban: "NO9386011117947" }), "payer.iban", "svenskt"],
  [
    "an own IBAN that is wrong",
    withPayer({ iban: "SE0850000000052070123456" }),
    "payer.iban",
    "inget giltigt IBAN",
  ],
  ["no BIC", withPayer({ bic: "" }), "payer.bic", "BIC saknas"],
  [
    "a wrong organisationsnummer",
    withPayer({ organisationNumber: "2220003211" }),
    "payer.organisationNumber",
    "kontrollsiffra",
  ],
  ["nothing to pay", withPayment({ ore: 0 }), "payments.0.ore", "större än noll"],
  ["less than nothing", withPayment({ ore: -500 }), "payments.0.ore", "större än noll"],
  ["a part of an öre", withPayment({ ore: 12.5 }), "payments.0.ore", "hela ören"],
  ["fourteen digits", withPayment({ ore: 10_000_000_000_000 }), "payments.0.ore", "999 999 999,99"],
  ["not a number", withPayment({ ore: Number.NaN }), "payments.0.ore", "hela ören"],
  ["a name of nothing", withPayment({ name: " " }), "payments.0.name", "namn saknas"],
  ["a long name", withPayment({ name: "a".repeat(141) }), "payments.0.name", "längre än 140"],
  ["a name in other letters", withPayment({ name: "Иван AB" }), "payments.0.name", "И в а н"],
  [
    "a day that was",
    withPayment({ executionDate: "2026-03-01" }),
    "payments.0.executionDate",
    "har varit",
  ],
  [
    "a day that is none",
    withPayment({ executionDate: "2026-02-30" }),
    "payments.0.executionDate",
    "inget datum",
  ],
  [
    "an id with åäö",
    withPayment({ endToEndId: "Å1" }),
    "payments.0.endToEndId",
    "utan mellanslag och åäö",
  ],
  [
    "an id with two slashes",
    withPayment({ endToEndId: "A//1" }),
    "payments.0.endToEndId",
    "1–35 tecken",
  ],
  [
    "a bankgiro that is wrong",
    withPayment({ account: { kind: "bankgiro", number: "5050108" } }),
    "payments.0.account",
    "kontrollsiffra",
  ],
  [
    "an account abroad",
    withPayment({ account: { kind: "iban", iban: "NO9386011117947" } }),
    "payments.0.account",
    "utländskt",
  ],
  [
    "an OCR number that is wrong",
    withPayment({ reference: { kind: "ocr", number: "2025120004" } }),
    "payments.0.reference",
    "kontrollsiffra",
  ],
  [
    "a message in signs",
    withPayment({ reference: { kind: "message", text: "Tack ☺" } }),
    "payments.0.reference",
    "☺",
  ],
  ["a long town", withPayment({ town: "x".repeat(36) }), "payments.0.town", "35 tecken"],
])("%s cannot be written", (_what, order, field, says) => {
  const made = creditTransferFile(order, "09");
  expect(made.ok).toBe(false);
  const [fault] = orderFaults(order);
  expect(fault?.field).toBe(field);
  expect(fault?.text).toContain(says);
});

test("two payments with the same number, and more payments than a file takes", () => {
  const twice = { ...sampleOrder, payments: [first, first] as OrderedPayment[] };
  expect(orderFaults(twice).map(({ field }) => field)).toEqual(["payments.1.endToEndId"]);
  const many = Array.from({ length: mostPayments + 1 }, () => first as OrderedPayment);
  expect(orderFaults({ ...sampleOrder, payments: many }).map(({ field }) => field)).toEqual([
    "payments",
  ]);
});
