import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  colourCode,
  contrastToWhite,
  leastContrast,
  parseColour,
  readable,
} from "#app/domain/colour.ts";
import { checkLetterhead, checkLogoText } from "#app/domain/letterhead.ts";
import { refusal, value } from "../support/story.ts";

const input = { name: "Förbundet", lines: ["Ågatan 4"], website: "", accent: "#1f4b63" };

describe("colours", () => {
  test.each([
    ["#000000", 21],
    ["#ffffff", 1],
    ["#767676", 4.54],
    ["#ff0000", 4],
  ])("%s has its contrast to white", (code, contrast) => {
    expect(contrastToWhite(parseColour(code) ?? [0, 0, 0])).toBeCloseTo(contrast, 1);
  });

  test("are written with six signs, and nothing else is one", () => {
    expect(parseColour("1F4B63")).toEqual([31, 75, 99]);
    for (const odd of ["", "#fff", "red", "#12345g", "#1234567"])
      expect(parseColour(odd)).toBeNull();
  });

  test("a colour made readable can be read, and one that can be read stays", () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(part, part, part), (rgb) => {
        const made = readable(rgb);
        expect(contrastToWhite(made)).toBeGreaterThanOrEqual(leastContrast);
        if (contrastToWhite(rgb) >= leastContrast) expect(made).toEqual(rgb);
        expect(parseColour(colourCode(made))).toEqual(made);
      }),
    );
  });
});

test("a letterhead is taken as it is written, without empty rows and with its scheme", () => {
  const given = {
    ...input,
    lines: [" Ågatan 4 ", "", "123 45 Norrsund"],
    website: "www.exempel.se",
  };
  expect(value(checkLetterhead(given))).toEqual({
    ...input,
    lines: ["Ågatan 4", "123 45 Norrsund"],
    website: "https://www.exempel.se",
  });
  expect(value(checkLetterhead({ ...input, accent: "" })).accent).toBe("#1f4b63");
});

test.each([
  ["a light colour", { accent: "#f5c400" }, "#f5c400 har kontrasten 1,6:1 mot vitt"],
  ["a word for a colour", { accent: "blå" }, "sex tecken"],
  ["no name", { name: " " }, "Fyll i namnet"],
  ["six rows", { lines: ["1", "2", "3", "4", "5", "6"] }, "högst 5 rader"],
  ["what is no address", { website: "https://exempel" }, "Webbplatsen ska se ut som"],
])("%s is refused", (_, about, says) => {
  expect(refusal(checkLetterhead({ ...input, ...about }))).toContain(says);
});

test("the refusal of a colour names one like it that passes", () => {
  const said = refusal(checkLetterhead({ ...input, accent: "#f5c400" }));
  const [, code = ""] = /som går är (#[0-9a-f]{6})/.exec(said) ?? [];
  expect(checkLetterhead({ ...input, accent: code }).ok).toBe(true);
});

test.each([
  [{ alt: "Tre vågor", isDecorative: false }, "Tre vågor"],
  [{ alt: " ", isDecorative: true }, ""],
])("a logo says what it shows, or is said to be decorative", (about, alt) => {
  expect(value(checkLogoText(about))).toBe(alt);
});

test("a logo with neither is refused, and one with both", () => {
  expect(refusal(checkLogoText({ alt: "", isDecorative: false }))).toContain("Skriv vad logotypen");
  expect(refusal(checkLogoText({ alt: "x", isDecorative: true }))).toContain("både beskriven");
});
