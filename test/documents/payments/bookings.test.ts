/** What is booked on the account, and which ordered payments it tells of. */
import { describe, expect, test } from "vitest";
import { type Booking, matchBookings, readBookings } from "#app/documents/payments/bookings.ts";
import { bookedFile, type Entry, statusReport } from "./bankFiles.ts";

function bookingsIn(entries: Entry[], kind: "camt.053" | "camt.054" = "camt.053", version = "08") {
  const read = readBookings(
    bookedFile(entries, kind, version),
    kind === "camt.053" ? "statement" : "notice",
  );
  if (!read.ok) throw new Error(read.refusals.map(({ text }) => text).join("\n"));
  return read.value;
}

describe.each([
  ["camt.053", "02"],
  ["camt.053", "08"],
  ["camt.054", "02"],
  ["camt.054", "08"],
] as const)("%s version %s", (kind, version) => {
  test("a payment alone and payments in one sum", () => {
    const { bookings, accounts, unread } = bookingsIn(
      [
        { amount: "12500", payments: [{ id: "U-1" }] },
        {
          amount: "300.50",
          day: "2026-03-11",
          payments: [
            { id: "U-2", amount: "100.5" },
            { id: "U-3", amount: "200.00" },
          ],
        },
        { amount: "99.00", payments: [{ id: "NOTPROVIDED" }] },
        { amount: "1.00" },
      ],
      kind,
      version,
    );
    expect(accounts).toEqual(["SE0750000000052070123456"]);
    expect(unread).toBe(0);
    expect(bookings.map(({ endToEndId, ore, bookedOn }) => [endToEndId, ore, bookedOn])).toEqual([
      ["U-1", 1_250_000, "2026-03-10"],
      ["U-2", 10_050, "2026-03-11"],
      ["U-3", 20_000, "2026-03-11"],
      [null, 9_900, "2026-03-10"],
      [null, 100, "2026-03-10"],
    ]);
  });

  test("only what is booked and drawn from us, or came back to us", () => {
    const payments = [{ id: "U-1" }];
    const { bookings } = bookingsIn(
      [
        { amount: "1", payments, status: "PDNG" },
        { amount: "2", payments, isCredit: true },
        { amount: "3", payments, isCredit: true, isReversal: true },
        { amount: "4", payments, isReversal: true },
        { amount: "5", payments: [{ id: "U-1", isReturn: true }], isCredit: true },
        { amount: "6", payments: [{ id: "NOTPROVIDED" }], isCredit: true },
        { amount: "7", isCredit: true },
      ],
      kind,
      version,
    );
    expect(bookings.map(({ ore, kind }) => [ore, kind])).toEqual([
      [200, "credit"],
      [300, "reversal"],
      [500, "reversal"],
    ]);
  });

  test("an entry that cannot be read is counted, not guessed at", () => {
    const { bookings, unread } = bookingsIn(
      [
        { amount: "12,50", payments: [{ id: "U-1" }] },
        { amount: "1e3", payments: [{ id: "U-1" }] },
        { amount: "0.005", payments: [{ id: "U-1" }] },
        { amount: "1", day: null, payments: [{ id: "U-1" }] },
        { amount: "9".repeat(30), payments: [{ id: "U-1" }] },
      ],
      kind,
      version,
    );
    expect(bookings).toEqual([]);
    expect(unread).toBe(5);
  });
});

const booking = (part: Partial<Booking>): Booking => ({
  endToEndId: "U-1",
  ore: 500,
  currency: "SEK",
  bookedOn: "2026-03-10",
  kind: "drawn",
  bankReference: null,
  ...part,
});
const back = { kind: "reversal" as const, bookedOn: "2026-03-12" };
const paidIn = { kind: "credit" as const, bookedOn: "2026-03-13" };
const drawnOn = "2026-03-10";

test.each<[string, Booking[], object]>([
  ["nothing", [], { outcome: "not booked" }],
  ["the amount", [booking({})], { outcome: "paid", bookedOn: "2026-03-10" }],
  [
    "more",
    [booking({ ore: 501 })],
    { outcome: "other amount", ore: 501, currency: "SEK", bookedOn: "2026-03-10" },
  ],
  [
    "euro",
    [booking({ currency: "EUR" })],
    { outcome: "other amount", ore: 500, currency: "EUR", bookedOn: "2026-03-10" },
  ],
  [
    "a sum with others",
    [booking({ ore: null })],
    { outcome: "amount not told", bookedOn: "2026-03-10" },
  ],
  ["it twice", [booking({}), booking({})], { outcome: "paid twice", bookedOn: "2026-03-10" }],
  [
    "it and back",
    [booking({}), booking(back)],
    { outcome: "returned", bookedOn: "2026-03-12", drawnOn },
  ],
  [
    "it twice and one back",
    [booking({}), booking({}), booking(back)],
    { outcome: "paid", bookedOn: "2026-03-12" },
  ],
  ["back alone", [booking(back)], { outcome: "returned", bookedOn: "2026-03-12", drawnOn: null }],
  [
    "paid in by somebody with its number and sum",
    [booking(paidIn)],
    { outcome: "returned", bookedOn: "2026-03-13", drawnOn: null },
  ],
  [
    "paid in with its number and another sum",
    [booking({ ...paidIn, ore: 499 })],
    { outcome: "not booked" },
  ],
  [
    "it, and another sum paid in with its number",
    [booking({}), booking({ ...paidIn, ore: 499 })],
    { outcome: "paid", bookedOn: "2026-03-10" },
  ],
  [
    "a part of it back",
    [booking({}), booking({ ...back, ore: 300 })],
    { outcome: "other amount back", ore: 300, currency: "SEK", bookedOn: "2026-03-12" },
  ],
  [
    "back in a sum with others",
    [booking({ ...back, ore: null })],
    { outcome: "amount not told", bookedOn: "2026-03-12" },
  ],
])("when %s is booked", (_what, bookings, match) => {
  const found = matchBookings([{ endToEndId: "U-1", ore: 500 }], bookings);
  expect(found.matches).toEqual([{ endToEndId: "U-1", ...match }]);
  expect(found.unexplained).toEqual([]);
});

test("what nobody ordered here is told", () => {
  const strange = [booking({ endToEndId: "X-9" }), booking({ endToEndId: null })];
  const paidToUs = booking({ ...paidIn, endToEndId: "F-1" });
  const booked = [booking({}), ...strange, paidToUs];
  const found = matchBookings([{ endToEndId: "U-1", ore: 500 }], booked);
  expect(found.unexplained).toEqual(strange);
});

test("another file is told what it is", () => {
  const sentence = (kind: "statement" | "notice", bytes: Uint8Array) => {
    const read = readBookings(bytes, kind);
    return read.ok ? "read" : read.refusals.map(({ text }) => text).join("\n");
  };
  expect(sentence("statement", bookedFile([], "camt.054"))).toBe(
    "Filen är inte ett kontoutdrag (camt.053), utan camt.054.",
  );
  expect(sentence("notice", statusReport({}))).toContain("utan pain.002");
  expect(sentence("statement", bookedFile([], "camt.053", "01"))).toContain("version 01");
});
