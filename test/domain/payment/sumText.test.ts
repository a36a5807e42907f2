import { expect, test } from "vitest";
import { sumText } from "#app/domain/payment/sumText.ts";

test.each([
  [0, "0,00 kr"],
  [5, "0,05 kr"],
  [125_050, "1 250,50 kr"],
  [-123_456_700, "−1 234 567,00 kr"],
])("%i öre is %s", (ore, text) => {
  expect(sumText(ore).replaceAll("\u00a0", " ")).toBe(text);
});
