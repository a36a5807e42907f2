/**
 * A document as rows one after another, before it is cut into pages. A row is never split; two rows that must
 * share a page are kept. Measures in points, `y` from the row's top and downwards.
 */
import type { Line, Run } from "./lines.ts";
import type { Node, Slot } from "./structure.ts";
import type { Color } from "./style.ts";

/** A place for an electronic signature: its name in the file, what it is for, and its place in the structure. */
export type Field = { name: string; label: string; node: Node };

/**
 * Something drawn: text on a baseline, a filled rectangle that is only for the eye, or the document's picture with its
 * top left corner here (without a slot it is for the eye too); or a field, that is not drawn.
 */
export type Mark =
  | { kind: "run"; run: Run; x: number; y: number }
  | { kind: "fill"; x: number; y: number; width: number; height: number; color: Color }
  | { kind: "image"; slot: Slot | null; x: number; y: number; width: number; height: number }
  | { kind: "field"; field: Field; x: number; y: number; width: number; height: number };

/** Drawn behind the rows that have it, once on each page: a box, or the bar beside a decision. */
export type Frame = {
  x: number;
  width: number;
  fill: Color | null;
  line: { color: Color; width: number } | null;
};

export type Row = {
  height: number;
  /** Space above, dropped at the top of a page. */
  before: number;
  /** The next row must be on the same page. */
  keep: boolean;
  /** Begin a new page here. */
  newPage: boolean;
  marks: Mark[];
  frames: Frame[];
  /** Rows to repeat above this one when it begins a page: its table's header. */
  header: Row[];
  /** An anchor that this row is the place of. */
  anchor: string | null;
};

/** Where rows are added: a column with its left edge and width. */
export type Column = { x: number; width: number };

/** Collects rows. Spaces between blocks do not add up: the larger holds. */
export class Flow {
  readonly rows: Row[] = [];
  private after = 0;
  private frames: Frame[] = [];
  private header: Row[] = [];
  private newPage = false;
  private anchor: string | null = null;

  /** Asks for at least this much space before what comes next. */
  space(points: number): void {
    this.after = Math.max(this.after, points);
  }

  /** Just this much space before what comes next, whatever was asked for. */
  setSpace(points: number): void {
    this.after = points;
  }

  breakPage(): void {
    this.newPage = true;
  }

  /** The next row is the place of this anchor. */
  anchorHere(id: string): void {
    this.anchor = id;
  }

  row(height: number, marks: Mark[], keep: boolean): Row {
    const made: Row = {
      height,
      before: this.after,
      keep,
      newPage: this.newPage,
      marks,
      frames: this.frames,
      header: this.header,
      anchor: this.anchor,
    };
    this.rows.push(made);
    [this.after, this.newPage, this.anchor] = [0, false, null];
    return made;
  }

  /** Everything that `add` adds stands in the frame. */
  framed(frame: Frame, add: () => void): void {
    const outside = this.frames;
    this.frames = [...outside, frame];
    add();
    this.frames = outside;
  }

  /** Everything that `add` adds has these rows as its repeated header. */
  headed(header: Row[], add: () => void): void {
    this.header = header;
    add();
    this.header = [];
  }

  /** The rows added by `add` from the first to the last stay together, if a page holds them. */
  whole(add: () => void): void {
    const first = this.rows.length;
    add();
    for (const row of this.rows.slice(first, -1)) row.keep = true;
  }

  keepLast(): void {
    const last = this.rows.at(-1);
    if (last) last.keep = true;
  }
}

/** Lines that stand at the same height in several columns, e.g. the cells of a table row. */
export type Side = { lines: Line[]; x: number; leading: number; alignEnd: number | null };

/** Baseline within a line's height: the capitals stand in its middle. */
export const baseline = (leading: number, size: number): number => (leading + 0.66 * size) / 2;

/** The marks of a line whose left edge is `x`, or whose right edge is `alignEnd`. */
export function lineMarks(line: Line, side: Omit<Side, "lines">): Mark[] {
  const left = side.alignEnd === null ? side.x : side.alignEnd - line.width;
  return line.runs.flatMap((run): Mark[] => {
    const y = baseline(side.leading, run.size);
    const mark: Mark = { kind: "run", run, x: left + run.x, y };
    return run.slot?.node.role === "Link" ? [mark, underline(mark)] : [mark];
  });
}

/** A link is seen by more than its colour. */
const underline = ({ run, x, y }: Mark & { kind: "run" }): Mark => ({
  kind: "fill",
  ...{ x, y: y + run.size * 0.13, width: run.width, height: 0.5, color: run.color },
});

/**
 * Which of so many lines must be kept with the next: never fewer than two at the foot or head of a page,
 * and a block of at most `wholeUpTo` lines is not split.
 */
export const keeps = (index: number, count: number, wholeUpTo: number): boolean =>
  index < count - 1 && (count <= wholeUpTo || index === 0 || index === count - 2);

/** Adds lines side by side, height for height. Returns the rows. */
export function addSides(flow: Flow, sides: Side[], wholeUpTo: number, keepLast: boolean): Row[] {
  const count = Math.max(0, ...sides.map(({ lines }) => lines.length));
  const leading = Math.max(0, ...sides.map((side) => side.leading));
  return Array.from({ length: count }, (_, index) => {
    const marks = sides.flatMap((side) => {
      const line = side.lines[index];
      return line ? lineMarks(line, side) : [];
    });
    const last = index === count - 1;
    return flow.row(leading, marks, last ? keepLast : keeps(index, count, wholeUpTo));
  });
}
