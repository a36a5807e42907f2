import { expect, test } from "vitest";
import {
  postingRowCount,
  readMoney,
  readPayment,
  type TypedPayment,
} from "#app/domain/payment/paymentInput.ts";

const typed: TypedPayment = {
  ...{ kind: "invoice", what: "Hyra i mars", payee: "Norrsunds Lokaler AB" },
  ...{ organisationNumber: "556036-0793", personId: "", accountKind: "bankgiro" },
  ...{ account: "5050-1055", concernsId: "", invoiceNumber: "1007", invoiceDate: "2026-03-02" },
  ...{ dueDate: "2026-03-31", amount: "12 500,50", ocr: "", message: "", itemId: "" },
  postings: [
    { account: "5010", costCentre: "100", project: "", amount: "12 000" },
    { account: "5020", costCentre: "100", project: "P1", amount: "500,50" },
    { account: "", costCentre: "", project: " ", amount: "" },
  ],
};

test("what was filled in is a payment in whole öre, and an empty row is none", () => {
  const read = readPayment(typed);
  expect(read).toMatchObject({
    ok: true,
    value: {
      ...{ kind: "invoice", ore: 1_250_050, dueDate: "2026-03-31" },
      payee: {
        organisationNumber: "5560360793",
        account: { kind: "bankgiro", number: "50501055" },
      },
      reference: { kind: "message", text: "1007" },
      postings: [
        { account: "5010", ore: 1_200_000 },
        { account: "5020", project: "P1", ore: 50_050 },
      ],
    },
  });
});

test("those who had part in it are told once, beside the one whose expense it is", () => {
  const also = (alsoConcernsIds: string[]) => {
    const read = readPayment({ ...typed, concernsId: "anna", alsoConcernsIds });
    return read.ok ? read.value.alsoConcernsIds : read.refusals;
  };
  expect(also(["anna", "per", "per", "eva", ""])).toEqual(["per", "eva"]);
  expect(also(["anna"])).toBeUndefined();
});

const row = { account: "5010", costCentre: "100", project: "" };

const faults: [string, Partial<TypedPayment>, string][] = [
  ["a bankgiro with a wrong digit", { account: "5050-1056" }, "account"],
  ["no account", { account: "" }, "account"],
  ["an account of no kind", { accountKind: "swish" }, "accountKind"],
  [
    "an organisationsnummer with a wrong digit",
    { organisationNumber: "556036-0794" },
    "organisationNumber",
  ],
  ["an OCR number with a wrong digit", { ocr: "12345" }, "ocr"],
  ["an amount in words", { amount: "tusen" }, "amount"],
  [
    "an amount of zero",
    { amount: "0", postings: [{ ...typed.postings[0], amount: "0" } as never] },
    "amount",
  ],
  ["rows that are not the amount", { amount: "12 500" }, "postings"],
  ["no rows", { postings: [] }, "postings"],
  [
    "a konto with letters",
    { postings: [{ ...typed.postings[0], account: "5A", amount: "12 500,50" } as never] },
    "postings",
  ],
  ["a day that does not exist", { dueDate: "2026-02-30" }, "dueDate"],
  ["no payee", { payee: " " }, "payee"],
  ["nothing it is for", { what: "" }, "what"],
  ["a bidrag without its paragraf", { kind: "grant" }, "itemId"],
];

test.each(faults)("%s is told at its field", (_, about, field) => {
  const read = readPayment({ ...typed, ...about });
  expect(read.ok ? [] : read.refusals.map((one) => one.field)).toContain(field);
});

const most = "Beloppet är större än 999 999 999,99 kronor, som är det mesta en betalning kan ha.";
const currency =
  "Skriv beloppet i svenska kronor, så som det dras från kontot, utan namnet på valutan.";

test.each([
  ["999 999 999,99", null],
  ["1 000 000 000", most],
  ["1234567890123", most],
  ["12345678901234", most],
  ["12 345 678 901 234 567,50 kr", most],
  ["-100", "Skriv ett belopp över noll."],
  ["− 12 500,50", "Skriv ett belopp över noll."],
  ["100 EUR", currency],
  ["€ 100", currency],
  ["1 000,50 euro", currency],
  ["12 500,50 kr", null],
  ["tusen", "Skriv beloppet i kronor, till exempel 12 500,50."],
  ["12.5.0", "Skriv beloppet i kronor, till exempel 12 500,50."],
])("the amount %s is answered in words at its field", (amount, expected) => {
  const read = readPayment({ ...typed, amount, postings: [{ ...row, amount }] });
  const told = read.ok ? [] : read.refusals.filter(({ field }) => field === "amount");
  expect(told.map(({ text }) => text)).toEqual(expected === null ? [] : [expected]);
});

test.each([
  [0, 0, false, 4],
  [3, 4, false, 5],
  [4, 4, false, 6],
  [4, 4, true, 8],
  [1, 8, false, 8],
  [19, 20, true, 20],
])("%s filled rows of %s, more asked for: %s, are shown as %s", (filled, sent, isMore, shown) => {
  expect(postingRowCount(filled, sent, isMore)).toBe(shown);
});

test("everything wrong is told at once, and once at each field", () => {
  const empty = Object.fromEntries(
    Object.keys(typed).map((key) => [key, ""]),
  ) as never as TypedPayment;
  const read = readPayment({ ...empty, postings: [] });
  const fields = read.ok ? [] : read.refusals.map(({ field }) => field);
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields).toEqual(expect.arrayContaining(["what", "payee", "account", "amount", "dueDate"]));
});

test("a bokföringsorder has rows that make zero, and neither payee nor account", () => {
  const postings = [
    { account: "5010", costCentre: "", project: "", amount: "100" },
    { account: "5020", costCentre: "", project: "", amount: "−100" },
  ];
  const manual = { ...typed, kind: "manual", payee: "", account: "", amount: "", postings };
  expect(readPayment(manual)).toMatchObject({ ok: true, value: { ore: 0 } });
  expect(readPayment({ ...manual, postings: postings.slice(0, 1) }).ok).toBe(false);
});

test.each([
  ["12 500,50", 1_250_050],
  ["12500", 1_250_000],
  ["12 500 kr", 1_250_000],
  ["-100", -10_000],
  ["− 1,5", -150],
  ["1.5", null],
  ["", null],
])("%s is %s öre", (words, ore) => {
  expect(readMoney(words)).toBe(ore);
});
