import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemKind } from "#app/domain/minutes.ts";
import { giveNumbers } from "#app/domain/numbering.ts";
import { item } from "#test/support/minutes.ts";

const waiting = (position: number, kind: ItemKind = "information") =>
  item(position, { number: null, kind });

test("numbers go on from the year's highest in the order of the dagordning; the closing item waits", () => {
  const agenda = [waiting(3), waiting(1, "opening"), waiting(4, "closing"), waiting(2)];
  expect(giveNumbers(agenda, 17)).toEqual([
    { id: "item-1", number: 18 },
    { id: "item-2", number: 19 },
    { id: "item-3", number: 20 },
  ]);
});

test("the first meeting of the year begins with § 1", () => {
  expect(giveNumbers([waiting(1)], 0)).toEqual([{ id: "item-1", number: 1 }]);
});

test("an item added during the meeting takes the next number, and the closing item the last at closing", () => {
  const open = [item(1, { number: 5 }), waiting(2), item(3, { number: 6 }), waiting(4, "closing")];
  expect(giveNumbers(open, 6)).toEqual([{ id: "item-2", number: 7 }]);
  const closing = [...open.filter(({ position }) => position !== 2), item(2, { number: 7 })];
  expect(giveNumbers(closing, 7, { closing: true })).toEqual([{ id: "item-4", number: 8 }]);
});

test("a struck item keeps its number, and one struck before the meeting gets its own", () => {
  const struck = "Sökanden har dragit tillbaka ansökan";
  const agenda = [item(1, { number: 9, struck }), item(2, { number: null, struck }), waiting(3)];
  expect(giveNumbers(agenda, 9)).toEqual([
    { id: "item-2", number: 10 },
    { id: "item-3", number: 11 },
  ]);
});

test("whatever the dagordning, numbers follow without gaps, are never given twice, and nothing is left at closing", () => {
  const anyItem = fc.record({
    number: fc.constantFrom(null, 1),
    kind: fc.constantFrom<ItemKind>("information", "decision", "closing"),
  });
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 12 }), fc.nat(200), (made, highest) => {
      const agenda = made.map(({ number, kind }, i) =>
        item(i + 1, { kind, number: number && highest + i + 1 }),
      );
      const before = Math.max(highest, ...agenda.map((one) => one.number ?? 0));
      const given = giveNumbers(agenda, highest, { closing: true });
      expect(given.map(({ number }) => number)).toEqual(given.map((_, i) => before + 1 + i));
      const lacking = agenda.filter((one) => one.number === null).map(({ id }) => id);
      expect(given.map(({ id }) => id).sort()).toEqual(lacking.sort());
      const kinds = given.map(({ id }) => agenda.find((one) => one.id === id)?.kind === "closing");
      expect(kinds).toEqual([...kinds].sort());
    }),
  );
});
