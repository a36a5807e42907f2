import { beforeAll, describe, expect, test } from "vitest";
import type { Block, Document } from "#app/documents/document.ts";
import { cell, paragraph, plainText, text } from "#app/documents/inline.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { typesetDocument } from "#app/documents/typography.ts";
import { unprintableIn } from "#app/documents/unprintable.server.ts";
import { richDocument } from "./richDocument.ts";
import { flat, openPdf, type PdfPage, pdfPages, squeezed, unspaced } from "./support.ts";

const pageOf = (blocks: Block[]): Document => ({
  ...{ title: "Prov", issuer: "Förbundet", subject: "Ämne", date: "2026-03-04" },
  header: { left: "Förbundet", right: "Prov" },
  blocks,
});

const pagesOf = async (...blocks: Block[]): Promise<PdfPage[]> =>
  pdfPages(await renderPdf(pageOf(blocks)));

const doc = typesetDocument(richDocument);

describe("a whole protokoll", () => {
  let bytes: Uint8Array;
  let pages: PdfPage[];
  beforeAll(async () => {
    bytes = await renderPdf(doc);
    pages = await pdfPages(bytes);
  });

  test("says in which language it is, shows its title, and is marked as tagged", async () => {
    const pdf = await openPdf(bytes);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: doc.title,
      Author: doc.issuer,
      Subject: doc.subject,
      Language: "sv-SE",
      CreationDate: "D:20260304000000Z",
      ModDate: "D:20260304000000Z",
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    await pdf.loadingTask.destroy();
  });

  test("claims the archive and the accessibility standard in its metadata, with the same dates", () => {
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(raw).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(raw).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(raw).toContain("<xmp:CreateDate>2026-03-04T00:00:00Z</xmp:CreateDate>");
    expect(raw).toMatch(/\nxref\n/);
  });

  test("has no text outside its tags, and only header, footer and repeated headings as furniture", () => {
    pages.forEach((page, index) => {
      expect(page.untagged.trim()).toBe("");
      const furniture = squeezed(page.furniture);
      expect(furniture).toContain(`Sida ${index + 1} av ${pages.length}`);
      if (index > 0) expect(furniture).toContain(squeezed(doc.header.right));
      else expect(furniture).toBe(`Sida 1 av ${pages.length}`);
    });
  });

  test("has the model's headings as its headings, each with its level", () => {
    const expected = (blocks: Block[], level: number): string[] =>
      blocks.flatMap((block) => {
        if (block.kind === "heading") return [`H${block.level} ${plainText(block.children)}`];
        if (block.kind === "signatures") return [`H${level + 1} ${block.heading}`];
        if (block.kind === "box") return [`H${level + 1} ${block.heading}`];
        if (block.kind !== "section") return [];
        return [
          `H${block.level} ${plainText(block.heading)}`,
          ...expected(block.blocks, block.level),
        ];
      });
    const found = pages
      .flatMap(({ tree }) => flat(tree))
      .filter(({ role }) => /^H\d$/.test(role))
      .map((one) => squeezed(`${one.role} ${one.text}`));
    expect(found).toEqual(expected(doc.blocks, 1).map(squeezed));
  });

  test("has them all in its outline, the paragrafer under the title", async () => {
    const pdf = await openPdf(bytes);
    const [title] = (await pdf.getOutline()) ?? [];
    expect(title?.title).toBe("Sammanträdesprotokoll");
    const sections = title?.items.map((item) => item.title).filter((item) => item.startsWith("§"));
    expect(sections).toHaveLength(27);
    expect(sections?.[0]).toBe("§\u00a0101 Sammanträdet öppnas");
    await pdf.loadingTask.destroy();
  });

  test("has every § as a section, tables with headings, lists and links", () => {
    const all = pages.flatMap(({ tree }) => flat(tree));
    // A table or link that goes on over a page stands in the tree of both.
    const said = (role: string) =>
      new Set(all.filter((one) => one.role === role).map((one) => squeezed(one.text)));
    const captions = doc.blocks.flatMap((block) =>
      block.kind === "section"
        ? block.blocks.flatMap((one) => (one.kind === "table" ? [squeezed(one.caption ?? "")] : []))
        : [],
    );
    expect(captions.length).toBeGreaterThan(5);
    expect([...said("Caption")].filter((one) => one !== "")).toEqual(captions);
    expect(said("Link")).toContain("§ 101");
    expect(all.filter((one) => one.role === "THead").length).toBeGreaterThanOrEqual(
      captions.length,
    );
    expect(
      all.filter((one) => one.role === "Lbl" && one.text.trim() === "•").length,
    ).toBeGreaterThan(5);
  });

  test("its headers of columns and rows say which they are, and its lists how they are counted", () => {
    const raw = Buffer.from(bytes).toString("latin1");
    const count = (pattern: RegExp) => raw.match(pattern)?.length ?? 0;
    const tables = doc.blocks
      .flatMap((block) => (block.kind === "section" ? block.blocks : [block]))
      .filter((block) => block.kind === "table");
    expect(count(/\/Scope \/Column/g)).toBe(tables.flatMap((table) => table.header).length);
    expect(count(/\/Scope \/Row/g)).toBe(tables.flatMap((table) => table.rows).length);
    expect(count(/\/ListNumbering \/Decimal/g)).toBe(2);
    expect(count(/\/ListNumbering \/Disc/g)).toBeGreaterThan(3);
  });

  test("its links lead out, or to the paragraf", async () => {
    const pdf = await openPdf(bytes);
    const links: unknown[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      links.push(...(await (await pdf.getPage(number)).getAnnotations()));
    }
    expect(links).toContainEqual(
      expect.objectContaining({ subtype: "Link", url: "https://exempel.se/insatser?%C3%A5r=2026" }),
    );
    const inside = links.filter((link) => Array.isArray((link as { dest?: unknown }).dest));
    expect(inside).toHaveLength(6);
    await pdf.loadingTask.destroy();
  });
});

const prose = (words: number): Block => paragraph("ordet ".repeat(words).trim());

test("a heading stays with what follows, wherever the page ends", async () => {
  for (let words = 640; words <= 760; words += 24) {
    const pages = await pagesOf(
      prose(words),
      { kind: "heading", level: 2, children: [text("Rubriken")] },
      paragraph("Texten under rubriken."),
    );
    const page = pages.find((one) => one.text.includes("Rubriken"));
    expect(page?.text).toContain("Texten under rubriken.");
  }
});

test("a table goes on with its header on the next page, which is not read again", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [
    cell(`rad ${index + 1}`),
    cell("1 000 kr", "end"),
  ]);
  const pages = await pagesOf({
    kind: "table",
    caption: null,
    header: [cell("Post"), cell("Belopp", "end")],
    rows,
    rowHeaders: true,
  });
  expect(pages.length).toBeGreaterThan(1);
  const [first, second] = pages;
  expect(first?.furniture).not.toContain("Belopp");
  expect(second?.furniture).toContain("Belopp");
  const headers = pages
    .flatMap(({ tree }) => flat(tree))
    .filter(({ text }) => text.trim() === "Belopp");
  expect(headers).toHaveLength(1);
});

test("a row taller than a page goes on, and nothing of it is lost", async () => {
  const long = Array.from({ length: 1500 }, (_, index) => `o${index}`).join(" ");
  const pages = await pagesOf({
    kind: "table",
    caption: null,
    header: [cell("Nr"), cell("Text")],
    rows: [[cell("1"), cell(long)]],
    rowHeaders: false,
  });
  expect(pages.length).toBeGreaterThan(1);
  const read = pages.flatMap(({ tree }) => flat(tree)).filter(({ role }) => role === "TD");
  expect(unspaced(read.map((one) => one.text).join(" "))).toBe(`1${unspaced(long)}`);
});

test("a table of forty columns stands in bands that can be read, and is read row by row", async () => {
  const name = (row: number, column: number) => `r${row}k${column}`;
  const columns = Array.from({ length: 40 }, (_, column) => column);
  const rows = [1, 2, 3].map((row) => columns.map((column) => cell(`${name(row, column)} kronor`)));
  const header = columns.map((column) => cell(name(0, column)));
  const table: Block = { kind: "table", caption: "Bred", header, rows, rowHeaders: true };
  const pages = await pagesOf(table);
  const cells = pages.flatMap(({ tree }) => flat(tree)).filter(({ role }) => /^T[HD]$/.test(role));
  const expected = [header, ...rows].flat().map(({ children }) => unspaced(plainText(children)));
  expect(cells.map(({ text }) => unspaced(text)).filter((one) => one !== "")).toEqual(expected);
  // For the eye each band says which columns it has, and begins with the rows' names.
  const furniture = squeezed(pages.map((page) => page.furniture).join(" "));
  expect(furniture).toContain("Kolumn 1–");
  expect(furniture).toContain("–40 av 40");
  expect(furniture.match(/r2k0 kronor/g)?.length).toBeGreaterThan(3);
});

test("a heading of a table that would fill the page is set once, whole", async () => {
  const long = "ord ".repeat(1200).trim();
  const pages = await pagesOf({
    kind: "table",
    caption: null,
    header: [cell(long), cell("B")],
    rows: Array.from({ length: 40 }, (_, index) => [cell(`${index}`), cell("b")]),
    rowHeaders: false,
  });
  const read = pages.flatMap(({ tree }) => flat(tree)).filter(({ role }) => role === "TH");
  const words = read.map(({ text }) => unspaced(text)).join("");
  expect(words.replace("B", "")).toBe(unspaced(long));
  expect(pages.some(({ furniture }) => furniture.includes("ord"))).toBe(false);
});

test("each cell of a row is drawn whole before the next, as it is read", async () => {
  const [page] = await pagesOf({
    kind: "table",
    caption: null,
    header: [cell("Ett"), cell("Två")],
    rows: [[cell("först ".repeat(40).trim()), cell("sedan ".repeat(40).trim())]],
    rowHeaders: false,
  });
  expect(unspaced(page?.text ?? "")).toContain("först".repeat(40) + "sedan".repeat(40));
});

test("signs that share a glyph are read as what they are, whatever was made before", async () => {
  const read = async (words: string) => squeezed((await pagesOf(paragraph(words)))[0]?.text ?? "");
  expect(await read("ändring \u2206")).toContain("ändring \u2206");
  expect(await read("ändring \u0394")).toContain("ändring \u0394");
  expect(await read("2026-03-04 och a\u2011b")).toContain("2026-03-04 och a-b");
});

test("a box and the signatures are whole on a page", async () => {
  const signatures: Block = {
    kind: "signatures",
    heading: "Justering",
    signers: ["Anna Ek", "Bo Ås", "Siv Lund", "Per Alm"].map((name) => ({
      name,
      role: "Justerare",
    })),
  };
  const box: Block = {
    kind: "box",
    heading: "Bevis",
    blocks: Array.from({ length: 8 }, (_, index) => paragraph(`rad ${index} i rutan`)),
  };
  for (const words of [520, 580, 640, 700]) {
    const pages = await pagesOf(prose(words), signatures, prose(words), box);
    const withName = pages.filter(({ text }) => /Anna Ek|Per Alm/.test(text));
    expect(withName).toHaveLength(1);
    const withBox = pages.filter(({ text }) => /rad [07] i rutan/.test(text));
    expect(withBox).toHaveLength(1);
  }
});

test("a sum is never parted by the end of a line", async () => {
  for (let words = 1; words <= 16; words += 1) {
    const [page] = await pagesOf(
      paragraph(`${"ord ".repeat(words * 3)}1\u00a0245\u00a0000\u00a0kr slut`),
    );
    expect(page?.text).toMatch(/1 245 000 kr/);
  }
});

test("a word without end, and an empty document, are set without failing", async () => {
  const word = "sammanträde".repeat(60);
  const [page] = await pagesOf(paragraph(word));
  expect(flat(page?.tree ?? null).some(({ text }) => unspaced(text) === word)).toBe(true);
  expect(page?.furniture).toMatch(/^-/);
  const stream = "f3".repeat(250);
  const [plain] = await pagesOf(paragraph(stream));
  expect(unspaced(plain?.text ?? "")).toContain(stream);
  expect(await pagesOf()).toHaveLength(1);
  expect(await pagesOf(paragraph(""), { kind: "list", ordered: false, items: [[]] })).toHaveLength(
    1,
  );
});

test("a sign that the font lacks is a visible box, and the text keeps the sign", async () => {
  const bytes = await renderPdf(pageOf([paragraph("före 漢 efter")]));
  const [page] = await pdfPages(bytes);
  expect(squeezed(page?.text ?? "")).toContain("före □ efter");
  const table: Block = {
    kind: "table",
    caption: "שלום",
    header: [cell("👩‍🏫")],
    rows: [],
    rowHeaders: false,
  };
  expect(unprintableIn(pageOf([paragraph("före 漢 efter é –"), table]))).toEqual([
    ...["漢", "ש", "ל", "ו", "ם", "👩‍🏫"],
  ]);
});
