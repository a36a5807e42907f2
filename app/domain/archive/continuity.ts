/** Whether a series of protokoll holds together: no § number lacking, none twice, none out of order. @see KL 5:66 */
import { dateText, parts } from "../calendar.ts";
import { sources } from "../law.ts";
import type { Finding } from "../result.ts";
import { listText } from "../wording.ts";
import { type Span, spanText } from "./archived.ts";
import type { Leg, Placed, Series } from "./series.ts";

/** What was found in the archive as a whole, and the files that it is about. */
export type ArchiveFinding = Finding & { title: string; files: string[] };

const files = (...minutes: (Placed | undefined)[]): string[] =>
  minutes.flatMap((one) => (one ? [one.file] : []));

const missing = (text: string, about: string[], suggestion = SEEK): ArchiveFinding => ({
  rule: "ARKIV",
  title: "Inget protokoll saknas",
  level: "warn",
  paragraf: null,
  text,
  suggestion,
  source: sources.ARKIV,
  files: about,
});

const SEEK =
  "Leta upp protokollet och lägg det i arkivet, eller anteckna varför numren inte har använts.";

/** The stretches of numbers that no protokoll of the leg has, nor says that it is about. */
function gapsIn({ minutes, fromOne }: Leg): Span[] {
  const taken = minutes
    .flatMap(({ span, stated }) => (stated ? [span, stated] : [span]))
    .sort((a, b) => a.from - b.from);
  const gaps: Span[] = [];
  let next = fromOne ? 1 : (taken[0]?.from ?? 1);
  for (const { from, to } of taken) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  return gaps;
}

function gapFinding(gap: Span, { minutes }: Leg): ArchiveFinding {
  const below = minutes.filter(({ span }) => span.to < gap.from);
  const above = minutes.filter(({ span }) => span.from > gap.to);
  const before = below.reduce<Placed | undefined>(
    (best, one) => (best && best.span.to >= one.span.to ? best : one),
    undefined,
  );
  const after = above.reduce<Placed | undefined>(
    (best, one) => (best && best.span.from <= one.span.from ? best : one),
    undefined,
  );
  const where =
    before && after
      ? `mellan protokollen från ${dateText(before.date)} och ${dateText(after.date)}`
      : `före protokollet från ${after ? dateText(after.date) : ""}`;
  return missing(`${spanText(gap)} saknas ${where}.`, files(before, after));
}

const gaps = (leg: Leg): ArchiveFinding[] => gapsIn(leg).map((gap) => gapFinding(gap, leg));

/** Numbers as stretches: 3, 4, 5, 9 → 3–5, 9. */
function stretches(numbers: readonly number[]): Span[] {
  const found: Span[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found;
}

/** The numbers that two protokoll share, for each pair that shares any. */
function sharedNumbers(minutes: readonly Placed[]): [Placed, Placed, number[]][] {
  const owners = new Map<number, Placed>();
  const pairs = new Map<string, [Placed, Placed, number[]]>();
  for (const one of minutes) {
    for (const number of one.numbers) {
      const owner = owners.get(number);
      if (!owner) {
        owners.set(number, one);
        continue;
      }
      const key = `${owner.file}\n${one.file}`;
      const pair = pairs.get(key);
      if (pair) pair[2].push(number);
      else pairs.set(key, [owner, one, [number]]);
    }
  }
  return [...pairs.values()];
}

function twice(leg: Leg): ArchiveFinding[] {
  return sharedNumbers(leg.minutes).map(([first, second, numbers]) => {
    const sameDay = first.date === second.date;
    const which = listText(stretches(numbers).map(spanText));
    return {
      rule: "KL-5-66",
      title: "Varje nummer en gång",
      level: sameDay ? "info" : "warn",
      paragraf: numbers[0] ?? null,
      text: sameDay
        ? `${which} finns i två protokoll från ${dateText(first.date)}, med olika omfattning.`
        : `${which} finns både i protokollet från ${dateText(first.date)} och i det från ${dateText(second.date)}.`,
      suggestion: sameDay
        ? "Det kan vara två versioner, eller en paragraf som justerades omedelbart. Behåll det som justerades."
        : "Kontrollera numren och dagarna. Ett nummer används en gång.",
      source: sources["KL-5-66"],
      files: files(first, second),
    };
  });
}

/** A later day with lower numbers: one of the days is wrong, or one of the numbers. */
function outOfOrder({ minutes }: Leg): ArchiveFinding[] {
  return minutes.slice(1).flatMap((later, index): ArchiveFinding[] => {
    const earlier = minutes[index];
    if (!earlier || later.span.to >= earlier.span.from || later.date === earlier.date) return [];
    return [
      {
        rule: "KL-5-66",
        title: "Numren följer dagarna",
        level: "warn",
        paragraf: later.span.from,
        text: `Protokollet från ${dateText(later.date)} har ${spanText(later.span)}, men det från ${dateText(earlier.date)} har ${spanText(earlier.span)}. Det senare sammanträdet har de lägre numren.`,
        suggestion: "Kontrollera protokollens dagar och nummer.",
        source: sources["KL-5-66"],
        files: files(earlier, later),
      },
    ];
  });
}

/** Whole years without a protokoll, where the numbers begin anew and cannot tell of them. */
function emptyYears({ minutes, numbering }: Series): ArchiveFinding[] {
  if (numbering === "across years") return [];
  return minutes.slice(1).flatMap((later, index): ArchiveFinding[] => {
    const earlier = minutes[index];
    if (!earlier || later.span.from === earlier.span.to + 1) return [];
    const from = parts(earlier.date).year + 1;
    const to = parts(later.date).year - 1;
    if (from > to) return [];
    const years = from === to ? `${from}` : `${from}–${to}`;
    return [
      missing(
        `Det finns inget protokoll från ${years}.`,
        files(earlier, later),
        "Leta upp årets protokoll och lägg dem i arkivet.",
      ),
    ];
  });
}

/** What the numbers and days of a series show. */
export const continuityOf = (series: Series): ArchiveFinding[] => [
  ...emptyYears(series),
  ...series.legs.flatMap((leg) => [...gaps(leg), ...twice(leg), ...outOfOrder(leg)]),
];

/** The years of a series in which a § number is lacking. */
export const yearsWithGaps = (series: Series): Set<number> =>
  new Set(
    series.legs.flatMap((leg) =>
      gapsIn(leg).flatMap((gap) => {
        const before = leg.minutes.filter(({ span }) => span.to < gap.from).at(-1);
        const after = leg.minutes.find(({ span }) => span.from > gap.to);
        return [before, after].flatMap((one) => (one ? [parts(one.date).year] : []));
      }),
    ),
  );
