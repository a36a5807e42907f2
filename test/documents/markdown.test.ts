import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "#app/documents/document.ts";
import { renderHtml } from "#app/documents/html.ts";
import { textsOf } from "#app/documents/inline.ts";
import { markdownBlocks } from "#app/documents/template.ts";

const blocks = (source: string): Block[] => markdownBlocks(source, { headingLevel: 2 });
const said = (source: string): string => textsOf(blocks(source)).join(" ");
const html = (source: string): string =>
  renderHtml({
    ...{ title: "t", issuer: "i", subject: "s", date: "2026-03-04" },
    header: { left: "", right: "" },
    blocks: blocks(source),
  });

describe("what a person writes", () => {
  test("becomes paragraphs, lists and tables", () => {
    const source = "Ett stycke\növer två rader.\n\n- en\n- två\n  1. inre\n\n|A|B|\n|-|-:|\n|x|1|";
    expect(blocks(source)).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "Ett stycke över två rader." }] },
      {
        kind: "list",
        ordered: false,
        items: [
          [{ kind: "paragraph", children: [{ kind: "text", text: "en" }] }],
          [
            { kind: "paragraph", children: [{ kind: "text", text: "två" }] },
            {
              kind: "list",
              ordered: true,
              items: [[{ kind: "paragraph", children: [{ kind: "text", text: "inre" }] }]],
            },
          ],
        ],
      },
      {
        kind: "table",
        caption: null,
        header: [
          { children: [{ kind: "text", text: "A" }] },
          { children: [{ kind: "text", text: "B" }], align: "end" },
        ],
        rows: [
          [
            { children: [{ kind: "text", text: "x" }] },
            { children: [{ kind: "text", text: "1" }], align: "end" },
          ],
        ],
        rowHeaders: false,
      },
    ]);
  });

  test("may be indented with tabs", () => {
    expect(blocks("- yttre\n\t- inre")).toEqual(blocks("- yttre\n    - inre"));
    expect(blocks("- yttre\n\t- inre")).toHaveLength(1);
  });

  test("keeps strong and emphasised text, and a list's first number", () => {
    expect(blocks("Det är **mycket *viktigt* nu**.")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "Det är " },
          { kind: "text", text: "mycket ", strong: true },
          { kind: "text", text: "viktigt", strong: true, emphasis: true },
          { kind: "text", text: " nu", strong: true },
          { kind: "text", text: "." },
        ],
      },
    ]);
    expect(blocks("3. tredje")).toMatchObject([{ kind: "list", ordered: true, start: 3 }]);
  });

  test("has its headings under the heading it stands under, one step at a time", () => {
    const levels = (source: string, headingLevel: 1 | 2 | 3) =>
      markdownBlocks(source, { headingLevel }).flatMap((b) =>
        b.kind === "heading" ? [b.level] : [],
      );
    expect(levels("# a\n\n## b\n\n#### c", 2)).toEqual([3, 4, 4]);
    expect(levels("### a\n\n### b", 2)).toEqual([3, 3]);
    expect(levels("### a\n\n# b", 2)).toEqual([3, 3]);
    expect(levels("# a", 1)).toEqual([2]);
  });

  test("is not a heading because a line stands under it, nor a program because it is indented", () => {
    expect(blocks("Anna Ek\n---------")).toMatchObject([{ kind: "paragraph" }]);
    expect(blocks("    fyra blanksteg")).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "fyra blanksteg" }] },
    ]);
  });

  test("keeps task boxes, definitions and code as text", () => {
    expect(said("- [x] klart\n- [ ] kvar")).toBe("[x] klart [ ] kvar");
    expect(said("[Not]: se bilagan")).toBe("[Not]: se bilagan");
    expect(said("```\na < b\n```")).toBe("a < b");
  });
});

describe("what a person should not write", () => {
  test.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["a <b onclick=x>fet</b> b", "a <b onclick=x>fet</b> b"],
    ["<!-- gömt -->", "<!-- gömt -->"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["&lt;b&gt;", "&lt;b&gt;"],
  ])("%s is visible text and never HTML", (source, expected) => {
    expect(said(source)).toBe(expected);
    expect(html(source)).not.toMatch(/<(script|b|img|!--)[ >\n]/);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//ond.se",
    "/sida",
    "http:ond",
  ])("a link to %s keeps its text and loses its address", (href) => {
    expect(blocks(`Se [här](${href}).`)).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "Se här." }] },
    ]);
  });

  test("an address that a browser would mend is no link either", () => {
    expect(html("[här](java\nscript:alert(1)) [där](\u0001javascript:alert(1))")).not.toContain(
      "href",
    );
  });

  test("a good address is a link, and a picture is its alternative text", () => {
    expect(
      blocks("[sidan](https://exempel.se/a) och ![en bild](https://exempel.se/b.png)"),
    ).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "link", text: "sidan", href: "https://exempel.se/a" },
          { kind: "text", text: " och en bild" },
        ],
      },
    ]);
  });
});

const SIZE = 100_000;
describe("text made to exhaust the reader is read", () => {
  test.each([
    ["quotes", ">".repeat(SIZE)],
    ["spaced quotes", "> ".repeat(SIZE / 2)],
    ["quotes and lists", "> - 1. ".repeat(SIZE / 7)],
    ["list marks", "1. ".repeat(SIZE / 3)],
    ["bullets", "- ".repeat(SIZE / 2)],
    ["nesting", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i * 2)}- a`).join("\n")],
    ["emphasis", "*a".repeat(SIZE / 2)],
    ["mixed emphasis", "**a *b _c ".repeat(SIZE / 10)],
    ["brackets", "[".repeat(SIZE)],
    ["links", "[a](".repeat(SIZE / 4)],
    ["pictures", "![".repeat(SIZE / 2)],
    ["tags", "<a ".repeat(SIZE / 3)],
    ["backticks", "`a".repeat(SIZE / 2)],
    ["pipes", "|".repeat(SIZE)],
    ["line ends", "\n".repeat(SIZE)],
    ["spaces", " ".repeat(SIZE)],
    ["NUL", "\u0000".repeat(SIZE)],
    ["one word", "å".repeat(SIZE)],
    ["definitions", "[a]: b\n".repeat(SIZE / 7)],
  ])("%s", (_, source) => {
    const count = (text: string) => text.match(/a/g)?.length ?? 0;
    expect(count(said(source))).toBe(count(source));
  });

  test("and marks beyond the fourth on a line are text", () => {
    expect(said(`${">".repeat(9)} a`)).toBe(">>>>> a");
    expect(said("- - - - - a")).toBe("- a");
  });

  test("and nesting has a floor", () => {
    const depth = (some: Block[]): number =>
      Math.max(
        0,
        ...some.map((b) => (b.kind === "list" ? 1 + Math.max(...b.items.map(depth)) : 0)),
      );
    const source = Array.from({ length: 40 }, (_, i) => `${" ".repeat(i * 2)}- punkt ${i}`).join(
      "\n",
    );
    expect(depth(blocks(source))).toBeLessThanOrEqual(3);
    for (let i = 0; i < 40; i += 1) expect(said(source)).toContain(`punkt ${i}`);
  });
});

test("nothing that is written is lost: every letter and digit comes out, in order", () => {
  const letters = (value: string) => value.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
  const piece = fc.constantFrom(
    ...[
      "ord",
      "<b>",
      "</b>",
      "<!-- x -->",
      "**",
      "*",
      "`",
      "|",
      "\n",
      "\n\n",
      "- ",
      "> ",
      "# ",
      "[a]",
      "(b)",
    ],
    ...["[x]: y", "    ", "---", "&amp;", "~~", "_", "<", ">", "![", "]"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const source = parts.join("");
      // A link's address and a list's or code block's own marks are not text.
      fc.pre(!/\]\(|`{3}|~{3}|\d[.)]|<[a-z]+:|<\S+@/.test(source));
      expect(letters(said(source))).toBe(letters(source));
    }),
    { numRuns: 1500 },
  );
});
