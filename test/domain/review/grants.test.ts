import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemKind } from "#app/domain/minutes.ts";
import { review } from "#app/domain/review.ts";
import { decided, meeting, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const deciding = (body: string, clauses: string[], kind: ItemKind = "grant") =>
  meeting({ items: withItem(4, { kind, sections: [{ ...decided(...clauses), body }] }) });

const APPLIED = "Ansökan gäller en handledare. Detta till en kostnad av 310 000 kr för 2027.";

test("more than what was applied for is asked about", () => {
  const minutes = deciding(APPLIED, ["att bevilja 340 000 kr till en handledare för 2027."]);
  expect(found(minutes)).toEqual(["BELOPP warn § 14"]);
  expect(onlyText(minutes)).toBe(
    "§ 14: Beslutet ger 340 000 kr för 2027, men enligt texten söks 310 000 kr.",
  );
});

test("so is money set aside beyond it", () => {
  const minutes = deciding(APPLIED, [
    "att bevilja 310 000 kr till en handledare för 2027.",
    "att avsätta 20 000 kr för lokaler.",
  ]);
  expect(found(minutes)).toEqual(["BELOPP warn § 14"]);
  expect(onlyText(minutes)).toContain("Utöver 310 000 kr avsätts 20 000 kr");
});

test("the same digits in another order are pointed at", () => {
  const minutes = deciding(APPLIED, ["att bevilja 301 000 kr till en handledare för 2027."]);
  expect(found(minutes)).toEqual(["BELOPP info § 14"]);
});

test.each<[string, string, string[]]>([
  ["the same sum", APPLIED, ["att bevilja 310 000 kr till en handledare för 2027."]],
  ["less", APPLIED, ["att bevilja 250 000 kr till en handledare för 2027."]],
  [
    "parts that make the whole",
    APPLIED,
    ["att bevilja 280 000 kr till en handledare för 2027.", "att avsätta 30 000 kr för lokaler."],
  ],
  [
    "two years, each with its sum",
    "Detta till en kostnad av 310 000 kr för 2027 och 320 000 för 2028.",
    ["att bevilja 310 000 kr för 2027 och 320 000 kr för 2028 till en handledare."],
  ],
  [
    "a total of two years",
    "Norrsunds förening ansöker om totalt 630 000 kr för 2027 och 2028.",
    ["att bevilja 310 000 kr för 2027 och 320 000 kr för 2028 till en handledare."],
  ],
  [
    "an instalment",
    APPLIED,
    ["att bevilja 310 000 kr för 2027.", "att betala ut hälften, 155 000 kr, vid avtal."],
  ],
  [
    "what remains in the budget",
    "Kontot har 90 000 kr kvar.",
    ["att bevilja 100 000 kr till lön."],
  ],
  ["nothing said of a sum", "En ansökan har kommit.", ["att bevilja 100 000 kr till lön."]],
  ["in millions", "Detta till en kostnad av 1,2 mkr.", ["att bevilja 1 235 000 kr till lön."]],
])("in order: %s", (_, body, clauses) => {
  expect(found(deciding(body, clauses))).toEqual([]);
});

test("the application's own table is held against the decision, year by year", () => {
  const application =
    "Ansökan om medel\n\nKostnad\t2027\t2028\nLön\t300 000\t310 000\nSumma\t300 000\t310 000";
  const minutes = (sum: string) =>
    meeting({
      attachments: [{ id: "b1", label: "1", title: "Ansökan", sha256: null }],
      items: withItem(4, {
        attachments: ["1"],
        sections: [decided(`att bevilja 300 000 kr för 2027 och ${sum} för 2028 till lön.`)],
      }),
    });
  const people = "Målgruppen är unga vuxna som behöver stöd för att komma i arbete.";
  const text = `${people}\n\n${application}`;
  const papers = [{ label: "1", title: "Ansökan", text }];
  expect(found(minutes("310 000 kr"), { papers })).toEqual([]);
  expect(found(minutes("330 000 kr"), { papers })).toEqual(["BELOPP warn § 14"]);
  expect(found(minutes("330 000 kr"))).toEqual([]);
  expect(
    found(minutes("330 000 kr"), {
      papers: [{ ...papers[0], label: "2", title: "", text }],
    }),
  ).toEqual([]);
});

test.each<[string, string, string[]]>([
  ["a sum", "En ansökan.", ["att bevilja medel till en handledare."]],
  [
    "a year",
    "Detta till en kostnad av 310 000 kr för 2027 och 320 000 kr för 2028.",
    ["att bevilja 310 000 kr till en handledare."],
  ],
])("a grant says %s", (_, body, clauses) => {
  expect(found(deciding(body, clauses))).toEqual(["KL-5-67 warn § 14"]);
});

test("a grant says to whom, unless an application or a bilaga does", () => {
  const about = { heading: "Arbetsträning", sections: [decided("att bevilja 100 000 kr.")] };
  expect(found(meeting({ items: withItem(4, about) }))).toEqual(["KL-5-67 warn § 14"]);
  expect(
    found(meeting({ items: withItem(4, { ...about, heading: "Medel till föreningen" }) })),
  ).toEqual([]);
});

test.each([
  "att bevilja ansökan.",
  "att bevilja Omar Lind ledighet från uppdraget.",
  "att inte bevilja medel.",
  "att bevilja föreningen 10 tkr.",
])("in order when the text has the sum, or no money is given: %s", (clause) => {
  expect(found(deciding("Ansökan är på 10 000 kr.", [clause]))).toEqual([]);
});

test("a promise of more money says how much and from where", () => {
  const promise = "att vid behov gå in med lite mer medel i förstudien.";
  const minutes = deciding("Frågan väcktes.", [promise], "other_questions");
  const bare = { ...minutes, items: minutes.items.map((item) => ({ ...item, financing: null })) };
  expect(found(bare)).toEqual(["KL-5-67 warn § 14", "KL-11-15 warn § 14"]);
});

test.each<[string, string[]]>([
  ["att avsätta 50 000 kr till en förstudie.", ["KL-11-15 warn § 14"]],
  ["att avsätta 50 000 kr ur kontot Utveckling till en förstudie.", []],
  ["att avsätta tid för frågan vid nästa möte.", []],
  ["att inte gå in med mer medel.", []],
  ["att bidra med kunskap i arbetsgruppen.", []],
])("outside grants: %s", (clause, expected) => {
  const items = withItem(4, {
    kind: "decision",
    financing: null,
    sections: [decided(clause)],
  });
  expect(found(meeting({ items }))).toEqual(expected);
});

test("what is given is held to what was applied for, whatever the sums", () => {
  const sum = fc.integer({ min: 1_000, max: 5_000_000 });
  fc.assert(
    fc.property(sum, sum, (applied, given) => {
      const body = `Detta till en kostnad av ${applied} kr.`;
      const told = found(deciding(body, [`att bevilja ${given} kr till en handledare.`]));
      expect(told.includes("BELOPP warn § 14")).toBe(given > applied);
    }),
  );
});

test("no text stops the check", () => {
  const piece = fc.constantFrom(
    "att bevilja ",
    "10 000 kr ",
    "för 2027 ",
    "söker ",
    "medel ",
    "\n",
    "\t",
    ". ",
    "Summa",
    "|",
    "minst hälften ",
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (body, clauses) => {
      const papers = [{ label: "1", title: "Ansökan", text: body }];
      const minutes = deciding(body, clauses);
      const items = minutes.items.map((item) => ({ ...item, attachments: ["1"] }));
      for (const one of review({ ...minutes, items }, { papers }))
        expect(one.text).not.toMatch(/undefined|null|NaN/);
    }),
  );
});
