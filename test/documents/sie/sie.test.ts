/**
 * SIE files: the same bytes as before, what is written is read the same, in any of the alphabets that programs use;
 * and what cannot be written or read has its sentence. After a change that is meant: `UPDATE=1`, and read it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetOutcome } from "#app/documents/sie/budgetOutcome.ts";
import { pc8Text, signsOutsidePc8, toPc8 } from "#app/documents/sie/codePage.ts";
import { readSie, type SieFile } from "#app/documents/sie/readSie.ts";
import {
  type SieOrder,
  type SieVerification,
  sieFaults,
} from "#app/documents/sie/verifications.ts";
import { writeSie } from "#app/documents/sie/writeSie.ts";
import { sampleSie, someSie } from "./orders.ts";

function written(order: SieOrder): Uint8Array {
  const made = writeSie(order);
  if (!made.ok) throw new Error(made.refusals.map(({ text }) => text).join("\n"));
  return made.value;
}

function read(bytes: Uint8Array): SieFile {
  const file = readSie(bytes);
  if (!file.ok) throw new Error(file.refusals.map(({ text }) => text).join("\n"));
  return file.value;
}

test("gives the same bytes as before", () => {
  const path = join(import.meta.dirname, "..", "payments", "golden", "verifikationer.si");
  const made = written(sampleSie);
  if (process.env.UPDATE) writeFileSync(path, made);
  expect(existsSync(path)).toBe(true);
  expect(Buffer.from(made).equals(readFileSync(path))).toBe(true);
});

test("the file begins as the format asks and is in its alphabet", () => {
  const made = written(sampleSie);
  const lines = Buffer.from(made).toString("latin1").split("\r\n");
  expect(lines.slice(0, 6)).toEqual([
    "#FLAGGA 0",
    '#PROGRAM "Paragraf" "0.1.0"',
    "#FORMAT PC8",
    "#GEN 20260302",
    "#SIETYP 4",
    "#ORGNR 222000-3210",
  ]);
  expect(lines.at(-1)).toBe("");
  // Vidälven: ä is 0x84 in code page 437.
  expect(lines[6]).toBe('#FNAMN "Samordningsf\u0094rbundet Vid\u0084lven"');
});

const asRead = ({ verifications }: SieOrder): SieVerification[] =>
  verifications.map((one) => ({
    ...one,
    text: pc8Text(one.text),
    rows: one.rows.map((row) => ({
      ...row,
      text: row.text === null ? null : pc8Text(row.text),
    })),
  }));

test("what is written is read the same, to the öre", () => {
  fc.assert(
    fc.property(someSie, (order) => {
      const file = read(written(order));
      expect(file.verifications).toEqual(asRead(order));
      expect(file.faults).toEqual([]);
      expect(file.accounts.map(({ number }) => number)).toEqual(["1930", "4010", "5010"]);
    }),
    { numRuns: 100 },
  );
  const file = read(written(sampleSie));
  expect(file.verifications).toEqual(asRead(sampleSie));
  expect(file.objects).toEqual(sampleSie.objects);
  expect(file).toMatchObject({
    type: 4,
    encoding: "PC8",
    name: sampleSie.association.name,
    organisationNumber: "2220003210",
    years: [{ year: 0, from: "2026-01-01", to: "2026-12-31" }],
  });
});

const [bought, granted] = sampleSie.verifications as [SieVerification, SieVerification];
const withOne = (part: Partial<SieVerification>): SieOrder => ({
  ...sampleSie,
  verifications: [{ ...bought, ...part }],
});
const [debit, credit] = bought.rows as [
  SieVerification["rows"][number],
  SieVerification["rows"][number],
];

test.each<[string, SieOrder, string]>([
  [
    "debit and credit that differ",
    withOne({ rows: [debit, { ...credit, ore: -1_250_001 }] }),
    "skiljer 0,01 kronor",
  ],
  ["one row", withOne({ rows: [{ ...debit, ore: 0 }] }), "färre än två rader"],
  [
    "an account that is not there",
    withOne({ rows: [{ ...debit, account: "9999" }, credit] }),
    "Kontot 9999 finns inte",
  ],
  [
    "an object that is not there",
    withOne({ rows: [{ ...debit, objects: [{ dimension: 1, object: "11" }] }, credit] }),
    "Objektet 11",
  ],
  [
    "a part of an öre",
    withOne({
      rows: [
        { ...debit, ore: 0.5 },
        { ...credit, ore: -0.5 },
      ],
    }),
    "hela ören",
  ],
  ["a day outside the year", withOne({ date: "2027-01-01" }), "utanför räkenskapsåret"],
  ["a day that is none", withOne({ date: "2026-02-30" }), "inget datum"],
  ["no number", withOne({ number: 0 }), "inget nummer"],
  ["the same twice", { ...sampleSie, verifications: [bought, bought] }, "finns två gånger"],
  ["none", { ...sampleSie, verifications: [] }, "inga verifikationer"],
  ["other letters", withOne({ text: "Иван" }), "tecken som inte går att skriva"],
  [
    "a year that ends before it begins",
    { ...sampleSie, year: { from: "2026-12-31", to: "2026-01-01" } },
    "första och en sista dag",
  ],
])("%s cannot be written", (_what, order, says) => {
  expect(writeSie(order).ok).toBe(false);
  expect(
    sieFaults(order)
      .map(({ text }) => text)
      .join("\n"),
  ).toContain(says);
});

test("signs that the alphabet lacks become their nearest, and the rest are told", () => {
  expect(pc8Text("3–4 § kostar 5 €, Łódź\u00a0é C:\\")).toBe("3-4 par. kostar 5 EUR, Łódz é C:/");
  expect(signsOutsidePc8("Łódź ☺")).toEqual(["Ł", "☺"]);
});

const year = [
  "#FLAGGA 0",
  "#FORMAT PC8",
  "#SIETYP 4",
  '#FNAMN "Samordningsförbundet Vidälven"',
  "#RAR 0 20260101 20261231",
  "#RAR -1 20250101 20251231",
  '#KONTO 3010 "Medlemsavgifter"',
  '#KONTO 4010 "Insatser, köpta tjänster"',
  "#KTYP 4010 K",
  '#DIM 6 "Projekt"',
  '#OBJEKT 6 "7" "Vägen åter"',
  "#UB 0 1930 250000.50",
  "#RES 0 3010 -1000000.00",
  "#RES 0 4010 400000",
  "#PSALDO 0 202601 4010 {} 150000.00",
  "#PSALDO 0 202602 4010 {} 250000.00",
  '#PSALDO 0 202602 4010 {6 "7"} 90000.25',
  '#PSALDO 0 202602 4010 {1 "10" 6 "7"} 5.00',
  "#PBUDGET 0 202601 4010 {} 200000.00 0",
  "#PBUDGET 0 202602 4010 {} 200000.00 0",
  "#PBUDGET 0 202602 4010 {6 7} 100000.00",
  "#BUDGET 0 3010 -1000000.00",
  "#OKÄND 1 2 3",
].join("\r\n");

describe.each([
  ["PC8", toPc8(year)],
  ["Latin-1", Uint8Array.from(Buffer.from(year, "latin1"))],
  ["UTF-8", new TextEncoder().encode(year)],
])("a file in %s", (encoding, bytes) => {
  test("gives budget and outcome by account", () => {
    const file = read(bytes);
    expect(file.encoding).toBe(encoding);
    expect(file.name).toBe("Samordningsförbundet Vidälven");
    expect(file.faults).toEqual([]);
    expect(file.closing).toEqual([{ year: 0, account: "1930", ore: 25_000_050 }]);
    expect(budgetOutcome(file, 0)).toEqual([
      { account: "3010", name: "Medlemsavgifter", budget: -100_000_000, outcome: -100_000_000 },
      {
        account: "4010",
        name: "Insatser, köpta tjänster",
        budget: 40_000_000,
        outcome: 40_000_000,
      },
    ]);
    expect(budgetOutcome(file, 0, { dimension: 6, object: "7" })).toEqual([
      { account: "4010", name: "Insatser, köpta tjänster", budget: 10_000_000, outcome: 9_000_025 },
    ]);
    expect(budgetOutcome(file, -1)).toEqual([]);
  });
});

test("months add up where the year's own figure is missing", () => {
  const file = read(toPc8(year.replace("#RES 0 4010 400000\r\n", "")));
  expect(budgetOutcome(file, 0)[1]?.outcome).toBe(40_000_000);
});

test("a backslash of another program is only itself", () => {
  const file = read(toPc8(`${year}\r\n#KONTO 5010 "C:\\hyra \\""`));
  expect(file.accounts.at(-1)).toEqual({ number: "5010", name: 'C:\\hyra "' });
});

test("a line that cannot be read is told, and the others are read", () => {
  const bad = [
    "#UB 0 1930 12,50",
    "#UB x 1930 12.50",
    "#PSALDO 0 202613 4010 {} 1.00",
    "#PSALDO 0 202601 4010 1.00",
    "#TRANS 4010 {} 1.00",
    "#RAR 0 2026 2027",
    `#FNAMN "${"x".repeat(5000)}"`,
  ];
  const file = read(toPc8(`${year}\r\n${bad.join("\r\n")}`));
  expect(file.faults.map(({ line }) => line)).toEqual(bad.map((_, at) => 24 + at));
  expect(file.faults[0]?.text).toBe("Rad 24 (#UB) har något som inte går att läsa.");
  expect(file.closing).toHaveLength(1);
});

test("a verifikation that does not come to zero is told", () => {
  const [text] = [
    Buffer.from(written({ ...sampleSie, verifications: [granted] })).toString("latin1"),
  ];
  const file = read(Uint8Array.from(Buffer.from((text ?? "").replace("-1.00", "-1.01"), "latin1")));
  expect(file.faults.map(({ text }) => text)).toEqual(["Verifikation A2 balanserar inte."]);
});

test("a file that ends in the middle of a verifikation is told of", () => {
  const whole = written(sampleSie);
  const text = Buffer.from(whole).toString("latin1");
  const cut = text.slice(0, text.lastIndexOf("}"));
  const file = read(Uint8Array.from(Buffer.from(cut, "latin1")));
  expect(file.faults.map(({ text }) => text)).toEqual([
    "Filen slutar mitt i en verifikation. Ta ut den på nytt.",
  ]);
});

test.each([
  ["nothing", "", "ingen SIE-fil"],
  ["a letter", "Hej!", "ingen SIE-fil"],
  ["SIE of a type without months", "#FLAGGA 0\r\n#SIETYP 1", "SIE-typ 4"],
  ["SIE that does not tell its type", "#FLAGGA 0\r\n#FNAMN X", "SIE-typ 4"],
  ["too much", "#FLAGGA 0\r\n".padEnd(10_000_001), "för stor"],
  ["lines without end", `#FLAGGA 0\r\n${"\n".repeat(400_001)}`, "rader"],
])("%s is refused", (_what, text, says) => {
  const file = readSie(new TextEncoder().encode(text));
  expect(file.ok ? "read" : file.refusals[0]?.text).toContain(says);
});
