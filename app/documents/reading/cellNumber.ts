/** A number in a cell as its style says it is to be read: a number, a share, a day, a time. */

export type NumberKind = {
  kind: "number" | "percent" | "date" | "dateTime" | "time";
  /** Decimals shown; null = as many as there are. */
  decimals: number | null;
  grouped: boolean;
};

const number = (decimals: number | null, grouped = false): NumberKind => ({
  ...{ kind: "number", decimals, grouped },
});
const kindOnly = (kind: NumberKind["kind"]): NumberKind => ({
  ...{ kind, decimals: null, grouped: false },
});

/** The formats that have a number and no words in the file. @see ECMA-376 part 1, 18.8.30 */
const standing = new Map<number, NumberKind>([
  [1, number(0)],
  [2, number(2)],
  ...[3, 37, 38].map((id): [number, NumberKind] => [id, number(0, true)]),
  ...[4, 39, 40].map((id): [number, NumberKind] => [id, number(2, true)]),
  [9, { kind: "percent", decimals: 0, grouped: false }],
  [10, { kind: "percent", decimals: 2, grouped: false }],
  ...[14, 15, 16, 17].map((id): [number, NumberKind] => [id, kindOnly("date")]),
  ...[18, 19, 20, 21, 45, 46, 47].map((id): [number, NumberKind] => [id, kindOnly("time")]),
  [22, kindOnly("dateTime")],
]);

/** How a number is written by the id of its format, and the format's own words where the file has them. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return standing.get(id) ?? number(null);
  // Only what is said of positive numbers, without words in quotes and colours in brackets.
  const [said = ""] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, "").split(";");
  const hasDay = /[yd]/i.test(said);
  const hasClock = /[hs]/i.test(said);
  if (hasDay) return kindOnly(hasClock ? "dateTime" : "date");
  if (hasClock) return kindOnly("time");
  if (/m/i.test(said) && !/[0#]/.test(said)) return kindOnly("date");
  const [, after] = /[0#]\.([0#?]+)/.exec(said) ?? [];
  const decimals = /[0#]/.test(said) ? (after ?? "").length : null;
  if (said.includes("%")) return { kind: "percent", decimals, grouped: false };
  return number(decimals, /[#0][, \u00a0]\s*[#0]/.test(said));
}

const DAY = 86_400_000;

/** The instant of a day count. The count of 1900 takes that year for a leap year. */
function instantOf(days: number, from1904: boolean): Date | null {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const at = new Date(start + Math.round((days * DAY) / 60_000) * 60_000);
  const year = at.getUTCFullYear();
  return days >= 0 && year < 10_000 ? at : null;
}

/** Digits that a computer's number holds for certain. */
const CERTAIN = 15;

function digits(value: number, { decimals, grouped }: NumberKind): string {
  const plain =
    decimals === null
      ? String(Number(value.toPrecision(CERTAIN)))
      : value.toFixed(Math.min(decimals, CERTAIN));
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(plain) ?? [];
  const parted = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, "\u00a0") : whole;
  return `${sign === "-" ? "−" : ""}${parted}${rest.replace(".", ",")}`;
}

/** The number as it is read in Swedish: "1 245 000,50", "12 %", "2026-03-04", "09:30". */
export function cellNumber(value: number, kind: NumberKind, from1904: boolean): string {
  if (kind.kind === "number") return digits(value, kind);
  if (kind.kind === "percent") return `${digits(value * 100, kind)}\u00a0%`;
  const at = instantOf(value, from1904)?.toISOString();
  if (at === undefined) return digits(value, number(null));
  const [day, clock] = [at.slice(0, 10), at.slice(11, 16)];
  if (kind.kind === "date") return day;
  return kind.kind === "time" ? clock : `${day} ${clock}`;
}
