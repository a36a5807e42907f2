import { describe, expect, test } from "vitest";
import { readFeeValue } from "#app/domain/fees/settingInput.ts";
import type { DecidedKind, FeeValues } from "#app/domain/fees/settings.ts";
import { progressText, settingText } from "#app/domain/fees/words.ts";
import { feeSettings, payroll, setting } from "#test/support/fees.ts";

const read = <K extends DecidedKind>(kind: K, fields: Record<string, string>) =>
  readFeeValue(kind, (field) => fields[field] ?? "");

const faults = (kind: DecidedKind, fields: Record<string, string>) => {
  const result = read(kind, fields);
  return result.ok ? [] : result.refusals.map(({ field }) => field);
};

const classes = {
  short: "1",
  long: "2",
  hours: "4",
  countsBreaks: "nej",
  attendingSubstitutes: "ja",
  errands: "ja",
};
const paying = {
  ...{ name: "Löneenheten", organisationNumber: "", accountKind: "bankgiro", account: "123-4566" },
  ...{ codeShort: "4101", codeLong: "4102", codeMileage: "5201", codeLost: "4150" },
  ...{ accountFee: "5012", accountMileage: "5510", accountLost: "5013", costCentre: "10" },
};

describe("what is decided is read", () => {
  test.each<[DecidedKind, Record<string, string>, FeeValues[DecidedKind]]>([
    ["base", { kronor: "70 000" }, { kronor: 70_000, fromYear: null, toYear: null }],
    [
      "base",
      { kronor: "70 000 kr", fromYear: "2024", toYear: "2025" },
      { kronor: 70_000, fromYear: 2024, toYear: 2025 },
    ],
    [
      "classes",
      classes,
      {
        ...{ short: 100, long: 200, limitMinutes: 240 },
        ...{ countsBreaks: false, attendingSubstitutes: true, errands: true },
      },
    ],
    [
      "classes",
      { ...classes, short: "1,5 %", hours: "3,5", errands: "nej" },
      {
        ...{ short: 150, long: 200, limitMinutes: 210 },
        ...{ countsBreaks: false, attendingSubstitutes: true, errands: false },
      },
    ],
    ["mileage", { mil: "25" }, { orePerMil: 2_500 }],
    ["lostEarnings", { hour: "300", day: "2 400,50" }, { hourOre: 30_000, dayOre: 240_050 }],
    ["seat", { takes: "ja" }, { takes: true }],
    ["employee", { number: "20114" }, { number: "20114" }],
    [
      "annual",
      { of: "kronor", amount: "30 000", every: "month" },
      { amount: { of: "kronor", ore: 3_000_000 }, every: "month" },
    ],
    [
      "annual",
      { of: "price", amount: "120 %", every: "quarter" },
      { amount: { of: "price", share: 12_000 }, every: "quarter" },
    ],
    [
      "annual",
      { of: "none", amount: "", every: "period" },
      { amount: { of: "none" }, every: "period" },
    ],
    [
      "payroll",
      { ...paying, codeAnnual: "4103" },
      { ...payroll, name: "Löneenheten", codes: { ...payroll.codes, annual: "4103" } },
    ],
    ["payroll", paying, { ...payroll, name: "Löneenheten" }],
  ])("%s %j", (kind, fields, value) => {
    expect(read(kind, fields)).toEqual({ ok: true, value });
  });
});

describe("what cannot be so is refused at its field", () => {
  test.each<[DecidedKind, Record<string, string>, string[]]>([
    ["base", { kronor: "" }, ["kronor"]],
    ["base", { kronor: "-5" }, ["kronor"]],
    ["base", { kronor: "70 000,50" }, ["kronor"]],
    ["base", { kronor: "99 999 999 999" }, ["kronor"]],
    ["base", { kronor: "1", fromYear: "24" }, ["fromYear"]],
    ["classes", { ...classes, short: "3" }, ["long"]],
    ["classes", { ...classes, short: "0", long: "101" }, ["short", "long"]],
    ["classes", { ...classes, hours: "25" }, ["hours"]],
    ["classes", { ...classes, errands: "" }, ["errands"]],
    ["mileage", { mil: "0" }, ["mil"]],
    ["lostEarnings", { hour: "300", day: "200" }, ["day"]],
    ["annual", { of: "kronor", amount: "0", every: "month" }, ["amount"]],
    ["annual", { of: "base", amount: "1001", every: "month" }, ["amount"]],
    ["annual", { of: "x", amount: "1", every: "x" }, ["every", "of"]],
    ["employee", { number: "" }, ["number"]],
    // Whole and short personnummer, and a samordningsnummer: invented, and kept out whatever their check digit.
    ["employee", { number: "19800101-0000" }, ["number"]],
    ["employee", { number: "8001010000" }, ["number"]],
    ["employee", { number: "800161-0000" }, ["number"]],
    ["payroll", { ...paying, account: "123-4567" }, ["account"]],
    [
      "payroll",
      { ...paying, name: "", codeLost: "<>", accountFee: "x" },
      ["name", "codeLost", "accountFee"],
    ],
  ])("%s %j", (kind, fields, expected) => {
    expect(faults(kind, fields)).toEqual(expected);
  });
});

test("a decision about arvode says what it gives for a förrättning, or that it does not say", () => {
  const of = (errands: { errands?: boolean }) => {
    const value = { short: 100, long: 200, limitMinutes: 240, countsBreaks: true };
    return settingText(setting("classes", { ...value, attendingSubstitutes: true, ...errands }));
  };
  expect(of({ errands: false })).toContain("En förrättning ger inget arvode.");
  expect(of({})).toContain("Beslutet säger inte om förrättningar ger arvode.");
});

test("each kind of decision is told in words", () => {
  const said = [
    ...feeSettings,
    setting("base", { kronor: 71_000, fromYear: 2024, toYear: 2025 }),
    setting("annual", { amount: { of: "kronor", ore: 3_000_000 }, every: "month" }),
    setting("annual", { amount: { of: "price", share: 4_050 }, every: "quarter" }),
    setting("annual", { amount: { of: "base", share: 10_000 }, every: "period" }),
    setting("annual", { amount: { of: "none" }, every: "year" }),
    setting("seat", { takes: false }),
    setting("employee", { number: "20114" }),
    setting("payroll", payroll),
  ].map(settingText);
  expect(said).toEqual([
    "70 000 kr",
    "1 procent av grundbeloppet till och med 4 timmar, 2 procent däröver. Ajourneringar räknas med. Ersättare som är närvarande utan att tjänstgöra får arvode. En förrättning ger arvode på samma sätt.",
    "25 kr per mil i egen bil",
    "Högst 300 kr i timmen och 2 000 kr om dagen",
    "71 000 kr, med inkomstbasbeloppet från 2024 till 2025",
    "30 000 kr om året, betalas varje månad",
    "40,5 procent av prisbasbeloppet om året, betalas varje kvartal",
    "100 procent av grundbeloppet om året, betalas i varje period, till och med dess sista dag",
    "Inget årsarvode",
    "Tar inget arvode",
    "20114",
    "Norrsunds kommun, löneenheten, 123-4566",
  ]);
});

test("how far a claim has come is told", () => {
  const listing = { period: "2026-1", payment: "2026-7", isPaid: false };
  expect([
    progressText({ takes: false, listing: null }),
    progressText({ takes: true, listing: null }),
    progressText({ takes: true, listing }),
    progressText({ takes: true, listing: { ...listing, isPaid: true } }),
  ]).toEqual([
    "Avstår",
    "Bekräftad, tas med i nästa period",
    "I period 2026-1, utbetalning 2026-7",
    "Betald, utbetalning 2026-7",
  ]);
});
