/**
 * A whole archive of protokoll held together: what no single protokoll can tell. Whether § numbers lack, stand
 * twice or out of order, which years lack what every year should have, and what it all comes to in figures.
 */

import { type ArchivedMinutes, spanOf, spanText } from "./archive/archived.ts";
import { bodiesOf } from "./archive/bodies.ts";
import { type ArchiveFinding, continuityOf } from "./archive/continuity.ts";
import { type Copy, withoutCopies } from "./archive/copies.ts";
import type { Numbering, Placed, Series } from "./archive/series.ts";
import {
  figuresByRule,
  figuresByYear,
  type Reviewed,
  type RuleFigures,
  type YearFigures,
} from "./archive/yearFigures.ts";
import { undoneDuties } from "./archive/years.ts";
import { dateText, type LegalDate } from "./calendar.ts";
import type { OtherMeeting } from "./review/rule.ts";

export { type ArchivedMinutes, archivedMinutes, spanOf, spanText } from "./archive/archived.ts";
export type { ArchiveFinding } from "./archive/continuity.ts";
export type { Copy } from "./archive/copies.ts";
export type { Reviewed, RuleFigures, YearFigures } from "./archive/yearFigures.ts";

/** A body's protokoll in the archive: from when to when, and how its paragrafer are numbered, in words. */
export type Body = {
  organ: string;
  count: number;
  from: LegalDate;
  to: LegalDate;
  numbering: string;
};

/** The archive in order, before anything in it is reviewed. */
export type Archive = {
  kept: ArchivedMinutes[];
  copies: Copy[];
  bodies: Body[];
  /** The other protokoll of the same body, by file. */
  othersOf: (file: string) => OtherMeeting[];
  findings: ArchiveFinding[];
};

const numberingText: Record<Numbering, string> = {
  "each year": "Numren börjar om varje år.",
  "across years": "Numren löper vidare från år till år.",
  "each meeting": "Numren börjar om vid varje sammanträde. Därför prövas inte om nummer saknas.",
  "not known":
    "Det går inte att se om numren börjar om varje år. Varje år är därför prövat för sig.",
};

function bodyOf({ organ, minutes, numbering }: Series): Body[] {
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (!first || !last) return [];
  const { date: from } = first;
  return [
    { organ, count: minutes.length, from, to: last.date, numbering: numberingText[numbering] },
  ];
}

const otherOf = ({ date, span }: Placed): OtherMeeting => ({
  date,
  from: span.from,
  to: span.to,
});

/** Several bodies in one archive: what is found tells which one it is about. */
const named = (finding: ArchiveFinding, { organ }: Series): ArchiveFinding =>
  organ === "" ? finding : { ...finding, text: `${organ}: ${finding.text}` };

/** Puts an archive in order and tells what it shows as a whole. The order of `all` is that of the files. */
export function archiveOf(all: readonly ArchivedMinutes[]): Archive {
  const { kept, copies } = withoutCopies(all);
  const series = bodiesOf(kept);
  const home = new Map(
    series.flatMap((one) => one.minutes.map(({ file }) => [file, one] as const)),
  );
  const findings = series.flatMap((one) => {
    const found = [...continuityOf(one), ...undoneDuties(one)];
    return series.length > 1 ? found.map((finding) => named(finding, one)) : found;
  });
  return {
    kept,
    copies,
    bodies: series.flatMap(bodyOf),
    findings,
    othersOf: (file) =>
      (home.get(file)?.minutes ?? []).filter((one) => one.file !== file).map(otherOf),
  };
}

/** "4 mars 2024", or that the day is not known. */
export const dayText = ({ date }: ArchivedMinutes): string =>
  date === null ? "okänt datum" : dateText(date);

export type ArchiveFigures = { years: YearFigures[]; rules: RuleFigures[] };

/** What the protokoll of an archive come to, with what the rules found in each. */
export const archiveFigures = (reviewed: readonly Reviewed[]): ArchiveFigures => ({
  years: figuresByYear(reviewed),
  rules: figuresByRule(reviewed),
});

/** "§ 3–9", or that it has no numbers. */
export function numbersText(one: ArchivedMinutes): string {
  const span = spanOf(one);
  return span === null ? "inga paragrafer" : spanText(span);
}
