import fc from "fast-check";
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import {
  citedAttachments,
  cutAtReferences,
  mentionedAttachments,
  mentionedItems,
  referencesIn,
  referenceTo,
  targetOf,
} from "#app/domain/references.ts";
import { item, meeting, section, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const b = referenceTo.attachment;
const a = referenceTo.item;

test("a reference is read with its kind, id and words, and the text around it is left", () => {
  expect(cutAtReferences(`Se ${b("b-1")} och ${a("i2")}.`)).toEqual([
    { text: "Se ", reference: null },
    { text: "[Bilaga](bilaga:b-1)", reference: { kind: "attachment", id: "b-1", words: "Bilaga" } },
    { text: " och ", reference: null },
    { text: "[§](arende:i2)", reference: { kind: "item", id: "i2", words: "§" } },
    { text: ".", reference: null },
  ]);
});

test("what is no reference is text", () => {
  const others = [
    "[Bilaga](https://exempel.se)",
    "\\[Bilaga](bilaga:x)",
    "[Bilaga](bilaga:)",
    "[§]",
  ];
  for (const text of others) expect(cutAtReferences(text)).toEqual([{ text, reference: null }]);
});

test("the parts together are the text, whatever is written", () => {
  const pieces = fc.array(
    fc.oneof(fc.string(), fc.constantFrom("[", "](", "bilaga:", ")", b("x"), a("y"), "\\", "\n")),
  );
  fc.assert(
    fc.property(pieces, (written) => {
      const text = written.join("");
      expect(
        cutAtReferences(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("mentions are told once each in reading order, and those that only lie to the ärende come after", () => {
  const sections = [
    section({ body: `${b("2")} ${a("x")}`, lead: "", clauses: [`att anta ${b("1")}`] }),
    section({ body: `${b("2")} igen`, clauses: [`att lägga ${b("3")} till handlingarna`] }),
  ];
  expect(mentionedAttachments(sections)).toEqual(["2", "1", "3"]);
  expect(mentionedItems(sections)).toEqual(["x"]);
  expect(citedAttachments(sections, ["4", "1"])).toEqual(["2", "1", "3", "4"]);
  expect(referencesIn(sections)).toHaveLength(5);
});

const elsewhere = {
  id: "old",
  number: 7,
  year: 2025,
  heading: "Plan",
  date: legalDate("2025-11-04"),
  isPublished: true,
};
const attachments = [{ id: "b1", label: "3", title: "Ansökan", sha256: null }];
const facts = meeting({ attachments, elsewhere: [elsewhere] });

test("a reference leads to what there is now, here or at another meeting, or nowhere", () => {
  const to = (kind: "attachment" | "item", id: string) => targetOf(facts, { kind, id, words: "" });
  expect(to("attachment", "b1")).toMatchObject({ kind: "attachment", label: "3" });
  expect(to("item", "item-4")).toMatchObject({ kind: "item", number: 14, position: 4 });
  expect(to("item", "old")).toEqual({ kind: "elsewhere", item: elsewhere });
  expect(to("item", "b1")).toBeNull();
  expect(to("attachment", "old")).toBeNull();
});

const writing = (...bodies: string[]) => {
  const sections = bodies.map((body) => section({ body }));
  return meeting({ items: withItem(3, { sections }), attachments: [] });
};

test("a reference that leads nowhere stops the protokoll, once for each kind", () => {
  expect(found(writing(a("item-4")))).toEqual([]);
  expect(onlyText(writing(b("gone"), b("lost")))).toBe(
    "§ 13 hänvisar till en bilaga som inte finns vid sammanträdet.",
  );
  expect(onlyText(writing(a("gone")))).toBe("§ 13 hänvisar till ett ärende som inte finns.");
  expect(found(writing(b("gone"), a("gone")))).toEqual(["BILAGA block § 13", "BILAGA block § 13"]);
});

test("a struck ärende is not printed with its text, so what it refers to does not matter", () => {
  const sections = [section({ body: b("gone") })];
  const items = [...withItem(3, { sections, struck: "Bordlagt" })];
  expect(found(meeting({ items }))).toEqual([]);
  expect(found(meeting({ items: [...items, item(9, { sections })] }))).not.toEqual([]);
});
