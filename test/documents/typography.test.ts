import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, typeset } from "#app/documents/typography.ts";

/** A no-break space made visible. */
const shown = (value: string) => typeset(value).replaceAll("\u00a0", "·");

test.each([
  ["§ 132 Ansökan", "§·132 Ansökan"],
  ["§132 Ansökan", "§132 Ansökan"],
  ["§ 120 - 124", "§·120–124"],
  ["§§ 1-4, 7 – 9 och 12", "§§·1–4, 7–9 och 12"],
  ["§ 7-2026", "§·7-2026"],
  ["§ 12 - 2026-03-04", "§·12 - 2026-03-04"],
  ["§ 9-3", "§·9-3"],
  ["enligt 6 kap. 27 § kommunallagen", "enligt 6·kap.·27·§ kommunallagen"],
  ["648 000 kr och 1 245 000 kronor", "648·000·kr och 1·245·000 kronor"],
  ["år 2026 500 000 kr", "år 2026 500·000·kr"],
  ["ring 070-123 45 67", "ring 070-123 45 67"],
  ["kl. 10.00 och kl 11", "kl.·10.00 och kl·11"],
  ["se s. 3 i bilaga 4", "se s.·3 i bilaga·4"],
  ["på ås. 3 grusvägar", "på ås. 3 grusvägar"],
  ["Bilagor 6 och 7", "Bilagor·6 och 7"],
  ["onsdag 4 mars 2026", "onsdag·4·mars·2026"],
  ["Torsdag 12 mars", "Torsdag·12·mars"],
  ["den 4 mars 20260 personer", "den 4·mars 20260 personer"],
  ["2 timmar 30 minuter på 14 dagar", "2·timmar 30·minuter på 14·dagar"],
  ["2 dagordningar", "2 dagordningar"],
  ["4 marsvin", "4 marsvin"],
  ["35 % av 12 mkr", "35·% av 12·mkr"],
])("%s is set as %s", (written, expected) => {
  expect(shown(written)).toBe(expected);
});

test("what cannot be seen is taken away, and what is decomposed is composed", () => {
  expect(typeset("a\u0000b\u202ec\u00add\u200be\ufefff\u0007")).toBe("abcdef");
  expect(typeset("A\u030angstro\u0308m")).toBe("Ångström");
  expect(typeset("\ud800 ensam")).toBe("\ufffd ensam");
  expect(cleanText("rad 1\r\nrad 2\u2028rad 3\tslut")).toBe("rad 1\nrad 2\nrad 3 slut");
});

/** Text that provokes the rules: their own words, signs and digits among everything else. */
const provoking = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "§",
        "§§",
        " ",
        "\u00a0",
        "-",
        "–",
        "kap.",
        "kr",
        "kl.",
        "s.",
        "bilaga",
        "mars",
      ),
      fc.constantFrom("onsdag", ", ", " och ", ".", "\n", "\t", "\u0000", "\u0301", "a", "å"),
      fc.integer({ min: 0, max: 2100 }).map(String),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

test("setting text twice is the same as setting it once", () => {
  fc.assert(
    fc.property(provoking, (value) => {
      expect(typeset(typeset(value))).toBe(typeset(value));
    }),
    { numRuns: 2000 },
  );
});

test("no word is changed: only white space and the dash of a range are", () => {
  const words = (value: string) =>
    cleanText(value)
      .replace(/[\s\u00a0]/g, "")
      .replaceAll("–", "-");
  fc.assert(
    fc.property(provoking, (value) => {
      expect(words(typeset(value))).toBe(words(value));
    }),
    { numRuns: 2000 },
  );
});
