/** A Word file in the page: its headings, lists and tables, and nothing that a page would run. */
import { expect, test } from "vitest";
import { fragmentHtml } from "#app/documents/html.ts";
import { shownBlocks } from "#app/documents/reading/shownBlocks.server.ts";
import { wordBlocks } from "#app/documents/reading/wordBlocks.ts";
import { wordType } from "#app/domain/mediaTypes.ts";
import { wordFile } from "./files.ts";
import { shownText } from "./shown.ts";

const shown = (html: string) => fragmentHtml(wordBlocks(html));

test.each<[string, string, string]>([
  [
    "headings go down one step at a time, from the page's own",
    "<h2>Läget</h2><h6>Kort</h6><h3>Sedan</h3><h2>Nu</h2>",
    "<h2>Läget</h2>\n<h3>Kort</h3>\n<h3>Sedan</h3>\n<h2>Nu</h2>\n",
  ],
  [
    "marks and line breaks",
    "<p><strong>Ja</strong> och <em>nej</em><br />nu &amp; då</p>",
    "<p><strong>Ja</strong> och <em>nej</em><br>nu &amp; då</p>\n",
  ],
  [
    "links to other places only",
    '<p><a href="https://exempel.se/?a=1&amp;b=2">Där</a> <a href="#_Toc1">här</a> <a href="javascript:alert(1)">nej</a><a id="x"></a></p>',
    '<p><a href="https://exempel.se/?a=1&amp;b=2">Där</a> här nej</p>\n',
  ],
  [
    "a list in a list",
    "<ul><li>Ett<ol><li>Två</li></ol></li></ul>",
    "<ul>\n<li>\n<p>Ett</p>\n<ol>\n<li>Två</li>\n</ol>\n</li>\n</ul>\n",
  ],
  [
    "a picture by its words",
    '<p><img alt="Karta över &quot;dalen&quot;" src="" /><img src="" /></p>',
    "<p>[bild: Karta över &quot;dalen&quot;][bild]</p>\n",
  ],
  ["what is empty is not there", "<p> </p><p></p><ul></ul>", ""],
  ["no script is one", "<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>\n"],
  [
    "a table of one column is a frame",
    "<table><tr><td><p>I ram</p></td></tr><tr><td><p>Två</p></td></tr></table>",
    "<p>I ram</p>\n<p>Två</p>\n",
  ],
])("%s", (_, html, expected) => {
  expect(shown(html)).toBe(expected);
});

test("a table has its heading row, and rows that are short are filled", () => {
  const html = shown(
    "<table><thead><tr><th><p>Post</p></th><th><p>Kr</p></th></tr></thead><tbody><tr><td><p>Lokal</p><p>hyra</p></td></tr></tbody></table>",
  );
  expect(html).toContain(
    '<thead><tr><th scope="col">Post</th><th scope="col">Kr</th></tr></thead>',
  );
  expect(html).toContain("<tr><td>Lokal<br>hyra</td><td></td></tr>");
});

test("a file made in Word is read, and one that is damaged is told to be", async () => {
  const file = new Uint8Array(await wordFile());
  const html = await shownText(file, wordType);
  expect(html).toContain("Ängsbygden");
  expect(html).toContain("<table>");
  for (const bytes of [file.slice(0, 400), new Uint8Array()]) {
    const read = await shownBlocks(bytes, wordType);
    expect(read.ok ? "" : read.refusals[0]?.text).toContain("skadad eller låst");
  }
});
