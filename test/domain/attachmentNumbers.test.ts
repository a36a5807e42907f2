import fc from "fast-check";
import { expect, test } from "vitest";
import { nextAttachmentNumber, numbersInOrderOfMention } from "#app/domain/attachmentNumbers.ts";

const uploaded = (...ids: string[]) => ids.map((id, index) => ({ id, position: index + 1 }));
const cites = (position: number, ids: string[], struck: string | null = null) => ({
  position,
  struck,
  cites: ids,
});
const order = (...args: Parameters<typeof numbersInOrderOfMention>) =>
  numbersInOrderOfMention(...args).map(({ id, label }) => `${label}${id}`);

test("numbers follow the dagordning, then the text, and those not mentioned come last as uploaded", () => {
  const there = uploaded("a", "b", "c", "d");
  expect(order([cites(2, ["d"]), cites(1, ["c", "d"])], there)).toEqual(["1c", "2d", "3a", "4b"]);
});

test("a struck ärende mentions nothing, and a bilaga that is not there gets no number", () => {
  const there = uploaded("a", "b");
  expect(order([cites(1, ["b"], "Bordlagt"), cites(2, ["gone"])], there)).toEqual(["1a", "2b"]);
});

const ids = ["a", "b", "c", "d", "e", "f"];
const agenda = fc
  .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 6 })
  .chain((positions) =>
    fc.tuple(
      ...positions.map((position) =>
        fc.record({
          position: fc.constant(position),
          struck: fc.constantFrom(null, null, "Bordlagt"),
          cites: fc.array(fc.constantFrom(...ids, "gone"), { maxLength: 4 }),
        }),
      ),
    ),
  );
const store = fc
  .shuffledSubarray(ids)
  .map((some) => some.map((id, index) => ({ id, position: index * 3 })));

test("every bilaga gets one number, from 1 without gaps, whoever asks and in whatever order", () => {
  fc.assert(
    fc.property(agenda, store, (items, there) => {
      const given = numbersInOrderOfMention(items, there);
      expect(given.map(({ label }) => label)).toEqual(there.map((_, i) => String(i + 1)));
      expect(given.map(({ id }) => id).toSorted()).toEqual(there.map(({ id }) => id).toSorted());
      expect(numbersInOrderOfMention(items.toReversed(), there.toReversed())).toEqual(given);
    }),
    { numRuns: 300 },
  );
});

test("of two bilagor the one mentioned earlier has the lower number, and a mention beats none", () => {
  fc.assert(
    fc.property(agenda, store, (items, there) => {
      const standing = items
        .filter((one) => one.struck === null)
        .toSorted((x, y) => x.position - y.position)
        .flatMap((one) => one.cites);
      const at = (id: string) => (standing.includes(id) ? standing.indexOf(id) : Infinity);
      const given = numbersInOrderOfMention(items, there).map(({ id }) => id);
      for (const [i, id] of given.slice(1).entries()) {
        expect(at(given[i] ?? "")).toBeLessThanOrEqual(at(id));
      }
    }),
    { numRuns: 300 },
  );
});

test("the next number is above every one given out, and other labels do not count", () => {
  expect(nextAttachmentNumber([])).toBe("1");
  expect(nextAttachmentNumber(["2", "10", "A"])).toBe("11");
});
