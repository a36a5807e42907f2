import { expect, test } from "vitest";
import { itemTypeOf, itemTypes } from "#app/documents/itemTypes.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { addDays, legalDate } from "#app/domain/calendar.ts";
import { dutiesOn } from "#app/domain/duties.ts";
import { sources } from "#app/domain/law.ts";

const types = itemTypes(readTemplates());
const read = (text: string) => itemTypeOf({ name: "prov.md", text }, "prov");

test("a type brings heading, wording, proposal, tjänsteskrivelse and what the law asks", () => {
  const text =
    "<!-- not -->\n# Lokal (beslut)\n\nFrågan redovisas.\n\n## Förslag till beslut\n\nStyrelsen beslutar\n- att hyra\n- att teckna avtal.\n\n## Tjänsteskrivelse\n\n### Läget\n\nTrångt.\n\n## Vad lagen kräver\n\n- KL-11-15: Säg hur det\n  finansieras.\n- KL-6-28: Jäv.\n";
  expect(read(text)).toEqual({
    name: "prov",
    kind: "decision",
    heading: "Lokal",
    body: "Frågan redovisas.",
    proposal: { lead: "Styrelsen beslutar", clauses: ["att hyra", "att teckna avtal."] },
    memo: "### Läget\n\nTrångt.",
    demands: [
      { rule: "KL-11-15", source: sources["KL-11-15"], text: "Säg hur det finansieras." },
      { rule: "KL-6-28", source: sources["KL-6-28"], text: "Jäv." },
    ],
  });
});

test.each([
  ["Ingen rubrik", 1, /rubrik med slaget/],
  ["# Fest (fest)", 1, /Slaget "fest" är okänt/],
  ["# A (beslut)\n\n## Skål", 3, /Delen "Skål" är okänd/],
  ["# A (beslut)\n\n## Vad lagen kräver\n\n- KL-99-1: Nej.", 5, /Regeln "KL-99-1" är okänd/],
  ["# A (beslut)\n\n## Vad lagen kräver\n\nFritt.", 5, /en rad per regel/],
  ["# A (beslut)\n\n## Förslag till beslut\n\nStyrelsen beslutar\n- hyra", 6, /börjar med "att"/],
])("a mistake in a type is told with its row: %s", (text, line, message) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ line }));
  expect(() => read(text)).toThrow(message);
});

test("every type that decides proposes with a beslutsmening, and those that the law binds say so", () => {
  const named = (name: string) => types.find((type) => type.name === name);
  for (const { name, kind, proposal } of types) {
    expect([name, proposal.clauses.length > 0]).toEqual([
      name,
      kind !== "information" || proposal.lead !== "",
    ]);
  }
  const rules = (name: string) => named(name)?.demands.map(({ rule }) => rule);
  expect(rules("budget")).toEqual(["FIN-23", "FIN-19", "KL-8-14", "KL-11-5", "KL-11-6"]);
  expect(rules("bidrag")).toContain("KL-11-15");
  expect(rules("val")).toEqual(["KL-5-54", "KL-5-56", "FIN-17"]);
  expect(rules("arsredovisning")).toContain("FIN-24");
  expect(rules("delegationsanmalan")).toEqual(["FIN-10"]);
});

test("no type lets the styrelse pledge, borrow or decide about a single person", () => {
  const words = types.map(({ heading }) => heading).join(" ");
  expect(words).not.toMatch(/borgen|lån|pant|enskild/i);
});

test("every duty of the year has a type that fulfils it", () => {
  const needed = Array.from({ length: 1500 }, (_, i) =>
    dutiesOn(addDays(legalDate("2026-01-01"), i), { interimReport: true }),
  )
    .flat()
    .map(({ type }) => type);
  expect(needed.length).toBeGreaterThan(0);
  const known = new Set(types.map(({ name }) => name));
  expect([...new Set(needed)].filter((name) => !known.has(name))).toEqual([]);
});
