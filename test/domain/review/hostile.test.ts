/** Any text at all: no rule throws on it, and none takes longer than the text is long. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Item, longestText, type Minutes } from "#app/domain/minutes.ts";
import { contextOf, review, rules } from "#app/domain/review.ts";
import { disqualified, item, meeting, section } from "#test/support/minutes.ts";

/** Crumbs of what the rules look for, so that strings come near to them. */
const crumbs = fc.constantFrom(
  "Anna Ek",
  "att ",
  "att att",
  "§ 99",
  "§ 12–",
  "den 31 juni 2026",
  "onsdag 25/11",
  "2026-11-24",
  "senast den ",
  "[[",
  "[§](arende:",
  "Styrelsen beslutar ",
  "2 röster mot 2",
  "121212-1212",
  "070-123 45 67",
  "a@b.se",
  "har sjukdom",
  "under förutsättning att",
  "överklagas inom fyra veckor",
  "jäv",
  "kr",
  "\n\n",
);
const words = fc
  .array(fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.string(), crumbs), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

const kinds: Item["kind"][] = [
  "information",
  "decision",
  "grant",
  "budget",
  "annual_report",
  "election",
  "election_of_adjusters",
  "previous_minutes",
];

const items = fc.record({
  kind: fc.constantFrom(...kinds),
  heading: words,
  sections: fc.array(
    fc.record({ body: words, lead: words, clauses: fc.array(words, { maxLength: 3 }) }),
    { maxLength: 2 },
  ),
  attachments: fc.array(words, { maxLength: 2 }),
  financing: fc.option(words),
  struck: fc.option(words),
});

const anyMeeting = fc
  .record({
    one: items,
    name: words,
    organisation: words,
    title: words,
    place: words,
    member: words,
    label: words,
    explanation: words,
    time: fc.option(words),
    isPaper: fc.boolean(),
  })
  .map((told): Minutes => {
    const lawful = meeting();
    const { one, name, organisation, title, member, label, time } = told;
    const stance = disqualified("lena", { explanation: told.explanation, leftAt: time });
    return meeting({
      items: lawful.items.map((each) =>
        each.position === 4 ? { ...each, ...one, stances: [stance] } : each,
      ),
      persons: lawful.persons.map((each) =>
        each.id === "per" ? { ...each, name, organisation, title } : each,
      ),
      members: lawful.members.map((each) => (each.id === "fk" ? { ...each, name: member } : each)),
      attachments: [{ id: "b", label, title, sha256: told.isPaper ? null : "c0ffee" }],
      mandates: told.isPaper ? [] : lawful.mandates,
      place: told.place,
      endsAt: time,
      consultation: { on: lawful.date, participants: member },
      distanceDecision: label,
      keptAt: told.place,
    });
  });

test("no rule throws, whatever stands in the fields", () => {
  const known = (name: string, text: string) => ({
    papers: [{ label: "1", title: name, text }],
    ties: [{ personId: "lena", kind: "employer" as const, name }],
    parties: [{ itemId: "item-4", role: "named" as const, name: text }],
    answers: [{ itemId: "item-4", personId: "per", answer: "none" as const, reason: text }],
  });
  fc.assert(
    fc.property(anyMeeting, words, words, (minutes, name, text) => {
      const context = contextOf(minutes, known(name, text));
      for (const { title, check } of rules)
        expect(() => check(minutes, context), title).not.toThrow();
    }),
    { numRuns: 150 },
  );
});

const long = (piece: string) => piece.repeat(Math.ceil(longestText / piece.length));

describe("a text as long as one may be ends, however it repeats itself", () => {
  test.each([
    "a",
    "aA",
    " att",
    "1 ",
    "1 1-",
    "12.",
    "§ ",
    "§ 99 ",
    "Anna Ek ",
    "Disa Holm har ",
    "Anna Ek, har sjukdom, ",
    "och och ",
    " ",
    "\n",
    ". ",
    "a.",
    "a@",
    "a.b-c@d",
    "07",
    "070 1 ",
    "[",
    "[§](",
    "[[",
    "(",
    "den 1 maj ",
    "senast den 1 maj 2024 ",
    "måndag ",
    "2024-01-01–",
    "121212",
    "styrelsen beslutar ",
    "en tredjedel av ledamöterna ",
    "överklaga inom ",
    "att ge a ",
    "att delegera till norrsunds kommun ",
    "samråd ",
    "lämnar ",
    "Ordförande Per Alm, ",
    "2 ja-röster och ",
    "2026 ",
    "*",
    "\\",
    "_",
    ".....",
    "å",
    "\u0130",
  ])("%j", (piece) => {
    const text = long(piece);
    const about: Partial<Item>[] = [
      { kind: "grant", sections: [section({ body: `Anna Ek har ${text}` })] },
      {
        kind: "decision",
        heading: text,
        sections: [section({ lead: "Styrelsen beslutade", clauses: [`att ${text}`] })],
      },
    ];
    for (const one of about)
      expect(Array.isArray(review(meeting({ items: [item(4, one)] })))).toBe(true);
  });
});
