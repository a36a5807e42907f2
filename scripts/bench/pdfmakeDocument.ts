/** A document for pdfmake, in the same typeface: the same content, set in its own way, without our tags. */
import { createRequire } from "node:module";
import type { Content, TDocumentDefinitions, TFontDictionary } from "pdfmake/interfaces";
import type { Block, Document, Inline } from "#app/documents/document.ts";

const faceFile = (name: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`);

export const fonts: TFontDictionary = {
  Source: {
    normal: faceFile("400Regular/SourceSans3_400Regular"),
    bold: faceFile("600SemiBold/SourceSans3_600SemiBold"),
    italics: faceFile("400Regular_Italic/SourceSans3_400Regular_Italic"),
    bolditalics: faceFile("600SemiBold_Italic/SourceSans3_600SemiBold_Italic"),
  },
};

const textOf = (inlines: Inline[]): Content[] =>
  inlines.map((inline) =>
    inline.kind === "break"
      ? "\n"
      : { text: inline.text, bold: inline.kind === "text" && inline.strong === true },
  );

const heading = (level: number, inlines: Inline[]): Content => ({
  text: textOf(inlines),
  fontSize: level === 1 ? 25 : 13.5,
  bold: true,
  margin: [0, 20, 0, 4],
});

function contentOf(block: Block): Content[] {
  switch (block.kind) {
    case "heading":
      return [heading(block.level, block.children)];
    case "paragraph":
      return [{ text: textOf(block.children), margin: [0, 0, 0, 7] }];
    case "list": {
      const items = block.items.map((item): Content => ({ stack: item.flatMap(contentOf) }));
      return [block.ordered ? { ol: items } : { ul: items }];
    }
    case "table": {
      const rows = [block.header, ...block.rows];
      const body = rows.map((row) => row.map(({ children }) => ({ text: textOf(children) })));
      return [{ table: { headerRows: 1, body }, layout: "lightHorizontalLines" }];
    }
    case "facts":
      return block.rows.map(({ term, value }) => ({
        columns: [
          { text: term, width: 150 },
          { stack: value.map((one) => ({ text: textOf(one) })) },
        ],
      }));
    case "section":
      return [heading(block.level, block.heading), ...block.blocks.flatMap(contentOf)];
    case "decision":
      return [
        { text: textOf(block.lead), bold: true },
        ...block.clauses.map(
          (clause): Content => ({ text: textOf(clause), margin: [13, 0, 0, 6] }),
        ),
      ];
    case "signatures":
      return block.signers.map(({ name, role }) => ({ text: `${name}, ${role}` }));
    case "box":
      return [{ text: block.heading, bold: true }, ...block.blocks.flatMap(contentOf)];
    case "pageBreak":
      return [];
  }
}

/** The document as pdfmake takes it. */
export const definitionOf = (doc: Document): TDocumentDefinitions => ({
  pageSize: "A4",
  pageMargins: [92, 76, 80, 72],
  defaultStyle: { font: "Source", fontSize: 11 },
  info: { title: doc.title },
  footer: (page, count) => `Sida ${page} av ${count}`,
  content: doc.blocks.flatMap(contentOf),
});
