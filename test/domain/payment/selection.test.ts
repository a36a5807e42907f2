import { expect, test } from "vitest";
import type { PaymentState } from "#app/domain/payment/payment.ts";
import {
  accountKeysOf,
  isInState,
  readSelection,
  selectionText,
  type TypedSelection,
  wholeRegister,
} from "#app/domain/payment/selection.ts";

const nothing: TypedSelection = {
  ...{ ar: "", mottagare: "", mottagarkonto: "", lage: "", konto: "", minst: "", hogst: "" },
};

test("nothing typed asks for everything", () => {
  expect(readSelection(nothing)).toEqual({ selection: wholeRegister, refusals: [] });
  expect(selectionText(wholeRegister)).toBe("alla utbetalningar");
});

test("each field marks off, and is told in words", () => {
  const typed = {
    ...{ ar: " 2026 ", mottagare: "Tryck", mottagarkonto: "5050-1055", lage: "paid" },
    ...{ konto: "50", minst: "1 000", hogst: "12 500,50" },
  };
  const { selection, refusals } = readSelection(typed);
  expect(refusals).toEqual([]);
  expect(selection).toEqual({
    ...{ year: 2026, payee: "Tryck", payeeAccount: "5050-1055", state: "paid", account: "50" },
    ...{ least: 100_000, most: 1_250_050 },
  });
  expect(selectionText(selection).replaceAll("\u00a0", " ")).toBe(
    "år 2026, mottagare ”Tryck”, mottagarens konto 5050-1055, betalda, konton som börjar på 50, minst 1 000,00 kr, högst 12 500,50 kr",
  );
});

test.each([
  [{ ar: "26" }, ["ar"]],
  [{ konto: "50%" }, ["konto"]],
  [{ minst: "många" }, ["minst"]],
  [{ minst: "2", hogst: "1" }, ["hogst"]],
  [{ lage: "okänt" }, []],
])("what cannot be read asks for nothing and is told: %o", (about, fields) => {
  const { refusals, selection } = readSelection({ ...nothing, ...about });
  expect(refusals.map(({ field }) => field)).toEqual(fields);
  expect(selection).toMatchObject({ year: null, account: "", state: null });
});

const waiting: PaymentState = { kind: "waiting", step: "decision", left: 1 };
test.each([
  [waiting, null, true],
  [waiting, "open", true],
  [waiting, "decision", true],
  [waiting, "receipt", false],
  [{ kind: "ready" }, "ready", true],
  [{ kind: "ready" }, "paid", false],
  [{ kind: "paid", on: "2026-03-02" }, "open", false],
] as [PaymentState, Parameters<typeof isInState>[1], boolean][])(
  "%o as %s: %s",
  (state, asked, is) => {
    expect(isInState(state, asked)).toBe(is);
  },
);

test.each([
  ["5050-1055", "bankgiro:50501055"],
  ["12 34 56-6", "plusgiro:1234566"],
  ["5491-0000003", "bank:5491:3"],
  ["se45 5000 0000 0583 9825 7466", "iban:SE4550000000058398257466"],
])("%s is looked for as %s", (words, key) => {
  expect(accountKeysOf(words)).toContain(key);
});
