/** What every year should have: a budget decided on, and last year's årsredovisning. @see FIN-23, FIN-24 */
import { parts } from "../calendar.ts";
import { type RuleId, sources } from "../law.ts";
import { type ArchiveFinding, yearsWithGaps } from "./continuity.ts";
import type { Placed, Series } from "./series.ts";

const yearOf = ({ date }: Placed): number => parts(date).year;

/** The years that the archive covers whole: it has protokoll from before and from after. */
function wholeYears({ minutes }: Series): number[] {
  const years = [...new Set(minutes.map(yearOf))];
  return years.slice(1, -1);
}

type Duty = { rule: RuleId; title: string; isDone: (one: Placed) => boolean; text: string };

const dutiesOf = (year: number): Duty[] => [
  {
    rule: "FIN-23",
    title: "Budget varje år",
    isDone: ({ decidesBudget }) => decidesBudget,
    text: `Inget protokoll från ${year} har ett beslut om budgeten för ${year + 1}.`,
  },
  {
    rule: "FIN-24",
    title: "Årsredovisning varje år",
    isDone: ({ handlesAnnualReport }) => handlesAnnualReport,
    text: `Inget protokoll från ${year} tar upp årsredovisningen för ${year - 1}.`,
  },
];

const LACKING = "Det kan stå i de paragrafer som saknas.";
const OTHERWISE = "Kontrollera om ärendet har en annan rubrik, eller om ett protokoll saknas.";

/** The years that lack one of them, among those that the archive covers whole. */
export function undoneDuties(series: Series): ArchiveFinding[] {
  const lacking = yearsWithGaps(series);
  return wholeYears(series).flatMap((year) => {
    const minutes = series.minutes.filter((one) => yearOf(one) === year);
    return dutiesOf(year)
      .filter(({ isDone }) => !minutes.some(isDone))
      .map(
        ({ rule, title, text }): ArchiveFinding => ({
          ...{ rule, title, text, level: "info", paragraf: null, source: sources[rule] },
          suggestion: lacking.has(year) ? LACKING : OTHERWISE,
          files: minutes.map(({ file }) => file),
        }),
      );
  });
}
