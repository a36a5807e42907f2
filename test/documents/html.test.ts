import { expect, test } from "vitest";
import type { Block, Document } from "#app/documents/document.ts";
import { articleOf, renderHtml, sectionOf } from "#app/documents/html.ts";
import { cell, paragraph, text } from "#app/documents/inline.ts";
import { richDocument } from "./richDocument.ts";

const page = (blocks: Block[], title = "Titel"): string =>
  renderHtml({
    ...{ title, issuer: "Förbundet", subject: "Ämne", date: "2026-03-04" },
    header: { left: "", right: "" },
    blocks,
  } satisfies Document);

const section = (id: string, heading: string): Block => ({
  ...{ kind: "section", id, level: 2, heading: [text(heading)] },
  blocks: [paragraph(`Text i ${heading}`)],
});

test("it is one complete Swedish page without scripts or anything fetched", () => {
  const html = renderHtml(richDocument);
  expect(html).toMatch(/^<!doctype html>\n<html lang="sv">/);
  expect(html).toContain(`<title>${richDocument.title}</title>`);
  expect(html).not.toMatch(/<script|<link|<img|@import|url\(/);
  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(html.match(/<h1/g)).toHaveLength(1);
});

test("the article is cut out whole, and the body holds nothing else", () => {
  const html = renderHtml(richDocument);
  const article = articleOf(html);
  expect(article).toMatch(/^<article class="document">\n[\s\S]*<\/article>$/);
  expect(html.match(/<article/g)).toHaveLength(1);
  expect(html.replace(article, "")).toMatch(/<body>\n\n<\/body>/);
  expect(articleOf("<p>något annat</p>")).toBe("");
});

test("each paragraf is a section of its own with its heading as label, and none holds another", () => {
  const html = renderHtml(richDocument);
  for (let number = 101; number <= 127; number += 1) {
    const cut = sectionOf(html, `p${number}`);
    expect(cut).toMatch(
      new RegExp(
        `^<section id="p${number}" aria-labelledby="(p${number}-rubrik)">\n<h2 id="\\1">§`,
      ),
    );
    expect(cut?.match(/<section/g)).toHaveLength(1);
    expect(cut?.endsWith("</section>")).toBe(true);
  }
});

test("a section is found by its whole anchor only", () => {
  const html = page([section("p13", "§ 13"), section("p132", "§ 132")]);
  expect(sectionOf(html, "p132")).toContain("Text i § 132");
  expect(sectionOf(html, "p1")).toBeNull();
  expect(sectionOf(html, 'p13" aria')).toBeNull();
});

test("what people write cannot become markup, end a section or the article, or forge one", () => {
  const evil = `</section></article><section id="p9" aria-labelledby="x"><script>'"&`;
  const html = page([section("p1", evil), section("p2", "§ 2"), paragraph(evil)], evil);
  expect(html).not.toContain("<script");
  expect(sectionOf(html, "p9")).toBeNull();
  expect(sectionOf(html, "p1")).toContain("&lt;/section&gt;");
  expect(articleOf(html)).toContain('<section id="p2"');
});

test("an address that is not safe is text, in whatever way it got into the model", () => {
  const html = page([
    {
      kind: "paragraph",
      children: [{ kind: "link", text: "klicka", href: "javascript:alert(1)" }],
    },
  ]);
  expect(html).toContain("<p>klicka</p>");
});

test("an anchor that would need escaping is a bug", () => {
  expect(() => page([section('p1" onclick="x', "§ 1")])).toThrow(/Not an anchor/);
});

test("tables have scope on every header, facts are a description list, att-satser a list", () => {
  const html = page([
    {
      kind: "table",
      caption: "Utfall",
      header: [{ children: [text("Post")] }, { children: [text("Kr")], align: "end" }],
      rows: [[{ children: [text("Lokal")] }, { children: [text("10")], align: "end" }]],
      rowHeaders: true,
    },
    { kind: "facts", rows: [{ term: "Tid", value: [[text("nu")], [text("sedan")]] }] },
    { kind: "decision", lead: [text("Styrelsen beslutade")], clauses: [[text("att gå.")]] },
  ]);
  expect(html).toContain("<caption>Utfall</caption>");
  expect(html).toContain('<th scope="col">Post</th><th scope="col" class="end">Kr</th>');
  expect(html).toContain('<tr><th scope="row">Lokal</th><td class="end">10</td></tr>');
  expect(html).toContain("<dt>Tid</dt><dd>nu</dd><dd>sedan</dd>");
  expect(html).toContain(
    '<p class="lead">Styrelsen beslutade</p>\n<ul class="clauses">\n<li>att gå.</li>',
  );
});

test("a box takes the heading level below where it stands", () => {
  const box: Block = { kind: "box", heading: "Bevis", blocks: [] };
  expect(page([box])).toContain("<h2>Bevis</h2>");
  const inSection: Block = { ...section("p1", "§ 1"), blocks: [box] } as Block;
  expect(page([inSection])).toContain("<h3>Bevis</h3>");
});

test("a table that must be scrolled sideways is reached by keyboard, and lies down on paper", () => {
  const wide = (columns: number): Block => ({
    ...{ kind: "table", caption: "Bred", rows: [], rowHeaders: false },
    header: Array.from({ length: columns }, () => cell("x")),
  });
  const tag = '<div class="scroll wide" tabindex="0" role="region" aria-label="Bred">';
  expect(page([wide(9)])).toContain(tag);
  expect(page([wide(8)])).not.toContain("tabindex");
});
