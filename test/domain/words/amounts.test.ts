import fc from "fast-check";
import { expect, test } from "vitest";
import { findAmounts, kronorText } from "#app/domain/words/amounts.ts";

const kronor = (text: string) => findAmounts(text).map(({ ore }) => ore / 100);

test.each<[string, number[]]>([
  ["409 000 kr", [409_000]],
  ["409 000 kronor.", [409_000]],
  ["409\u00a0000\u202fkr och 1\u2009000 kr", [409_000, 1_000]],
  ["1 361,52 kr", [1_361.52]],
  ["1 mkr", [1_000_000]],
  ["1,2 miljoner kronor", [1_200_000]],
  ["410 tkr", [410_000]],
  ["2.680.000 kr", [2_680_000]],
  ["50 000:-", [50_000]],
  ["409 000 kr för 2027 och 422 000 för 2028", [409_000, 422_000]],
  ["under 2027 240 000 kr", [240_000]],
  ["2026 kr", [2026]],
  ["saldo: −7 259 kr", [-7_259]],
  ["- 7 259 kr", [-7_259]],
  ["\u2013 7 259 kr\n", [-7_259]],
  ["- 300 000 kr till lokaler", [300_000]],
  ["1 % av 60 000 kr = 600,00", [60_000, 600]],
])("%s", (text, expected) => {
  expect(kronor(text)).toEqual(expected);
});

test.each([
  "tel 070-123 45 67, 100 kr",
  "060-19 22 79, 100 kr",
  "2027-04-01, 100 kr",
  "§ 120 000 och 100 kr",
  "bilaga 1 000, 100 kr",
  "212000-2411, 100 kr",
  "12 000 personer, 100 kr",
  "25 000 % och 100 kr",
  "den 1 mars 2027, 100 kr",
])("no sum of its own beside one: %s", (text) => {
  expect(kronor(text)).toEqual([100]);
});

test.each(["409 000", "2027", "5 000–7 000 kr", "709 000 2024 kr", "kl. 13.00", "1,000,000 kr"])(
  "nothing is guessed: %s",
  (text) => {
    expect(kronor(text)).toEqual([]);
  },
);

test("the words are those of the text, and tell how fine the number is", () => {
  const text = "Det blir 1,2 mkr.";
  expect(findAmounts(text)).toEqual([
    { ore: 120_000_000, step: 10_000_000, words: "1,2 mkr", at: 9, length: 7 },
  ]);
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (ore) => {
      expect(findAmounts(`Vi ger ${kronorText(ore)} till A.`).map((one) => one.ore)).toEqual([ore]);
    }),
  );
});

test("any text is read, and each sum stands where it says", () => {
  const piece = fc.constantFrom(
    "1",
    "000",
    " ",
    ",",
    ".",
    "-",
    "kr",
    "mkr",
    "§",
    "\n",
    "%",
    "å",
    "=",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      for (const { words, at, length, ore } of findAmounts(text)) {
        expect(text.slice(at, at + length)).toBe(words);
        expect(Number.isSafeInteger(ore)).toBe(true);
      }
    }),
  );
});

test.each([
  [70_900_000, "709 000 kr"],
  [375_570, "3 755,70 kr"],
  [68_076, "680,76 kr"],
  [5, "0,05 kr"],
])("%d öre is told as %s", (ore, expected) => {
  expect(kronorText(ore)).toBe(expected);
});
