import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "#app/documents/csv.ts";
import { namesIn } from "#app/domain/attest/orderWords.ts";
import { dayOffNote, readRisk, type TypedRisk } from "#app/domain/risk/riskInput.ts";
import { readRiskTable, riskRows, sameRisk } from "#app/domain/risk/riskTable.ts";
import { scaleValues } from "#app/domain/risk/scale.ts";
import { decodeTable } from "#app/domain/tableText.ts";
import { analysis, likeAPaper, people, risk, today } from "./example.ts";

const context = { people, today };

const value = (text: string) => {
  const read = readRiskTable(text);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return read.value;
};
const sentence = (text: string) => {
  const read = readRiskTable(text);
  return read.ok ? "" : read.refusals.map((one) => one.text).join(" ");
};

const faults = (cells: TypedRisk) => {
  const read = readRisk(cells, context);
  return read.ok ? [] : read.refusals.map(({ field, text }) => `${field}: ${text}`);
};

const lacking = (cells: TypedRisk, about: Partial<TypedRisk>): TypedRisk => ({
  ...cells,
  ...Object.fromEntries(
    Object.entries(about).filter(([field]) => cells[field as keyof TypedRisk] === ""),
  ),
});

test("a paper goes in whole: title and footers beside, merged cells as risks, and what it lacks is told", () => {
  const { rows, skipped } = value(likeAPaper);
  const noOwner = "owner: Risken har ingen ägare. Välj vem som svarar för att den hanteras.";
  const noRoutine = "routine: Skriv vilken process eller rutin risken finns i.";
  expect(rows.map(({ cells }) => faults(cells))).toEqual([
    ...[[noOwner], [noOwner], [noOwner], [noOwner]],
    ...[
      [noRoutine, noOwner],
      [noRoutine, noOwner],
    ],
  ]);
  expect(rows.map(({ cells }) => cells.what).slice(-2)).toEqual([
    "Förbundschefen blir sjuk. Från en vecka till ett halvår.",
    "mer än ett halvår",
  ]);
  expect(rows.filter(({ notes }) => notes.length > 0)).toHaveLength(2);
  const once = { routine: "Bemanning", owner: "role:director" };
  expect(rows.flatMap(({ cells }) => faults(lacking(cells, once)))).toEqual([]);
  expect(skipped.map(({ text }) => text)).toContain("i Norrsund");
  expect(skipped.map(({ text }) => text)).toContain("Antagen av styrelsen 2025-11-20");
});

test.each([
  ["2026-12-25", "25 december 2026 är juldagen."],
  ["2026-10-04", "4 oktober 2026 är en söndag."],
  ["2026-10-05", undefined],
  ["", undefined],
  ["2026-02-30", undefined],
])("a day off is told of %s", (due, expected) => {
  expect(dayOffNote({ due })?.split(" Ändra")[0]).toBe(expected);
});

const semicolons =
  'Ägare;Sannolikhet;Väsentlighet;Risk;Process\r\nförbundschefen;2;3;"Fel; och ""mer"" fel";Löner\r\n;2;2;Sent;\r\n';

test("columns are known by their names in any order, by any separator, and an empty routine is the one above", () => {
  const { rows } = value(semicolons);
  expect(rows.map(({ line, cells }) => [line, cells.routine, cells.what, cells.owner])).toEqual([
    [2, "Löner", 'Fel; och "mer" fel', "förbundschefen"],
    [3, "Löner", "Sent", ""],
  ]);
  const commas = "process,risk,konsekvens,sannolikhet\nLöner,Fel,3 Kännbar,1\n";
  expect(value(commas).rows[0]?.cells).toMatchObject({ severity: "3 Kännbar", likelihood: "1" });
});

test.each([
  ["UTF-8", new TextEncoder().encode("Väsentlighet")],
  ["UTF-8 with its mark", new TextEncoder().encode("\ufeffVäsentlighet")],
  ["Latin-1", Uint8Array.from(Buffer.from("Väsentlighet", "latin1"))],
  ["UTF-16", Uint8Array.from(Buffer.from("\ufeffVäsentlighet", "utf16le"))],
])("a file in %s says what it says", (_, bytes) => {
  expect(decodeTable(bytes).replace("\ufeff", "")).toBe("Väsentlighet");
});

test("what is no table, or lacks a column, says what is missing", () => {
  expect(sentence("Hej")).toBe(
    "Ingen rubrikrad hittades. En rad ska säga vad kolumnerna är: Väsentlighet, Sannolikhet, Process och Risk.",
  );
  expect(sentence("\nProcess\tRisk\tVäsentlighet\nA\tB\t3")).toBe(
    "Rubrikraden (rad 2) saknar kolumnen Sannolikhet.",
  );
  expect(sentence("Process;Risk;Väsentlighet;Sannolikhet\n")).toBe("Tabellen har inga rader.");
  const many = "A;B;1;1\n".repeat(501);
  expect(sentence(`Process;Risk;Väsentlighet;Sannolikhet\n${many}`)).toContain("501 rader");
});

test("a quotation mark that is never closed does not swallow the rows after it", () => {
  const text = 'Process\tRisk\tVäsentlighet\tSannolikhet\nA\t"Fel\t3\t2\nB\tSent\t1\t1';
  expect(value(text).rows).toHaveLength(2);
});

const typed: TypedRisk = {
  ...{ routine: "Löner", what: "Fel lön", severity: "3", likelihood: "2", treatment: "" },
  ...{ action: "", due: "", owner: "Fia Bo", value: "" },
};

test.each<[Partial<TypedRisk>, string[]]>([
  [{}, []],
  [{ owner: "Verkställande tjänsteman" }, []],
  [{ value: "6 bevaka" }, []],
  [
    { severity: "5" },
    ["severity: Väsentlighet ”5” finns inte på skalan. Skriv väsentligheten som 1, 2, 3 eller 4."],
  ],
  [{ likelihood: "" }, ["likelihood: Sannolikhet saknas. Skriv 1, 2, 3 eller 4."]],
  [{ owner: "" }, ["owner: Risken har ingen ägare. Välj vem som svarar för att den hanteras."]],
  [
    { owner: "Nisse" },
    ["owner: Ägaren ”Nisse” är varken ett uppdrag eller en person i förbundets register."],
  ],
  [
    { owner: "revisorn" },
    ["owner: Ägaren ”revisorn” är varken ett uppdrag eller en person i förbundets register."],
  ],
  [
    { owner: "person:borta" },
    ["owner: Ägaren ”person:borta” är varken ett uppdrag eller en person i förbundets register."],
  ],
  [
    { action: "Byt", due: "2027-02-30" },
    [
      "due: Dagen ”2027-02-30” finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2026-10-01.",
    ],
  ],
  [
    { action: "Byt", due: "2026-10-05" },
    ["due: 5 oktober 2026 har redan varit. Sätt en dag som kommer."],
  ],
  [{ action: "Byt", due: "2026-10-06" }, []],
  [{ due: "2027-01-01" }, ["action: En dag hör till en åtgärd. Skriv vad som ska göras."]],
  [
    { value: "8" },
    [
      "value: Riskvärdet ”8” stämmer inte: 3 × 2 är 6. Ändra riskvärdet, väsentligheten eller sannolikheten.",
    ],
  ],
  [
    { routine: " ", what: "x".repeat(301) },
    [
      "what: Risken är 301 tecken lång. Högst 300 får plats.",
      "routine: Skriv vilken process eller rutin risken finns i.",
    ],
  ],
])("%j: %j", (about, expected) => {
  expect(faults({ ...typed, ...about })).toEqual(expected);
});

test("a day that stood there already may have passed meanwhile", () => {
  const old = { ...typed, action: "Byt", due: "2026-03-02" };
  expect(readRisk(old, context).ok).toBe(false);
  expect(readRisk(old, { ...context, standingDue: risk({}).due }).ok).toBe(false);
  const read = readRisk(old, { ...context, standingDue: "2026-03-02" as typeof today });
  expect(read.ok).toBe(true);
});

test("the same risk is known however it is spaced", () => {
  expect(sameRisk(risk(), risk({ what: "en faktura  betalas två gånger." }))).toBe(true);
  expect(sameRisk(risk(), risk({ routine: "Löner" }))).toBe(false);
});

test("what is exported can be read in again, also what a spreadsheet would run", () => {
  const words = fc
    .string({ unit: fc.constantFrom(..."aåÖ;\",=+-@'. 3\t"), minLength: 1, maxLength: 12 })
    .map((one) => `x${one}`.replace(/\s+/g, " ").trim());
  const any = fc.record({
    ...{ routine: words, what: words, treatment: words },
    action: fc.oneof(words, fc.constant("=SUM(A1)")),
    severity: fc.constantFrom(...scaleValues),
    likelihood: fc.constantFrom(...scaleValues),
    due: fc.constantFrom(null, "2027-03-01" as typeof today),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (texts) => {
      const risks = texts.map((one) => risk(one));
      const csv = csvText(riskRows(analysis({ risks }), namesIn(people)));
      const back = value(decodeTable(new TextEncoder().encode(csv))).rows.map(({ cells }) => {
        const read = readRisk(cells, context);
        return read.ok ? read.value : read.refusals;
      });
      expect(back).toEqual(risks.map(({ id: _id, key: _key, actionId: _action, ...text }) => text));
    }),
  );
});
