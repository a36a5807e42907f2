/** A table on paper: header repeated on every page it goes on, rows that may split, numbers at the right edge. */
import { columnWidths } from "../columns.ts";
import type { Block, Cell } from "../document.ts";
import { text } from "../inline.ts";
import type { Setter } from "./blocks.ts";
import { addSides, type Column, keeps, lineMarks, type Mark, type Row, type Side } from "./flow.ts";
import type { Node } from "./structure.ts";
import {
  CAPTION,
  type Color,
  HAIR,
  INK,
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
  const edges = edgesOf(setter, table, place);
  const frame = { x: place.x, width: (edges.at(-1)?.right ?? place.x) - place.x };
  const node = structure.add(place.node, "Table");
  flow.space(TABLE.before);
  if (table.caption !== null) {
    const caption = structure.add(node, "Caption");
    const lines = setter.lines([text(table.caption)], CAPTION, place.width, caption);
    const side = { lines, x: place.x, leading: CAPTION.leading, alignEnd: null };
    addSides(flow, [side], Number.POSITIVE_INFINITY, true);
    flow.space(3);
  }
  const head = structure.add(structure.add(node, "THead"), "TR");
  const headSides = table.header.map((cell, index) =>
    sideOf(setter, cell, TABLE_HEAD, edges[index], structure.add(head, "TH", { scope: "Column" })),
  );
  const header = addHeader(setter, headSides, frame);
  const body = structure.add(node, "TBody");
  flow.headed([header], () => {
    for (const [at, row] of table.rows.entries()) {
      const line = structure.add(body, "TR");
      const sides = row.map((cell, index) => {
        const isHeader = table.rowHeaders && index === 0;
        const inside = structure.add(line, isHeader ? "TH" : "TD", {
          scope: isHeader ? "Row" : null,
        });
        return sideOf(setter, cell, TABLE_CELL, edges[index], inside);
      });
      addBodyRow(setter, sides, frame);
      // No row of a table stands alone at the foot of a page or under a repeated header.
      if (keeps(at, table.rows.length, WHOLE_ROWS)) flow.keepLast();
    }
  });
  flow.space(TABLE.after);
}

function edgesOf({ faces }: Setter, table: TableBlock, place: Place): Edge[] {
  // A hair more than the text, or a word that just fits would be cut.
  const widths = columnWidths(table, place.width, TABLE.gap, (words, head) => {
    const { face, size } = head ? TABLE_HEAD : TABLE_CELL;
    return faces.width(words, face, size) + 0.1;
  });
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
  edge: Edge | undefined,
  node: Node,
): Side {
  const { left, right } = edge ?? { left: 0, right: 0 };
  return {
    lines: setter.lines(cell.children, style, right - left, node),
    x: left,
    leading: style.leading,
    alignEnd: cell.align === "end" ? right : null,
  };
}

const ruleUnder = (place: Column, height: number, thickness: number, color: Color): Mark => ({
  kind: "fill",
  ...{ x: place.x, y: height - thickness, width: place.width, height: thickness, color },
});

/** The header is one row, so that it can be repeated whole. Its cells stand on a common last line. */
function addHeader({ flow }: Setter, sides: Side[], frame: Column): Row {
  const count = Math.max(1, ...sides.map(({ lines }) => lines.length));
  const { leading } = TABLE_HEAD;
  const height = count * leading + TABLE.padding + 1;
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

function addBodyRow({ flow }: Setter, sides: Side[], frame: Column): void {
  flow.space(TABLE.padding);
  const rows = addSides(flow, sides, WHOLE_LINES, false);
  const last = rows.at(-1) ?? flow.row(TABLE_CELL.leading, [], false);
  last.height += TABLE.padding;
  last.marks.push(ruleUnder(frame, last.height, TABLE.rowRule, HAIR));
}
