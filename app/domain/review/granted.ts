/** What an ärende says was applied for, and what its att-satser give, year by year. It finds no fault. */
import type { Item } from "../minutes.ts";
import { type Amount, findAmounts } from "../words/amounts.ts";
import { clausesOf } from "./rule.ts";
import { afterAmount, between, LONGEST_SENTENCE, type Sentence, sentencesIn } from "./sentences.ts";

/** A sum and the year that it is for; null when no year is named with it. */
export type YearSum = { amount: Amount; year: number | null };

/** What is given by the att-sats itself, and what is put aside beside it. */
export type Granted = { kind: "grant" | "aside"; clause: string; sums: YearSum[] };

const YEAR_AFTER =
  /^(?:[\s,(]|för|under|avseende|avser|år|året|inför|gällande)*(20\d\d)(?!\d|[-–/.]\d)/iu;
const YEAR_BEFORE =
  /(?<!\d)(20\d\d)(?:[\s:=,(]|med|är|på|om|till|för|en|ett|kostnad|av|belopp|summa)*$/iu;
const ANY_YEAR = /(?<![\d\p{L}:/-])20\d\d(?![\d\p{L}:/-])/gu;

/** The years that a text names, dates and register numbers left out. */
export const yearsNamed = (text: string): number[] => [
  ...new Set([...text.matchAll(ANY_YEAR)].map(([year]) => Number(year))),
];

/** Each sum of a sentence with its year: right after it, right before it, or the only one that is named at all. */
function withYears(sentence: Sentence, amounts: readonly Amount[]): YearSum[] {
  const only = yearsNamed(sentence.text);
  return amounts.map((amount) => {
    const next = sentence.amounts[sentence.amounts.indexOf(amount) + 1];
    const previous = sentence.amounts[sentence.amounts.indexOf(amount) - 1];
    const after = YEAR_AFTER.exec(afterAmount(sentence, amount, next))?.[1];
    const start = previous ? previous.at + previous.length : sentence.at;
    const before = YEAR_BEFORE.exec(between(sentence, start, amount.at))?.[1];
    const lone = only.length === 1 ? only[0] : undefined;
    const year = Number(after ?? before ?? lone ?? 0);
    return { amount, year: year === 0 ? null : year };
  });
}

/** "hälften", "varav", "per månad" …: a sum that is no sum of its own. */
const PART_BEFORE =
  /(?:varav|därav|inklusive|inkl\.?|hälften|resterande|per|jämfört med|från)[^.\d]{0,40}$/iu;
const PART_AFTER = /^\s*(?:per|\/|i månaden|i timmen)(?!\p{L})/iu;

const wholeSums = (sentence: Sentence): Amount[] =>
  sentence.amounts.filter((amount, index) => {
    const previous = sentence.amounts[index - 1];
    const start = previous ? previous.at + previous.length : sentence.at;
    return (
      amount.ore > 0 &&
      !PART_BEFORE.test(between(sentence, start, amount.at)) &&
      !PART_AFTER.test(afterAmount(sentence, amount))
    );
  });

/** The sentence states what is applied for as a whole. */
const APPLIES =
  /till en (?:total |sammanlagd )?kostnad (?:av|på|om)|ansöker om|söker (?:om )?(?:medel|bidrag|finansiering|\d)|sökt belopp|(?:sökta|ansökta) (?:medel|belopp)|ansökan (?:gäller|omfattar|avser|är på|uppgår till|om) (?:totalt |sammanlagt |medel (?:om |på )?)?\d|ansökt(?:s)? om|begär(?:s|t|da)?(?!\p{L})/iu;
/** It speaks of other money than this application's. */
const OTHER_MONEY =
  /tidigare|föregående|förra året|i fjol|återstår|kvar(?!\p{L})|budget|avsatt|medfinansier|egeninsats|egen insats/iu;
const TOTAL = /totalt|sammanlagt|tillsammans|total kostnad|sammanlagd/iu;

/** What the paragraf says was applied for; null when it does not say it beyond doubt. */
export function appliedFor(item: Item): YearSum[] | null {
  const body = item.sections.map((section) => section.body).join("\n\n");
  const telling = sentencesIn(body).filter(
    ({ text, amounts }) =>
      text.length <= LONGEST_SENTENCE &&
      amounts.length > 0 &&
      APPLIES.test(text) &&
      !OTHER_MONEY.test(text),
  );
  const [sentence, ...more] = telling;
  if (!sentence || more.length > 0) return null;
  const sums = withYears(sentence, wholeSums(sentence));
  if (sums.length === 0) return null;
  if (!TOTAL.test(sentence.text)) return sums;
  const largest = sums.reduce((most, one) => (one.amount.ore > most.amount.ore ? one : most));
  return [
    { amount: largest.amount, year: yearsNamed(sentence.text).length > 1 ? null : largest.year },
  ];
}

const GRANTS = /^\s*att\s+(?:\p{L}+\s+){0,3}?(?:bevilja|anslå|tilldela)(?!\p{L})/iu;
const SETS_ASIDE =
  /^\s*att\s+(?:\p{L}+\s+){0,3}?(?:avsätta|reservera|tillskjuta|tillföra)(?!\p{L})/iu;

/** "att inte bevilja", "att avslå": it gives nothing. */
export const givesNothing = (clause: string): boolean =>
  /^\s*att\s+(?:\p{L}+\s+){0,3}?(?:inte|ej|avslå|avstå|avvisa|återremittera|bordlägga)(?!\p{L})/iu.test(
    clause,
  );

/** "300 000 kr, med 150 000 kr i januari och 150 000 kr i juli": what the first sum is made of is not given besides. */
function withoutParts(sums: YearSum[]): YearSum[] {
  const [whole, ...parts] = sums;
  if (!whole || parts.length < 2) return sums;
  const together = parts.reduce((sum, { amount }) => sum + amount.ore, 0);
  return together === whole.amount.ore ? [whole] : sums;
}

/** What each att-sats gives. */
export const grantedIn = (item: Pick<Item, "sections">): Granted[] =>
  clausesOf(item).flatMap((clause): Granted[] => {
    const kind = GRANTS.test(clause) ? "grant" : SETS_ASIDE.test(clause) ? "aside" : null;
    if (kind === null || givesNothing(clause) || clause.length > LONGEST_SENTENCE) return [];
    const sentence: Sentence = { text: clause, at: 0, amounts: findAmounts(clause) };
    return [{ kind, clause, sums: withoutParts(withYears(sentence, wholeSums(sentence))) }];
  });

/** The sums for a year together; a sum without a year is for the only year there is. */
export function sumForYear(sums: readonly YearSum[], year: number | null): number {
  const own = sums.filter((one) => one.year === year || one.year === null || year === null);
  return own.reduce((sum, { amount }) => sum + amount.ore, 0);
}
