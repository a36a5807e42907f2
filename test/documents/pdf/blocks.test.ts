import { describe, expect, test } from "vitest";
import type { Block } from "#app/documents/document.ts";
import { cell, paragraph, text } from "#app/documents/inline.ts";
import { Setter } from "#app/documents/pdf/blocks.ts";
import type { Row } from "#app/documents/pdf/flow.ts";
import type { Node } from "#app/documents/pdf/structure.ts";

/** Every character half as wide as it is high. */
const faces = { width: (words: string, _: string, size: number) => [...words].length * size * 0.5 };

const set = (...blocks: Block[]): Setter =>
  new Setter(faces).document({
    ...{ title: "", issuer: "", subject: "", date: "2026-03-04" },
    header: { left: "", right: "" },
    blocks,
  });

const textOf = (row: Row): string =>
  row.marks.map((mark) => (mark.kind === "run" ? mark.run.text : "")).join("");

/** Whether each row must have the next on its page. */
const kept = (...blocks: Block[]): boolean[] => set(...blocks).flow.rows.map(({ keep }) => keep);

const heading = (words: string): Block => ({ kind: "heading", level: 2, children: [text(words)] });
const lines = (count: number): Block => paragraph("x".repeat(60).concat(" ").repeat(count).trim());
const table = (rows: number): Block => ({
  kind: "table",
  caption: "Utfall",
  header: [cell("A")],
  rows: Array.from({ length: rows }, (_, index) => [cell(`${index}`)]),
  rowHeaders: false,
});
const decision = (clauses: number): Block => ({
  kind: "decision",
  lead: [text("Styrelsen beslutade")],
  clauses: Array.from({ length: clauses }, (_, index) => [text(`att ${index}`)]),
});

describe("what must share a page", () => {
  test("every line of a heading and what follows it", () => {
    expect(kept(heading("ord ".repeat(40)), paragraph("text"))).toEqual([true, true, true, false]);
  });

  test("the first two and the last two lines of a paragraph", () => {
    expect(kept(lines(5))).toEqual([true, false, false, true, false]);
    expect(kept(lines(3))).toEqual([true, true, false]);
  });

  test("a paragraph that ends with a colon and what it leads to", () => {
    expect(kept(paragraph("Så här:"), paragraph("text"))).toEqual([true, false]);
  });

  test("a table's caption, header and first two rows, and its last two", () => {
    expect(kept(table(6))).toEqual([true, true, true, false, false, false, true, false]);
    expect(kept(table(3))).toEqual([true, true, true, true, false]);
  });

  test("the first two facts and the last two", () => {
    const rows = ["A", "B", "C", "D"].map((term) => ({ term, value: [[text("x")]] }));
    expect(kept({ kind: "facts", rows })).toEqual([true, false, true, false]);
  });

  test("a short decision whole; a long one the beslutsmening and its first att-sats", () => {
    expect(kept(decision(2))).toEqual([true, true, false]);
    expect(kept(decision(12)).slice(0, 3)).toEqual([true, false, false]);
  });

  test("what an item of a list begins with, and what is decided in it", () => {
    const item = [paragraph("Val"), decision(1)];
    expect(kept({ kind: "list", ordered: true, items: [item, [paragraph("Slut")]] })).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test("a box and the signatures whole", () => {
    const all = kept({ kind: "box", heading: "Bevis", blocks: [lines(9), paragraph("slut")] });
    expect(all.slice(0, -1).every(Boolean)).toBe(true);
    const signers = ["A", "B", "C", "D"].map((name) => ({ name, role: "Justerare" }));
    const signed = kept({ kind: "signatures", heading: "Justering", signers });
    expect(signed.slice(0, -1).every(Boolean)).toBe(true);
    expect(signed.at(-1)).toBe(false);
  });
});

test("a list's marks stand on the first line of their item, nested lists further in", () => {
  const inner: Block = { kind: "list", ordered: false, items: [[paragraph("inre")]] };
  const { rows } = set({
    kind: "list",
    ordered: true,
    start: 9,
    items: [[paragraph("nio")], [paragraph("tio"), inner]],
  }).flow;
  expect(rows.map(textOf)).toEqual(["9.nio", "10.tio", "•inre"]);
  const left = rows.map((row) => Math.max(...row.marks.map((mark) => mark.x)));
  expect(left[0]).toBe(left[1]);
  expect(left[2]).toBeGreaterThan(left[1] ?? 0);
});

const outline = (node: Node): string =>
  `${node.role}${node.kids.some((kid) => kid.kind === "node") ? `(${node.kids.flatMap((kid) => (kid.kind === "node" ? [outline(kid)] : [])).join(" ")})` : ""}`;

test("the structure is that of the model, each block with its own role", () => {
  const { structure } = set(
    { kind: "heading", level: 1, children: [text("Titel")] },
    {
      kind: "section",
      id: "p1",
      level: 2,
      heading: [text("§ 1")],
      blocks: [
        { kind: "paragraph", children: [text("a "), { kind: "link", text: "b", href: "#p1" }] },
        { kind: "list", ordered: false, items: [[paragraph("x")]] },
        { ...(table(1) as Block & { kind: "table" }), rowHeaders: true },
        decision(1),
      ],
    },
    { kind: "facts", rows: [{ term: "Vilka", value: [[text("A")], [text("B")]] }] },
    { kind: "signatures", heading: "Justering", signers: [{ name: "A", role: "B" }] },
    { kind: "box", heading: "Bevis", blocks: [] },
  );
  expect(outline(structure.root)).toBe(
    "Document(H1 Sect(H2 P(Link) L(LI(Lbl LBody(P))) Table(Caption THead(TR(TH)) TBody(TR(TH))) " +
      "P L(LI(LBody))) L(LI(Lbl LBody(P P))) Sect(H2 P P) Sect(H2))",
  );
});

test("the outline has every heading with its level and where it is", () => {
  const { outline: entries, flow } = set(
    { kind: "heading", level: 1, children: [text("Titel")] },
    { kind: "section", id: "p1", level: 2, heading: [text("§ 1")], blocks: [] },
  );
  expect(entries.map(({ level, text: words, anchor }) => [level, words, anchor])).toEqual([
    [1, "Titel", "rubrik-1"],
    [2, "§ 1", "p1"],
  ]);
  expect(flow.rows.map(({ anchor }) => anchor)).toEqual(["rubrik-1", "p1"]);
});
