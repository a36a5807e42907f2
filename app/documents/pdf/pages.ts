/**
 * Rows into pages. What must be together is moved together; only what is taller than a page is split where it
 * should not be. A table that goes on repeats its header.
 */
import type { Frame, Mark, Row } from "./flow.ts";
import { COLUMN, LEAST_FILLED, LONELY, PAGE, TIGHTENING } from "./style.ts";

/** A mark at its place on the page; `y` from the top of the page. `furniture` is not read aloud. */
export type Placed = { mark: Mark; y: number; furniture: boolean };

/** A frame around the rows it holds on this page, `top` and `bottom` from the top of the page. */
export type PlacedFrame = { frame: Frame; top: number; bottom: number };

export type Page = {
  marks: Placed[];
  frames: PlacedFrame[];
  /** Anchors and how far down the page they are. */
  anchors: { id: string; y: number }[];
};

/** Rows that belong together, as they come. */
function groupsOf(rows: Row[]): Row[][] {
  const groups: Row[][] = [];
  let open: Row[] = [];
  for (const row of rows) {
    if (row.newPage && open.length > 0) {
      groups.push(open);
      open = [];
    }
    open.push(row);
    if (!row.keep) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

const heightOf = (rows: Row[]): number =>
  rows.reduce((sum, row, index) => sum + row.height + (index > 0 ? row.before : 0), 0);

class Paginator {
  readonly pages: Page[] = [];
  private page: Page = { marks: [], frames: [], anchors: [] };
  /** How far down the column the next row comes. */
  private y = 0;

  constructor() {
    this.pages.push(this.page);
  }

  /** How much of the last page is used. */
  get used(): number {
    return this.y;
  }

  private get atTop(): boolean {
    return this.y === 0;
  }

  /** What spilled over from the first page is not left alone on a page of its own. */
  private get mayTurn(): boolean {
    return this.pages.length === 1 ? !this.atTop : this.y >= COLUMN * LEAST_FILLED;
  }

  private turn(): void {
    this.page = { marks: [], frames: [], anchors: [] };
    this.pages.push(this.page);
    this.y = 0;
  }

  private put(row: Row, furniture: boolean): void {
    const top = this.y + (this.atTop ? 0 : row.before);
    const onPage = PAGE.top + top;
    for (const mark of row.marks) this.page.marks.push({ mark, y: onPage, furniture });
    for (const frame of row.frames) this.frame(frame, onPage, row);
    if (row.anchor !== null && !furniture) this.page.anchors.push({ id: row.anchor, y: onPage });
    this.y = top + row.height;
  }

  private frame(frame: Frame, top: number, row: Row): void {
    const open = this.page.frames.find((placed) => placed.frame === frame);
    if (open) open.bottom = top + row.height;
    else this.page.frames.push({ frame, top, bottom: top + row.height });
  }

  private room(group: Row[]): boolean {
    const before = this.atTop ? 0 : (group[0]?.before ?? 0);
    return this.y + before + heightOf(group) <= COLUMN;
  }

  private header(row: Row | undefined): void {
    if (!this.atTop) return;
    for (const head of row?.header ?? []) this.put(head, true);
  }

  group(group: Row[]): void {
    if (group[0]?.newPage && this.mayTurn) this.turn();
    if (!this.room(group) && !this.atTop) this.turn();
    this.header(group[0]);
    if (this.room(group)) {
      for (const row of group) this.put(row, false);
      return;
    }
    for (const row of group) {
      if (!this.room([row]) && !this.atTop) {
        this.turn();
        this.header(row);
      }
      this.put(row, false);
    }
  }
}

function laidOut(rows: Row[]): Paginator {
  const paginator = new Paginator();
  for (const group of groupsOf(rows)) paginator.group(group);
  return paginator;
}

/** The rows with the space between them drawn in. */
const drawnIn = (rows: Row[], share: number): Row[] =>
  rows.map((row) => ({ ...row, before: row.before * share }));

/** The rows with just so little less space that they fill a page fewer, or null when that is not enough. */
function pageFewer(rows: Row[], pages: number): Row[] | null {
  for (const share of TIGHTENING) {
    const tried = drawnIn(rows, share);
    if (laidOut(tried).pages.length < pages) return tried;
  }
  return null;
}

/** What stands before the first page break is a page of its own, if it nearly is. */
function firstPart(rows: Row[]): Row[] {
  const end = rows.findIndex(({ newPage }, index) => newPage && index > 0);
  if (end < 0) return rows;
  const part = rows.slice(0, end);
  const tightened = laidOut(part).pages.length === 2 ? pageFewer(part, 2) : null;
  return tightened ? [...tightened, ...rows.slice(end)] : rows;
}

/**
 * Lays the rows on pages; at least one. A first part that nearly fits on its page, and some lines that would stand
 * alone on the last, are given room by less space between the rest.
 */
export function paginate(rows: Row[]): Page[] {
  const parted = firstPart(rows);
  const plain = laidOut(parted);
  const count = plain.pages.length;
  if (count === 1 || plain.used > COLUMN * LONELY) return plain.pages;
  const tightened = pageFewer(parted, count);
  return tightened ? laidOut(tightened).pages : plain.pages;
}
