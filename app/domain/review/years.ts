/** A paragraf that is about one year and decides for another. No law; a mistake all the same. */
import { parts } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { readText } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, label, rule } from "./rule.ts";

const YEAR =
  /(?<![\d\p{L}:/-])20\d{2}(?![\d\p{L}:/-])(?! ?(kr|kronor|tkr|mkr|öre|procent|%|st|personer))/gu;

const yearsIn = (text: string): string[] => [...new Set(readText(text).match(YEAR) ?? [])];

/** The att-satser that give money or adopt a budget: the others may speak of any year. */
const givesMoney = (clause: string) => /\b(bevilja|fastställa|anslå|avsätta)/i.test(clause);

/** The att-satser that make something hold, whatever it is. */
const adopts = (clause: string) =>
  /^\s*att\s+(?:\p{L}+\s+){0,4}?(fastställa|anta|godkänna|bevilja|anslå|avsätta|besluta om)(?!\p{L})/iu.test(
    clause,
  );

/** Years that the decision names and the rest of the paragraf does not, though it names others. */
function strayYears({ kind, heading, sections }: Item): { stray: string[]; about: string[] } {
  const isMoney = kind === "grant" || kind === "budget";
  const about = yearsIn(
    isMoney ? [heading, ...sections.map(({ body }) => body)].join("\n") : heading,
  );
  const clauses = sections.flatMap(({ clauses }) => clauses);
  const decided = clauses.filter(isMoney ? givesMoney : adopts).flatMap(yearsIn);
  // A plan that is revised, or compared with, names both years.
  if (about.length === 0 || (!isMoney && decided.some((year) => about.includes(year))))
    return { about, stray: [] };
  return { about, stray: [...new Set(decided)].filter((year) => !about.includes(year)) };
}

function otherYears(item: Item): Flaw[] {
  const { stray, about } = strayYears(item);
  if (stray.length === 0) return [];
  const isMoney = item.kind === "grant" || item.kind === "budget";
  const [quote] = stray;
  const [only] = about;
  return [
    {
      item,
      text: `${label(item)}: Beslutet gäller ${listText(stray)}, men ${isMoney ? "rubriken och texten handlar" : "rubriken handlar"} om ${listText(about)}.`,
      suggestion: "Kontrollera årtalen och rätta det som är fel.",
      ...(quote && stray.length === 1 ? { quote } : {}),
      ...(only && about.length === 1 && stray.length === 1 ? { put: only } : {}),
    },
  ];
}

/** A heading's years with what the law or the calendar lets them be. */
function headingYear(item: Item, isPossible: (year: number) => boolean, should: string): Flaw[] {
  const years = yearsIn(item.heading).map(Number);
  if (years.length === 0 || years.some(isPossible)) return [];
  return [
    {
      item,
      text: `${label(item)}: Rubriken säger ${listText(years.map(String))}. ${should}`,
      suggestion: "Kontrollera året.",
      quote: String(years[0]),
    },
  ];
}

/** The budget is the coming year's or, when it is changed, this year's; the årsredovisning is last year's. */
function wrongKindOfYear(item: Item, { date }: Minutes): Flaw[] {
  const { year } = parts(date);
  if (item.kind === "budget" && clausesOf(item).some(adopts))
    return headingYear(
      item,
      (one) => one === year || one === year + 1,
      `En budget som beslutas ${year} gäller ${year} eller ${year + 1}.`,
    );
  if (item.kind === "annual_report" && clausesOf(item).length > 0)
    return headingYear(
      item,
      (one) => one === year - 1,
      `En årsredovisning som beslutas ${year} gäller ${year - 1}.`,
    );
  return [];
}

const PLAN = /^\s*att\s+(?:\p{L}+\s+){0,4}?(?:fastställa|anta)(?!\p{L})/iu;
const BACKWARD =
  /bokslut|redovisning|rapport|uppföljning|utfall|protokoll|revision|ansvarsfrihet|berättelse|antag|fastställd/i;

/** Something that is to hold for a year that has gone. */
function pastYear(item: Item, { date }: Minutes): Flaw[] {
  const { year } = parts(date);
  if (["annual_report", "previous_minutes", "budget", "grant"].includes(item.kind)) return [];
  return clausesOf(item).flatMap((clause) => {
    const years = yearsIn(clause).map(Number);
    const isPast = years.length > 0 && years.every((one) => one < year);
    if (!PLAN.test(clause) || !isPast || BACKWARD.test(`${item.heading} ${clause}`)) return [];
    return [
      {
        item,
        text: `${label(item)}: Beslutet gäller ${listText(years.map(String))}, ett år som hade gått när sammanträdet hölls.`,
        suggestion: "Kontrollera årtalet.",
        quote: String(years[0]),
      },
    ];
  });
}

export const yearRules = [
  rule(
    "ARTAL",
    "warn",
    "Samma år i text och beslut",
    {
      fault: "Ansökan gäller 2027, men styrelsen beviljar medel för 2026.",
      sound: "Ansökan och beslut gäller samma år.",
    },
    atItems(otherYears),
  ),
  rule(
    "ARTAL",
    "warn",
    "År som hör till ärendet",
    {
      fault: "Årsredovisningen för 2026 beslutas i mars 2026.",
      sound: "Årsredovisningen för 2025 beslutas i mars 2026.",
    },
    atItems(wrongKindOfYear),
  ),
  rule(
    "ARTAL",
    "warn",
    "År som inte har gått",
    {
      fault: "I november 2026 antas en delegationsordning för 2025.",
      sound: "I november 2026 antas en delegationsordning för 2027.",
    },
    atItems(pastYear),
  ),
];
