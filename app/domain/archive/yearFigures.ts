/** An archive in figures: what was found each year, and how long justering and anslag took. */
import { parts } from "../calendar.ts";
import { daysFrom, median } from "../figures.ts";
import type { Level } from "../result.ts";
import type { ReviewFinding } from "../review/rule.ts";
import type { ArchivedMinutes } from "./archived.ts";

/** A protokoll with what the rules found in it. */
export type Reviewed = ArchivedMinutes & { findings: readonly ReviewFinding[] };

export type YearFigures = {
  /** Null for protokoll without a day. */
  year: number | null;
  minutes: number;
  found: Record<Level, number>;
  /** Median days from meeting to justering, and how many protokoll tell both days. */
  approval: { days: number | null; known: number };
  /** The same from justering to anslag. */
  posting: { days: number | null; known: number };
};

export type RuleFigures = {
  rule: string;
  title: string;
  total: number;
  /** One for each of the years, in their order. */
  byYear: { year: number | null; count: number }[];
};

const yearOf = ({ date }: ArchivedMinutes): number | null =>
  date === null ? null : parts(date).year;

/** The years that there are protokoll from, rising; those without a day last. */
const yearsOf = (all: readonly Reviewed[]): (number | null)[] =>
  [...new Set(all.map(yearOf))].sort(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );

const timed = (days: number[]) => ({ days: median(days), known: days.length });

/** What each year comes to. */
export const figuresByYear = (all: readonly Reviewed[]): YearFigures[] =>
  yearsOf(all).map((year) => {
    const minutes = all.filter((one) => yearOf(one) === year);
    const found: Record<Level, number> = { block: 0, warn: 0, info: 0 };
    for (const { level } of minutes.flatMap(({ findings }) => findings)) found[level] += 1;
    return {
      year,
      minutes: minutes.length,
      found,
      approval: timed(daysFrom(minutes.map((one) => [one.date, one.approvedOn]))),
      posting: timed(daysFrom(minutes.map((one) => [one.approvedOn, one.postedOn]))),
    };
  });

/** What each rule found, the most frequent first. */
export function figuresByRule(all: readonly Reviewed[]): RuleFigures[] {
  const years = yearsOf(all);
  const rules = new Map<string, RuleFigures>();
  for (const one of all) {
    for (const { rule, title } of one.findings) {
      const figures = rules.get(`${rule} ${title}`) ?? {
        ...{ rule, title, total: 0 },
        byYear: years.map((year) => ({ year, count: 0 })),
      };
      figures.total += 1;
      const cell = figures.byYear.find(({ year }) => year === yearOf(one));
      if (cell) cell.count += 1;
      rules.set(`${rule} ${title}`, figures);
    }
  }
  return [...rules.values()].sort((a, b) => b.total - a.total || a.rule.localeCompare(b.rule));
}
