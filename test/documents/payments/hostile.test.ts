/**
 * Every reader of a file from outside, given files that are cut, damaged or made to do harm: it reads them or answers
 * with a sentence, and never throws. `FUZZ_RUNS=20000` damages more of them.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInvoice } from "#app/documents/invoices/readInvoice.ts";
import { readBookings } from "#app/documents/payments/bookings.ts";
import { readStatusReport } from "#app/documents/payments/statusReport.ts";
import { readSie } from "#app/documents/sie/readSie.ts";
import { writeSie } from "#app/documents/sie/writeSie.ts";
import type { Result } from "#app/domain/result.ts";
import { peppolInvoice, svefaktura } from "../invoices/samples.ts";
import { sampleSie } from "../sie/orders.ts";
import { bookedFile, statusReport } from "./bankFiles.ts";

type Reader = (bytes: Uint8Array) => Result<unknown>;

const bytes = (text: string) => new TextEncoder().encode(text);
const sie = writeSie(sampleSie);
const entries = [
  { amount: "12500", payments: [{ id: "U-1" }] },
  {
    amount: "3.00",
    payments: [
      { id: "U-2", amount: "1.00" },
      { id: "U-3", amount: "2.00" },
    ],
  },
];
const groups = [{ id: "G-1", payments: [{ id: "U-1", status: "RJCT", reason: "AC04" }] }];

const readers: [string, Reader, Uint8Array][] = [
  ["pain.002", readStatusReport, statusReport({ status: "PART", groups })],
  ["camt.053", (file) => readBookings(file, "statement"), bookedFile(entries)],
  ["camt.054", (file) => readBookings(file, "notice"), bookedFile(entries, "camt.054", "02")],
  ["SIE", readSie, sie.ok ? sie.value : new Uint8Array()],
  ["Peppol", readInvoice, bytes(peppolInvoice())],
  ["Svefaktura", readInvoice, bytes(svefaktura())],
];

/** Read, or refused with sentences; anything that is thrown fails the test by itself. */
function isAnswered(read: Reader, file: Uint8Array): boolean {
  const result = read(file);
  return (
    result.ok ||
    (result.refusals.length > 0 && result.refusals.every(({ text }) => /^\p{Lu}.*\.$/u.test(text)))
  );
}

const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom("flip", "cut", "drop", "repeat", "insert"),
    byte: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 200 }),
  }),
  { minLength: 1, maxLength: 4 },
);

type Damage = { at: number; how: string; byte: number; length: number };

function damaged(file: Uint8Array, wounds: readonly Damage[]): Uint8Array {
  return wounds.reduce((now, { at, how, byte, length }) => {
    const place = Math.floor(at * now.length);
    const [before, part, after] = [
      now.slice(0, place),
      now.slice(place, place + length),
      now.slice(place + length),
    ];
    if (how === "cut") return before;
    if (how === "drop") return Uint8Array.from([...before, ...after]);
    if (how === "repeat") return Uint8Array.from([...before, ...part, ...part, ...after]);
    if (how === "insert") return Uint8Array.from([...before, byte, ...part, ...after]);
    const flipped = now.slice();
    flipped[place] = byte;
    return flipped;
  }, file);
}

const tenMegabytes = 9_999_000;

describe.each(readers)("%s", (name, read, file) => {
  test("reads its own file", () => {
    expect(read(file).ok).toBe(true);
  });

  test("a file that is cut off anywhere is not taken for a whole one", () => {
    for (let part = 0; part < 40; part += 1) {
      const cut = file.slice(0, Math.floor((file.length * part) / 40));
      expect(isAnswered(read, cut)).toBe(true);
      // A SIE file has no end mark: between two verifikationer it looks whole.
      if (name !== "SIE") expect(read(cut).ok).toBe(false);
    }
  });

  test("damaged files are answered", () => {
    const runs = Number(process.env.FUZZ_RUNS ?? 150);
    fc.assert(
      fc.property(damage, (wounds) => isAnswered(read, damaged(file, wounds))),
      { numRuns: runs },
    );
  });

  test("bytes by chance are refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (chance) => {
        expect(isAnswered(read, chance)).toBe(true);
        expect(read(chance).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

/** One reader of XML stands for all of them: what they share is what meets such a file. */
describe.each(readers.filter(([name]) => ["Peppol", "SIE"].includes(name)))("%s", (_name, read) => {
  test.each([
    ["nesting", "<a>"],
    ["open quotes", '<a b="'],
    ["comments", "<!--"],
    ["entities", "&amp;"],
    ["lines of SIE", "#TRANS 1 {} 1\n"],
    ["open braces", "#TRANS {{{{{{{{"],
    ["zeros", "\u0000"],
  ])("ten megabytes of %s are refused", (_what, piece) => {
    const filled = bytes(piece.repeat(Math.floor(tenMegabytes / piece.length)));
    expect(isAnswered(read, filled)).toBe(true);
    expect(read(filled).ok).toBe(false);
  });
});

test("ten megabytes in the middle of a right file are refused or read, never thrown at", () => {
  const filler = "x".repeat(9_000_000);
  expect(isAnswered(readInvoice, bytes(peppolInvoice({ payee: `<!--${filler}-->` })))).toBe(true);
  const picture = `<cac:AdditionalDocumentReference><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>${filler}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
  const invoice = readInvoice(bytes(peppolInvoice({ payee: picture })));
  expect(invoice.ok && invoice.value.number).toBe("4711");
  const lines = "#TRANS 1930 {} 1.00\r\n".repeat(390_000);
  const start = "#FLAGGA 0\r\n#SIETYP 4\r\n#VER A 1 20260101 x\r\n{\r\n";
  const read = readSie(bytes(`${start}${lines}`));
  expect(read.ok && read.value.verifications[0]?.rows.length).toBe(390_000);
});
