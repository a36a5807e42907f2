import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Choice,
  masksOf,
  personalIn,
  placesOf,
  proposals,
  undecided,
  wordsOf,
} from "#app/domain/masking.ts";

const found = (passage: string, known: string[] = []) =>
  proposals([passage], known).map(({ kind, words }) => `${kind}: ${words}`);

describe("what the detectors propose", () => {
  test.each([
    ["Sökanden, 19121212-1212, var med.", ["personal_number: 19121212-1212"]],
    ["Samordningsnummer 701063-2391 gäller.", ["personal_number: 701063-2391"]],
    ["Ring 070-174 06 05 före torsdag.", ["phone: 070-174 06 05"]],
    ["Telefon 060-11 22 33 eller 08-123 456 78.", ["phone: 060-11 22 33", "phone: 08-123 456 78"]],
    [
      "Växeln har +46 60 11 22 33, direkt 010-1112233.",
      ["phone: +46 60 11 22 33", "phone: 010-1112233"],
    ],
    ["Skriv till lisa.falk@mittland.exempel.se om det.", ["mail: lisa.falk@mittland.exempel.se"]],
    ["Betala till SE45 5000 0000 0583 9825 7466.", ["account: SE45 5000 0000 0583 9825 7466"]],
    ["Bankgiro 5555-5551 används.", ["account: 5555-5551"]],
    ["Plusgiro: 12 34 56-7.", ["account: 12 34 56-7"]],
    ["Lönen går till kontonummer 8327-9,123 456 789-1.", ["account: 8327-9,123 456 789-1"]],
    [
      "Lisa Falk har varit sjukskriven för utmattning.",
      ["health: Lisa Falk har varit sjukskriven för utmattning."],
    ],
  ])("%s", (passage, expected) => {
    expect(found(passage)).toEqual(expected);
  });

  test.each([
    "Organisationsnummer 222000-1234 och diarienummer 2026/0412.",
    "Konto 4010 Insatser, 310 000 kr.",
    "IBAN SE45 5000 0000 0583 9825 7467 har fel kontrollsiffra.",
    "Skriv till info@norrsund.exempel.se.",
    "Lisa Falk informerar om stöd till personer som är sjukskrivna.",
    "Avtalet gäller 23-09-01 till 09-11-2026, konto 0910-20, beslut 2019-00595 och 08-10.",
    "Sammanträdet den 12 mars 2026 kl. 09.00–11.30.",
  ])("nothing in: %s", (passage) => {
    expect(found(passage)).toEqual([]);
  });

  test("the förbund's own contacts are public already", () => {
    const own = ["anna.ek@norrsund.exempel.se", "070-174 06 05"];
    expect(found("anna.ek@norrsund.exempel.se, 070-1740605", own)).toEqual([]);
  });
});

test("a paper that is published as it is tells how many of each kind it holds, and the förbund's own are not counted", () => {
  const paper = [
    "Sökande: Lisa Falk, 19121212-1212",
    "Telefon 060-11 22 33",
    "lisa.falk@mittland.exempel.se",
    "Kontakt hos oss: 070-174 06 05",
    "Ansökan avser 310 000 kr.",
  ].join("\n");
  expect(personalIn(paper, ["070-174 06 05"])).toEqual([
    { kind: "personal_number", places: 1 },
    { kind: "phone", places: 1 },
    { kind: "mail", places: 1 },
  ]);
  expect(personalIn("Budget för 2027.")).toEqual([]);
});

test("a place is whole words, also when the number stands in several and a mark is stuck to the last", () => {
  const passage = "Ring (070-174 06 05), tack.";
  const [one] = proposals([passage]);
  expect(
    wordsOf(passage)
      .slice(one?.from, one?.to)
      .map(({ text }) => text),
  ).toEqual(["(070-174", "06", "05),"]);
});

test("words are found wherever they stand, whatever marks and no-break spaces are beside them", () => {
  const passages = ["Lisa Falk kom.", "Brev från Lisa\u00a0Falk, och från Lisa Falks bror."];
  expect(placesOf(passages, " lisa falk ")).toEqual([
    { passage: 0, from: 0, to: 2 },
    { passage: 1, from: 2, to: 3 },
  ]);
  expect(placesOf(passages, "Falk kom Brev")).toEqual([]);
  expect(placesOf(passages, " , ")).toEqual([]);
});

const choice = (from: number, to: number, about: Partial<Choice> = {}): Choice => ({
  ...{ passage: 0, from, to, kind: "name", choice: "mask", ground: "g" },
  ...about,
});

test("a proposal waits until a choice covers it, whichever the choice is", () => {
  const found = proposals(["Ring 070-174 06 05."]);
  expect(undecided(found, [])).toHaveLength(1);
  expect(undecided(found, [choice(1, 3)])).toHaveLength(1);
  expect(undecided(found, [choice(1, 4, { choice: "keep", ground: "" })])).toEqual([]);
});

test("masks that lie over each other are one; what is let be is none", () => {
  const masks = masksOf([
    choice(4, 6, { kind: "mail" }),
    choice(1, 5),
    choice(8, 9, { choice: "keep" }),
  ]);
  expect(masks).toEqual([{ passage: 0, from: 1, to: 6, kind: "name" }]);
});

test("whatever is written, a proposal is inside its passage", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("19121212-1212", "070-174 06 05", "a.b@c.se", "Lisa Falk har cancer. ", "\n"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const passage = pieces.join(" ");
      const count = wordsOf(passage).length;
      for (const { from, to } of proposals([passage])) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(count);
      }
    }),
  );
});
