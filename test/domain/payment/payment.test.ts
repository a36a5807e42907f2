import { describe, expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import {
  movedOre,
  type Payment,
  type PaymentText,
  standingMarks,
  stateOf,
  stateText,
  stepsOf,
  textFaults,
  voidsAttests,
} from "#app/domain/payment/payment.ts";
import { manual, marks, payment, rows } from "../attest/payments.ts";

const { payee } = payment();
const [row] = payment().postings as [PaymentText["postings"][number]];
const later = (step: Payment["marks"][number]["step"], personId: string, index: number) => ({
  ...(marks(`${step} ${personId}`) as [Payment["marks"][number]])[0],
  id: `b${index}`,
  version: 2,
  at: `2026-03-03T08:00:0${index}.000Z`,
});
const sentBack = {
  personId: "anna",
  version: 1,
  at: "2026-03-02T12:00:00.000Z",
  reason: "Fel konto",
};

describe("a change of what was attested makes the attester void, a change of words does not", () => {
  const account = (number: string) => ({ kind: "bankgiro" as const, number });
  const table: [string, Partial<PaymentText>, boolean][] = [
    ["the amount", { ore: 1_250_001 }, true],
    ["the kind", { kind: "expense" }, true],
    ["another who had part in it", { alsoConcernsIds: ["eva"] }, true],
    ["the payee's name", { payee: { ...payee, name: "Alms Tryck" } }, true],
    ["the payee's number", { payee: { ...payee, organisationNumber: "5560000001" } }, true],
    ["the payee's person", { payee: { ...payee, personId: "eva" } }, true],
    ["the account", { payee: { ...payee, account: account("7654321") } }, true],
    ["no account", { payee: { ...payee, account: null } }, true],
    [
      "the account, of another kind",
      { payee: { ...payee, account: { kind: "plusgiro", number: "1234566" } } },
      true,
    ],
    ["whose expense it is", { concernsId: "eva" }, true],
    ["the ärende", { itemId: "i" }, true],
    ["the number of the invoice", { invoiceNumber: "78" }, true],
    ["the konto", { postings: [{ ...row, account: "6110" }] }, true],
    ["the kostnadsställe", { postings: [{ ...row, costCentre: "20" }] }, true],
    ["the projekt", { postings: [{ ...row, project: "P1" }] }, true],
    ["the amount of a row", { postings: [{ ...row, ore: 1 }] }, true],
    ["the OCR number", { reference: { kind: "ocr", number: "1234566" } }, true],
    ["another row", { postings: [row, { ...row, ore: 0 }] }, true],
    ["the due date", { dueDate: legalDate("2026-03-31") }, false],
    ["the day of the invoice", { invoiceDate: legalDate("2026-02-21") }, false],
    ["what it is for", { what: "Lokal och kaffe" }, false],
    ["the message to the payee", { reference: { kind: "message", text: "Tack" } }, false],
    ["the account, written as it is", { payee: { ...payee, account: account("1234566") } }, false],
  ];
  test.each(table)("%s", (_, about, expected) => {
    expect(voidsAttests(payment(), payment(about))).toBe(expected);
    expect(voidsAttests(payment(about), payment())).toBe(expected);
  });

  test("zeros before a bank account's number change nothing", () => {
    const bank = { kind: "bank" as const, clearing: "8000", bank: "Banken", isChecked: false };
    const to = (number: string) => payment({ payee: { ...payee, account: { ...bank, number } } });
    expect(voidsAttests(to("0012345678"), to("12345678"))).toBe(false);
    expect(voidsAttests(to("0012345678"), to("12345670"))).toBe(true);
  });
});

describe("which marks stand", () => {
  const taken = marks("receipt disa", "review dag");
  const standing = (about: Partial<Payment>) =>
    standingMarks(payment({ marks: taken, ...about })).map(({ id }) => id);
  test("those on this version, or on an earlier one that says the same", () => {
    expect(standing({})).toEqual(["a0", "a1"]);
    expect(standing({ version: 3, attestedFrom: 1 })).toEqual(["a0", "a1"]);
    expect(standing({ version: 2, attestedFrom: 2 })).toEqual([]);
  });
  test("those on a version after the one that was sent back", () => {
    expect(standing({ returns: [sentBack] })).toEqual([]);
    const again = [...taken, later("receipt", "disa", 0)];
    expect(standing({ returns: [sentBack], marks: again })).toEqual(["b0"]);
  });
});

describe("how far it has come", () => {
  const attested = marks("receipt disa", "review dag", "decision anna");
  const one = later("disbursement", "fia", 0);
  const state = (about: Partial<Payment>, persons: 1 | 2 = 2) => stateOf(payment(about), persons);
  const table: [string, Partial<Payment>, ReturnType<typeof stateOf>, string][] = [
    ["new", {}, { kind: "waiting", step: "receipt", left: 1 }, "Väntar på mottagningsattest"],
    [
      "received",
      { marks: marks("receipt disa") },
      { kind: "waiting", step: "review", left: 1 },
      "Väntar på granskningsattest",
    ],
    [
      "reviewed",
      { marks: marks("receipt disa", "review dag") },
      { kind: "waiting", step: "decision", left: 1 },
      "Väntar på beslutsattest",
    ],
    [
      "decided",
      { marks: attested },
      { kind: "waiting", step: "disbursement", left: 2 },
      "Väntar på utanordning",
    ],
    [
      "let out by one",
      { marks: [...attested, one] },
      { kind: "waiting", step: "disbursement", left: 1 },
      "Väntar på utanordning",
    ],
    [
      "let out by one, who pressed twice",
      { marks: [...attested, one, later("disbursement", "fia", 1)] },
      { kind: "waiting", step: "disbursement", left: 1 },
      "Väntar på utanordning",
    ],
    [
      "let out by two",
      { marks: [...attested, one, later("disbursement", "finn", 1)] },
      { kind: "ready" },
      "Klar att betala",
    ],
    [
      "decided without the steps before",
      { marks: marks("decision anna") },
      { kind: "waiting", step: "receipt", left: 1 },
      "Väntar på mottagningsattest",
    ],
    [
      "changed after the decision",
      { marks: attested, version: 2, attestedFrom: 2 },
      { kind: "waiting", step: "receipt", left: 1 },
      "Väntar på mottagningsattest",
    ],
    [
      "sent back",
      { marks: attested, returns: [sentBack] },
      { kind: "returned", reason: "Fel konto" },
      "Tillbaka för rättelse",
    ],
    [
      "sent back and mended",
      { marks: attested, returns: [sentBack], version: 2, changedAt: "2026-03-02T13:00:00.000Z" },
      { kind: "waiting", step: "receipt", left: 1 },
      "Väntar på mottagningsattest",
    ],
    [
      "sent back, mended and received",
      {
        marks: [...attested, later("receipt", "disa", 0)],
        returns: [sentBack],
        version: 2,
        changedAt: "2026-03-02T13:00:00.000Z",
      },
      { kind: "waiting", step: "review", left: 1 },
      "Väntar på granskningsattest",
    ],
    [
      "paid",
      { marks: attested, paidOn: legalDate("2026-03-20") },
      { kind: "paid", on: legalDate("2026-03-20") },
      "Betald",
    ],
    [
      "cancelled",
      { marks: attested, cancelled: { at: "2026-03-03T08", reason: "Dubblett" } },
      { kind: "cancelled" },
      "Makulerad",
    ],
  ];
  test.each(table)("%s", (_, about, expected, words) => {
    expect(state(about)).toEqual(expected);
    expect(stateText(state(about))).toBe(words);
  });

  test("a bokföringsorder is signed by one or two, as the order says", () => {
    const signed = { ...manual, marks: [one] };
    expect(stepsOf("manual", 1)).toEqual([["disbursement", 1]]);
    expect(state(signed, 2)).toEqual({ kind: "waiting", step: "disbursement", left: 1 });
    expect(state(signed, 1)).toEqual({ kind: "ready" });
  });
});

describe("what is wrong in the text", () => {
  const order = (...list: [string, number][]) => ({ ...manual, ...rows(...list) });
  const table: [string, Partial<PaymentText>, string[]][] = [
    ["nothing", {}, []],
    ["no words", { what: "  " }, ["what"]],
    ["no rows", { postings: [] }, ["postings"]],
    ["a row without a konto", { postings: [{ ...row, account: " " }] }, ["postings"]],
    ["a row in parts of öre", rows(["5010", 1_249_999.5], ["5010", 0.5]), ["postings"]],
    ["rows that make another sum", { postings: [{ ...row, ore: 1 }] }, ["postings"]],
    ["a row that is taken off", rows(["5010", 1_500_000], ["5010", -250_000]), []],
    ["an amount of zero", { ore: 0, postings: [{ ...row, ore: 0 }] }, ["amount"]],
    ["an amount below zero", { ore: -1, postings: [{ ...row, ore: -1 }] }, ["amount"]],
    ["an amount in parts of öre", { ore: 1.5 }, ["amount"]],
    ["an amount that is none", { ore: Number.NaN }, ["amount"]],
    ["no payee", { payee: { ...payee, name: "" } }, ["payee"]],
    ["no account", { payee: { ...payee, account: null } }, ["account"]],
    ["a grant without its paragraf", { kind: "grant" }, ["itemId"]],
    ["a grant with it", { kind: "grant", itemId: "i" }, []],
    ["a bokföringsorder", order(["1930", 100], ["5010", -100]), []],
    [
      "a bokföringsorder that does not make zero",
      order(["1930", 100], ["5010", -99]),
      ["postings"],
    ],
    ["a bokföringsorder without amounts", order(["1930", 0], ["5010", 0]), ["postings"]],
    ["a bokföringsorder without rows", order(), ["postings"]],
  ];
  test.each(table)("%s", (_, about, fields) => {
    expect(textFaults(payment(about)).map(({ field }) => field)).toEqual(fields);
  });
});

test("what a payment moves: its amount, and in a bokföringsorder the larger side", () => {
  expect(movedOre(payment())).toBe(1_250_000);
  expect(
    movedOre(payment({ ...manual, ...rows(["1930", 70], ["1940", 30], ["5010", -100]) })),
  ).toBe(100);
  expect(movedOre(payment({ ...manual, ...rows(["1930", -80]) }))).toBe(80);
});
