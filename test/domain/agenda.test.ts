import fc from "fast-check";
import { expect, test } from "vitest";
import { decidedLead, gapsIn, moved } from "#app/domain/agenda.ts";
import type { ItemKind } from "#app/domain/minutes.ts";
import "../support/seed.ts";

const item = (id: string, kind: ItemKind = "decision", number: number | null = null) => ({
  id,
  kind,
  number,
});
const five = [item("o", "opening"), item("a"), item("b"), item("c"), item("z", "closing")];

const order = (itemId: string, position: number) => {
  const result = moved(five, itemId, position);
  return result.ok ? result.value.join("") : result.refusals[0]?.text;
};

test("one act moves an ärende any distance, and never before the opening or after the closing", () => {
  expect(order("c", 2)).toBe("ocabz");
  expect(order("a", 4)).toBe("obcaz");
  expect(order("c", 1)).toBe("ocabz");
  expect(order("a", 99)).toBe("obcaz");
  expect(order("b", 3)).toBe("oabcz");
});

test("the opening and the closing stay, and so does every ärende once numbers are given out", () => {
  expect(order("o", 3)).toContain("först");
  expect(order("z", 2)).toContain("sist");
  const numbered = five.map((one, index) => (index === 1 ? { ...one, number: 7 } : one));
  const late = moved(numbered, "c", 2);
  expect(late.ok ? null : late.refusals[0]?.rule).toBe("KL-5-66");
  expect(moved(five, "x", 2).ok).toBe(false);
});

test("whatever is moved where, every ärende is there once, the ends stand and the rest keep their order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      fc.integer({ min: -3, max: 20 }),
      (count, which, position) => {
        const middle = Array.from({ length: count }, (_, i) => item(`i${i}`));
        const all = [item("first", "opening"), ...middle, item("last", "closing")];
        const id = middle[which % count]?.id ?? "";
        const result = moved(all, id, position);
        if (!result.ok) throw new Error("refused");
        expect(result.value.toSorted()).toEqual(all.map((one) => one.id).sort());
        expect([result.value[0], result.value.at(-1)]).toEqual(["first", "last"]);
        const rest = (ids: string[]) => ids.filter((one) => one !== id);
        expect(rest(result.value)).toEqual(rest(all.map((one) => one.id)));
        const place = Math.min(Math.max(position, 2), count + 1);
        expect(result.value.indexOf(id)).toBe(place - 1);
      },
    ),
    { numRuns: 200 },
  );
});

test("a proposal says what the styrelse decides, a decision what it decided", () => {
  expect(decidedLead("Styrelsen beslutar")).toBe("Styrelsen beslutade");
  expect(decidedLead("Styrelsen beslutade enhälligt")).toBe("Styrelsen beslutade enhälligt");
  expect(decidedLead("Beslutar styrelsen")).toBe("Beslutade styrelsen");
});

test("what is still to be filled in is found, and a link is none", () => {
  expect(gapsIn("att bevilja [belopp] kr till [insatsen]")).toEqual(["belopp", "insatsen"]);
  expect(gapsIn("se [planen](https://exempel.se)")).toEqual([]);
});
