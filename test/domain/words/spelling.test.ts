import fc from "fast-check";
import { expect, test } from "vitest";
import { isMisspelt, nameRuns } from "#app/domain/words/names.ts";
import { spellingDistance } from "#app/domain/words/spelling.ts";

test.each([
  ["lind", "lind", 0],
  ["lind", "lindh", 1],
  ["gran", "grna", 1],
  ["christian", "christina", 1],
  ["petersson", "pettersson", 1],
  ["alm", "ek", 3],
  ["", "ek", 2],
])("from %s to %s are %i letters", (a, b, distance) => {
  expect(spellingDistance(a, b)).toBe(distance);
});

const word = fc.string({ unit: fc.constantFrom(..."abcdeåäö"), maxLength: 12 });

test("it is the same both ways, nothing only to itself, and never more than it was asked to count", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      const distance = spellingDistance(a, b, most);
      expect(distance).toBe(spellingDistance(b, a, most));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(most + 1);
    }),
  );
});

test.each([
  ["Karin Åbergh", "Karin Åberg", true],
  ["Kristian Holm", "Kristina Holm", true],
  ["Karin Åbergs", "Karin Åberg", false],
  ["Anna Ek", "Eva Ek", false],
  ["Ola Andersson", "Jan Andersson", false],
  ["Karin Öberg", "Kerstin Åberg", false],
])("%s for %s: %s", (written, known, expected) => {
  expect(isMisspelt(written, known)).toBe(expected);
});

test("names are found in running text without the words before them", () => {
  expect(nameRuns("Tack till Ledamoten Eva Lind och Per af Alm. Norrsunds kommun deltog.")).toEqual(
    ["Eva Lind", "Per af Alm"],
  );
});
