import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { losses } from "./coverage.ts";
import { clausesMeant, isFurniture, manner, meant, written } from "./generated.ts";

const folder = new URL("../../fixtures/protokoll/", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

test("what was meant is read, however it was written down", () => {
  fc.assert(
    fc.property(meant, manner, (what, how) => {
      const source = written(what, how);
      const read = readMinutes(source);
      if (!read.ok) throw new Error(read.refusals[0]?.text);
      const { value } = read;
      expect(value.narvaro.map(({ namn, organisation }) => [namn, organisation])).toEqual(
        what.people,
      );
      expect(value.sammantradesdatum).toBe("2023-03-17");
      expect(value.justerare).toEqual([what.people[1]?.[0]]);
      expect(
        value.paragrafer.map(({ nr, rubrik, text, beslut }) => ({ nr, rubrik, text, beslut })),
      ).toEqual(
        what.items.map(({ heading, text, clauses }, at) => ({
          nr: what.first + at,
          rubrik: heading,
          text: text.join("\n\n"),
          beslut: clausesMeant(how, clauses),
        })),
      );
      expect(value.osakert).toEqual([]);
      expect(losses(source, value, isFurniture)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Lines of other protokoll, and crumbs, put where they do not belong. */
const intruders = fc.constantFrom(
  "§ 3",
  "§ 12 Rubrik",
  "Att göra något",
  "Styrelsen beslutade",
  "Förslag till beslut",
  "**",
  "| a | b |",
  "\f",
  "Sida 2 (3)",
  "fort-",
  "Ordförande",
  "Eva Lind, Norrsunds kommun § 3",
  "(Bilaga 1)",
  "- en punkt",
  "an PP 3",
  "12",
  "2022-13-45",
  "Vid protokollet",
  "\\* stjärna",
  "> citat",
);

type Change = { at: number; what: "remove" | "swap" | "insert" | "join" | "cut"; line: string };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 400 }),
  what: fc.constantFrom("remove", "swap", "insert", "join", "cut"),
  line: intruders,
});

function changed(source: string, changes: Change[]): string {
  const lines = source.split("\n");
  for (const { at, what, line } of changes) {
    const here = at % lines.length;
    if (what === "remove") lines.splice(here, 1 + (at % 4));
    else if (what === "insert") lines.splice(here, 0, line);
    else if (what === "join") lines[here] = `${lines[here]}${line}`;
    else if (what === "cut") lines.splice(here, lines.length, line);
    else lines.reverse();
  }
  return lines.join("\n");
}

test("nothing is lost of a protokoll that was torn and mended, and nothing is made up", () => {
  const torn = fc.tuple(fc.constantFrom(...sources), fc.array(change, { maxLength: 6 }));
  fc.assert(
    fc.property(torn, ([source, changes]) => {
      const text = changed(source, changes);
      const read = readMinutes(text);
      if (read.ok) expect(losses(text, read.value, () => true)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("any text at all is read or refused with a sentence", () => {
  const shapes = fc.array(fc.oneof(fc.string({ unit: "binary" }), intruders, fc.constant("\n")));
  fc.assert(
    fc.property(shapes, (parts) => {
      const read = readMinutes(parts.join("\n"));
      if (read.ok) expect(toMinutes(read.value).items).toHaveLength(read.value.paragrafer.length);
      else expect(read.refusals[0]?.text).toMatch(/^Filen /);
    }),
    { numRuns: 300 },
  );
});
