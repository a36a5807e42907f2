import fc from "fast-check";
import { expect, test } from "vitest";
import { review } from "#app/domain/review.ts";
import { meeting, section, withItem } from "#test/support/minutes.ts";
import { found } from "#test/support/review.ts";

const saying = (body: string) => meeting({ items: withItem(3, { sections: [section({ body })] }) });
const texts = (body: string) => review(saying(body)).map(({ text }) => text);

const rows = (...lines: (string | number)[][]) => lines.map((line) => line.join("\t")).join("\n");

test("a sum row that its rows do not give is found, with the row's own words", () => {
  const body = rows(["Lön", "300 000"], ["Lokaler", "60 000"], ["Summa", "380 000"]);
  expect(found(saying(body))).toEqual(["SUMMA warn § 13"]);
  const [finding] = review(saying(body));
  expect(finding?.text).toBe(
    "§ 13: Tabellen ”Aktuellt från verksamheten”: Raderna ger 360 000, men i ”Summa” står 380 000.",
  );
  expect(finding?.quote).toBe("Summa\t380 000");
});

test("the column that departs from the others is wrong, however far off", () => {
  const body = `Plan\n\n${rows(
    ["", 2027, 2028, 2029],
    ["Intäkter", "", "", ""],
    ["Bidrag", 500, 510, 520],
    ["Summa intäkter", 500, 510, 520],
    ["Kostnader", "", "", ""],
    ["Styrelsen", 20, 20, 20],
    ["Insatser", 480, 490, 0],
    ["Summa kostnader", 500, 510, 520],
  )}`;
  expect(texts(body)).toEqual([
    "§ 13: Tabellen ”Plan”: Raderna ger 20 för 2029, men i ”Summa kostnader” står 520.",
  ]);
});

test("a result that income and costs do not give is found, signed as in a resultatbudget", () => {
  const table = (net: number) =>
    rows(
      ["", "Prognos 2026", "Budget 2027", "Plan 2028"],
      ["Verksamhetens intäkter", 700, 710, 720],
      ["Verksamhetens kostnader", "- 690", "- 650", "- 715"],
      ["Verksamhetens nettokostnader", 10, net, 5],
      ["Finansiella kostnader", -1, -1, -1],
      ["Årets resultat", 9, net - 1, 4],
    );
  expect(found(saying(table(60)))).toEqual([]);
  expect(found(saying(table(6)))).toEqual(["KL-11-6 warn § 13"]);
});

test("income less costs, named, is tried in a single column too", () => {
  const table = (result: number) =>
    rows(
      ["Bidrag", 500],
      ["Ränta", 10],
      ["Summa intäkter", 510],
      ["Lön", 300],
      ["Lokaler", 100],
      ["Summa kostnader", 400],
      ["Resultat", result],
    );
  expect(found(saying(table(110)))).toEqual([]);
  expect(found(saying(table(90)))).toEqual(["KL-11-6 warn § 13"]);
});

test.each([
  ["a right sum", rows(["A", 1], ["B", 2], ["Summa", 3])],
  [
    "parts and a grand total",
    rows(
      ["A", 11],
      ["B", 22],
      ["Summa ett", 33],
      ["C", 14],
      ["D", 15],
      ["Summa två", 29],
      ["Totalt", 62],
    ),
  ],
  [
    "a grand total of a part and loose rows",
    rows(["A", 11], ["B", 22], ["Summa ett", 33], ["C", 14], ["Totalt", 47]),
  ],
  ["a sum that stands first", rows(["Totalt", 33], ["A", 11], ["B", 22])],
  ["what is held within a row", rows(["A", 100], ["varav lön", 80], ["B", 50], ["Summa", 150])],
  ["rounding of many rows", rows(["A", 11], ["B", 22], ["C", 33], ["D", 44], ["Summa", 112])],
  ["figures below zero", rows(["A", 100], ["B", "- 40"], ["Summa", 60])],
  [
    "costs below zero summed above it",
    rows(["A", "-100"], ["B", "-40"], ["Summa kostnader", "140"]),
  ],
  ["a sum with no rows to compare", rows(["A", 5], ["Summa", 900])],
  ["a sum far from its rows, alone", rows(["A", 5], ["B", 6], ["Summa budget i länet", 9_000])],
  [
    "a column of shares",
    rows(["", "2027", "Andel %"], ["A", 50, 40], ["B", 50, 40], ["Summa", 100, 99]),
  ],
  [
    "a sum of which only the whole is known",
    rows(["", 2027, 2028], ["A", 50, ""], ["B", 50, ""], ["Summa", 100, 99]),
  ],
  [
    "equal sides",
    rows(
      ["Kassa", 75],
      ["Summa tillgångar", 75],
      ["Kapital", 50],
      ["Skulder", 25],
      ["Summa kapital och skulder", 75],
    ),
  ],
])("in order: %s", (_, body) => {
  expect(found(saying(body))).toEqual([]);
});

test("a last column that adds the others is held to it when the other rows are such", () => {
  const table = (last: number) =>
    rows(["", 2027, 2028, "Totalt"], ["A", 10, 20, 30], ["B", 30, 20, 50], ["C", 10, 10, last]);
  expect(found(saying(table(20)))).toEqual([]);
  expect(found(saying(table(25)))).toEqual(["SUMMA warn § 13"]);
});

test("a table in a bilaga that is cited is tried, once, and stops nothing", () => {
  const minutes = meeting({
    attachments: [{ id: "b1", label: "1", title: "Plan", sha256: null }],
    items: withItem(3, { attachments: ["1"] }),
  });
  const papers = [{ label: "1", title: "Plan", text: rows(["A", 100], ["B", 50], ["Summa", 170]) }];
  expect(found(minutes, { papers })).toEqual(["SUMMA warn § 13"]);
  expect(review(minutes, { papers })[0]?.text).toMatch(/^§ 13, bilaga 1: /);
});

test("a base amount in the text is held against those that the förbund has entered", () => {
  const minutes = saying("Prisbasbeloppet för 2027 är 60 200 kr.");
  const price = (kronor: number) => ({
    baseAmounts: [{ kind: "price" as const, year: 2027, kronor, source: "SFS 2026:900" }],
  });
  // A year that nobody has entered is not known, and nothing is said of it.
  expect(found(minutes)).toEqual([]);
  expect(found(minutes, price(60_200))).toEqual([]);
  expect(found(minutes, price(60_300))).toEqual(["BAS-1 warn § 13"]);
});

const figures = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 12 });

test("a true sum is never told of, whatever the figures, parts and markup", () => {
  fc.assert(
    fc.property(fc.array(figures, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, pipes) => {
      const lines = parts.flatMap((part, n) => [
        ...part.map((value, k) => [`Rad ${n}.${k}`, value]),
        [`Summa del ${n}`, part.reduce((a, b) => a + b, 0)],
      ]);
      const all = [...lines, ["Totalt", parts.flat().reduce((a, b) => a + b, 0)]];
      const body = pipes
        ? [["Rad", "Belopp"], ["---", "---"], ...all].map((l) => `| ${l.join(" | ")} |`).join("\n")
        : rows(...all);
      expect(found(saying(body))).toEqual([]);
    }),
  );
});

test("a sum that is a tenth too high is always told of", () => {
  fc.assert(
    fc.property(figures, (values) => {
      const sum = values.reduce((a, b) => a + b, 0);
      const part = values.map((_, from) => values.slice(from).reduce((a, b) => a + b, 0));
      const wrong = Math.round(sum * 1.1);
      fc.pre(!part.includes(wrong));
      const body = rows(...values.map((value, n) => [`Rad ${n}`, value]), ["Summa", wrong]);
      expect(found(saying(body))).toEqual(["SUMMA warn § 13"]);
    }),
  );
});
