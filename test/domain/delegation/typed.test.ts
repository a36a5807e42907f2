import { expect, test } from "vitest";
import { readCount, readKronor } from "#app/domain/delegation/typed.ts";

test.each<[string, number | null]>([
  ["12 500", 1_250_000],
  ["12.500 kr", 1_250_000],
  ["1\u00a0361,50", 136_150],
  ["0", 0],
  ["4500:-", 450_000],
  ["-5", null],
  ["12,345", null],
  ["1e6", null],
  ["tusen", null],
  ["", null],
  ["99999999999999", null],
  ["100 EUR", null],
])("”%s” is %s öre", (typed, ore) => {
  expect(readKronor(typed)).toBe(ore);
});

test.each<[string, number | null]>([
  ["1", 1],
  ["0,5", 0.5],
  ["1.5", 1.5],
  ["1,125", null],
  ["ett", null],
])("”%s” is %s prisbasbelopp", (typed, count) => {
  expect(readCount(typed)).toBe(count);
});
