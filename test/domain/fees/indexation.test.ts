import fc from "fast-check";
import { expect, test } from "vitest";
import { baseAmount, knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { differsFrom, type Indexation, proposeBase } from "#app/domain/fees/indexation.ts";

const proposed = (about: Partial<Indexation> = {}) =>
  proposeBase({ base: 60_000, fromYear: 2021, toYear: 2022, rounding: "tenths", ...about });

const kronor = (about: Partial<Indexation> = {}) => {
  const result = proposed(about);
  return result.ok ? result.value.kronor : result.refusals.map(({ text }) => text).join(" ");
};

test("the change is rounded to tenths of a percent, or not, and the amount to whole kronor", () => {
  // 71 000 / 68 200 is 4,1056 percent.
  expect(kronor()).toBe(62_460);
  expect(kronor({ rounding: "exact" })).toBe(62_463);
  expect(kronor({ base: 65_395 })).toBe(68_076);
  expect(kronor({ base: 65_391 })).toBe(68_072);
  expect(kronor({ base: 65_391, rounding: "exact" })).toBe(68_076);
  expect(kronor({ base: 0 })).toBe(0);
  // 250 kronor and 4,2 percent would be 260,5: a half goes up.
  const table = [
    { kind: "income" as const, year: 1, kronor: 1000, source: "" },
    { kind: "income" as const, year: 2, kronor: 1042, source: "" },
  ];
  const half = proposeBase({ base: 250, fromYear: 1, toYear: 2, rounding: "tenths" }, table);
  expect(half).toMatchObject({ value: { kronor: 261, tenths: 42 } });
});

test("the way it was counted is told", () => {
  expect(proposed()).toMatchObject({
    value: {
      words:
        "Inkomstbasbeloppet gick från 68 200 kr 2021 till 71 000 kr 2022, 4,1 procent. Grundbeloppet 60 000 kr blir då 62 460 kr (förändringen avrundad till tiondels procent, hela kronor).",
    },
  });
});

test("a year that is not known blocks at its field, and is never guessed", () => {
  expect(kronor({ fromYear: 2025, toYear: 2026 })).toBe(
    "Inkomstbasbeloppet för 2026 är inte känt här. Kansliet för in det med sin källa på sidan Basbelopp. Det grundbelopp som är beslutat kan skrivas ändå.",
  );
  expect(proposed({ fromYear: 2025, toYear: 2026 })).toMatchObject({
    refusals: [{ field: "toYear", rule: "ARV-2" }],
  });
  expect(proposed({ fromYear: 1990 })).toMatchObject({ refusals: [{ field: "fromYear" }] });
  expect(kronor({ fromYear: 2022, toYear: 2022 })).toContain("komma efter det tidigare");
  // The förbund's own row stands before the program's.
  const own = [
    { kind: "income" as const, year: 2026, kronor: 83_000, source: "regeringens beslut" },
    ...knownBaseAmounts,
  ];
  expect(
    proposeBase({ base: 50_000, fromYear: 2025, toYear: 2026, rounding: "tenths" }, own),
  ).toMatchObject({ value: { kronor: 51_500, tenths: 30 } });
});

test("every known base amount has a source, and no year two", () => {
  for (const { kind, year, kronor: amount, source } of knownBaseAmounts) {
    expect(source).not.toBe("");
    expect(amount % 100).toBe(0);
    expect(knownBaseAmounts.filter((one) => one.kind === kind && one.year === year)).toHaveLength(
      1,
    );
    expect(baseAmount(kind, year, knownBaseAmounts)).toBe(amount);
  }
});

test("a higher grundbelopp never gives a lower one after, and a higher base amount never less", () => {
  const years = fc.integer({ min: 2015, max: 2024 });
  const rounding = fc.constantFrom("tenths" as const, "exact" as const);
  const base = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(years, rounding, base, base, (fromYear, way, a, b) => {
      const of = (one: number) =>
        kronor({ base: one, fromYear, toYear: fromYear + 1, rounding: way });
      expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)) as number);
    }),
  );
  const income = fc.integer({ min: 30_000, max: 200_000 });
  fc.assert(
    fc.property(rounding, base, income, income, income, (way, one, old, a, b) => {
      const of = (now: number) => {
        const row = (year: number, amount: number) => ({
          ...{ kind: "income" as const, year, kronor: amount, source: "" },
        });
        const result = proposeBase({ base: one, fromYear: 1, toYear: 2, rounding: way }, [
          row(1, old),
          row(2, now),
        ]);
        return result.ok ? result.value.kronor : Number.NaN;
      };
      expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      expect(of(old)).toBe(one);
    }),
  );
});

test("a decided amount that the formula does not give is told, and one that either rounding gives is not", () => {
  const counted = { base: 60_000, fromYear: 2021, toYear: 2022 };
  expect(differsFrom(62_460, counted)).toBeNull();
  expect(differsFrom(62_463, counted)).toBeNull();
  expect(differsFrom(62_500, counted)).toBe(
    "Räknat ur 60 000 kr blir det 62 460 kr eller 62 463 kr. Det beslutade beloppet gäller; se efter att det är rätt infört.",
  );
  expect(differsFrom(62_500, { ...counted, toYear: 2031 })).toBeNull();
});
