/**
 * One way to make a document, alone in its process: the first time from a standing start, then the median of nine, and
 * what it is like with more paragrafer. Prints JSON. Arguments: engine, file with the document.
 */
import { readFileSync } from "node:fs";
import type { Block, Document } from "#app/documents/document.ts";

const [engine = "pdf", file = ""] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8")) as Document;

type Make = (doc: Document) => Promise<number>;

/** Loads what the engine needs, and answers how to make a document with it. The number is its size in bytes. */
const engines: Record<string, () => Promise<{ make: Make; close?: () => Promise<void> }>> = {
  html: () => own("html"),
  docx: () => own("docx"),
  pdf: () => own("pdf"),
  chromium: async () => {
    const { chromium } = await import("playwright-core");
    const { renderHtml } = await import("#app/documents/html.ts");
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
    const make = async (doc: Document) => {
      const page = await browser.newPage();
      await page.setContent(renderHtml(doc));
      const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true });
      await page.close();
      return bytes.length;
    };
    return { make, close: () => browser.close() };
  },
  pdfmake: async () => {
    const { default: pdfMake } = await import("pdfmake");
    const { definitionOf, fonts } = await import("./pdfmakeDocument.ts");
    pdfMake.setFonts(fonts);
    // Only our own fonts are read; said so, or it says so itself at every document.
    pdfMake.setUrlAccessPolicy(() => false);
    pdfMake.setLocalAccessPolicy(() => true);
    const make = async (doc: Document) =>
      (await pdfMake.createPdf(definitionOf(doc)).getBuffer()).length;
    return { make };
  },
};

async function own(format: "html" | "docx" | "pdf"): Promise<{ make: Make }> {
  const { renderHere } = await import("#app/documents/render.server.ts");
  return { make: async (doc) => (await renderHere(doc, format)).length };
}

/** The document with its paragrafer over and over, to so many. */
function grown(doc: Document, count: number): Document {
  const sections = doc.blocks.filter((block) => block.kind === "section");
  const rest = doc.blocks.filter((block) => block.kind !== "section");
  const more = Array.from({ length: count }, (_, index): Block => {
    const section = sections[index % sections.length];
    if (section?.kind !== "section") throw new Error("The bench's document has no paragrafer");
    return { ...section, id: `p${index + 1}` };
  });
  return { ...doc, blocks: [...rest, ...more] };
}

async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

const started = performance.now();
const loaded = await engines[engine]?.();
if (!loaded) throw new Error(`There is no engine ${engine}`);
const bytes = await loaded.make(document);
const cold = performance.now() - started;
const warm = await median(9, () => loaded.make(document));
const growth: Record<number, number> = {};
for (const count of [27, 100, 250, 500]) {
  const large = grown(document, count);
  growth[count] = await median(3, () => loaded.make(large));
}
await loaded.close?.();
process.stdout.write(JSON.stringify({ cold, warm, bytes, growth }));
