import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewText } from "#app/domain/reviewText.ts";
import { equity, insatser, rows, statement } from "#test/support/budgets.ts";

const found = (text: string, date?: string) =>
  reviewText(text, { date: date ?? null }).map(({ rule, level }) => `${rule} ${level}`);

type Plan = { contributions?: number[]; result?: number; costs?: number; years?: number[] };

/** A budget that is in order; each part can be broken. */
const plan = ({
  contributions = [400, 200, 200],
  result = 20,
  costs = 780,
  years = [2027, 2028, 2029],
}: Plan = {}) => {
  const all = (value: number) => years.map(() => value);
  const income = contributions.reduce((a, b) => a + b, 0);
  return `Budget 2027 med flerårsplan\n\n${rows(
    ["Intäkter", ...years],
    ["Försäkringskassan/Arbetsförmedlingen", ...all(contributions[0] ?? 0)],
    ["Region Mittland", ...all(contributions[1] ?? 0)],
    ["Norrsunds kommun", ...all(contributions[2] ?? 0)],
    ["Summa intäkter", ...all(income)],
    ["Styrelsen", ...all(80)],
    ["Insatser", ...all(costs - 80)],
    ["Summa kostnader", ...all(costs)],
    ["Budgeterat resultat", ...all(result)],
  )}`;
};

test("a budget in order has nothing to remark on", () => {
  expect(found(plan())).toEqual([]);
});

test("income must exceed costs", () => {
  expect(found(plan({ costs: 800, result: 0 }))).toEqual(["KL-11-5 warn"]);
  expect(found(plan({ costs: 830, result: -30 }))).toEqual(["KL-11-5 warn"]);
});

test("the plan is for three years, the budget year the first", () => {
  expect(found(plan({ years: [2027, 2028] }))).toEqual(["KL-11-6 warn"]);
  expect(found(plan({ years: [2026, 2027, 2028] }))).toEqual(["KL-11-6 warn"]);
  expect(found(plan({ years: [2027] }))).toEqual([]);
});

test("the state pays half, region and kommun a quarter each", () => {
  expect(found(plan({ contributions: [400, 200, 150], result: -30 }))).toContain("FIN-5 warn");
  expect(found(plan({ contributions: [500, 150, 150] }))).toEqual(["FIN-5 warn"]);
});

test("the tables of one budget agree, with financial items counted in or out", () => {
  expect(found(plan() + statement(779, 20))).toEqual([]);
  expect(found(plan() + statement(739, 60))).toEqual(["KL-11-6 warn"]);
});

test("an application, a report or a plan without figures is no budget of the förbund", () => {
  const table = rows(
    ["", 2027, 2028],
    ["Summa intäkter", 10, 10],
    ["Summa kostnader", 10, 10],
    ["Resultat", 0, 0],
  );
  expect(found(`Ansökan om medel med budget 2027\n${table}`)).toEqual([]);
  expect(found(`Årsredovisning, budget 2027 och utfall\n${table}`)).toEqual([]);
  expect(found("Verksamhetsplan med budget 2027\nVi ska bli fler.")).toEqual([]);
});

test("the styrelse's own share for individinriktade insatser is held to", () => {
  expect(found(insatser(150))).toEqual([]);
  expect(found(insatser(250))).toEqual(["MAL warn"]);
});

test("so is the target for eget kapital", () => {
  expect(found(equity(150))).toEqual([]);
  expect(found(equity(250))).toEqual(["MAL warn"]);
  expect(found(equity(90))).toEqual(["MAL warn"]);
});

test("a quorum of half is against the law, and has its correction", () => {
  const [finding] = reviewText(
    "Styrelsen är beslutför när minst hälften av ledamöterna är närvarande.",
  );
  expect(finding).toMatchObject({
    rule: "FIN-9",
    level: "block",
    paragraf: null,
    quote: "minst hälften",
    fix: { put: "fler än hälften" },
  });
});

test.each([
  "Styrelsen är beslutsför när fler än hälften av ledamöterna är närvarande.",
  "Minst hälften av ledamöterna ska vara kvinnor.",
  "Styrelsen är beslutsför när tre ledamöter är med. Minst hälften av medlen går till insatser.",
])("in order: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string[]]>([
  ["Prisbasbeloppet för 2026 är 58 800 kr.", ["BAS-1 warn"]],
  ["Prisbasbeloppet är 58 800 kr för 2026.", ["BAS-1 warn"]],
  [
    "Inkomstbasbeloppet för 2024 var 76 200 kronor och för 2025 är det fastställt till 80 000.",
    ["BAS-2 warn"],
  ],
  [
    "Grundbeloppet följer inkomstbasbeloppet 2021 till 2022 och höjs från 60 000 kr till 64 000 kr.",
    ["ARV-2 warn"],
  ],
  ["Prisbasbeloppet för 2026 är 59 200 kr.", []],
  ["Ett halvt prisbasbelopp 2026 är 29 600 kr.", []],
  ["Det förhöjda prisbasbeloppet för 2026 är 60 500 kr.", []],
  ["Två prisbasbelopp för 2026, alltså 118 400 kr.", []],
  ["Prisbasbeloppet för 2031 är 70 000 kr.", []],
  ["Inkomstbasbeloppet för 2024 var 76 200 kronor och för 2025 är det fastställt till 80 600.", []],
  [
    "Grundbeloppet följer inkomstbasbeloppet 2021 till 2022 och höjs från 60 000 kr till 62 460 kr.",
    [],
  ],
])("base amounts: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ["Vi direktupphandlar en utbildning för 900 000 kr.", ["LOU-1 block"]],
  ["Vi direktupphandlar en utbildning för 300 000 kr.", ["LOU-2 info"]],
  ["Vi direktupphandlar en utbildning för 300 000 kr. Tre offerter jämfördes.", []],
  ["Vi direktupphandlar en utbildning för 50 000 kr.", []],
  ["Vi direktupphandlar en utbildning för 800 000 kr inklusive moms. Dokumentation finns.", []],
  ["Gränsen för direktupphandling är 900 000 kr.", []],
  ["Direktupphandling får göras upp till 900 000 kr.", []],
])("purchases: %s", (text, expected) => {
  expect(found(text, "2026-03-04")).toEqual(expected);
});

test("without a day nothing is said of purchases, and the limit is the day's", () => {
  const text = "Vi direktupphandlar en utbildning för 650 000 kr. Offerter finns.";
  expect(found(text)).toEqual([]);
  expect(found(text, "2021-05-05")).toEqual(["LOU-1 block"]);
  expect(found(text, "2023-05-05")).toEqual([]);
});

test("the heaviest comes first, and any text is read", () => {
  const quorum = "Styrelsen är beslutsför när minst hälften av ledamöterna är med.\n\n";
  expect(found(`${quorum}${rows(["A", 100], ["B", 50], ["Summa", 170])}`)).toEqual([
    "FIN-9 block",
    "SUMMA warn",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(Array.isArray(reviewText(text, { date: "2026-01-01" }))).toBe(true);
    }),
  );
});
