import { expect, test } from "vitest";
import { daysText, listText } from "#app/domain/wording.ts";

test("lists read as Swedish", () => {
  expect(listText([])).toBe("");
  expect(listText(["Anna"])).toBe("Anna");
  expect(listText(["Anna", "Per"])).toBe("Anna och Per");
  expect(listText(["Anna", "Per", "Lena"], "eller")).toBe("Anna, Per eller Lena");
});

test("one day is a dag, more are dagar", () => {
  expect([daysText(0), daysText(1), daysText(14)]).toEqual(["0 dagar", "1 dag", "14 dagar"]);
});
