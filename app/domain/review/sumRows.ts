/**
 * Whether the sum rows of a table are what the rows beside them add up to. A table may have parts, subtotals and a
 * grand total; a sum row is right when any way of adding that a reader could mean gives it. What the rows mean is
 * told by the columns that do add up: a column that departs from the others is wrong.
 */
import type { Cell, Row, Table } from "../words/tables.ts";

/** A figure that its rows do not give. `expected` is in hundredths, as the cells are. */
export type WrongSum = {
  kind: "sum" | "result";
  table: Table;
  row: Row;
  column: number;
  stated: Cell;
  expected: number;
};

type Kind = "item" | "sum" | "result" | "aside";

/** So many rows or parts above a sum row are tried. */
const MOST_BACK = 60;
/** So many sum rows of one table are tried. */
const MOST_SUMS = 60;

const ASIDE = /^[–-]?\s*(?:varav|därav)(?!\p{L})/iu;
const SUM = /^(?:(?:del|total|slut)?summa|totalt?|sammanlagt|s:a)(?!\p{L})|[ ,](?:totalt|summa)$/iu;
const RESULT =
  /^(?:(?:budgeterat|beräknat|årets|periodens|prognostiserat|ekonomiskt)\s)?resultat(?!\p{L})|netto(?:kostnad|intäkt|resultat)/iu;
/** Columns whose figures are not added. */
const NOT_ADDED =
  /%|procent|andel|konto|kod(?!\p{L})|nr(?!\p{L})|nummer|pris(?!\p{L})|län(?!\p{L})/iu;

function kindOf({ label }: Row): Kind {
  if (ASIDE.test(label)) return "aside";
  if (RESULT.test(label)) return "result";
  return SUM.test(label) ? "sum" : "item";
}

/** A last row without a name under a list of rows with names is their sum, if it is one in some column. */
const isNamelessEnd = (table: Table, at: number): boolean =>
  at >= 2 && at === table.rows.length - 1 && (table.rows[at]?.label ?? "") === "";

/** One way of adding: the rows to add, the last of them to take away when `minus` says so. */
type Way = { rows: number[]; minus: boolean };

/** What has been read above the row that is tried. */
type Above = {
  /** Rows that are no sums. */
  leaves: number[];
  /** The sum rows. */
  sums: number[];
  /** Rows and sums, with every row that a sum holds left out. */
  top: number[];
};

function suffixes(rows: number[], least: number): number[][] {
  const most = Math.min(rows.length, MOST_BACK);
  const all: number[][] = [];
  for (let size = least; size <= most; size += 1) all.push(rows.slice(rows.length - size));
  return all;
}

/** Rows below, for a sum that stands first in its part: "Totalt" and then what it is made of. */
function below(table: Table, at: number): number[][] {
  const before = table.rows[at - 1];
  if (before && kindOf(before) !== "sum" && table.rows[at]?.section === null) return [];
  const rows: number[] = [];
  for (let next = at + 1; next < table.rows.length && rows.length < MOST_BACK; next += 1) {
    const row = table.rows[next];
    if (!row || kindOf(row) === "sum") break;
    rows.push(next);
  }
  return rows.map((_, size) => rows.slice(0, size + 1)).slice(1);
}

function waysTo(table: Table, at: number, { leaves, sums, top }: Above): Way[] {
  const plus = [
    ...suffixes(top, 1),
    ...suffixes(leaves, 2),
    ...suffixes(sums, 2),
    ...below(table, at),
  ];
  return [
    ...plus.map((rows) => ({ rows, minus: false })),
    ...suffixes(top, 2).map((rows) => ({ rows, minus: true })),
    ...suffixes(sums, 2).map((rows) => ({ rows, minus: true })),
  ];
}

const cellAt = (table: Table, row: number, column: number): Cell | null =>
  table.rows[row]?.cells[column] ?? null;

function addedUp(table: Table, way: Way, column: number): number {
  let value = 0;
  way.rows.forEach((row, index) => {
    const one = cellAt(table, row, column)?.hundredths ?? 0;
    value += way.minus && index > 0 ? -one : one;
  });
  return value;
}

/** Rounding of every row to the shown unit: at most half a unit a row, and less the more rows there are. */
function slack(table: Table, way: Way, column: number, stated: Cell): number {
  const cells = way.rows.flatMap((row) => cellAt(table, row, column) ?? []);
  const step = Math.min(stated.step, ...cells.map((cell) => cell.step));
  const count = cells.filter(({ hundredths }) => hundredths !== 0).length;
  return count < 2 ? 0 : step * Math.min(count / 2, Math.sqrt(count));
}

const fits = (table: Table, way: Way, column: number, stated: Cell): boolean => {
  const value = addedUp(table, way, column);
  const off = Math.abs(value - stated.hundredths);
  return off <= slack(table, way, column, stated);
};

/** A sum of costs may be written below zero while the costs are not, and the other way about. */
const fitsOpposite = (table: Table, way: Way, column: number, stated: Cell): boolean =>
  fits(table, way, column, { ...stated, hundredths: -stated.hundredths });

type Tried = { stated: Cell; column: number; fitting: Set<number> };

function tryColumns(table: Table, at: number, ways: Way[], kind: "sum" | "result"): Tried[] {
  return table.columns.flatMap(({ label }, column): Tried[] => {
    const stated = cellAt(table, at, column);
    const hasRows = ways.some(({ rows }) => rows.some((row) => cellAt(table, row, column)));
    if (!stated || !hasRows || NOT_ADDED.test(label)) return [];
    const fitting = new Set<number>();
    ways.forEach((way, index) => {
      const isFitting =
        fits(table, way, column, stated) ||
        (kind === "sum" && !way.minus && fitsOpposite(table, way, column, stated));
      if (isFitting) fitting.add(index);
    });
    return [{ stated, column, fitting }];
  });
}

/** The ways of adding that most columns with figures in them bear out, and how many columns that is. */
function agreed(table: Table, ways: Way[], tried: Tried[]): { best: number[]; votes: number } {
  const votes = ways.map(
    (way, index) =>
      tried.filter(
        ({ fitting, column, stated }) =>
          fitting.has(index) &&
          stated.hundredths !== 0 &&
          way.rows.some((row) => cellAt(table, row, column)?.hundredths),
      ).length,
  );
  const most = votes.reduce((a, b) => Math.max(a, b), 0);
  const fitsZero = (index: number) => tried.some(({ fitting }) => fitting.has(index));
  const best = ways.flatMap((_, index) =>
    votes[index] === most && fitsZero(index) ? [index] : [],
  );
  return { best, votes: most };
}

/** What a sum row holds when nothing else tells: the rows since the sum before it. */
function plainWay(table: Table, at: number, { top }: Above): Way {
  const rows: number[] = [];
  for (const row of top.slice(-MOST_BACK).reverse()) {
    const one = table.rows[row];
    if (one && kindOf(one) === "sum") break;
    rows.unshift(row);
  }
  return {
    rows: rows.length > 0 ? rows : top.slice(-MOST_BACK).filter((row) => row < at),
    minus: false,
  };
}

/** Near enough to be meant as the sum of these rows, and yet not it. */
const isNear = (value: number, stated: number): boolean =>
  value !== 0 && stated !== 0 && value / stated > 0.5 && value / stated < 2;

type Verdict = { wrong: { column: number; stated: Cell; expected: number }[]; way: Way | null };

/** "Summa intäkter" and "Summa kostnader" above a result: the one less the other. */
function incomeLessCosts(table: Table, { sums }: Above, column: number): Way | null {
  const named = (pattern: RegExp) =>
    sums.filter((row) => pattern.test(table.rows[row]?.label ?? ""));
  const [income, secondIncome] = named(/intäkt/iu);
  const [costs, secondCosts] = named(/kostnad/iu);
  if (income === undefined || costs === undefined) return null;
  if (secondIncome !== undefined || secondCosts !== undefined) return null;
  const isBelowZero = (cellAt(table, costs, column)?.hundredths ?? 0) < 0;
  return { rows: [income, costs], minus: !isBelowZero };
}

/** With no other column to compare by, only what is named beyond doubt, or is near what its rows give, is told of. */
function alone(
  table: Table,
  at: number,
  kind: "sum" | "result",
  above: Above,
  off: Tried[],
): Verdict {
  if (kind === "result") {
    const wrong = off.flatMap(({ column, stated }) => {
      const way = incomeLessCosts(table, above, column);
      return way ? [{ column, stated, expected: addedUp(table, way, column) }] : [];
    });
    return { wrong, way: null };
  }
  const way = plainWay(table, at, above);
  const told = off.map((one) => ({ ...one, expected: addedUp(table, way, one.column) }));
  const isMeant =
    !isNamelessEnd(table, at) &&
    told.every(
      ({ column, stated, expected }) =>
        way.rows.filter((row) => cellAt(table, row, column)).length > 1 &&
        isNear(expected, stated.hundredths),
    );
  return { wrong: isMeant ? told : [], way };
}

function verdict(table: Table, at: number, kind: "sum" | "result", above: Above): Verdict {
  const ways = waysTo(table, at, above);
  const tried = tryColumns(table, at, ways, kind);
  if (tried.length === 0) return { wrong: [], way: null };
  const { best, votes } = agreed(table, ways, tried);
  const [index] = best;
  const way = index === undefined ? undefined : ways[index];
  if (way === undefined) return alone(table, at, kind, above, tried);
  const isShared = votes > 1 && way.rows.length > 1;
  const off = tried.filter(({ fitting }) =>
    isShared ? !best.some((one) => fitting.has(one)) : fitting.size === 0,
  );
  const isBorneOut = votes > 0 && way.rows.length > 1 && votes >= off.length;
  const wrong = off.map((one) => ({ ...one, expected: addedUp(table, way, one.column) }));
  return { wrong: isBorneOut ? wrong : [], way };
}

/** Every figure of a sum row or result row that no way of adding gives. */
export function wrongSums(table: Table): WrongSum[] {
  const above: Above = { leaves: [], sums: [], top: [] };
  const wrong: WrongSum[] = [];
  let tries = 0;
  table.rows.forEach((row, at) => {
    const kind = isNamelessEnd(table, at) ? "sum" : kindOf(row);
    if (kind === "aside") return;
    if (kind === "item" || above.top.length === 0 || tries >= MOST_SUMS) {
      above.leaves.push(at);
      above.top.push(at);
      return;
    }
    tries += 1;
    const { wrong: found, way } = verdict(table, at, kind, above);
    for (const one of found)
      wrong.push({
        kind,
        table,
        row,
        column: one.column,
        stated: one.stated,
        expected: one.expected,
      });
    if (kind === "result" && way === null) above.leaves.push(at);
    else above.sums.push(at);
    const held = new Set(way?.rows);
    above.top = [...above.top.filter((one) => !held.has(one)), at];
  });
  return wrong;
}
