import { expect, test } from "vitest";
import { maskKinds, type PersonalFound } from "#app/domain/masking.ts";
import { foundText, personalTexts, signingWords } from "#app/domain/paperPersonal.ts";

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
  const told = personalTexts({ found, signs: ["scanned", "signature"], isRead: true });
  expect(told).toHaveLength(3);
  expect(told[0]).toBe("I filen står 1 telefonnummer.");
  expect(told.slice(1).every((text) => text.includes("namnteckning"))).toBe(true);
  expect(personalTexts({ found: [], signs: [], isRead: false })).toEqual([]);
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
