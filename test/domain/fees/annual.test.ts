import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LegalDate, legalDate } from "#app/domain/calendar.ts";
import {
  type AnnualFacts,
  type AnnualLine,
  annualDifferences,
  annualDue,
  annualPart,
  annualWords,
} from "#app/domain/fees/annual.ts";
import type { FeeSetting, FeeValues } from "#app/domain/fees/settings.ts";
import { setting } from "#test/support/fees.ts";

type Amount = FeeValues["annual"]["amount"];

const annual = (
  amount: Amount,
  about: Partial<Pick<FeeSetting, "subject" | "validFrom" | "at">> & {
    every?: FeeValues["annual"]["every"];
  } = {},
): FeeSetting => {
  const { every = "period", ...rest } = about;
  const from = legalDate("2026-01-01");
  return setting("annual", { amount, every }, { subject: "chair", validFrom: from, ...rest });
};

const kronor = (sum: number): Amount => ({ of: "kronor", ore: sum * 100 });

const chair = (personId: string, from: string, to: string | null = null) => ({
  ...{ role: "chair", personId, from: legalDate(from), to: to === null ? null : legalDate(to) },
});

const facts = (settings: FeeSetting[], about: Partial<AnnualFacts> = {}): AnnualFacts => ({
  settings,
  members: [
    { id: "town", name: "Norrsunds kommun", kind: "municipality" },
    { id: "state", name: "Försäkringskassan", kind: "social_insurance" },
  ],
  seats: [
    { id: "s1", memberId: "town", label: "Norrsund 1" },
    { id: "s2", memberId: "state", label: "Försäkringskassan 1" },
  ],
  mandates: [],
  offices: [chair("anna", "2020-01-01")],
  persons: [
    { id: "anna", name: "Anna Ek" },
    { id: "per", name: "Per Alm" },
  ],
  employersOn: () => [],
  ...about,
});

const due = (of: AnnualFacts, to: string, paid: readonly AnnualLine[] = []) =>
  annualDue(of, paid, legalDate(to));
const sum = (lines: readonly { ore: number }[]) => lines.reduce((all, { ore }) => all + ore, 0);

const yearOre = fc.integer({ min: 1, max: 1_000_000_000 });
const year = fc.integer({ min: 2020, max: 2032 });

describe("the parts of a year are the year", () => {
  test("however it is cut, and each part is whole öre", () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 364 }), { maxLength: 20 });
    fc.assert(
      fc.property(yearOre, year, cuts, (ore, of, at) => {
        const first = legalDate(`${of}-01-01`);
        const starts = [...new Set([0, ...at])].toSorted((a, b) => a - b);
        const partsOf = starts.map((start, index) => {
          const next = starts[index + 1];
          const to = next === undefined ? legalDate(`${of}-12-31`) : addDays(first, next - 1);
          return annualPart(ore, addDays(first, start), to);
        });
        expect(partsOf.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
        expect(partsOf.reduce((all, one) => all + one, 0)).toBe(ore);
      }),
    );
  });

  test("a month is a twelfth, whatever its days", () => {
    for (const [from, to] of [
      ["2026-01-01", "2026-01-31"],
      ["2026-02-01", "2026-02-28"],
      ["2028-02-01", "2028-02-29"],
    ]) {
      expect(annualPart(1_200_000, legalDate(from as string), legalDate(to as string))).toBe(
        100_000,
      );
    }
  });

  test("whoever held the role, in whatever periods it was paid", () => {
    const days = fc.array(fc.integer({ min: 1, max: 364 }), { minLength: 1, maxLength: 6 });
    const shift = fc.integer({ min: 1, max: 364 });
    const every = fc.constantFrom<FeeValues["annual"]["every"]>("month", "quarter", "period");
    fc.assert(
      fc.property(yearOre, days, shift, every, (ore, ends, handover, interval) => {
        const first = legalDate("2026-01-01");
        const of = facts([annual({ of: "kronor", ore }, { every: interval })], {
          offices: [
            chair("anna", "2020-01-01", addDays(first, handover - 1)),
            chair("per", addDays(first, handover)),
          ],
        });
        const paid: AnnualLine[] = [];
        for (const end of ends.toSorted((a, b) => a - b)) {
          paid.push(...annualDue(of, paid, addDays(first, end)).lines);
        }
        paid.push(...annualDue(of, paid, legalDate("2026-12-31")).lines);
        expect(sum(paid)).toBe(ore);
        expect(annualDifferences(of, paid)).toEqual([]);
        expect(annualDue(of, paid, legalDate("2026-12-31")).lines).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what a period takes", () => {
  test.each<[string, FeeValues["annual"]["every"], string, [string, string, number][]]>([
    ["a month that has ended", "month", "2026-03-30", [["2026-01-01", "2026-02-28", 2_000]]],
    ["a quarter", "quarter", "2026-03-31", [["2026-01-01", "2026-03-31", 3_000]]],
    ["no quarter before it has ended", "quarter", "2026-03-30", []],
    ["a half-year", "halfYear", "2026-07-31", [["2026-01-01", "2026-06-30", 6_000]]],
    ["a year", "year", "2026-12-31", [["2026-01-01", "2026-12-31", 12_000]]],
    ["the days so far", "period", "2026-01-03", [["2026-01-01", "2026-01-03", 96.77]]],
  ])("%s", (_, every, to, expected) => {
    const of = facts([annual(kronor(12_000), { every })]);
    expect(due(of, to).lines.map((line) => [line.from, line.to, line.ore / 100])).toEqual(expected);
  });

  test("one who comes in the middle has the days there, and the rest is nobody's", () => {
    const of = facts([annual(kronor(12_000), { every: "month" })], {
      offices: [chair("anna", "2020-01-01", "2026-01-10"), chair("per", "2026-01-21")],
    });
    expect(due(of, "2026-01-31").lines.map(({ personId, ore }) => [personId, ore])).toEqual([
      ["anna", 32_258],
      ["per", 35_484],
    ]);
  });

  test("a share follows the base amount of its day, and each stretch has its own", () => {
    const base = (sum: number, from: string) =>
      setting(
        "base",
        { kronor: sum, fromYear: null, toYear: null },
        { validFrom: legalDate(from) },
      );
    const of = facts([
      annual({ of: "base", share: 4_000 }),
      base(60_000, "2025-04-01"),
      base(66_000, "2026-04-01"),
    ]);
    const { lines } = due(of, "2026-12-31");
    expect(lines.map((line) => [line.from, line.yearOre, line.ore])).toEqual([
      ["2026-01-01", 2_400_000, 600_000],
      ["2026-04-01", 2_640_000, 1_980_000],
    ]);
    const price = facts([annual({ of: "price", share: 5_000 })]);
    expect(due(price, "2026-03-31").lines.map(annualWords)).toEqual([
      "Årsarvode som ordförande 1 januari 2026–31 mars 2026: 7 400 kr av 29 600 kr om året, 50 procent av prisbasbeloppet 59 200 kr för 2026 (Styrelsen § 4)",
    ]);
  });

  test("a base amount that is not known blocks with a sentence, until it is entered", () => {
    const settings = [annual({ of: "price", share: 5_000 })];
    expect(due(facts(settings), "2031-01-31").faults.map(({ rule, text }) => [rule, text])).toEqual(
      [
        [
          "BAS-1",
          "Årsarvodet är en del av prisbasbeloppet. Prisbasbeloppet för 2027 är inte känt här. Kansliet för in det med sin källa på sidan Basbelopp.",
        ],
      ],
    );
    const entered = setting("priceBase", { kronor: 60_000 }, { subject: "2027" });
    const later = due(facts([...settings, entered]), "2027-12-31");
    expect([later.faults, later.lines.at(-1)?.yearOre]).toEqual([[], 3_000_000]);
    const noBase = due(facts([annual({ of: "base", share: 100 })]), "2026-01-31");
    expect(noBase.faults.map(({ rule }) => rule)).toEqual(["ARV-1"]);
  });

  test("a seat that takes none has none, nor one whom the state employs", () => {
    const mandates = [
      {
        ...{ personId: "anna", seatId: "s1", kind: "member" as const, callingOrder: null },
        ...{ from: legalDate("2020-01-01"), to: null },
      },
    ];
    const seat = (takes: boolean) => setting("seat", { takes }, { subject: "s1" });
    const settings = [annual(kronor(12_000))];
    const oreOf = (about: Partial<AnnualFacts>, more: FeeSetting[] = []) =>
      sum(due(facts([...settings, ...more], { mandates, ...about }), "2026-12-31").lines);
    expect(oreOf({})).toBe(1_200_000);
    expect(oreOf({}, [seat(false)])).toBe(0);
    const employersOn = (_: string, day: LegalDate) =>
      day >= legalDate("2026-07-01") ? ["Försäkringskassan"] : [];
    expect(oreOf({ employersOn })).toBe(600_000);
    expect(oreOf({ employersOn }, [seat(true)])).toBe(1_200_000);
  });

  test("the holder of a seat may have it too, an ersättare in it may not", () => {
    const mandate = (personId: string, kind: "member" | "substitute") => ({
      ...{ personId, seatId: "s1", kind, callingOrder: null },
      ...{ from: legalDate("2020-01-01"), to: null },
    });
    const of = facts([annual(kronor(6_000), { subject: "s1" })], {
      mandates: [mandate("per", "substitute"), mandate("anna", "member")],
    });
    expect(due(of, "2026-12-31").lines).toMatchObject([{ personId: "anna", role: "Norrsund 1" }]);
  });

  test("it ends by a later decision, and two with one role are told", () => {
    const stop = annual({ of: "none" }, { validFrom: legalDate("2026-07-01") });
    expect(sum(due(facts([annual(kronor(12_000)), stop]), "2026-12-31").lines)).toBe(600_000);
    const two = facts([annual(kronor(12_000))], {
      offices: [chair("anna", "2020-01-01"), chair("per", "2026-02-01")],
    });
    expect(due(two, "2026-02-28").faults.map(({ text }) => text)).toEqual([
      "Anna Ek och Per Alm står båda som ordförande 1 februari 2026. Rätta registret, så räknas årsarvodet.",
    ]);
  });
});

test("what was paid and is another sum now is told", () => {
  const settings = [annual(kronor(12_000))];
  const { lines } = due(facts(settings), "2026-03-31");
  const left = facts(settings, { offices: [chair("anna", "2020-01-01", "2026-02-28")] });
  expect(annualDifferences(left, lines)).toEqual([
    "Anna Ek fick 3 000 kr i årsarvode som ordförande för 1 januari 2026–31 mars 2026, men efter det som nu är infört är det 2 000 kr. Makulera utbetalningen om den inte är betald, eller reglera skillnaden med den som betalar ut.",
  ]);
});
