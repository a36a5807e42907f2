import { describe, expect, test } from "vitest";
import { readBaseAmount, type TypedBaseAmount } from "#app/domain/baseAmountInput.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";

const facts = { thisYear: 2026, table: knownBaseAmounts };
const written: TypedBaseAmount = {
  ...{ kind: "price", year: "2027", kronor: "60 200", source: " SFS 2026:900 " },
};

const faults = (about: Partial<TypedBaseAmount>) => {
  const read = readBaseAmount({ ...written, ...about }, facts);
  return read.ok ? [] : read.refusals.map(({ field, text }) => `${field}: ${text}`);
};

describe("a base amount is read", () => {
  test.each<[Partial<TypedBaseAmount>, object]>([
    [{}, { kind: "price", year: 2027, kronor: 60_200, source: "SFS 2026:900" }],
    [
      { kind: "income", year: "2026", kronor: "83 400 kr" },
      { kind: "income", kronor: 83_400 },
    ],
    [
      { year: "2026", kronor: "59 300" },
      { year: 2026, kronor: 59_300 },
    ],
    // Nothing near is known to compare with.
    [
      { year: "1999", kronor: "36 400" },
      { year: 1999, kronor: 36_400 },
    ],
  ])("%j", (about, value) => {
    expect(readBaseAmount({ ...written, ...about }, facts)).toMatchObject({ ok: true, value });
  });
});

describe("what cannot be so is refused at its field", () => {
  test.each<[Partial<TypedBaseAmount>, string[]]>([
    [{ kind: "x" }, ["kind: Välj vilket basbelopp det är."]],
    [{ year: "27" }, ["year: Skriv året med fyra siffror, till exempel 2026."]],
    [
      { year: "2028" },
      ["year: Basbelopp beslutas tidigast året före, så 2028 kan inte vara känt än."],
    ],
    [{ kronor: "" }, ["kronor: Skriv beloppet i kronor, mer än 0 och högst 10 000 000."]],
    [{ kronor: "-60 000" }, ["kronor: Skriv beloppet i kronor, mer än 0 och högst 10 000 000."]],
    [{ kronor: "60 250" }, ["kronor: Basbelopp är hela hundratal kronor. Se efter i källan."]],
    [
      { kronor: "602 000" },
      ["kronor: Prisbasbeloppet var 59 200 kr för 2026. Se efter att siffrorna är rätt."],
    ],
    [
      { kronor: "6 000" },
      ["kronor: Prisbasbeloppet var 59 200 kr för 2026. Se efter att siffrorna är rätt."],
    ],
    [
      { source: "  " },
      ["source: Skriv var beloppet står, till exempel SFS-numret på förordningen."],
    ],
  ])("%j", (about, expected) => {
    expect(faults(about).map((one) => one.replaceAll("\u00a0", " "))).toEqual(expected);
  });
});
