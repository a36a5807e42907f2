import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { daysFrom, median, medianText, shareOf, shareText } from "#app/domain/figures.ts";

test.each([
  [[], null],
  [[7], 7],
  [[9, 1, 4], 4],
  [[10, 2, 3, 8], 5.5],
  [[10, 9, 100], 10],
])("the median of %j is %j", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test("days are counted where both are known and come in order", () => {
  const [first, second] = [legalDate("2026-02-27"), legalDate("2026-03-02")];
  expect(
    daysFrom([
      [first, second],
      [first, first],
      [second, first],
      [first, null],
      [null, second],
    ]),
  ).toEqual([3, 0]);
});

test("shares and medians in words", () => {
  expect(shareText(shareOf([1, 2, 3], (one) => one > 1))).toBe("2 av 3 (67 procent)");
  expect(shareText(shareOf([], () => true))).toBe("–");
  expect([12.5, 1, 0, null].map(medianText)).toEqual(["12,5 dagar", "1 dag", "0 dagar", "–"]);
});
