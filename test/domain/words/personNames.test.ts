import { expect, test } from "vitest";
import { holdsName, sameName, samePersonName } from "#app/domain/words/people.ts";

test("the same name, however it is spaced, cased or typed", () => {
  expect(sameName(" anna\u00a0 EK", "Anna Ek")).toBe(true);
  expect(sameName("Finn A\u030as", "Finn Ås")).toBe(true);
  expect(sameName("Anna Ek", "Anna Eks")).toBe(false);
  expect(sameName("Jan-Per Alm", "Jan Per Alm")).toBe(false);
  expect(sameName("", " - ".trim().replace("-", ""))).toBe(false);
});

test("the surname may stand first in a person's name", () => {
  expect(samePersonName("Ek, Anna", "Anna Ek")).toBe(true);
  expect(samePersonName("Ek Anna", "Anna Ek")).toBe(true);
  expect(samePersonName("Ek, Anna", "Anna Lind")).toBe(false);
});

test("a name inside a longer one, whole words only", () => {
  expect(holdsName("Bo Ek Bygg", "Bo Ek")).toBe(true);
  expect(holdsName("Jan-Bo Ek", "Bo Ek")).toBe(false);
  expect(holdsName("Bo Eks Bygg", "Bo Ek")).toBe(false);
  expect(holdsName("Bo Ek", " ")).toBe(false);
});
