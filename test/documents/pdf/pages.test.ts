import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Flow, keeps, type Mark, type Row } from "#app/documents/pdf/flow.ts";
import { type Page, paginate } from "#app/documents/pdf/pages.ts";
import { COLUMN, INK, PAGE } from "#app/documents/pdf/style.ts";

/** A mark that can be told again by its x. */
const marked = (id: number): Mark[] => [
  { kind: "fill", x: id, y: 0, width: 1, height: 1, color: INK },
];

const row = (id: number, rest: Partial<Row> = {}): Row => ({
  height: COLUMN / 10,
  before: 0,
  keep: false,
  newPage: false,
  marks: marked(id),
  frames: [],
  header: [],
  anchor: null,
  ...rest,
});

const idsOn = (page: Page): number[] => page.marks.map(({ mark }) => mark.x);
const ids = (rows: Row[]): number[][] => paginate(rows).map(idsOn);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe("pages", () => {
  test("are filled in order", () => {
    expect(ids(upTo(23).map((id) => row(id)))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
      [20, 21, 22],
    ]);
  });

  test("do not part what is kept", () => {
    const rows = upTo(12).map((id) => row(id, { keep: id === 8 || id === 9 }));
    expect(ids(rows)).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
  });

  test("part what is kept only when it is taller than a page", () => {
    const rows = upTo(13).map((id) => row(id, { keep: id > 0 && id < 12 }));
    expect(ids(rows)).toEqual([[0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [11, 12]]);
  });

  test("drop the space above what comes first", () => {
    const [first, second] = paginate([
      row(0, { before: 50 }),
      ...upTo(10).map((id) => row(id + 1, { before: 5 })),
    ]);
    expect(first?.marks[0]?.y).toBe(PAGE.top);
    expect(second?.marks[0]?.y).toBe(PAGE.top);
  });

  test("repeat a table's header, as something not read again", () => {
    const header = row(99);
    const rows = [header, ...upTo(14).map((id) => row(id, { header: [header] }))];
    const pages = paginate(rows);
    expect(pages.map(idsOn)).toEqual([
      [99, 0, 1, 2, 3, 4, 5, 6, 7, 8],
      [99, 9, 10, 11, 12, 13],
    ]);
    expect(pages.map((page) => page.marks[0]?.furniture)).toEqual([false, true]);
  });

  test("begin anew where they are told to, except to leave a later page nearly empty", () => {
    const newPage = { newPage: true };
    expect(ids([row(0), row(1, newPage)])).toEqual([[0], [1]]);
    expect(ids([row(0, newPage)])).toEqual([[0]]);
    const spilled = [...upTo(12).map((id) => row(id)), row(12, newPage)];
    expect(ids(spilled)[1]).toEqual([10, 11, 12]);
    const full = [...upTo(16).map((id) => row(id)), row(16, newPage)];
    expect(ids(full)[2]).toEqual([16]);
  });

  test("draw a frame around the rows that are in it, on each page they are on", () => {
    const frame = { x: 0, width: 1, fill: INK, line: null };
    const pages = paginate(upTo(12).map((id) => row(id, { frames: id >= 8 ? [frame] : [] })));
    const at = (index: number) => PAGE.top + (COLUMN / 10) * index;
    expect(pages.map(({ frames }) => frames.map(({ top, bottom }) => [top, bottom]))).toEqual([
      [[expect.closeTo(at(8)), expect.closeTo(at(10))]],
      [[expect.closeTo(at(0)), expect.closeTo(at(2))]],
    ]);
  });
});

describe("space gives way", () => {
  /** Nine rows to a page, and ten with a little less space between them. */
  const spaced = (id: number, rest: Partial<Row> = {}) =>
    row(id, { height: COLUMN / 11, before: COLUMN / 96, ...rest });
  const counts = (rows: Row[]) => ids(rows).map((page) => page.length);

  test("for lines that would stand alone on the last page, not for more than that", () => {
    expect(counts(upTo(10).map((id) => spaced(id)))).toEqual([10]);
    expect(counts(upTo(11).map((id) => spaced(id)))).toEqual([9, 2]);
  });

  test("for a first part that nearly fits on its page", () => {
    const rest = [spaced(10, { newPage: true }), ...upTo(5).map((id) => spaced(id + 11))];
    expect(counts([...upTo(10).map((id) => spaced(id)), ...rest])).toEqual([10, 6]);
    expect(counts([...upTo(11).map((id) => spaced(id)), ...rest])).toEqual([9, 8]);
  });
});

test("every row is placed once, in order, and none is outside the column", () => {
  const rows = fc.array(
    fc.record({
      height: fc.integer({ min: 1, max: Math.floor(COLUMN) }),
      before: fc.integer({ min: 0, max: 60 }),
      keep: fc.boolean(),
      newPage: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(rows, (made) => {
      const placed = paginate(made.map((one, id) => row(id, one)));
      expect(placed.flatMap(idsOn)).toEqual(upTo(made.length));
      for (const { marks } of placed) {
        for (const { mark, y } of marks) {
          expect(y).toBeGreaterThanOrEqual(PAGE.top);
          expect(y + (made[mark.x]?.height ?? 0)).toBeLessThanOrEqual(PAGE.top + COLUMN + 1e-6);
        }
      }
    }),
  );
});

test("a paragraph leaves no single line behind, and none ahead", () => {
  const kept = (count: number, whole: number) =>
    upTo(count).map((index) => keeps(index, count, whole));
  expect(kept(1, 0)).toEqual([false]);
  expect(kept(2, 0)).toEqual([true, false]);
  expect(kept(3, 0)).toEqual([true, true, false]);
  expect(kept(5, 0)).toEqual([true, false, false, true, false]);
  expect(kept(5, 5)).toEqual([true, true, true, true, false]);
});

test("of two spaces that meet the larger holds", () => {
  const flow = new Flow();
  flow.space(7);
  flow.space(20);
  flow.space(9);
  expect(flow.row(10, [], false).before).toBe(20);
  expect(flow.row(10, [], false).before).toBe(0);
});
