/** Whatever two write at once: nothing is lost, nothing is mixed, and nobody gains by being first. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Choice } from "#app/domain/clash.ts";
import type { ItemText } from "#app/domain/itemText.ts";
import type { Section } from "#app/domain/minutes.ts";
import { mergeItem } from "#app/writing/merge.ts";

const item = (sections: Section[]): ItemText => ({
  ...{ kind: "information", heading: "Läget", financing: null },
  sections,
});
const none = new Map<string, Choice>();
const merged = (was: Section[], mine: Section[], saved: Section[]) =>
  mergeItem(item(was), item(mine), item(saved), none);
const told = ({ clashes }: ReturnType<typeof mergeItem>) =>
  clashes.map(({ place, mine, saved }) => ({ place, mine, saved }));

/** A text as a writer thinks of it: stycken of sentences, then att-satser. */
type Plain = { paragraphs: string[][]; clauses: string[] };
type Edit = { what: "change" | "strike" | "add"; where: "text" | "clause"; at: number };

const sectionsOf = ({ paragraphs, clauses }: Plain): Section[] => {
  const body = paragraphs
    .map((sentences) => sentences.join(" "))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
  const lead = clauses.length > 0 ? "Styrelsen beslutade" : "";
  return body === "" && lead === "" ? [] : [{ body, lead, clauses }];
};

const plain: fc.Arbitrary<Plain> = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
    clauses: fc.nat({ max: 3 }),
  })
  .map(({ lengths, clauses }) => ({
    paragraphs: lengths.map((length, p) =>
      Array.from({ length }, (_, s) => `Mening grund${p}x${s} säger något eget.`),
    ),
    clauses: Array.from({ length: clauses }, (_, c) => `att grundsats${c} gäller`),
  }));

const edits = fc.array(
  fc.record<Edit>({
    what: fc.constantFrom("change", "strike", "add"),
    where: fc.constantFrom("text", "clause"),
    at: fc.nat({ max: 30 }),
  }),
  { maxLength: 5 },
);

/** The text after one writer's edits, and the words that this writer alone has typed and left standing. */
function edited(start: Plain, all: Edit[], who: string): { sections: Section[]; typed: string[] } {
  const text: Plain = {
    paragraphs: start.paragraphs.map((one) => [...one]),
    clauses: [...start.clauses],
  };
  for (const [index, { what, where, at }] of all.entries()) {
    const own = `${who}${index}`;
    if (where === "text" && text.paragraphs.length === 0) text.paragraphs.push([]);
    const list = where === "clause" ? text.clauses : text.paragraphs[at % text.paragraphs.length];
    if (!list) continue;
    const place = list.length === 0 ? 0 : at % list.length;
    if (what === "add") {
      list.splice(place, 0, where === "clause" ? `att ${own} tillkommer` : `Ny ${own} mening.`);
    } else if (what === "strike") list.splice(place, 1);
    else if (list[place] !== undefined) {
      list[place] = list[place].replace(/(\S+)(\.?)$/, `$1 ${own}$2`);
    }
  }
  const sections = sectionsOf(text);
  const typed = JSON.stringify(sections).match(new RegExp(`${who}\\d+`, "g")) ?? [];
  return { sections, typed };
}

const wordsOf = (value: unknown): string[] =>
  (JSON.stringify(value).match(/(?:grund|grundsats|kari|lova)\d[\dx]*/g) ?? []).sort();

describe("whatever two write", () => {
  const two = fc.record({ start: plain, one: edits, other: edits });

  test("a side that changed nothing gives the other's text, word for word", () => {
    fc.assert(
      fc.property(plain, edits, (start, all) => {
        const was = sectionsOf(start);
        const { sections } = edited(start, all, "kari");
        expect(merged(was, sections, was)).toMatchObject({ text: { sections }, clashes: [] });
        expect(merged(was, was, sections)).toMatchObject({ text: { sections }, clashes: [] });
      }),
    );
  });

  test("nothing that either typed is lost: it stands in the text, or in a choice", () => {
    fc.assert(
      fc.property(two, ({ start, one, other }) => {
        const mine = edited(start, one, "kari");
        const saved = edited(start, other, "lova");
        const { text: now, clashes } = merged(sectionsOf(start), mine.sections, saved.sections);
        const found = JSON.stringify([now.sections, clashes.map((c) => [c.mine, c.saved])]);
        for (const word of [...mine.typed, ...saved.typed]) expect(found).toContain(word);
      }),
    );
  });

  test("it does not matter who came first, when the same is chosen", () => {
    fc.assert(
      fc.property(two, ({ start, one, other }) => {
        const was = item(sectionsOf(start));
        const a = item(edited(start, one, "kari").sections);
        const b = item(edited(start, other, "lova").sections);
        const [ab, ba] = [mergeItem(was, a, b, none), mergeItem(was, b, a, none)];
        const swapped = ba.clashes.map(({ place, mine, saved }) => ({
          ...{ place, mine: saved, saved: mine },
        }));
        expect(told(ab)).toEqual(swapped);
        const all = (clashes: typeof ab.clashes, choice: Choice) =>
          new Map(clashes.map(({ id }) => [id, choice]));
        const first = mergeItem(was, a, b, all(ab.clashes, "mine"));
        const second = mergeItem(was, b, a, all(ba.clashes, "saved"));
        expect([first.clashes, second.clashes]).toEqual([[], []]);
        expect(wordsOf(first.text.sections)).toEqual(wordsOf(second.text.sections));
      }),
    );
  });

  test("changes of different sentences and att-satser never clash, and all of them stand", () => {
    fc.assert(
      fc.property(plain, fc.infiniteStream(fc.constantFrom("", "kari", "lova")), (start, who) => {
        const change = (sentence: string) => {
          const writer = who.next().value;
          const now = sentence.replace(/(\S+)(\.?)$/, `${writer}0 $1$2`);
          return { was: sentence, now: writer === "" ? sentence : now, writer };
        };
        const changed = {
          paragraphs: start.paragraphs.map((one) => one.map(change)),
          clauses: start.clauses.map(change),
        };
        type Changed = ReturnType<typeof change>;
        const as = (pick: (one: Changed) => string): Section[] =>
          sectionsOf({
            paragraphs: changed.paragraphs.map((one) => one.map(pick)),
            clauses: changed.clauses.map(pick),
          });
        const side = (name: string) => as(({ was, now, writer }) => (writer === name ? now : was));
        const answer = merged(sectionsOf(start), side("kari"), side("lova"));
        expect(answer.clashes).toEqual([]);
        expect(answer.text.sections).toMatchObject(as(({ now }) => now));
      }),
    );
  });
});
