/** Sound protokoll with nothing to remark on, and the same with one fault planted: each must be found, and it alone. */
import { expect, test } from "vitest";
import {
  falseAlarms,
  faultKinds,
  measureFaults,
  soundSet,
} from "../../../scripts/bench/review/measure.ts";

test("in sixty sound protokoll, half of them read from paper, nothing is found", () => {
  expect(falseAlarms(soundSet(60))).toEqual([]);
});

test("planted faults are found where they are, and nothing else is said", () => {
  const measured = measureFaults(4);
  expect(faultKinds.length).toBeGreaterThan(50);
  expect(measured.length).toBeGreaterThan(200);
  expect(measured.filter(({ beside }) => beside.length > 0)).toEqual([]);
  const missed = measured.filter(({ isFound }) => !isFound);
  expect(missed.length / measured.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
});
