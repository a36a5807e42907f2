import { expect, test } from "vitest";
import {
  checkProof,
  contentHash,
  contentProof,
  documentJson,
  documentOf,
} from "#app/documents/content.server.ts";
import { renderDocx } from "#app/documents/docx.server.ts";
import { renderHtml } from "#app/documents/html.ts";
import { plainText } from "#app/documents/inline.ts";
import {
  type Mask,
  maskedDocument,
  passagesOf,
  placesOfPassages,
} from "#app/documents/passages.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { placesOf } from "#app/domain/masking.ts";
import { richDocument } from "./richDocument.ts";
import { docxTexts, htmlText, pdfPages, readAloud } from "./support.ts";

const key = "ab".repeat(32);
const secret = "Lisa Falk";
const doc = {
  ...richDocument,
  title: `Protokoll om ${secret}`,
  blocks: [
    ...richDocument.blocks,
    {
      kind: "section" as const,
      id: "p9",
      level: 2 as const,
      heading: [{ kind: "text" as const, text: "§ 9 Ansökan" }],
      blocks: [
        {
          kind: "paragraph" as const,
          children: [
            { kind: "text" as const, text: "Brev från Li" },
            { kind: "text" as const, text: "sa", strong: true },
            { kind: "link" as const, text: " Falk", href: "mailto:lisa.falk@mittland.exempel.se" },
            { kind: "text" as const, text: " och andra." },
          ],
        },
        {
          kind: "facts" as const,
          rows: [{ term: "Sökande", value: [[{ kind: "text" as const, text: secret }]] }],
        },
      ],
    },
  ],
};
const passages = passagesOf(doc);
const masks: Mask[] = placesOf(passages, secret).map((place) => ({ ...place, kind: "name" }));
const masked = maskedDocument(doc, masks);

test("the words are found in the title, across inlines and in a table of facts", () => {
  expect(masks).toHaveLength(3);
  expect(masked.title).toBe("Protokoll om [namn maskerat]");
  const section = masked.blocks.at(-1);
  if (section?.kind !== "section") throw new Error("The section is gone");
  const [first, facts] = section.blocks;
  expect(first?.kind === "paragraph" && plainText(first.children)).toBe(
    "Brev från [namn maskerat] och andra.",
  );
  expect(facts).toEqual({
    kind: "facts",
    rows: [{ term: "Sökande", value: [[{ kind: "text", text: "[namn maskerat]" }]] }],
  });
});

test("what is not masked is the same, word for word", () => {
  const after = passagesOf(masked);
  const touched = new Set(masks.map(({ passage }) => passage));
  expect(after.filter((_, at) => !touched.has(at))).toEqual(
    passages.filter((_, at) => !touched.has(at)),
  );
});

test("what is masked is gone from every file: the text, the link and the metadata", async () => {
  const html = renderHtml(masked);
  const docx = await renderDocx(masked);
  const pdf = await renderPdf(masked);
  const pdfBytes = Buffer.from(pdf).toString("latin1");
  for (const text of [html, htmlText(html), docxTexts(docx).join(" "), pdfBytes]) {
    expect(text).not.toMatch(/Falk/);
    expect(text).not.toMatch(/lisa\.falk/);
  }
  const aloud = readAloud(await pdfPages(pdf));
  expect(aloud).not.toMatch(/Falk/);
  expect(aloud.match(/\[namn maskerat\]/g)).toHaveLength(2);
});

test("each passage tells the paragraf that it stands in", () => {
  const places = placesOfPassages(doc);
  expect(places).toHaveLength(passages.length);
  expect(places.at(-1)).toBe("§ 9 Ansökan");
  expect(places[0]).toBeNull();
});

test("original and web version come to the same content hash, and the proof holds nothing of what is masked", () => {
  const root = contentHash(passages, key);
  const whole = contentProof(passages, key, []);
  const web = contentProof(passages, key, masks);
  expect(checkProof(JSON.parse(JSON.stringify(whole)))).toEqual({
    ...{ root, holds: true, maskedWords: 0 },
  });
  expect(checkProof(JSON.parse(JSON.stringify(web)))).toEqual({
    ...{ root, holds: true, maskedWords: 6 },
  });
  expect(JSON.stringify(web)).not.toMatch(/Falk/);
});

test("the salts of a masked passage do not give away its masked words", () => {
  const web = contentProof(passages, key, masks);
  const salt = contentProof(passages, key, []).passages[0];
  expect(salt && "salt" in salt && JSON.stringify(web).includes(salt.salt)).toBe(false);
});

test("a changed word is seen, and so is a word that is moved, added or taken away", () => {
  const proof = contentProof(passages, key, masks);
  const at = proof.passages.findIndex((one) => "text" in one && one.text.includes(" "));
  const changed = (text: (before: string) => string) => {
    const copy = structuredClone(proof);
    const passage = copy.passages[at];
    if (!passage || !("text" in passage)) throw new Error("No whole passage");
    passage.text = text(passage.text);
    return checkProof(copy);
  };
  expect(changed((text) => text)?.holds).toBe(true);
  expect(changed((text) => `${text} inte`)?.holds).toBe(false);
  expect(changed((text) => text.split(" ").reverse().join(" "))?.holds).toBe(false);
  expect(changed((text) => text.split(" ").slice(1).join(" "))?.holds).toBe(false);
  expect(checkProof({ ...proof, passages: proof.passages.slice(1) })?.holds).toBe(false);
});

test.each([
  null,
  7,
  "",
  {},
  [],
  { scheme: "paragraf-content-1" },
  { scheme: "paragraf-content-1", root: "x", passages: [7] },
  { scheme: "paragraf-content-1", root: "x", passages: [{ words: [null] }] },
  { scheme: "paragraf-content-1", root: "x", passages: [{ words: [{ text: "a" }] }] },
])("what is no proof is told to be none: %j", (value) => {
  expect(checkProof(value)).toBeNull();
});

test("a document comes back from its JSON as it was, with its logo", () => {
  const logo = { bytes: Uint8Array.of(1, 2, 255), mediaType: "image/png" as const, alt: "Älv" };
  const letterhead = {
    ...{ name: "Vidälven", lines: ["Ågatan 4"], website: "", accent: "#0b4a6f" },
    logo: { ...logo, width: 10, height: 5 },
  };
  const whole = { ...doc, letterhead };
  expect(documentOf(documentJson(whole))).toEqual(whole);
});
