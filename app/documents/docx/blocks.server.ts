/** Blocks → the paragraphs and tables of a DOCX. Real styles, real lists, real table headers. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  InternalHyperlink,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { columnWidths, leastWidth } from "../columns.ts";
import type { Block, Cell, Inline, Letterhead, Picture } from "../document.ts";
import { safeHref, strong, text } from "../inline.ts";
import { fitted, letterheadBlocks } from "../letterhead.ts";
import { cleanText } from "../typography.ts";
import { FACTS_AFTER, FRAME, LETTERHEAD_RULE, NUMBERING_LEVELS, TERM_WIDTH } from "./styles.ts";

/** Width of the text column in twips (1/20 point): A4 less its margins. */
export const TEXT_WIDTH = 8500;
/** The same of A4 lying down. */
const LYING_WIDTH = 13_400;
/** A character of table text, roughly, in twips; a gap between columns. */
const CHARACTER = 108;
const GAP = 180;
/** A column that is at least so wide can be read. */
const READABLE = 900;
/** As wide as a page of Word can be, less some margin. */
const WIDEST = 29_800;

type Numbering = INumberingOptions["config"][number];

/** Where in the document a block stands. */
type Place = {
  /** Level of the heading above. */
  level: number;
  /** Depth of the list it is in, and the list's numbering; null outside lists. */
  list: { depth: number; reference: string | null } | null;
  boxed: boolean;
  /** Keep with the next paragraph. */
  keep: boolean;
};

/** Turns blocks into DOCX and remembers the numberings that they need. */
export class DocxBlocks {
  readonly numberings: Numbering[] = [];
  /** What needs a page of its own to be read, and how wide a text column it wants. */
  readonly wide = new Map<FileChild, number>();

  /** The document's blocks, top level. The paragraph right under the title is its subtitle. */
  all(blocks: Block[]): FileChild[] {
    const place: Place = { level: 1, list: null, boxed: false, keep: false };
    return blocks.flatMap((block, index) => {
      const before = blocks[index - 1];
      const subtitle = before?.kind === "heading" && before.level === 1;
      if (subtitle && block.kind === "paragraph") {
        return [new Paragraph({ style: "Underrad", children: runs(block.children) })];
      }
      return this.block(block, place);
    });
  }

  /** The letterhead, above everything: the logo, the name, the address. */
  letterhead(letterhead: Letterhead): FileChild[] {
    const { logo } = letterhead;
    const texts = letterheadBlocks(letterhead);
    return [
      ...(logo ? [new Paragraph({ style: "Brevhuvudnamn", children: [pictureOf(logo)] })] : []),
      ...texts.map((block, index) => {
        const style = index === 0 ? "Brevhuvudnamn" : "Brevhuvud";
        const children = block.kind === "paragraph" ? runs(block.children) : [];
        const isLast = index === texts.length - 1;
        const rule = { border: { bottom: LETTERHEAD_RULE }, spacing: { after: 480 } };
        return new Paragraph({ style, children, ...(isLast ? rule : {}) });
      }),
    ];
  }

  private block(block: Block, place: Place): FileChild[] {
    switch (block.kind) {
      case "heading":
        return [this.heading(block.level, block.children, block.id, place)];
      case "paragraph":
        return [paragraphAt(place, { children: runs(block.children) })];
      case "list":
        return this.list(block, place);
      case "table":
        return this.table(block, place);
      case "facts":
        return this.facts(block, place);
      case "section":
        return [
          this.heading(block.level, block.heading, block.id, place),
          ...block.blocks.flatMap((one) => this.block(one, { ...place, level: block.level })),
        ];
      case "decision":
        return decisionOf(block);
      case "signatures":
        return this.signatures(block, place);
      case "box":
        return this.box(block, place);
      case "pageBreak":
        return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20 } })];
    }
  }

  private heading(level: number, children: Inline[], id: string | undefined, place: Place) {
    const words = runs(children);
    return paragraphAt(place, {
      heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_4,
      children: id === undefined ? words : [new Bookmark({ id, children: words })],
    });
  }

  private list(list: Block & { kind: "list" }, place: Place): FileChild[] {
    const depth = Math.min((place.list?.depth ?? -1) + 1, NUMBERING_LEVELS - 1);
    const reference = `lista-${this.numberings.length + 1}`;
    this.numberings.push(numberingOf(reference, list.ordered, list.start ?? 1));
    return list.items.flatMap((item) =>
      item.flatMap((block, index) =>
        this.block(block, {
          ...place,
          list: { depth, reference: index === 0 ? reference : null },
        }),
      ),
    );
  }

  private table(table: Block & { kind: "table" }, place: Place): FileChild[] {
    const least = leastWidth(table, { gap: GAP, readable: READABLE }, textWidth);
    if (least <= TEXT_WIDTH || place.list || place.boxed) return tableOf(table, TEXT_WIDTH);
    const width = Math.min(Math.max(least, LYING_WIDTH), WIDEST);
    const children = tableOf(table, width);
    for (const child of children) this.wide.set(child, width);
    return children;
  }

  private facts(facts: Block & { kind: "facts" }, place: Place): FileChild[] {
    // Borders join into one frame only between paragraphs with the same indent: in a box, tabs do the work.
    const look = place.boxed
      ? { tabStops: [{ type: TabStopType.LEFT, position: TERM_WIDTH }] }
      : { style: "Uppgift" };
    const last = facts.rows.length - 1;
    return facts.rows.map(({ term, value }, index) =>
      paragraphAt(
        { ...place, keep: place.keep || (place.boxed && index < last) },
        {
          ...look,
          ...(index === last && !place.boxed ? { spacing: { after: FACTS_AFTER } } : {}),
          children: [
            ...runs([strong(term)]),
            ...value.flatMap((line, at) => [
              ...(at > 0 || isLongTerm(term) ? [new TextRun({ break: 1 })] : []),
              ...((at === 0 && !isLongTerm(term)) || place.boxed
                ? [new TextRun({ children: [new Tab()] })]
                : []),
              ...runs(line),
            ]),
          ],
        },
      ),
    );
  }

  private signatures(block: Block & { kind: "signatures" }, place: Place): FileChild[] {
    const last = block.signers.length - 1;
    return [
      this.heading(Math.min(place.level + 1, 4), [text(block.heading)], undefined, place),
      ...block.signers.flatMap(({ name, role }, index) => [
        new Paragraph({ style: "Underskrift", children: runs([text(name)]) }),
        new Paragraph({ style: "Roll", keepNext: index < last, children: runs([text(role)]) }),
      ]),
    ];
  }

  private box(box: Block & { kind: "box" }, place: Place): FileChild[] {
    const level = Math.min(place.level + 1, 4);
    const inside: Place = { ...place, level, boxed: true, keep: true };
    return [
      this.heading(level, [text(box.heading)], undefined, inside),
      ...box.blocks.flatMap((one, index) =>
        this.block(one, { ...inside, keep: index < box.blocks.length - 1 }),
      ),
    ];
  }
}

/** In pixels, as the library counts: 96 an inch. */
const LOGO = { width: 174, height: 62 };

/** Word marks a decorative picture by an empty description. */
const pictureOf = (logo: Picture): ImageRun =>
  new ImageRun({
    type: logo.mediaType === "image/png" ? "png" : "jpg",
    data: logo.bytes,
    transformation: fitted(logo, LOGO),
    altText: { name: "Logotyp", title: "", description: cleanText(logo.alt) },
  });

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

/** A paragraph as its place asks: in a list, in a box, kept with the next. */
function paragraphAt(place: Place, options: IParagraphOptions): Paragraph {
  const { list } = place;
  return new Paragraph({
    ...options,
    ...(list?.reference ? { numbering: { reference: list.reference, level: list.depth } } : {}),
    ...(list && !list.reference ? { indent: { left: 480 * (list.depth + 1) } } : {}),
    ...(place.boxed ? { border: FRAME, keepLines: true } : {}),
    ...(place.keep ? { keepNext: true } : {}),
  });
}

function numberingOf(reference: string, ordered: boolean, start: number): Numbering {
  const levels = Array.from({ length: NUMBERING_LEVELS }, (_, level) => ({
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : "•",
    alignment: AlignmentType.LEFT,
    start,
    style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 300 } } },
  }));
  return { reference, levels };
}

/** Runs of text; "\n" is a line break. */
function runs(inlines: Inline[]): ParagraphChild[] {
  return inlines.map((inline) => {
    if (inline.kind === "break") return new TextRun({ break: 1 });
    const words = cleanText(inline.text).replace(/\n/g, " ");
    if (inline.kind === "text") {
      return new TextRun({ text: words, bold: inline.strong, italics: inline.emphasis });
    }
    const href = safeHref(inline.href);
    if (href === null) return new TextRun(words);
    const children = [new TextRun({ text: words, style: "Hyperlink" })];
    return href.startsWith("#")
      ? new InternalHyperlink({ anchor: href.slice(1), children })
      : new ExternalHyperlink({ link: href, children });
  });
}

function decisionOf(decision: Block & { kind: "decision" }): FileChild[] {
  const lead =
    decision.lead.length === 0
      ? []
      : [new Paragraph({ style: "Beslut", children: runs(decision.lead) })];
  return [
    ...lead,
    ...decision.clauses.map(
      (clause) => new Paragraph({ style: "Attsats", children: runs(clause) }),
    ),
  ];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "9AA5B1" };
const RULE = { style: BorderStyle.SINGLE, size: 8, color: "000000" };

/** A term that does not fit beside its value stands above it. Characters in bold are a little wider. */
const isLongTerm = (term: string): boolean => textWidth(term) * 1.05 > TERM_WIDTH;

const BAR = { style: BorderStyle.SINGLE, size: 24, color: "1F4B63" };
/** Twips. */
const LONGEST_BAR = 1700;

/** A paragraph without words whose lower border is the bar. */
function barOf(share: number, width: number): Paragraph {
  const longest = Math.min(LONGEST_BAR, width);
  return new Paragraph({
    indent: { right: Math.round(width - longest * share) },
    spacing: { before: 0, after: 40, line: 60, lineRule: LineRuleType.EXACT },
    ...(share > 0 ? { border: { bottom: BAR } } : {}),
  });
}

function cellOf(cell: Cell, width: number, bold: boolean, border: typeof LINE): TableCell {
  const children = bold
    ? cell.children.map((one) => (one.kind === "text" ? { ...one, strong: true } : one))
    : cell.children;
  return new TableCell({
    width: { size: Math.round(width), type: WidthType.DXA },
    borders: { top: NONE, left: NONE, right: NONE, bottom: border },
    children: [
      ...(cell.share === undefined ? [] : [barOf(cell.share, width - GAP)]),
      new Paragraph({
        style: "Tabelltext",
        children: runs(children),
        ...(cell.align === "end" ? { alignment: AlignmentType.RIGHT } : {}),
      }),
    ],
  });
}

const textWidth = (words: string): number => words.length * CHARACTER;

function tableOf(table: Block & { kind: "table" }, available: number): FileChild[] {
  const widths = columnWidths(table, available, GAP, textWidth);
  const rowOf = (cells: Cell[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: head,
      children: cells.map((cell, column) =>
        cellOf(cell, widths[column] ?? 0, head, head ? RULE : LINE),
      ),
    });
  return [
    ...(table.caption === null
      ? []
      : [new Paragraph({ style: "Caption", children: runs([text(table.caption)]) })]),
    new Table({
      width: { size: Math.round(widths.reduce((a, b) => a + b, 0)), type: WidthType.DXA },
      columnWidths: widths.map(Math.round),
      margins: { left: 0, right: GAP },
      borders: {
        top: NONE,
        left: NONE,
        right: NONE,
        bottom: NONE,
        insideHorizontal: NONE,
        insideVertical: NONE,
      },
      tableLook: { firstRow: true, firstColumn: table.rowHeaders, noVBand: true, noHBand: true },
      rows: [rowOf(table.header, true), ...table.rows.map((row) => rowOf(row, false))],
    }),
    new Paragraph({ spacing: { after: 0, line: 120, lineRule: LineRuleType.AUTO } }),
  ];
}
