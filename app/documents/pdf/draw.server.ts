/**
 * Pages → content streams. Every text belongs to a slot of the structure and gets a marked content id; all else is
 * an artifact, so that nothing is read aloud that is only for the eye.
 */
import { parseColour } from "../../domain/colour.ts";
import type { Document } from "../document.ts";
import type { Embedded, Embedding } from "./embed.server.ts";
import type { Field, Mark } from "./flow.ts";
import type { Run } from "./lines.ts";
import type { Page, Placed, PlacedFrame } from "./pages.ts";
import type { Node, Slot } from "./structure.ts";
import { ACCENT, type Color, FOOTER_BASELINE, HEADER_BASELINE, PAGE, RUNNING } from "./style.ts";

/** A rectangle that is a link, in PDF coordinates. */
export type LinkArea = { node: Node; page: number; rect: [number, number, number, number] };

/** Name of the document's picture in the pages' resources. */
export const PICTURE = "Picture";

const slotOf = (mark: Mark): Slot | null =>
  mark.kind === "run" ? mark.run.slot : mark.kind === "image" ? mark.slot : null;
/** A rectangle to be signed in, in PDF coordinates. */
export type FieldArea = { field: Field; page: number; rect: [number, number, number, number] };

/** Up to three decimals, never in scientific notation. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000);

const color = (rgb: Color): string => `${rgb.map(number).join(" ")} rg`;
const box = (x: number, y: number, width: number, height: number): string =>
  [x, y, width, height].map(number).join(" ");

/** A text as UTF-16 in hex, for what a box stands for. */
const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, "0"),
  ).join("");

/** The operand of TJ: glyphs with the kerning between them. */
function glyphs({ face, hex }: Embedded, text: string): string {
  let out = "<";
  let before = "";
  for (const char of text) {
    const kern = before === "" ? 0 : face.kern(before, char);
    if (kern !== 0) out += `>${-kern}<`;
    out += hex(char);
    before = char;
  }
  return `[${out}>] TJ`;
}

function runContent(run: Run, x: number, y: number, embedding: Embedding): string {
  const embedded = embedding.get(run.face);
  const shown = embedded.face
    .drawn(run.text)
    .map(({ text, stands }) =>
      stands === null
        ? glyphs(embedded, text)
        : `/Span <</ActualText <feff${utf16(stands)}>>> BDC ${glyphs(embedded, text)} EMC`,
    );
  return (
    `BT /${embedded.name} ${number(run.size)} Tf ${color(run.color)} ` +
    `1 0 0 1 ${number(x)} ${number(y)} Tm ${shown.join(" ")} ET`
  );
}

/** Draws one page after another. */
export class Drawing {
  readonly links: LinkArea[] = [];
  readonly fields: FieldArea[] = [];
  /** For each page the slots by marked content id. */
  readonly slots: Slot[][] = [];

  private readonly accent: Color;

  constructor(
    private readonly embedding: Embedding,
    private readonly doc: Pick<Document, "header" | "letterhead">,
    private readonly count: number,
  ) {
    const own = parseColour(doc.letterhead?.accent ?? "");
    this.accent = own ? [own[0] / 255, own[1] / 255, own[2] / 255] : ACCENT;
  }

  /** The colour as this förbund has it. */
  private ink(color: Color): Color {
    return color === ACCENT ? this.accent : color;
  }

  /** The content stream of a page (0-based), as operators in text. */
  page(page: Page, index: number): string {
    const slots: Slot[] = [];
    this.slots.push(slots);
    const texts = page.marks.filter(
      ({ mark, furniture }) => (mark.kind === "run" || mark.kind === "image") && !furniture,
    );
    const others = page.marks.filter(({ mark, furniture }) => mark.kind === "fill" || furniture);
    const order = ({ mark }: Placed) => {
      const beside = mark.kind === "run" ? mark.run.partOf : null;
      return (slotOf(mark) ?? beside)?.order ?? -1;
    };
    for (const placed of page.marks) this.fieldArea(placed, index);
    const read = [...texts].sort((a, b) => order(a) - order(b));
    return [
      artifact(page.frames.map((placed) => this.frame(placed))),
      artifact(others.map((placed) => this.mark(placed))),
      ...this.marked(read, index, slots),
      artifact(this.running(index), "/Artifact <</Type /Pagination>> BDC"),
    ]
      .filter((part) => part !== "")
      .join("\n");
  }

  /** Texts in reading order, those of one slot between one BDC and EMC. */
  private marked(texts: Placed[], page: number, slots: Slot[]): string[] {
    const out: string[] = [];
    let open: Slot | null = null;
    for (const placed of texts) {
      const slot = slotOf(placed.mark);
      if (!slot) {
        // The hyphen of a parted word stands where who searches expects it, and is not read aloud.
        if (open) out.push("EMC");
        out.push(artifact([this.mark(placed)], "/Artifact <</Type /Layout>> BDC"));
        open = null;
        continue;
      }
      if (slot !== open) {
        if (open) out.push("EMC");
        const mcid = slots.push(slot) - 1;
        slot.marks.push({ page, mcid });
        out.push(`/${slot.node.role} <</MCID ${mcid}>> BDC`);
        open = slot;
      }
      out.push(this.mark(placed));
      this.linkArea(placed, slot, page);
    }
    if (open) out.push("EMC");
    return out;
  }

  private frame(placed: PlacedFrame): string {
    return frameContent(placed, (color) => this.ink(color));
  }

  private mark({ mark, y }: Placed): string {
    if (mark.kind === "run") {
      const { run } = mark;
      const inked = { ...run, color: this.ink(run.color) };
      return runContent(inked, mark.x, PAGE.height - y - mark.y, this.embedding);
    }
    if (mark.kind === "field") return "";
    const bottom = PAGE.height - y - mark.y - mark.height;
    if (mark.kind === "image") return this.image(mark, bottom);
    return `${color(this.ink(mark.color))} ${box(mark.x, bottom, mark.width, mark.height)} re f`;
  }

  private image({ slot, x, width, height }: Mark & { kind: "image" }, bottom: number): string {
    if (slot) slot.node.box = [x, bottom, x + width, bottom + height];
    return `q ${number(width)} 0 0 ${number(height)} ${number(x)} ${number(bottom)} cm /${PICTURE} Do Q`;
  }

  private linkArea({ mark, y }: Placed, slot: Slot, page: number): void {
    if (mark.kind !== "run" || slot.node.role !== "Link") return;
    const base = PAGE.height - y - mark.y;
    const { size, width } = mark.run;
    this.links.push({
      node: slot.node,
      page,
      rect: [mark.x, base - size * 0.3, mark.x + width, base + size * 0.85],
    });
  }

  private fieldArea({ mark, y }: Placed, page: number): void {
    if (mark.kind !== "field") return;
    const bottom = PAGE.height - y - mark.y - mark.height;
    const rect = [mark.x, bottom, mark.x + mark.width, bottom + mark.height].map(hundredths);
    const [left = 0, low = 0, right = 0, high = 0] = rect;
    this.fields.push({ field: mark.field, page, rect: [left, low, right, high] });
  }

  /** The running header, from the second page on, and the page number. */
  private running(index: number): string[] {
    const { face, size, color: ink } = RUNNING;
    const measure = this.embedding.get(face).face;
    const at = (text: string, x: number, y: number) =>
      runContent(
        { text, x: 0, width: 0, face, size, color: ink, slot: null },
        x,
        y,
        this.embedding,
      );
    const toRight = (text: string) => PAGE.width - PAGE.right - measure.width(text, size);
    const pageNumber = `Sida ${index + 1} av ${this.count}`;
    const foot = [at(pageNumber, toRight(pageNumber), FOOTER_BASELINE)];
    if (index === 0) return foot;
    const top = PAGE.height - HEADER_BASELINE;
    const { header } = this.doc;
    const right = toRight(header.right);
    const left = this.shortened(header.left, right - PAGE.left - 20);
    return [at(left, PAGE.left, top), at(header.right, right, top), ...foot];
  }

  private shortened(text: string, width: number): string {
    const { face } = this.embedding.get(RUNNING.face);
    if (face.width(text, RUNNING.size) <= width) return text;
    const chars = [...text];
    while (chars.length > 0 && face.width(`${chars.join("")} …`, RUNNING.size) > width) chars.pop();
    return `${chars.join("").trimEnd()} …`;
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

const artifact = (content: string[], begin = "/Artifact BMC"): string =>
  content.length === 0 ? "" : [begin, ...content, "EMC"].join("\n");

function frameContent({ frame, top, bottom }: PlacedFrame, ink: (color: Color) => Color): string {
  const area = box(frame.x, PAGE.height - bottom, frame.width, bottom - top);
  const fill = frame.fill ? `${color(ink(frame.fill))} ${area} re f` : "";
  const { line } = frame;
  const stroke = line
    ? `${line.color.map(number).join(" ")} RG ${number(line.width)} w ${area} re S`
    : "";
  return [fill, stroke].filter((part) => part !== "").join("\n");
}
