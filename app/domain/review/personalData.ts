/** What must not be published about people. A person decides what is masked; here it is found. @see GDPR-2, GDPR-3 */
import { parseLegalDate } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { nameRuns } from "../words/names.ts";
import { literally, readText, sentencesOf } from "../words/sentences.ts";
import { atItems, type Flaw, label, rule, textOf } from "./rule.ts";
import { type Reading, type TextFault, type TextRule, textRule } from "./textRule.ts";

const NUMBER = /(?<![\d-])((?:19|20)?\d{2})(\d{2})(\d{2})([-+ ]?)(\d{4})(?![\d-])/g;

/** The last digit of a personnummer follows from the nine before it (Luhn). */
function hasCheckDigit(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export type FoundNumber = { words: string; isSure: boolean };

/**
 * Personnummer and samordningsnummer (the day plus 60) in a text. Without the right check digit it is only likely,
 * and only when it is written with its mark: ten digits in a row may be anything.
 */
export function personalNumbers(text: string): FoundNumber[] {
  return [...text.matchAll(NUMBER)].flatMap(([words, year = "", month, day = "", mark, last]) => {
    const isCoordination = Number(day) > 60;
    const realDay = String(isCoordination ? Number(day) - 60 : Number(day)).padStart(2, "0");
    const century = year.length === 4 ? year : `20${year}`;
    const isDay =
      parseLegalDate(`${century}-${month}-${realDay}`) !== null ||
      parseLegalDate(`19${year.slice(-2)}-${month}-${realDay}`) !== null;
    if (!isDay) return [];
    const isSure = hasCheckDigit(`${year.slice(-2)}${month}${day}${last}`);
    const isMarked = mark === "-" || mark === "+" || (mark === "" && year.length === 4);
    return isSure || isMarked ? [{ words, isSure: isSure && (isMarked || mark === "") }] : [];
  });
}

const numbers = ({ text }: Reading): TextFault[] =>
  personalNumbers(text).map(({ words, isSure }) => ({
    level: isSure ? "block" : "warn",
    text: `”${words}” ${isSure ? "är ett personnummer eller samordningsnummer" : "ser ut som ett personnummer"}. Sådana får inte publiceras.`,
    suggestion: "Ta bort numret. Behövs det, lägg det i en bilaga som inte publiceras.",
    quote: words,
    put: "",
  }));

const PHONE = /(?<![\d-])(?:\+46[\s-]?\(?0?\)?[\s-]?|0)7[02369](?:[\s-]?\d){7}(?!\d)/g;
const MAIL = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
/** An address of an office is nobody's own. */
const OFFICE =
  /^(?:info|kansli\p{L}*|kontakt|registrator\p{L}*|diarium|post|support|styrelsen?|admin|ekonomi|faktura|kommun\p{L}*|region\p{L}*|samordning\p{L}*|finsam\p{L}*|mejl|mail|kundservice|hej)@/iu;

const contacts = (item: Item): Flaw[] => {
  const text = readText(textOf(item));
  const addresses = text.includes("@") ? (text.match(MAIL) ?? []) : [];
  const own = addresses.filter((address) => !OFFICE.test(address));
  return [...new Set([...(text.match(PHONE) ?? []), ...own])].map((quote) => ({
    item,
    text: `${label(item)}: ”${quote.trim()}” kan vara någons egen kontaktuppgift och blir läsbar för alla.`,
    suggestion: "Ta bort uppgiften, eller använd kansliets.",
    quote,
  }));
};

const ILLNESS =
  "schizofreni\\p{L}*|bipolär\\p{L}*|psykos\\p{L}*|depression\\p{L}*|deprimera\\p{L}*|ångest\\p{L}*|ätstörning\\p{L}*|anorexi\\p{L}*|ortorexi|bulimi\\p{L}*|cancer\\p{L}*|tumör\\p{L}*|diabetes|epilepsi|adhd|autism\\p{L}*|asperger\\p{L}*|utmattning\\p{L}*|utbränd\\p{L}*|sjukskriv\\p{L}*|alkoholis\\p{L}*|missbruk\\p{L}*|beroende av|diagnos(?:en)?|demens\\p{L}*|hjärtinfarkt|stroke|funktionsnedsättning|självmord\\p{L}*|graviditet|gravid|sjukdom\\p{L}*|rehabilitering för sin";
const HAS =
  "har|hade|haft|lider|lidit|led|lever med|levt med|drabbats|drabbades|insjuknade|insjuknat|fått|fick|är|var|blev|behandlas|behandlats|diagnosticera\\p{L}*";
/** What one tells, knows of or works with is not one's own illness. */
const PROFESSIONAL =
  /informera|berättar om (?:projekt|insats|arbete)|föredr|redovisa|redogör|presentera|forskar|handlägg|ansvar|arbetar|uppdrag|deltagare|målgrupp|personer med|insats|stöd (?:till|för)|utbildning/iu;

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "giu");
const SICK = word(ILLNESS);
const BEARS = word(HAS);
/** Letters between the name and the verb, and between the verb and the illness. */
const FARTHEST = 60;

/** First names of those the text names in full, and the names themselves. */
const peopleIn = (text: string): string[] => {
  const names = nameRuns(text);
  const firsts = names.flatMap((name) => name.split(" ")[0] ?? []);
  return [...new Set([...names, ...firsts])];
};

type Stretch = { from: number; to: number };

const stretches = (text: string, pattern: RegExp): Stretch[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));

/** Those of the later stretches that stand near after one of the earlier, in the same sentence. */
const after = (text: string, earlier: Stretch[], later: Stretch[]): Stretch[] => {
  let next = 0;
  return later.filter(({ from }) => {
    while ((earlier[next + 1]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const before = earlier[next];
    if (!before || before.to > from || from - before.to > FARTHEST) return false;
    return !/[.\n]/.test(text.slice(before.to, from));
  });
};

/** Name, verb, illness, in that order: looked for one after the other, so that a long text takes no longer than it is. */
function tellsOfIllness(sentence: string, people: RegExp): boolean {
  const sick = stretches(sentence, SICK);
  if (sick.length === 0) return false;
  const bears = after(sentence, stretches(sentence, people), stretches(sentence, BEARS));
  return after(sentence, bears, sick).length > 0;
}

/** A sentence that says of somebody by name what illness the person has. */
function illness(item: Item): Flaw[] {
  const text = readText(textOf(item));
  const ill = sentencesOf(text).filter((sentence) => sentence.search(SICK) >= 0);
  const people = ill.length === 0 ? [] : peopleIn(text);
  if (people.length === 0) return [];
  const longestFirst = people.map(literally).sort((a, b) => b.length - a.length);
  const who = word(longestFirst.join("|"));
  const quote = ill.find(
    (sentence) => tellsOfIllness(sentence, who) && !PROFESSIONAL.test(sentence),
  );
  if (quote === undefined) return [];
  return [
    {
      item,
      text: `${label(item)}: Texten berättar om en namngiven persons hälsa. Känsliga uppgifter får inte publiceras.`,
      suggestion: "Ta bort uppgiften eller namnet.",
      quote: quote.trim(),
    },
  ];
}

const BENEFIT =
  "försörjningsstöd|ekonomiskt bistånd|sjukpenning|sjukersättning|aktivitetsersättning|rehabiliteringspenning|aktivitetsstöd|etableringsersättning|lönebidrag";
const INDIVIDUAL = new RegExp(
  `^\\s*att\\s+(?:bevilja|avslå|dra in|ompröva|förlänga|betala ut)\\s+(?:(?:den sökandes?|hans|hennes|ansökan om)\\s+)?(?:${BENEFIT})(?!\\p{L})`,
  "iu",
);

/** A förbund never decides on an individual's benefits or rights. @see FIN-7 */
const individual = (item: Item, _: Minutes): Flaw[] =>
  item.sections
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => INDIVIDUAL.test(readText(clause)))
    .map((quote) => ({
      item,
      text: `${label(item)}: Beslutet gäller en enskilds förmån eller rättighet. Det får ett samordningsförbund inte besluta om.`,
      suggestion: "Lämna ärendet till den myndighet som får besluta.",
      quote,
    }));

export const personalDataRules = [
  rule(
    "GDPR-2",
    "warn",
    "Inget om en namngiven persons hälsa",
    {
      fault: "”Lisa Falk har varit sjukskriven för utmattning.”",
      sound: "”Lisa Falk informerar om stödet till personer som är sjukskrivna.”",
    },
    atItems(illness),
  ),
  rule(
    "GDPR-3",
    "warn",
    "Inga egna kontaktuppgifter",
    { fault: "Ett mobilnummer i texten.", sound: "Kansliets adress, info@…" },
    atItems(contacts),
  ),
  rule(
    "FIN-7",
    "block",
    "Inga beslut om enskildas förmåner",
    {
      fault: "”att bevilja försörjningsstöd till sökanden”.",
      sound: "”att bevilja medel till en insats för personer med aktivitetsersättning”.",
    },
    atItems(individual),
  ),
];

/** In bilagor and other documents too: what is published there is as open as the protokoll. */
export const personalNumberRules: readonly TextRule[] = [
  textRule(
    "GDPR-2",
    "block",
    "Inga personnummer",
    {
      fault: "”19121212-1212”.",
      sound: "Organisationsnummer, diarienummer och telefon till kansliet.",
    },
    numbers,
  ),
];
