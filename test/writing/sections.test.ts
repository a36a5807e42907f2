import fc from "fast-check";
import { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { textsOf } from "#app/documents/inline.ts";
import { markdownBlocks } from "#app/documents/template.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Section } from "#app/domain/minutes.ts";
import { fromSections } from "#app/writing/fromSections.ts";
import type { PlainNode } from "#app/writing/nodes.ts";
import { schema } from "#app/writing/schema.ts";
import { toSections } from "#app/writing/toSections.ts";

const section = (body: string, lead = "", clauses: string[] = []): Section => ({
  body,
  lead,
  clauses,
});
const again = (sections: Section[]) => toSections(fromSections(sections));
const text = (words: string, ...marks: string[]): PlainNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const node = (type: string, ...content: PlainNode[]): PlainNode => ({ type, content });
const doc = (...content: PlainNode[]) => node("doc", ...content);
const bodyOf = (...content: PlainNode[]) => toSections(doc(...content))[0]?.body ?? "";
const printed = (body: string) => markdownBlocks(body, { headingLevel: 2 });

describe("a text that is written becomes sections", () => {
  test("each decision ends one, with its beslutsmening and att-satser", () => {
    const written = doc(
      node("paragraph", text("Först.")),
      node("decision", node("lead", text("Styrelsen beslutade")), node("clause", text("att göra"))),
      node("paragraph", text("Sedan.")),
    );
    expect(toSections(written)).toEqual([
      section("Först.", "Styrelsen beslutade", ["att göra"]),
      section("Sedan."),
    ]);
  });

  test("a decision with its parts in another order, as two writers can leave it, keeps every word", () => {
    const written = doc(
      node(
        "decision",
        node("clause", text("att ett")),
        node("lead", text("Styrelsen")),
        node("lead", text("beslutade")),
      ),
    );
    expect(toSections(written)).toEqual([section("", "Styrelsen beslutade", ["att ett"])]);
  });

  test("empty lines and an empty decision say nothing", () => {
    const empty = node("decision", node("lead"), node("clause"));
    expect(toSections(doc(node("paragraph"), empty, node("paragraph", text("  "))))).toEqual([]);
  });

  test("two lists after each other stay two", () => {
    const item = (words: string) => node("list_item", node("paragraph", text(words)));
    const body = bodyOf(node("bullet_list", item("a")), node("bullet_list", item("b")));
    expect(printed(body).map(({ kind }) => kind)).toEqual(["list", "list"]);
  });

  test("signs that Markdown would take for marks are printed as they were typed", () => {
    for (const words of [
      "5 * 3 * 2",
      "a_b_c",
      "# nej",
      "1. nej",
      "- nej",
      "<b>x</b>",
      "[a](b)",
      "a|b",
      "`kod`",
      "\\",
      "~~x~~",
      "+ x",
      "===",
    ]) {
      expect([words, textsOf(printed(bodyOf(node("paragraph", text(words)))))]).toEqual([
        words,
        [words],
      ]);
    }
  });

  test("a table shorter in some row is filled out, and a line break in a cell is a space", () => {
    const cell = (...words: PlainNode[]) => node("table_cell", node("paragraph", ...words));
    const table = node(
      "table",
      node("table_row", cell(text("A")), cell(text("B"))),
      node("table_row", cell(text("1"), { type: "hard_break" }, text("2"))),
    );
    expect(bodyOf(table)).toBe("| A | B |\n| --- | --- |\n| 1 2 |  |");
  });
});

describe("sections become a text that can be written in, and the same sections again", () => {
  test("marks, lists, tables, headings, links, breaks, references", () => {
    const sections = [
      section(
        "Ett **fett** och *lutat* ord, [en länk](https://exempel.se/a).\\\nNy rad.\n\n- a\n- b\n\n  1. c\n\n### Rubrik\n\n| A | B |\n| --- | --- |\n| 1 | [§](arende:abc-1) |",
        "Styrelsen beslutade",
        ["att godkänna [Bilaga](bilaga:x1),", "att 5 * 3 är 15."],
      ),
      section("Efteråt."),
    ];
    expect(again(sections)).toEqual(sections);
  });

  test("the text is one that the editor's schema allows", () => {
    const json = fromSections([section("- a\n\n| A |\n|---|\n| 1 |", "Beslut", ["att x"])]);
    expect(() => Node.fromJSON(schema, json).check()).not.toThrow();
    expect(() => Node.fromJSON(schema, fromSections([])).check()).not.toThrow();
  });

  test("any Markdown settles: what is printed after one reading is printed after every next", () => {
    const piece = fc.constantFrom(
      "a",
      "ö 1",
      "**",
      "*",
      "_",
      "- ",
      "1. ",
      "# ",
      "|",
      "\n",
      "\n\n",
      "  ",
      "> ",
      "[x](https://a.se)",
      "`",
      "\\",
      "<i>",
      "&amp;",
      "😀",
      "|a|b|\n|-|-|\n|1|2|\n",
    );
    const source = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(source, (body) => {
        const once = again([section(body)]);
        const twice = again(once);
        const thrice = again(twice);
        expect(thrice).toEqual(twice);
        const words = (all: Section[]) =>
          all
            .flatMap((one) => textsOf(printed(one.body)))
            .join(" ")
            .replace(/\s+/g, "");
        expect(words(once)).toBe(words([section(body)]));
      }),
      { numRuns: 300 },
    );
  });

  test("any typed words in any part are printed as they were typed", () => {
    const words = fc
      .string({ minLength: 1, maxLength: 30 })
      .filter((one) => /\S/.test(one) && !/[\p{Cc}\p{Cf}]/u.test(one));
    const marks = fc.subarray(["strong", "em"]);
    fc.assert(
      fc.property(words, marks, fc.constantFrom("paragraph", "heading"), (typed, marked, type) => {
        const body = bodyOf({ ...node(type, text(typed, ...marked)), attrs: { level: 3 } });
        const shown = textsOf(printed(body)).join("").replace(/\s+/g, " ").trim();
        expect(shown).toBe(typed.normalize("NFC").replace(/\s+/g, " ").trim());
      }),
      { numRuns: 300 },
    );
  });
});

test("an att-sats keeps who does it and by when", () => {
  const task = { id: "u1", doer: "Anna Ek", personId: "p1", due: legalDate("2026-05-01") };
  const sections = [
    { ...section("", "Styrelsen beslutade", ["att ett", "att två"]), tasks: [null, task] },
  ];
  expect(again(sections)).toEqual(sections);
});
