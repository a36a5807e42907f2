/** Blocks → rows and structure: how each kind of block is set. One exhaustive switch. */
import type { Block, Document, Inline } from "../document.ts";
import { plainText, text } from "../inline.ts";
import { signatureFieldName } from "./fieldNames.ts";
import { addSides, type Column, Flow, keeps, lineMarks, type Mark } from "./flow.ts";
import { addLetterhead } from "./letterhead.ts";
import { balancedLines, type Faces, type Line, LineBreaker, piecesOf } from "./lines.ts";
import { headingRole, type Node, Structure } from "./structure.ts";
import {
  ACCENT,
  BODY,
  BOX,
  CLAUSE_AFTER,
  DECISION,
  FACT_AFTER,
  FACTS_AFTER,
  HAIR,
  HEADINGS,
  INK,
  ITEM_AFTER,
  LABEL_GAP,
  LABEL_WIDTH,
  LARGE_ITEM_AFTER,
  LEAD,
  MEASURE,
  PAGE,
  PARAGRAPH_AFTER,
  SIGNATURE,
  SUBTITLE,
  TERM,
  TERM_WIDTH,
  type TextStyle,
  TINT,
  WHOLE_LINES,
} from "./style.ts";
import { addTable } from "./table.ts";

/** An entry of the document's outline: a heading, and where it is. */
export type OutlineEntry = { level: number; text: string; anchor: string; node: Node };

/** What the blocks have become. */
export type Setting = { flow: Flow; structure: Structure; outline: OutlineEntry[] };

/** `signatureFields`: each line to sign on, or those at these places from 1, is also a field for an electronic signature. */
export type SetterOptions = { signatureFields?: boolean | readonly number[] };

/** Where a block is set: its column, its node, the level of the heading above it, and how many lists deep. */
type Place = Column & { node: Node; level: number; depth: number };

/** Sets blocks, one after another. */
export class Setter implements Setting {
  readonly flow = new Flow();
  readonly structure = new Structure();
  readonly outline: OutlineEntry[] = [];

  /** Lines to sign on so far. */
  private fields = 0;

  constructor(
    readonly faces: Faces,
    private readonly options: SetterOptions = {},
  ) {}

  document(doc: Document): this {
    const place = { x: PAGE.left, width: MEASURE, node: this.structure.root, level: 1, depth: 0 };
    if (doc.letterhead) addLetterhead(this, doc.letterhead, place);
    doc.blocks.forEach((block, index) => {
      const before = doc.blocks[index - 1];
      const isSubtitle = before?.kind === "heading" && before.level === 1;
      if (isSubtitle && block.kind === "paragraph") {
        this.paragraph(block.children, place, SUBTITLE);
        this.flow.space(20);
      } else {
        this.block(block, place);
      }
    });
    return this;
  }

  private blocks(blocks: Block[], place: Place): void {
    for (const block of blocks) this.block(block, place);
  }

  private block(block: Block, place: Place): void {
    switch (block.kind) {
      case "heading":
        this.heading(block.level, block.children, place, block.id);
        break;
      case "paragraph":
        this.paragraph(block.children, place);
        break;
      case "list":
        this.list(block, place);
        break;
      case "table":
        addTable(this, block, place);
        break;
      case "facts":
        this.facts(block, place);
        break;
      case "section":
        this.section(block, place);
        break;
      case "decision":
        this.decision(block, place);
        break;
      case "signatures":
        this.signatures(block, place);
        break;
      case "box":
        this.box(block, place);
        break;
      case "pageBreak":
        this.flow.breakPage();
        break;
      default:
        block satisfies never;
    }
  }

  /** The lines of some text as a child of `node`. */
  lines(inlines: Inline[], style: TextStyle, width: number, node: Node, parts = true): Line[] {
    const pieces = piecesOf(inlines, style, node, this.structure);
    return new LineBreaker(this.faces, style.size, width, parts).break(pieces);
  }

  /** The lines of some text that is for the eye only. */
  unread(inlines: Inline[], style: TextStyle, width: number): Line[] {
    const { face, color } = style;
    const piece = { text: plainText(inlines).replace(/\n/g, " "), face, color, slot: null };
    return new LineBreaker(this.faces, style.size, width).break([piece]);
  }

  private heading(level: number, children: Inline[], place: Place, id?: string): void {
    const look = HEADINGS[level - 1] ?? HEADINGS[3];
    const node = this.structure.add(place.node, headingRole(level));
    const pieces = piecesOf(children, look.text, node, this.structure);
    const lines = balancedLines(this.faces, look.text.size, place.width, pieces);
    const anchor = id ?? `rubrik-${this.outline.length + 1}`;
    this.outline.push({ level, text: plainText(children), anchor, node });
    this.flow.space(look.before);
    this.flow.anchorHere(anchor);
    const side = { lines, x: place.x, leading: look.text.leading, alignEnd: null };
    addSides(this.flow, [side], Number.POSITIVE_INFINITY, true);
    this.flow.space(look.after);
  }

  private paragraph(children: Inline[], place: Place, style: TextStyle = BODY): void {
    const node = this.structure.add(place.node, "P");
    const lines = this.lines(children, style, place.width, node);
    // "… enligt följande:" belongs with what follows.
    const leadsOn = plainText(children).trimEnd().endsWith(":");
    addSides(
      this.flow,
      [{ lines, x: place.x, leading: style.leading, alignEnd: null }],
      3,
      leadsOn,
    );
    this.flow.space(place.depth > 0 ? ITEM_AFTER : PARAGRAPH_AFTER);
  }

  private list(list: Block & { kind: "list" }, place: Place): void {
    const start = list.start ?? 1;
    const labels = list.items.map((_, index) => (list.ordered ? `${start + index}.` : "•"));
    const widest = Math.max(
      ...labels.map((label) => this.faces.width(label, BODY.face, BODY.size)),
    );
    const indent = Math.max(LABEL_WIDTH, widest + LABEL_GAP);
    const node = this.structure.add(place.node, "L", {
      numbering: list.ordered ? "Decimal" : "Disc",
    });
    if (place.depth > 0) this.flow.setSpace(ITEM_AFTER);
    const isLarge = list.items.some((item) => item.some(({ kind }) => kind === "decision"));
    const gap = isLarge ? LARGE_ITEM_AFTER : ITEM_AFTER;
    const inside = { x: place.x + indent, width: place.width - indent, depth: place.depth + 1 };
    list.items.forEach((item, index) => {
      const entry = this.structure.add(node, "LI");
      const [label] = this.lines(
        [text(labels[index] ?? "")],
        BODY,
        indent,
        this.structure.add(entry, "Lbl"),
      );
      const first = this.flow.rows.length;
      const body = this.structure.add(entry, "LBody");
      item.forEach((block, at) => {
        this.block(block, { ...place, ...inside, node: body });
        // What an item begins with is what the rest of it is about.
        if (at === 0 && item.length > 1) this.flow.keepLast();
      });
      const row = this.flow.rows[first] ?? this.flow.row(BODY.leading, [], false);
      if (label) {
        const alignEnd = list.ordered ? place.x + indent - LABEL_GAP : null;
        const x = place.x + indent - LABEL_GAP - label.width - (list.ordered ? 0 : 1);
        row.marks.unshift(...lineMarks(label, { x, leading: BODY.leading, alignEnd }));
      }
      this.flow.setSpace(gap);
    });
    this.flow.space(PARAGRAPH_AFTER);
  }

  private facts(facts: Block & { kind: "facts" }, place: Place): void {
    const list = this.structure.add(place.node, "L", { numbering: "None" });
    // In a box too, the values stand under those outside it.
    const aligned = PAGE.left + TERM_WIDTH - place.x;
    const termWidth = aligned > TERM_WIDTH * 0.8 ? aligned : place.width * 0.4;
    const valueX = place.x + termWidth;
    for (const [at, { term, value }] of facts.rows.entries()) {
      const entry = this.structure.add(list, "LI");
      const terms = this.lines(
        [text(term)],
        TERM,
        termWidth - 14,
        this.structure.add(entry, "Lbl"),
      );
      const body = this.structure.add(entry, "LBody");
      const values = value.flatMap((inlines) => {
        const node = value.length > 1 ? this.structure.add(body, "P") : body;
        return this.lines(inlines, BODY, place.width - termWidth, node);
      });
      const sides = [
        { lines: terms, x: place.x, leading: BODY.leading, alignEnd: null },
        { lines: values, x: valueX, leading: BODY.leading, alignEnd: null },
      ];
      // As of lines, no single fact is left behind or sent ahead.
      addSides(this.flow, sides, WHOLE_LINES, keeps(at, facts.rows.length, 0));
      this.flow.space(FACT_AFTER);
    }
    this.flow.space(FACTS_AFTER);
  }

  private section(section: Block & { kind: "section" }, place: Place): void {
    const node = this.structure.add(place.node, "Sect");
    const inside = { ...place, node, level: section.level };
    this.heading(section.level, section.heading, inside, section.id);
    this.blocks(section.blocks, inside);
  }

  private decision(decision: Block & { kind: "decision" }, place: Place): void {
    const { flow } = this;
    const bar = { x: place.x, width: DECISION.bar, fill: ACCENT, line: null };
    const inside = {
      ...place,
      x: place.x + DECISION.indent,
      width: place.width - DECISION.indent,
    };
    const first = flow.rows.length;
    flow.space(DECISION.before);
    flow.framed(bar, () => {
      if (decision.lead.length > 0) {
        this.paragraph(decision.lead, inside, LEAD);
        flow.keepLast();
        this.flow.setSpace(ITEM_AFTER);
      }
      if (decision.clauses.length === 0) return;
      const list = this.structure.add(place.node, "L", { numbering: "None" });
      for (const clause of decision.clauses) {
        const item = this.structure.add(this.structure.add(list, "LI"), "LBody");
        this.clause(clause, { ...inside, node: item });
      }
    });
    const rows = flow.rows.slice(first);
    if (rows.length <= DECISION.wholeLines) for (const row of rows.slice(0, -1)) row.keep = true;
    flow.space(DECISION.after);
  }

  private clause(clause: Inline[], place: Place): void {
    const lines = this.lines(clause, BODY, place.width, place.node);
    addSides(this.flow, [{ lines, x: place.x, leading: BODY.leading, alignEnd: null }], 3, false);
    this.flow.space(CLAUSE_AFTER);
  }

  private signatures(block: Block & { kind: "signatures" }, place: Place): void {
    const { flow } = this;
    const node = this.structure.add(place.node, "Sect");
    const columns = Math.min(SIGNATURE.perRow, Math.max(1, block.signers.length));
    const width = (place.width - SIGNATURE.gap * (columns - 1)) / columns;
    flow.whole(() => {
      this.heading(Math.min(place.level + 1, 4), [text(block.heading)], { ...place, node });
      for (let from = 0; from < block.signers.length; from += columns) {
        const signers = block.signers.slice(from, from + columns);
        const lefts = signers.map((_, index) => place.x + index * (width + SIGNATURE.gap));
        const rules: Mark[] = lefts.map((x) => ({
          kind: "fill",
          ...{ x, y: SIGNATURE.room - 4, width, height: SIGNATURE.rule, color: INK },
        }));
        const row = flow.row(SIGNATURE.room, rules, true);
        const sides = signers.map(({ name, role }, index) => {
          const x = lefts[index] ?? place.x;
          this.fields += 1;
          if (this.hasField(this.fields))
            row.marks.push(this.field(name, role, { x, width, node }));
          const written = (words: string, style: TextStyle) =>
            this.lines([text(words)], style, width, this.structure.add(node, "P"));
          const lines = [...written(name, BODY), ...written(role, TERM)];
          return { lines, x, leading: BODY.leading, alignEnd: null };
        });
        addSides(flow, sides, Number.POSITIVE_INFINITY, false);
      }
    });
    flow.space(PARAGRAPH_AFTER);
  }

  private hasField(place: number): boolean {
    const { signatureFields = false } = this.options;
    return typeof signatureFields === "boolean" ? signatureFields : signatureFields.includes(place);
  }

  /** Stands on the line to sign on, and is read just before the name under it. */
  private field(name: string, role: string, at: Column & { node: Node }): Mark {
    const label = ["Underskrift", name, role].filter((word) => word !== "").join(", ");
    const node = this.structure.add(at.node, "Form");
    return {
      kind: "field",
      field: { name: signatureFieldName(this.fields), label, node },
      ...{ x: at.x, y: 2, width: at.width, height: SIGNATURE.room - 8 },
    };
  }

  private box(box: Block & { kind: "box" }, place: Place): void {
    const { flow } = this;
    const node = this.structure.add(place.node, "Sect");
    const level = Math.min(place.level + 1, 4);
    const line = { color: HAIR, width: BOX.line };
    const inside = {
      ...{ x: place.x + BOX.padding, width: place.width - 2 * BOX.padding },
      ...{ node, level, depth: place.depth },
    };
    flow.space(BOX.before);
    flow.framed({ x: place.x, width: place.width, fill: TINT, line }, () =>
      flow.whole(() => {
        flow.row(BOX.padding - 3, [], true);
        flow.setSpace(0);
        this.boxHeading(box.heading, inside);
        this.blocks(box.blocks, inside);
        flow.setSpace(0);
        flow.row(BOX.padding - 2, [], false);
      }),
    );
    flow.space(BOX.after);
  }

  /** A box's heading needs no space above: the frame gives it. */
  private boxHeading(heading: string, place: Place): void {
    const at = this.flow.rows.length;
    this.heading(place.level, [text(heading)], place);
    const row = this.flow.rows[at];
    if (row) row.before = 0;
  }
}
