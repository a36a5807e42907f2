/**
 * Document → PDF bytes: tagged, with its fonts in it, archivable, and the same every time for the same document.
 * It is made to be PDF/A-2a and PDF/UA-1. Laid out by `pdf/`: blocks → rows → pages → content and tags.
 */

import type { Document } from "./document.ts";
import { Setter, type SetterOptions } from "./pdf/blocks.ts";
import { Drawing, PICTURE } from "./pdf/draw.server.ts";
import { Embedding } from "./pdf/embed.server.ts";
import { fontFaces } from "./pdf/fonts.server.ts";
import { PDFDocument, PDFName } from "./pdf/library.server.ts";
import { addMetadata } from "./pdf/metadata.server.ts";
import { type Page, paginate } from "./pdf/pages.ts";
import { type FaceName, PAGE, RUNNING } from "./pdf/style.ts";
import { Tags } from "./pdf/tags.server.ts";

/** The faces that the pages use, each once, in the order they come. */
function facesOf(pages: Page[]): FaceName[] {
  const used = pages.flatMap((page) =>
    page.marks.flatMap(({ mark }) => (mark.kind === "run" ? [mark.run.face] : [])),
  );
  return [...new Set([RUNNING.face, ...used])];
}

/** The logo as a resource of the pages; nothing when there is none. */
async function picturesOf(pdf: PDFDocument, { letterhead }: Document) {
  const logo = letterhead?.logo;
  if (!logo) return {};
  const { ref } =
    logo.mediaType === "image/png"
      ? await pdf.embedPng(logo.bytes)
      : await pdf.embedJpg(logo.bytes);
  return { XObject: { [PICTURE]: ref } };
}

/**
 * Document → PDF. A character that the font lacks is drawn as a visible box and kept in the text.
 * The cross-reference table is the classic one, so that the file can be signed. With `signatureFields` it has a
 * field for each signer; without, its bytes are as they always were.
 */
export async function renderPdf(doc: Document, options: SetterOptions = {}): Promise<Uint8Array> {
  const setter = new Setter(fontFaces, options).document(doc);
  const pages = paginate(setter.flow.rows);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const embedding = new Embedding(pdf);
  await embedding.prepare(facesOf(pages));
  const drawing = new Drawing(embedding, doc, pages.length);
  const { context } = pdf;
  const fonts = context.obj({});
  for (const { name, font } of embedding.all()) fonts.set(PDFName.of(name), font.ref);
  const pictures = await picturesOf(pdf, doc);
  const resources = context.register(context.obj({ Font: fonts, ...pictures }));
  const sheets = pages.map((page, index) => {
    const sheet = pdf.addPage([PAGE.width, PAGE.height]);
    const content = context.flateStream(drawing.page(page, index));
    sheet.node.set(PDFName.of("Contents"), context.register(content));
    sheet.node.set(PDFName.of("Resources"), resources);
    return sheet;
  });
  const { slots, links, fields } = drawing;
  const { outline, structure } = setter;
  new Tags(context, sheets, { pages, slots, links, fields, outline, root: structure.root }).write(
    pdf.catalog,
  );
  addMetadata(pdf, doc);
  return pdf.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}
