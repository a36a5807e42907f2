/**
 * What is granted against what was applied for, by the paragraf's own words and by the application's table; and
 * grants that do not say how much, for when or to whom. @see KL 5:67, 11:15
 */
import type { Item, Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { findAmounts, kronorText } from "../words/amounts.ts";
import { findTables, type Table } from "../words/tables.ts";
import { isFinanced } from "./financing.ts";
import {
  appliedFor,
  type Granted,
  givesNothing,
  grantedIn,
  sumForYear,
  type YearSum,
  yearsNamed,
} from "./granted.ts";
import { atItems, clausesOf, type Flaw, label, type ReviewContext, rule, textOf } from "./rule.ts";
import { papersOf } from "./textRule.ts";

const CHECK_SUM = "Kontrollera beloppen och rätta det som är fel.";

const sumsOf = (granted: readonly Granted[], kind?: Granted["kind"]): YearSum[] =>
  granted.filter((one) => kind === undefined || one.kind === kind).flatMap(({ sums }) => sums);

/** The years to compare by; one without a name when neither side names any. */
const yearsOf = (sums: readonly YearSum[]): (number | null)[] => {
  const years = [...new Set(sums.flatMap(({ year }) => year ?? []))];
  return years.length === 0 ? [null] : years;
};

const forYear = (year: number | null): string => (year === null ? "" : ` för ${year}`);

/** Sums of one side with a year and of the other without cannot be compared year by year. */
const areComparable = (applied: readonly YearSum[], granted: readonly YearSum[]): boolean => {
  const lacks = (sums: readonly YearSum[]) => sums.some(({ year }) => year === null);
  if (!lacks(applied) && !lacks(granted)) return true;
  return new Set([...applied, ...granted].flatMap(({ year }) => year ?? [])).size < 2;
};

const finest = (sums: readonly YearSum[]): number =>
  sums.reduce((most, { amount }) => Math.max(most, amount.step), 100);

function moreThanAppliedFor(item: Item): Flaw[] {
  // The att-satser first: most ärenden give nothing, and their texts need not be read.
  const granted = grantedIn(item);
  const all = sumsOf(granted);
  const applied = all.length === 0 ? null : appliedFor(item);
  if (!applied || !areComparable(applied, all)) return [];
  return yearsOf(applied).flatMap((year): Flaw[] => {
    const asked = sumForYear(applied, year);
    const given = sumForYear(sumsOf(granted, "grant"), year);
    const whole = sumForYear(all, year);
    if (asked === 0 || whole <= asked + finest([...applied, ...all]) / 2) return [];
    const quote = all.find(({ amount }) => amount.ore > 0)?.amount.words;
    if (given > asked)
      return [
        {
          item,
          text: `${label(item)}: Beslutet ger ${kronorText(given)}${forYear(year)}, men enligt texten söks ${kronorText(asked)}.`,
          suggestion: CHECK_SUM,
          ...(quote === undefined ? {} : { quote }),
        },
      ];
    return [
      {
        item,
        text: `${label(item)}: Utöver ${kronorText(given)} avsätts ${kronorText(whole - given)}${forYear(year)}. Tillsammans blir det ${kronorText(whole)}, men enligt texten söks ${kronorText(asked)}.`,
        suggestion: "Skriv varför mer avsätts än det som söks, och hur det finansieras.",
      },
    ];
  });
}

const sameDigits = (a: number, b: number): boolean => {
  const digits = (ore: number) => [...String(Math.round(ore / 100))].sort().join("");
  return a !== b && digits(a) === digits(b);
};

/** A sum with the same digits in another order is more likely a slip of the pen than a decision. */
function transposed(item: Item): Flaw[] {
  const granted = sumsOf(grantedIn(item), "grant");
  const applied = granted.length === 0 ? null : appliedFor(item);
  if (!applied) return [];
  return granted.flatMap(({ amount, year }): Flaw[] => {
    const asked = applied.find((one) => one.year === year || one.year === null || year === null);
    if (!asked || amount.ore >= asked.amount.ore || !sameDigits(asked.amount.ore, amount.ore))
      return [];
    return [
      {
        item,
        text: `${label(item)}: Beslutet ger ${amount.words} och texten säger ${asked.amount.words}. Siffrorna är desamma men står i olika ordning.`,
        suggestion: CHECK_SUM,
        quote: amount.words,
      },
    ];
  });
}

const SUM_ROW =
  /^(?:total)?summa(?!\p{L})|^totalt?(?!\p{L})|^(?:sökt|ansökt)\p{L}*\s+(?:belopp|medel)/iu;

/** What the sum rows of an application's tables ask for in a year, the largest of them; null when not told in kronor. */
function askedInTables(tables: readonly Table[], year: number): number | null {
  const sums = tables.flatMap(({ columns, rows }) =>
    columns.flatMap(({ year: named }, column) =>
      named !== year
        ? []
        : rows.flatMap(({ label: name, cells }) => {
            const cell = SUM_ROW.test(name) ? cells[column] : null;
            return cell ? [cell.hundredths] : [];
          }),
    ),
  );
  const most = sums.reduce((a, b) => Math.max(a, b), 0);
  return most >= 10_000 * 100 ? most : null;
}

function moreThanInPaper(item: Item, _: Minutes, context: ReviewContext): Flaw[] {
  const sums = sumsOf(grantedIn(item));
  const years = [...new Set(sums.flatMap(({ year }) => year ?? []))];
  if (years.length === 0 || sums.some(({ year }) => year === null)) return [];
  return papersOf(item, context)
    .filter(({ text, title }) => /ansök/i.test(`${title}\n${text.slice(0, 2_000)}`))
    .flatMap((paper) => {
      const tables = findTables(paper.text);
      return years.flatMap((year): Flaw[] => {
        const asked = askedInTables(tables, year);
        const given = sumForYear(sums, year);
        if (asked === null || given <= asked + finest(sums) / 2) return [];
        return [
          {
            item,
            text: `${label(item)}: Beslutet ger ${kronorText(given)} för ${year}, men ansökan i bilaga ${paper.label} är på ${kronorText(asked)}.`,
            suggestion: CHECK_SUM,
          },
        ];
      });
    });
}

/** Money, and not leave, exemption or release from a post, is what is granted. */
const GRANTS_MONEY =
  /^\s*att\s+(?:\p{L}+\s+){0,3}?(?:bevilja|tilldela)\s+(?:[\p{L}-]+\s+){0,4}?(?:medel|bidrag(?:et)?|ansökan|finansiering(?:en)?|pengar|stöd(?:et)?|insatsen)(?![\p{L}])/iu;
const BY_APPLICATION = /enligt (?:ansökan|förslag|bilaga)|ansökan/iu;

function withoutSum(item: Item): Flaw[] {
  return clausesOf(item).flatMap((clause): Flaw[] => {
    if (
      !GRANTS_MONEY.test(clause) ||
      givesNothing(clause) ||
      /\d{3}|\d\s?(?:mkr|mnkr|tkr)/i.test(clause)
    )
      return [];
    if (BY_APPLICATION.test(clause) && findAmounts(textOf(item)).length > 0) return [];
    return [
      {
        item,
        text: `${label(item)} beviljar medel men säger inte hur mycket.`,
        suggestion: "Skriv beloppet i att-satsen.",
        quote: clause.trim(),
      },
    ];
  });
}

/** The att-satser that give a sum. */
const sumGrants = (item: Item): Granted[] =>
  grantedIn(item).filter(({ kind, sums }) => kind === "grant" && sums.length > 0);

function withoutYear(item: Item): Flaw[] {
  if (sumGrants(item).length === 0) return [];
  const years = [...new Set((appliedFor(item) ?? []).flatMap(({ year }) => year ?? []))];
  if (years.length < 2) return [];
  if (
    clausesOf(item).some(
      (clause) => yearsNamed(clause).length > 0 || /period|årligen|per år/i.test(clause),
    )
  )
    return [];
  return [
    {
      item,
      text: `${label(item)} beviljar medel men säger inte för vilket år. Ansökan gäller ${listText(years.map(String))}.`,
      suggestion: "Skriv året, och beloppet för varje år.",
    },
  ];
}

const NAMES_PAYEE =
  /(?<!\p{L})(?:till|åt)\s+\p{L}|ansök|söker|sökande|kommun|region|försäkringskassan|arbetsförmedling|förening|förvaltning|stiftelse|bolag|\bAB\b/iu;

function withoutPayee(item: Item): Flaw[] {
  const [grant] = sumGrants(item);
  if (!grant || item.attachments.length > 0 || NAMES_PAYEE.test(textOf(item))) return [];
  return [
    {
      item,
      text: `${label(item)} beviljar medel men säger inte till vem.`,
      suggestion: "Skriv vem som får medlen, och till vad.",
      quote: grant.clause.trim(),
    },
  ];
}

/** "gå in med lite mer medel", "skjuta till pengar": a promise of money without saying how much. */
const PROMISES =
  /(?<!\p{L})(?:gå in med|skjut(?:a|er) till|tillskjut(?:a|er)|bidra(?:r)? med|ställ(?:a|er) upp med|tillför(?:a)?)\s+(?:[\p{L}-]+\s+){0,4}?(?:medel|pengar|finansiering|resurser)(?!\p{L})/iu;
const SPENDS = new RegExp(`${PROMISES.source}|^\\s*att\\s+(?:avsätta|anslå)(?!\\p{L})`, "iu");
/** The ärenden that are about the whole economy say elsewhere where their money is. */
const ELSEWHERE: Item["kind"][] = ["grant", "budget", "annual_report"];

const isPromise = (clause: string): boolean =>
  PROMISES.test(clause) &&
  !givesNothing(clause) &&
  !/(?<!\p{L})(?:inte|ej)(?!\p{L})/iu.test(clause);

const promised = (item: Item): Flaw[] =>
  clausesOf(item)
    .filter((clause) => isPromise(clause) && findAmounts(clause).length === 0)
    .map((clause) => ({
      item,
      text: `${label(item)}: Beslutet lovar medel men säger inte hur mycket.`,
      suggestion:
        "Skriv ett belopp eller ett högsta belopp, eller låt styrelsen besluta när behovet är känt.",
      quote: clause.trim(),
    }));

const isSpending = (clause: string): boolean =>
  SPENDS.test(clause) &&
  !givesNothing(clause) &&
  (isPromise(clause) || findAmounts(clause).length > 0);

/** Each part of an ärende speaks of its own: money that another part names pays for nothing here. */
function unfinancedElsewhere(item: Item): Flaw[] {
  if (ELSEWHERE.includes(item.kind)) return [];
  return item.sections.flatMap((section) => {
    const clause = section.clauses.find(isSpending);
    if (clause === undefined || isFinanced({ ...item, sections: [section] })) return [];
    return [
      {
        item,
        text: `${label(item)}: Beslutet innebär en utgift men säger inte hur den finansieras.`,
        suggestion: "Ange konto eller insats i budgeten och vad som finns kvar där.",
        quote: clause.trim(),
      },
    ];
  });
}

export const grantRules = [
  rule(
    "BELOPP",
    "warn",
    "Beviljat belopp mot sökt",
    {
      fault: "Texten säger att 310 000 kr söks, men styrelsen beviljar 340 000 kr.",
      sound: "Styrelsen beviljar 310 000 kr, eller mindre.",
    },
    atItems(moreThanAppliedFor),
  ),
  rule(
    "BELOPP",
    "info",
    "Omkastade siffror",
    {
      fault: "Texten säger att 631 000 kr söks, och styrelsen beviljar 613 000 kr.",
      sound: "Samma belopp står i texten och i beslutet.",
    },
    atItems(transposed),
  ),
  rule(
    "BELOPP",
    "warn",
    "Beviljat belopp mot ansökan i bilagan",
    {
      fault: "Ansökans summa för 2027 är 310 000 kr, men styrelsen beviljar 340 000 kr.",
      sound: "Ansökans summa för 2027 är 310 000 kr, och styrelsen beviljar 310 000 kr.",
    },
    atItems(moreThanInPaper),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Beviljade medel har belopp, år och mottagare",
    {
      fault: "”att bevilja medel till insatsen”, utan belopp.",
      sound: "”att bevilja Norrsunds kommun 310 000 kr för 2027”.",
    },
    atItems((item) => [...withoutSum(item), ...withoutYear(item), ...withoutPayee(item)]),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Löfte om medel med belopp",
    {
      fault: "”att vid behov gå in med mer medel i förstudien”.",
      sound: "”att vid behov gå in med ytterligare högst 40 000 kr i förstudien”.",
    },
    atItems(promised),
  ),
  rule(
    "KL-11-15",
    "warn",
    "Finansiering av andra utgifter",
    {
      fault: "”att avsätta 50 000 kr till en förstudie”, utan att säga varifrån.",
      sound: "”att avsätta 50 000 kr ur kontot Utveckling till en förstudie”.",
    },
    atItems(unfinancedElsewhere),
  ),
];
