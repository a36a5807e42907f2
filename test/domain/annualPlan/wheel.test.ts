import { expect, test } from "vitest";
import { pointAt, ringPath, ringsOf, shareOfYear } from "#app/domain/annualPlan/wheel.ts";
import { legalDate } from "#app/domain/calendar.ts";

test("the year begins at the top and goes as a clock does", () => {
  expect(shareOfYear(legalDate("2027-01-01"))).toBe(0);
  expect(shareOfYear(legalDate("2028-12-31"))).toBeCloseTo(365 / 366);
  expect(pointAt(0, 100)).toEqual({ x: 0, y: -100 });
  expect(pointAt(0.25, 100)).toEqual({ x: 100, y: 0 });
  expect(pointAt(0.5, 100)).toEqual({ x: 0, y: 100 });
});

test("a stretch past the end of the year goes the short way round", () => {
  expect(ringPath(0.9, 0.1, 50, 100).match(/ 0 ([01]) /g)).toEqual([" 0 0 ", " 0 0 "]);
  expect(ringPath(0.1, 0.9, 50, 100).match(/ 0 ([01]) /g)).toEqual([" 0 1 ", " 0 1 "]);
});

test("meetings close to each other stand on rings of their own", () => {
  const days = ["2027-04-06", "2027-04-06", "2027-04-08", "2027-06-15", "2027-06-20"];
  expect(ringsOf(days.map(legalDate), 120, 32)).toEqual([0, 1, 2, 0, 1]);
  expect(ringsOf([legalDate("2027-01-02"), legalDate("2027-12-30")], 120, 32)).toEqual([0, 1]);
});
