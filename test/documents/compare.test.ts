import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareParagrafs,
  compareTexts,
  FRONT,
  paragrafTexts,
  sentencesOf,
} from "#app/documents/compare.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import type { Change } from "#app/domain/change.ts";
import { exampleMinutes } from "./exampleMinutes.ts";

const written = (changes: Change[]): string =>
  changes
    .map(({ kind, text }) => {
      if (kind === "same") return text;
      return kind === "added" ? `{+${text}+}` : `{-${text}-}`;
    })
    .join("");

const compared = (before: string, after: string) => written(compareTexts(before, after));

test("a changed word is shown as struck and added, and the rest as it stands", () => {
  expect(compared("Bidraget är 480 000 kr för året.", "Bidraget är 490 000 kr för året.")).toBe(
    "Bidraget är {-480-}{+490+} 000 kr för året.",
  );
});

test("words changed one after another are one change", () => {
  expect(compared("att ta fram en plan nu.", "att ta fram två förslag nu.")).toBe(
    "att ta fram {-en plan-}{+två förslag+} nu.",
  );
});

test("å, ä and ö and hyphens part no words", () => {
  expect(compared("överläggning på fem år", "överläggningen på fem år")).toBe(
    "{-överläggning-}{+överläggningen+} på fem år",
  );
});

test("both versions can be read out of the comparison, whatever they say", () => {
  const text = fc.array(fc.constantFrom("att", "ö", " ", "  ", ".", "\u00a0", "12,5", "\n"), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = compareTexts(before.join(""), after.join(""));
      const without = (left: Change["kind"]) =>
        changes.flatMap(({ kind, text: said }) => (kind === left ? [] : [said])).join("");
      expect(without("added")).toBe(before.join(""));
      expect(without("removed")).toBe(after.join(""));
      expect(changes.every(({ text: said }) => said !== "")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a text that is another one is shown whole, not as crumbs", () => {
  expect(compared("Förbundschefen redovisar utfallet.", "Inget att anteckna.")).toBe(
    "{-Förbundschefen redovisar utfallet.-}{+Inget att anteckna.+}",
  );
});

test("two long texts that share nothing are shown whole, one struck and one added", () => {
  const before = Array.from({ length: 4000 }, (_, i) => `a${i}`).join(" ");
  const after = Array.from({ length: 4000 }, (_, i) => `b${i}`).join(" ");
  expect(compareTexts(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

const paragraf = (id: string, ...texts: string[]) => ({ id, heading: `§ ${id}`, texts });

test("each paragraf is compared with itself, and one that is new or gone is said to be so", () => {
  const before = [
    paragraf("p1", "Lika."),
    paragraf("p2", "Först.", "Sist."),
    paragraf("p3", "Bort."),
  ];
  const after = [
    paragraf("p1", "Lika."),
    paragraf("p2", "Först.", "Mitt emellan.", "Allra sist."),
    paragraf("p4", "Ny."),
  ];
  const changes = compareParagrafs(before, after);
  expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
    ["p1", "same"],
    ["p2", "changed"],
    ["p4", "added"],
    ["p3", "removed"],
  ]);
  expect(changes[1]?.texts.map(written)).toEqual([
    "Först.",
    expect.stringMatching(/Mitt emellan/),
    expect.stringMatching(/Allra sist/),
  ]);
  expect(changes[3]?.texts.map(written)).toEqual(["{-Bort.-}"]);
});

test("a protokoll is read as its first page and its paragrafer", () => {
  const doc = minutesDocument(exampleMinutes, readTemplates(), { address: "https://p.exempel.se" });
  const texts = paragrafTexts(doc);
  expect(texts[0]?.id).toBe(FRONT);
  expect(texts[0]?.texts.join(" ")).toContain("Samordningsförbundet Norrsund");
  expect(texts.slice(1).map(({ id }) => id)).toEqual(
    exampleMinutes.items.map(({ number }) => `p${number}`),
  );
  expect(texts.every((one) => one.texts.every((text) => text.trim() !== ""))).toBe(true);
});

test("a text is cut into sentences, and a shortened word ends none", () => {
  expect(sentencesOf("Mötet öppnas kl. 10.05 Anna hälsar alla välkomna. Ingen saknas!")).toEqual([
    "Mötet öppnas kl. 10.05 Anna hälsar alla välkomna.",
    "Ingen saknas!",
  ]);
  expect(sentencesOf("Jäv enligt 6 kap. 28 § kommunallagen. Klart")).toEqual([
    "Jäv enligt 6 kap. 28 § kommunallagen.",
    "Klart",
  ]);
  expect(sentencesOf(" ")).toEqual([]);
});
