import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleOf, sampleOfEach, sizeIn } from "#app/domain/sample.ts";

const ids = Array.from({ length: 20 }, (_, at) => `2026-${at + 1}`);

// Drawn by another program that was written from the steps.
test("the sample of a seed is what the steps give, in every version of the program", () => {
  expect(sampleOf(ids, "revision 2026", 5)).toEqual([
    "2026-6",
    "2026-13",
    "2026-8",
    "2026-11",
    "2026-19",
  ]);
  expect(sampleOf(ids, "revision 2027", 5)).toEqual([
    "2026-8",
    "2026-4",
    "2026-20",
    "2026-19",
    "2026-1",
  ]);
  expect(sampleOf(ids, "åäö", 3)).toEqual(["2026-6", "2026-7", "2026-17"]);
});

test("neither the order of the ids nor one told twice changes the sample", () => {
  const turned = [...ids.toReversed(), ...ids];
  expect(sampleOf(turned, "frö", 7)).toEqual(sampleOf(ids, "frö", 7));
});

test("it is of the ids, each once, and as many as asked for", () => {
  const any = fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 40 });
  fc.assert(
    fc.property(any, fc.string(), fc.integer({ min: -2, max: 60 }), (of, seed, count) => {
      const drawn = sampleOf(of, seed, count);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((id) => of.includes(id))).toBe(true);
      expect(drawn).toHaveLength(Math.max(0, Math.min(count, of.length)));
      // A larger sample of the same seed begins with the smaller.
      expect(sampleOf(of, seed, count + 3).slice(0, drawn.length)).toEqual(drawn);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("every id is drawn about as often", () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed += 1) {
    for (const id of sampleOf(ids, String(seed), 5)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  // 1 000 are awaited of each; five standard deviations are 137.
  for (const id of ids) expect(Math.abs((times.get(id) ?? 0) - 1000)).toBeLessThan(137);
});

test("a share is rounded up, and each group is drawn by itself", () => {
  expect(sizeIn({ kind: "percent", size: 10 }, 11)).toBe(2);
  expect(sizeIn({ kind: "percent", size: 10 }, 0)).toBe(0);
  expect(sizeIn({ kind: "count", size: 10 }, 4)).toBe(4);
  const size = { kind: "count", size: 2 } as const;
  const grants = ["b1", "b2", "b3"];
  const one = sampleOfEach(
    new Map([
      ["grant", grants],
      ["invoice", ids],
    ]),
    "frö",
    size,
  );
  const two = sampleOfEach(
    new Map([
      ["invoice", ["x"]],
      ["grant", grants],
    ]),
    "frö",
    size,
  );
  expect(one).toHaveLength(4);
  expect(one.slice(0, 2)).toEqual(two.slice(0, 2));
  expect(one.slice(0, 2)).toEqual(sampleOf(grants, "frö/grant", 2));
});
