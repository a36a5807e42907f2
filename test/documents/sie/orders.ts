/** Verifikationer of an invented förbund, and such by chance. */
import fc from "fast-check";
import type { SieOrder, SieRow, SieVerification } from "#app/documents/sie/verifications.ts";

export const sampleSie: SieOrder = {
  program: { name: "Paragraf", version: "0.1.0" },
  createdOn: "2026-03-02",
  association: { name: "Samordningsförbundet Vidälven", organisationNumber: "2220003210" },
  year: { from: "2026-01-01", to: "2026-12-31" },
  accounts: [
    { number: "1930", name: "Bankkonto" },
    { number: "4010", name: "Insatser, köpta tjänster" },
    { number: "5010", name: "Lokalhyra – kansliet" },
  ],
  dimensions: [
    { number: 1, name: "Kostnadsställe" },
    { number: 6, name: "Projekt" },
  ],
  objects: [
    { dimension: 1, object: "10", name: "Kansli" },
    { dimension: 6, object: "Å 7", name: 'Insatsen "Vägen åter"' },
  ],
  verifications: [
    {
      series: "A",
      number: 1,
      date: "2026-03-10",
      text: "Älvstrands Städ & Service AB, faktura 4711",
      rows: [
        { account: "5010", objects: [{ dimension: 1, object: "10" }], ore: 1_250_000, text: null },
        { account: "1930", objects: [], ore: -1_250_000, text: null },
      ],
    },
    {
      series: "A",
      number: 2,
      date: "2026-03-11",
      text: "Första delen av § 14",
      rows: [
        {
          account: "4010",
          objects: [
            { dimension: 1, object: "10" },
            { dimension: 6, object: "Å 7" },
          ],
          ore: 1,
          text: 'enligt "avtal" \\ del 1',
        },
        { account: "4010", objects: [], ore: 99, text: null },
        { account: "1930", objects: [], ore: -100, text: "öre" },
      ],
    },
  ],
};

const words = fc.stringMatching(
  /^[A-Za-zåäöÅÄÖé0-9"\\{}#]([A-Za-zåäöÅÄÖé0-9 "\\{}#]{0,30}[A-Za-zåäö}"])?$/,
);
const objects = fc.subarray([...(sampleSie.verifications[1]?.rows[0]?.objects ?? [])]);
const rows = fc
  .array(
    fc.record({
      account: fc.constantFrom("4010", "5010"),
      objects,
      ore: fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
      text: fc.option(words),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((some): SieRow[] => [
    ...some,
    {
      account: "1930",
      objects: [],
      ore: 0 - some.reduce((sum, { ore }) => sum + ore, 0),
      text: null,
    },
  ]);

/** Orders that can be written, with texts that try the format's own signs. */
export const someSie: fc.Arbitrary<SieOrder> = fc
  .array(fc.record({ rows, text: words, day: fc.integer({ min: 10, max: 28 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((some) => ({
    ...sampleSie,
    verifications: some.map(
      ({ rows, text, day }, at): SieVerification => ({
        series: "B",
        number: at + 1,
        date: `2026-04-${day}`,
        text,
        rows,
      }),
    ),
  }));
