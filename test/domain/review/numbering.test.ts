import { expect, test } from "vitest";
import { items, meeting, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

test("a gap in the numbers stops the protokoll", () => {
  const gap = items.map((item) =>
    item.position > 3 ? { ...item, number: item.position + 11 } : item,
  );
  expect(found(meeting({ items: gap }))).toEqual(["KL-5-66 block § 15"]);
  expect(onlyText(meeting({ items: gap }))).toBe(
    "§ 15 följer på § 13. Paragraferna ska vara numrerade i följd.",
  );
});

test("a number given twice, or out of order, does too", () => {
  expect(found(meeting({ items: withItem(4, { number: 13 }) }))).toEqual([
    "KL-5-66 block § 13",
    "KL-5-66 block § 15",
  ]);
});

test("a struck item fills its place", () => {
  expect(found(meeting({ items: withItem(3, { struck: "Utgår", sections: [] }) }))).toEqual([]);
});

test("before the meeting nothing is numbered; during it only the closing item waits", () => {
  const unnumbered = items.map((item) => ({ ...item, number: null }));
  expect(found(meeting({ items: unnumbered }))).toEqual([]);
  expect(found(meeting({ items: withItem(5, { number: null }) }))).toEqual([]);
  const third = meeting({ items: withItem(3, { number: null }) });
  expect(found(third)).toEqual(["KL-5-66 block", "KL-5-66 block § 14"]);
});
