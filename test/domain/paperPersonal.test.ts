import { expect, test } from "vitest";
import { maskKinds, type PersonalFound } from "#app/domain/masking.ts";
import { foundText, personalTexts, placesText, signingWords } from "#app/domain/paperPersonal.ts";

test.each<[PersonalFound[], string]>([
  [[], ""],
  [[{ kind: "mail", places: 1 }], "I filen står 1 e-postadress."],
  [
    [
      { kind: "personal_number", places: 1 },
      { kind: "phone", places: 2 },
    ],
    "I filen står 1 personnummer och 2 telefonnummer.",
  ],
  [
    [
      { kind: "mail", places: 3 },
      { kind: "account", places: 1 },
      { kind: "health", places: 2 },
    ],
    "I filen står 3 e-postadresser, 1 kontonummer och 2 uppgifter om hälsa.",
  ],
])("%j is told as: %s", (found, text) => {
  expect(foundText(found)).toBe(text);
});

test("every kind that is masked can be told", () => {
  for (const kind of Object.keys(maskKinds) as PersonalFound["kind"][]) {
    expect(foundText([{ kind, places: 2 }])).toMatch(/^I filen står 2 \p{L}/u);
  }
});

test("pictures are told after words, and a paper with neither tells nothing", () => {
  const found: PersonalFound[] = [{ kind: "phone", places: 1 }];
  const told = personalTexts({
    ...{ found, places: [], signs: ["scanned", "signature"], isRead: true },
  });
  expect(told).toHaveLength(3);
  expect(told[0]).toBe("I filen står 1 telefonnummer.");
  expect(told.slice(1).every((text) => text.includes("namnteckning"))).toBe(true);
  expect(personalTexts({ found: [], places: [], signs: [], isRead: false })).toEqual([]);
});

test.each([
  ["Underskrifter", true],
  ["Namnteckning och namnförtydligande", true],
  ["Avtalet undertecknas av firmatecknarna", true],
  ["Teckningar av barn", false],
  ["Underlag och beskrivning", false],
])("where people sign: %s, %s", (words, is) => {
  expect(signingWords.test(words)).toBe(is);
});

const at = (number: number, cell: string) => ({
  sheet: { number, name: `Blad ${number}`, isHidden: false },
  at: `cell ${cell}`,
});

test("ten places are named, and more are counted", () => {
  const cells = Array.from({ length: 12 }, (_, index) => at(1, `B${index + 1}`));
  expect(placesText(cells.slice(0, 1))).toBe("Se Blad 1, cell B1.");
  expect(placesText([at(1, "B7"), at(1, "C7"), at(2, "A1")])).toBe(
    "Se Blad 1, cell B7 och C7; Blad 2, cell A1.",
  );
  expect(placesText(cells)).toMatch(/^Se Blad 1, cell B1, B2, .* och B10 och 2 ställen till\.$/);
});

test("a workbook that was read in part says so beside what was found", () => {
  const found: PersonalFound[] = [{ kind: "phone", places: 1 }];
  const details = { found, places: [at(1, "B7")], signs: [], isRead: false };
  expect(personalTexts(details)).toEqual([
    "I filen står 1 telefonnummer. Se Blad 1, cell B7.",
    "Paragraf har inte kunnat söka igenom hela filen.",
  ]);
});
