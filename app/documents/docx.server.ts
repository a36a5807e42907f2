/** Document → DOCX bytes, for those who must go on writing. The same document gives the same bytes. */
import {
  Document as DocxDocument,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { Document } from "./document.ts";
import { DocxBlocks, TEXT_WIDTH } from "./docx/blocks.server.ts";
import { stylesIn } from "./docx/styles.ts";
import { cleanText } from "./typography.ts";

/** A4 with the same margins as the PDF, in twips (1/20 point). */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1560, bottom: 1500, left: 1840, right: 11906 - 1840 - TEXT_WIDTH, header: 760 },
};

const runningHeader = ({ left, right }: Document["header"]): Header =>
  new Header({
    children: [
      new Paragraph({
        style: "Sidtext",
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun(cleanText(left)),
          new TextRun({ children: [new Tab(), cleanText(right)] }),
        ],
      }),
    ],
  });

const pageFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "Sidtext",
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({
            children: [new Tab(), "Sida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

/** Document → the bytes of a Word file with real headings, lists and table headers, in Swedish. */
export async function renderDocx(doc: Document): Promise<Uint8Array> {
  const blocks = new DocxBlocks();
  const { letterhead } = doc;
  const children = [
    ...(letterhead ? blocks.letterhead(letterhead) : []),
    ...blocks.all(doc.blocks),
  ];
  const file = new DocxDocument({
    title: cleanText(doc.title),
    subject: cleanText(doc.subject),
    creator: cleanText(doc.issuer),
    lastModifiedBy: cleanText(doc.issuer),
    description: "",
    styles: stylesIn(letterhead?.accent),
    numbering: { config: blocks.numberings },
    sections: sectionsOf(doc, children, blocks.wide),
  });
  return reproducible(new Uint8Array(await Packer.toBuffer(file)), doc.date);
}

/**
 * Pages standing up, and in between lying ones as wide as a table needs. Only the first section has a first page of
 * its own; later ones take over header and footer.
 */
function sectionsOf(
  doc: Document,
  children: FileChild[],
  wide: ReadonlyMap<FileChild, number>,
): ISectionOptions[] {
  const groups: { width: number | null; children: FileChild[] }[] = [];
  for (const child of children) {
    const width = wide.get(child) ?? null;
    const last = groups.at(-1);
    if (last && last.width === width) last.children.push(child);
    else groups.push({ width, children: [child] });
  }
  const [first = { width: null, children: [] }, ...rest] = groups;
  return [
    {
      properties: { page: pageOf(first.width), titlePage: true },
      headers: { default: runningHeader(doc.header), first: new Header({ children: [] }) },
      footers: { default: pageFooter(), first: pageFooter() },
      children: first.children,
    },
    ...rest.map(({ width, children: some }) => ({
      properties: { page: pageOf(width) },
      children: some,
    })),
  ];
}

const SIDES = 900;

/** Given lying down with the short side first: the library turns it. */
const pageOf = (width: number | null): NonNullable<ISectionOptions["properties"]>["page"] =>
  width === null
    ? PAGE
    : {
        size: {
          ...{ width: PAGE.size.width, height: Math.round(width) + 2 * SIDES },
          orientation: PageOrientation.LANDSCAPE,
        },
        margin: { ...PAGE.margin, left: SIDES, right: SIDES },
      };

/** Zip times are local times without a zone: this is 1 January 1980 everywhere. */
const ZIP_TIME = new Date(1980, 0, 1);

/** The part that lists the others: first, as readers that sniff the type expect. */
const CONTENTS = "[Content_Types].xml";

/**
 * The same file without the moment and the chance it was made by: dates are the document's, ids are counted, and
 * the language is told. Only tags are touched, never what is written.
 */
function reproducible(bytes: Uint8Array, date: string): Uint8Array {
  const links = counted("rIdLank");
  const bookmarks = counted("");
  const pictures = counted("");
  const steadyTag = (tag: string) =>
    tag
      .replace(/(?<=\b(?:r:id|Id)=")rId(?!\d+")[^"]*/g, links)
      .replace(/(?<=^<wp:docPr\b[^>]*\bid=")\d+/g, pictures)
      .replace(/(?<=^<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/g, bookmarks);
  const parts = Object.entries(unzipSync(bytes));
  const out: Zippable = {};
  for (const [name, part] of parts.sort(([a], [b]) => order(a) - order(b))) {
    if (!/\.(?:xml|rels)$/.test(name)) {
      out[name] = [part, { mtime: ZIP_TIME, level: 0 }];
      continue;
    }
    const steady = strFromU8(part)
      .replace(/<[^>]*>/g, steadyTag)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
      .replace("</cp:coreProperties>", "<dc:language>sv-SE</dc:language></cp:coreProperties>");
    out[name] = [strToU8(steady), { mtime: ZIP_TIME, level: 6 }];
  }
  return zipSync(out);
}

const order = (name: string): number => (name === CONTENTS ? 0 : 1);

/** Replaces each new name by prefix and number, in the order they come. */
function counted(prefix: string): (name: string) => string {
  const seen = new Map<string, string>();
  return (name) => {
    const known = seen.get(name) ?? `${prefix}${seen.size + 1}`;
    seen.set(name, known);
    return known;
  };
}
