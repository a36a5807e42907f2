/**
 * A table on paper: header repeated on every page it goes on, rows that may split, numbers at the right edge. One with
 * more columns than can be read side by side stands in bands, one under the other; it is read aloud row by row.
 */
import { columnBands, columnWidths, onlyColumns } from "../columns.ts";
import type { Block, Cell } from "../document.ts";
import { plainText, text } from "../inline.ts";
import type { Setter } from "./blocks.ts";
import { addSides, type Column, keeps, lineMarks, type Mark, type Row, type Side } from "./flow.ts";
import type { Node } from "./structure.ts";
import {
  ACCENT,
  CAPTION,
  COLUMN,
  type Color,
  HAIR,
  INK,
  RUNNING,
  TABLE,
  TABLE_CELL,
  TABLE_HEAD,
  type TextStyle,
  WHOLE_LINES,
  WHOLE_ROWS,
} from "./style.ts";

type TableBlock = Block & { kind: "table" };
type Place = Column & { node: Node };

/** Left and right edge of a column's text. */
type Edge = { left: number; right: number };

/** Sets a table with its caption. */
export function addTable(setter: Setter, table: TableBlock, place: Place): void {
  const { flow, structure } = setter;
  const bands = bandsOf(setter, table, place);
  const node = structure.add(place.node, "Table");
  flow.space(TABLE.before);
  if (table.caption !== null) {
    const caption = structure.add(node, "Caption");
    const lines = setter.lines([text(table.caption)], CAPTION, place.width, caption);
    const side = { lines, x: place.x, leading: CAPTION.leading, alignEnd: null };
    addSides(flow, [side], Number.POSITIVE_INFINITY, true);
    flow.space(3);
  }
  const cells = setCells(setter, table, edgesByColumn(bands), node);
  bands.forEach((band, index) => {
    if (bands.length > 1) addBandName(setter, bands, index, place);
    addBand(setter, table, band, { cells, repeats: index > 0 });
  });
  flow.space(TABLE.after);
}

/** Columns that stand side by side, each with its edges. */
type Band = { columns: number[]; edges: Edge[] };

function bandsOf(setter: Setter, table: TableBlock, place: Place): Band[] {
  const { gap, readable } = TABLE;
  const columns = columnBands(table, place.width, { gap, readable }, measureOf(setter));
  return columns.map((of) => ({
    columns: of,
    edges: edgesOf(setter, onlyColumns(table, of), place),
  }));
}

/** Where each column is read; the first column's edges are those of the first band. */
function edgesByColumn(bands: Band[]): Map<number, Edge> {
  const edges = new Map<number, Edge>();
  for (const band of bands) {
    band.columns.forEach((column, index) => {
      const edge = band.edges[index];
      if (edge && !edges.has(column)) edges.set(column, edge);
    });
  }
  return edges;
}

/** Every cell of the table in the order in which it is read: the header, then row by row. */
function setCells(
  setter: Setter,
  table: TableBlock,
  edges: Map<number, Edge>,
  node: Node,
): Side[][] {
  const { structure } = setter;
  const head = structure.add(structure.add(node, "THead"), "TR");
  const header = table.header.map((cell, column) =>
    sideOf(setter, cell, TABLE_HEAD, {
      edge: edges.get(column),
      node: structure.add(head, "TH", { scope: "Column" }),
    }),
  );
  const body = structure.add(node, "TBody");
  const rows = table.rows.map((row) => {
    const line = structure.add(body, "TR");
    return row.map((cell, column) => {
      const isHeader = table.rowHeaders && column === 0;
      const scope = isHeader ? "Row" : null;
      const inside = structure.add(line, isHeader ? "TH" : "TD", { scope });
      return sideOf(setter, cell, TABLE_CELL, { edge: edges.get(column), node: inside });
    });
  });
  return [header, ...rows];
}

type Filling = { cells: Side[][]; repeats: boolean };

function addBand(setter: Setter, table: TableBlock, band: Band, { cells, repeats }: Filling): void {
  const { flow } = setter;
  const [left, right] = [band.edges[0]?.left ?? 0, band.edges.at(-1)?.right ?? 0];
  const frame = { x: left, width: right - left };
  /** The cells of a row that stand in this band; the first column, when it comes again, is for the eye. */
  const sidesOf = (at: number): Side[] =>
    band.columns.flatMap((column, index) => {
      const set = cells[at]?.[column];
      if (!set || index > 0 || !repeats) return set ? [set] : [];
      const cell = (at === 0 ? table.header : table.rows[at - 1])?.[column];
      const style = at === 0 ? TABLE_HEAD : TABLE_CELL;
      return [sideOf(setter, cell ?? { children: [] }, style, { edge: band.edges[0], node: null })];
    });
  const barsOf = (row: Cell[]): Mark[] =>
    band.columns.flatMap((column, index) => barMarks(row[column]?.share, band.edges[index]));
  const header = addHeader(setter, sidesOf(0), frame);
  flow.headed(header ? [header] : [], () => {
    for (const [at, row] of table.rows.entries()) {
      addBodyRow(setter, { sides: sidesOf(at + 1), bars: barsOf(row) }, frame);
      // No row of a table stands alone at the foot of a page or under a repeated header.
      if (keeps(at, table.rows.length, WHOLE_ROWS)) flow.keepLast();
    }
  });
}

/** "Kolumn 9–16 av 40", above a band. */
function addBandName(setter: Setter, bands: Band[], index: number, place: Place): void {
  const columns = (bands[index]?.columns ?? []).filter((column) => index === 0 || column > 0);
  const count = Math.max(...bands.flatMap((band) => band.columns)) + 1;
  const [from = 0, to = 0] = [columns[0], columns.at(-1)];
  const words = `Kolumn ${from + 1}–${to + 1} av ${count}`;
  const lines = setter.unread([text(words)], RUNNING, place.width);
  setter.flow.space(index === 0 ? 0 : TABLE.after);
  const side = { lines, x: place.x, leading: RUNNING.leading, alignEnd: null };
  addSides(setter.flow, [side], 1, true);
}

/** A hair more than the text, or a word that just fits would be cut. */
const measureOf =
  ({ faces }: Setter) =>
  (words: string, head: boolean): number => {
    const { face, size } = head ? TABLE_HEAD : TABLE_CELL;
    return faces.width(words, face, size) + 0.1;
  };

function edgesOf(setter: Setter, table: TableBlock, place: Place): Edge[] {
  const widths = columnWidths(table, place.width, TABLE.gap, measureOf(setter));
  let left = place.x;
  return widths.map((width, index) => {
    const edge = { left, right: left + width - (index < widths.length - 1 ? TABLE.gap : 0) };
    left += width;
    return edge;
  });
}

function sideOf(
  setter: Setter,
  cell: Cell,
  style: TextStyle,
  { edge, node }: { edge: Edge | undefined; node: Node | null },
): Side {
  const { left, right } = edge ?? { left: 0, right: 0 };
  const width = right - left;
  return {
    // A column is ragged anyhow: no word is parted that fits in it.
    lines: node
      ? setter.lines(cell.children, style, width, node, false)
      : setter.unread([text(plainText(cell.children))], style, width),
    x: left,
    leading: style.leading,
    alignEnd: cell.align === "end" ? right : null,
  };
}

const ruleUnder = (place: Column, height: number, thickness: number, color: Color): Mark => ({
  kind: "fill",
  ...{ x: place.x, y: height - thickness, width: place.width, height: thickness, color },
});

/**
 * The header is one row, so that it can be repeated whole. Its cells stand on a common last line. One that would take
 * much of every page is set as a row that may split, and is not repeated: then the answer is null.
 */
function addHeader({ flow }: Setter, sides: Side[], frame: Column): Row | null {
  const count = Math.max(1, ...sides.map(({ lines }) => lines.length));
  const { leading } = TABLE_HEAD;
  const height = count * leading + TABLE.padding + 1;
  if (height > COLUMN * TABLE.tallestHead) {
    const rows = addSides(flow, sides, WHOLE_LINES, true);
    const last = rows.at(-1);
    last?.marks.push(ruleUnder(frame, last.height, TABLE.headRule, INK));
    return null;
  }
  const marks = sides.flatMap((side) =>
    side.lines.flatMap((line, index) =>
      lineMarks(line, side).map((mark) => ({
        ...mark,
        y: mark.y + (count - side.lines.length + index) * leading,
      })),
    ),
  );
  return flow.row(height, [...marks, ruleUnder(frame, height, TABLE.headRule, INK)], true);
}

/** The bar of a share on its track. */
function barMarks(share: number | undefined, edge: Edge | undefined): Mark[] {
  if (share === undefined || !edge) return [];
  const { height } = TABLE.bar;
  const width = Math.min(TABLE.bar.width, edge.right - edge.left);
  const place = { kind: "fill", x: edge.left, y: 0, height } as const;
  return [
    { ...place, width, color: HAIR },
    { ...place, width: width * share, color: ACCENT },
  ];
}

type BodyRow = { sides: Side[]; bars: Mark[] };

function addBodyRow({ flow }: Setter, { sides, bars }: BodyRow, frame: Column): void {
  flow.space(TABLE.padding);
  if (bars.length > 0) flow.row(TABLE.bar.height + TABLE.bar.after, bars, true);
  const rows = addSides(flow, sides, WHOLE_LINES, false);
  const last = rows.at(-1) ?? flow.row(TABLE_CELL.leading, [], false);
  last.height += TABLE.padding;
  last.marks.push(ruleUnder(frame, last.height, TABLE.rowRule, HAIR));
}
