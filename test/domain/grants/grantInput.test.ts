/** A bidrag as it was filled in: each fault at its field, and what the paragraf itself proposes. */
import { expect, test } from "vitest";
import { type OfDecision, readGrant, type TypedGrant } from "#app/domain/grants/grantInput.ts";
import { proposedGrant, sumOfDecision } from "#app/domain/grants/proposal.ts";
import { decided, item } from "../../support/minutes.ts";

const part = (amount: string, condition = "none", words = "") => ({ amount, condition, words });
const halves = [part("155 000", "agreement"), part("155 000", "report"), part("")];
const typed = (about: Partial<TypedGrant> = {}): TypedGrant => ({
  ...{ payee: " Norrsunds  kommun ", organisationNumber: "222000-3210", initiative: "Ringen" },
  ...{ amount: "310 000", year: "2026", lineId: "", instalments: halves, ...about },
});
const free: OfDecision = { ore: null, bound: 0 };

test("two halves", () => {
  expect(readGrant(typed(), { ore: 31_000_000, bound: 0 })).toEqual({
    ok: true,
    value: {
      payee: { name: "Norrsunds kommun", organisationNumber: "2220003210" },
      ...{ initiative: "Ringen", ore: 31_000_000, year: 2026, lineId: null },
      instalments: [
        { ore: 15_500_000, condition: { kind: "agreement", words: "" } },
        { ore: 15_500_000, condition: { kind: "report", words: "" } },
      ],
    },
  });
});

type Case = [string, Partial<TypedGrant>, OfDecision, [string, string][]];

const table: Case[] = [
  [
    "nothing",
    { payee: "", initiative: " ", amount: "", year: "", instalments: [] },
    free,
    [
      ["payee", "Skriv vem som får bidraget."],
      ["initiative", "Skriv vilken insats bidraget gäller."],
      ["year", "Skriv budgetåret med fyra siffror."],
      ["amount", "Skriv beloppet i kronor, till exempel 150 000."],
    ],
  ],
  ["a minus", { amount: "-310 000" }, free, [["amount", "Beloppet ska vara över noll."]]],
  [
    "fourteen digits",
    { amount: "31000000000000" },
    free,
    [["amount", "Beloppet är för stort. Högst 999 999 999,00 kr kan föras in."]],
  ],
  [
    "parts that are less",
    { instalments: [part("155 000", "agreement"), part("154 999,99", "report")] },
    free,
    [["part-1", "Delarna blir 309 999,99 kr tillsammans, men bidraget är 310 000,00 kr."]],
  ],
  [
    "no part",
    { instalments: [part("")] },
    free,
    [["part-0", "Skriv minst en del. Hela bidraget kan vara en del."]],
  ],
  [
    "a part below zero",
    { instalments: [part("-1"), part("310 001")] },
    free,
    [["part-0", "Beloppet ska vara över noll."]],
  ],
  [
    "more than the paragraf",
    {},
    { ore: 30_000_000, bound: 0 },
    [["amount", "Paragrafen beviljar 300 000,00 kr. Bidraget kan inte vara större."]],
  ],
  [
    "more than is left of the paragraf",
    {},
    { ore: 40_000_000, bound: 10_000_000 },
    [
      [
        "amount",
        "Paragrafen beviljar 400 000,00 kr, och 100 000,00 kr är redan infört. Det som är kvar är 300 000,00 kr.",
      ],
    ],
  ],
  [
    "the same condition twice",
    { instalments: [part("155 000", "agreement"), part("155 000", "agreement")] },
    free,
    [
      [
        "words-1",
        "Del 1 har samma villkor: När avtalet är undertecknat. Slå ihop delarna, eller skriv vad som skiljer dem åt.",
      ],
    ],
  ],
  [
    "two redovisningar that are told apart",
    { instalments: [part("155 000", "report", "våren"), part("155 000", "report", "hösten")] },
    free,
    [],
  ],
  ["two parts without conditions", { instalments: [part("1"), part("309 999")] }, free, []],
  [
    "a free condition without words",
    { instalments: [part("310 000", "free")] },
    free,
    [["words-0", "Skriv vilket villkoret är."]],
  ],
  [
    "a wrong number",
    { organisationNumber: "222000-3211" },
    free,
    [
      [
        "organisationNumber",
        "Organisationsnumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
      ],
    ],
  ],
];

test.each(table)("%s", (_, about, ofDecision, faults) => {
  const read = readGrant(typed(about), ofDecision);
  const told = read.ok ? [] : read.refusals.map(({ field, text }) => [field, text]);
  const plain = told.map(([field, text]) => [field, text?.replaceAll("\u00a0", " ")]);
  for (const fault of faults) expect(plain).toContainEqual(fault);
  expect(read.ok).toBe(faults.length === 0);
});

const paragraf = (...clauses: string[]) => item(1, { sections: [decided(...clauses)] });

test.each<[string, string[], ReturnType<typeof proposedGrant>]>([
  [
    "half at avtal, half at redovisning",
    [
      "att bevilja Norrsunds kommun 310 000 kr för 2026 till Ringen, och",
      "att hälften betalas ut när avtalet är undertecknat och resten när styrelsen har godkänt redovisningen.",
    ],
    {
      ...{ payee: "Norrsunds kommun", ore: 31_000_000, year: 2026 },
      instalments: [
        { ore: 15_500_000, condition: { kind: "agreement", words: "" } },
        { ore: 15_500_000, condition: { kind: "report", words: "" } },
      ],
    },
  ],
  [
    "a sum and nothing about how",
    ["att bevilja föreningen Ankaret 45 000 kr till en förstudie."],
    {
      ...{ payee: "Ankaret", ore: 4_500_000, year: null },
      instalments: [{ ore: 4_500_000, condition: { kind: "none", words: "" } }],
    },
  ],
  [
    "two sums: a person says which",
    ["att bevilja Norrsunds kommun 310 000 kr för 2026 och 150 000 kr för 2027."],
    { payee: "Norrsunds kommun", ore: null, year: null, instalments: [] },
  ],
  ["no money", ["att godkänna rapporten."], { payee: "", ore: null, year: null, instalments: [] }],
  [
    "a payee that is not known",
    ["att bevilja Mittlands Utveckling AB 45 000 kr."],
    {
      ...{ payee: "Mittlands Utveckling AB", ore: 4_500_000, year: null },
      instalments: [{ ore: 4_500_000, condition: { kind: "none", words: "" } }],
    },
  ],
])("%s", (_, clauses, proposed) => {
  expect(proposedGrant(paragraf(...clauses), ["Norrsunds kommun", "Ankaret"])).toEqual(proposed);
});

test("the sum of a paragraf is all that it grants", () => {
  const both = "att bevilja Norrsunds kommun 310 000 kr för 2026 och 150 000 kr för 2027.";
  expect(sumOfDecision(paragraf(both))).toBe(46_000_000);
  expect(sumOfDecision(paragraf("att godkänna rapporten."))).toBeNull();
});
