import { convertToHtml, extractRawText } from "mammoth";
import { describe, expect, test } from "vitest";
import type { Block, Document } from "#app/documents/document.ts";
import { renderDocx } from "#app/documents/docx.server.ts";
import { cell, paragraph, text } from "#app/documents/inline.ts";
import { richDocument } from "./richDocument.ts";
import { docxPart } from "./support.ts";

const pageOf = (...blocks: Block[]): Document => ({
  ...{ title: "Prov & <test>", issuer: "Förbundet", subject: "Ämne", date: "2026-03-04" },
  header: { left: "Förbundet", right: "Prov" },
  blocks,
});

const xmlOf = async (...blocks: Block[]) =>
  docxPart(await renderDocx(pageOf(...blocks)), "word/document.xml");

describe("a Word file", () => {
  test("has heading styles that carry outline levels, and is in Swedish", async () => {
    const bytes = await renderDocx(richDocument);
    const styles = docxPart(bytes, "word/styles.xml");
    for (const level of [1, 2, 3, 4]) {
      const style = new RegExp(`w:styleId="Heading${level}".*?</w:style>`, "s").exec(styles)?.[0];
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
    }
    expect(styles).toContain('<w:lang w:val="sv-SE"/>');
    const core = docxPart(bytes, "docProps/core.xml");
    expect(core).toContain("<dc:language>sv-SE</dc:language>");
    expect(core).toContain(`<dc:title>${richDocument.title}</dc:title>`);
    expect(core.match(/>2026-03-04T00:00:00Z</g)).toHaveLength(2);
  });

  test("keeps what is written as text, whatever it looks like", async () => {
    const evil = '</w:t><w:p r:id="rIdabc" Id="rIdxyz"> & \u0000\u0008\ufffe "citat"';
    const { value } = await extractRawText({
      buffer: Buffer.from(await renderDocx(pageOf(paragraph(evil)))),
    });
    expect(value.trim()).toBe('</w:t><w:p r:id="rIdabc" Id="rIdxyz"> &  "citat"');
  });

  test("has header rows that repeat", async () => {
    const row = [cell("Post"), cell("Kr", "end")];
    const xml = await xmlOf({
      kind: "table",
      caption: "Utfall",
      header: row,
      rows: [row],
      rowHeaders: true,
    });
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('w:firstRow="true"');
    expect(xml.match(/<w:jc w:val="right"\/>/g)).toHaveLength(2);
  });

  test("a table too wide for the page lies on a page of its own, as wide as it needs", async () => {
    const wide = (columns: number): Block => ({
      ...{ kind: "table", caption: "Bred", rowHeaders: true },
      header: Array.from({ length: columns }, (_, index) => cell(`Månad ${index}`)),
      rows: [Array.from({ length: columns }, () => cell("125 000"))],
    });
    const xml = await xmlOf(paragraph("före"), wide(16), paragraph("efter"), wide(40));
    const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)];
    const A4 = ["11906", "16838", "portrait"];
    expect(sizes.map(([, ...size]) => size)).toEqual([
      A4,
      ["15200", "11906", "landscape"],
      A4,
      [expect.stringMatching(/^3\d{4}$/), "11906", "landscape"],
    ]);
    expect(Math.max(...sizes.map(([, width]) => Number(width)))).toBeLessThanOrEqual(31_680);
    expect((await xmlOf(wide(5))).match(/landscape/)).toBeNull();
  });

  test("has real lists, each with its own numbering and start", async () => {
    const list = (start: number): Block => ({
      ...{ kind: "list", ordered: true, start },
      items: [
        [paragraph("ett")],
        [paragraph("två"), { kind: "list", ordered: false, items: [[paragraph("inre")]] }],
      ],
    });
    const bytes = await renderDocx(pageOf(list(1), paragraph("mellan"), list(7)));
    const { value } = await convertToHtml({ buffer: Buffer.from(bytes) });
    const shown = "<ol><li>ett</li><li>två<ul><li>inre</li></ul></li></ol>";
    expect(value).toBe(`${shown}<p>mellan</p>${shown}`);
    const xml = docxPart(bytes, "word/document.xml");
    expect(new Set(xml.match(/<w:numId w:val="\d+"/g)).size).toBe(4);
    expect(docxPart(bytes, "word/numbering.xml")).toContain('<w:start w:val="7"/>');
  });

  test("counts its pages in the footer and has the header from the second page on", async () => {
    const bytes = await renderDocx(richDocument);
    const footer = docxPart(bytes, "word/footer1.xml");
    expect(footer).toMatch(/Sida .*PAGE.* av .*NUMPAGES/s);
    expect(docxPart(bytes, "word/document.xml")).toContain("<w:titlePg/>");
  });

  test("has the paragrafs' anchors as bookmarks that links lead to, and outer links as relations", async () => {
    const bytes = await renderDocx(
      pageOf(
        { kind: "section", id: "p7", level: 2, heading: [text("§ 7 Val")], blocks: [] },
        {
          kind: "paragraph",
          children: [
            { kind: "link", text: "dit", href: "#p7" },
            { kind: "link", text: "ut", href: "https://exempel.se/" },
            { kind: "link", text: "fel", href: "javascript:alert(1)" },
          ],
        },
      ),
    );
    const xml = docxPart(bytes, "word/document.xml");
    expect(xml).toContain('<w:bookmarkStart w:name="p7" w:id="1"/>');
    expect(xml).toContain('w:anchor="p7"');
    const relations = docxPart(bytes, "word/_rels/document.xml.rels");
    expect(relations).toMatch(/Id="rIdLank1"[^>]*Target="https:\/\/exempel\.se\/"/);
    expect(relations).not.toContain("javascript");
  });

  test("keeps the frame of a box in one piece: every paragraph in it has the same borders and indent", async () => {
    const xml = await xmlOf({
      kind: "box",
      heading: "Bevis",
      blocks: [
        paragraph("Ord"),
        { kind: "facts", rows: [{ term: "Dag", value: [[text("i dag")], [text("i morgon")]] }] },
      ],
    });
    const paragraphs = xml.split("<w:p>").slice(1);
    const framed = paragraphs.filter((one) => one.includes("<w:pBdr>"));
    expect(framed).toHaveLength(3);
    const borders = framed.map((one) => /<w:pBdr>.*?<\/w:pBdr>/s.exec(one)?.[0]);
    expect(new Set(borders).size).toBe(1);
    expect(framed.filter((one) => /<w:ind |"Uppgift"/.test(one))).toEqual([]);
    expect(framed[2]?.match(/<w:tab\/>/g)).toHaveLength(2);
  });
});
