/** Omröstningar as the text tells them, and ways of deciding that do not apply to a samordningsförbund. @see KL 5:50, 5:54–56, 6:33 */
import { presentAt, servingAt } from "../attendance.ts";
import type { Item, Minutes } from "../minutes.ts";
import { readText, sentencesOf } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, label, rule, textOf } from "./rule.ts";

const NUMBERS: Record<string, number> = {
  noll: 0,
  en: 1,
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  sju: 7,
  åtta: 8,
  nio: 9,
};
const COUNT = `(\\d{1,2}|${Object.keys(NUMBERS).join("|")})`;
const SHAPES = [
  new RegExp(`(?<![\\p{L}\\d])${COUNT} ja-?röst(?:er)? (?:och|mot) ${COUNT} nej-?röst`, "iu"),
  new RegExp(`(?<![\\p{L}\\d])${COUNT} röst(?:er)? mot ${COUNT}(?![\\p{L}\\d])`, "iu"),
  new RegExp(
    `(?<![\\p{L}\\d])${COUNT} röst(?:ar|ade|er) ja,? (?:och|mot) ${COUNT} (?:röst(?:ar|ade|er) )?nej`,
    "iu",
  ),
];

const numberOf = (words: string | undefined): number | null => {
  if (words === undefined) return null;
  return NUMBERS[words.toLowerCase()] ?? Number(words);
};

export type ToldVote = { words: string; yes: number; no: number; abstaining: number };

/** The omröstning that a text tells; null when it tells none with numbers. */
export function toldVote(text: string): ToldVote | null {
  for (const shape of SHAPES) {
    const match = shape.exec(text);
    const [yes, no] = [numberOf(match?.[1]), numberOf(match?.[2])];
    if (!match || yes === null || no === null) continue;
    const rest = text.slice(match.index, match.index + 200);
    const away = new RegExp(`${COUNT} (?:avst(?:år|od|ående)|nedlagd)`, "iu").exec(rest);
    return { words: match[0], yes, no, abstaining: numberOf(away?.[1]) ?? 0 };
  }
  return null;
}

const tooMany = (item: Item, minutes: Minutes): Flaw[] => {
  const vote = toldVote(readText(textOf(item)));
  const serving = servingAt(minutes, item).length;
  if (!vote || presentAt(minutes, item).length === 0) return [];
  const votes = vote.yes + vote.no + vote.abstaining;
  if (votes <= serving) return [];
  return [
    {
      item,
      text: `${label(item)}: ${votes} röster räknas, men ${serving} tjänstgjorde.`,
      suggestion: "Rätta rösterna eller närvaron.",
      quote: vote.words,
    },
  ];
};

const isElection = (item: Item) =>
  item.kind === "election" ||
  item.kind === "election_of_adjusters" ||
  /anställ(?:a|ning)/i.test(item.heading);

const tie = (item: Item): Flaw[] => {
  const text = readText(textOf(item));
  const vote = toldVote(text);
  if (!vote || vote.yes !== vote.no) return [];
  const isCast = /utslagsröst/i.test(text);
  const isDrawn = /lott/i.test(text);
  const election = isElection(item);
  if (election ? isDrawn : isCast) return [];
  return [
    {
      item,
      text: election
        ? `${label(item)}: Rösterna var lika vid ett val. Då avgör lotten${isCast ? ", inte ordförandens utslagsröst" : ""}.`
        : `${label(item)}: Rösterna var lika. Då avgör ordförandens utslagsröst${isDrawn ? ", inte lotten" : ""}, och det framgår inte.`,
      suggestion: election ? "Anteckna lottningen." : "Anteckna ordförandens utslagsröst.",
      quote: vote.words,
    },
  ];
};

const ballot = (item: Item): Flaw[] => {
  const quote = /slut(?:en|na) omröstning(?:en|ar)?|slutna sedlar/iu.exec(
    readText(textOf(item)),
  )?.[0];
  if (quote === undefined || isElection(item)) return [];
  return [
    {
      item,
      text: `${label(item)}: Omröstningen var sluten. Den ska vara öppen utom vid val och anställning.`,
      suggestion: "Rätta texten om omröstningen var öppen, och skriv hur var och en röstade.",
      quote,
    },
  ];
};

const MINORITY =
  /minoritets(?:åter|bord)\p{L}*|(?:en tredjedel|1\/3) av (?:de närvarande|ledamöterna)[^.]{0,80}(?:återremi|bordlägg)/iu;

const minority = (item: Item): Flaw[] => {
  const quote = sentencesOf(readText(textOf(item)))
    .map((s) => MINORITY.exec(s)?.[0])
    .find(Boolean);
  if (!quote) return [];
  return [
    {
      item,
      text: `${label(item)}: En minoritet kan inte återremittera eller bordlägga i ett samordningsförbund. Det krävs vanlig majoritet.`,
      suggestion: "Skriv hur majoriteten beslutade.",
      quote,
    },
  ];
};

/** More than half decides; a decision that the fewer were for is none. */
const minorityWon = (item: Item): Flaw[] => {
  const text = readText([item.heading, ...item.sections.map(({ body }) => body)].join("\n"));
  const vote = toldVote(text);
  const wasRejected = clausesOf(item).some((clause) => /^\s*att\s+avslå/i.test(clause));
  if (!vote || vote.yes >= vote.no || clausesOf(item).length === 0 || wasRejected) return [];
  if (!/ja-?röst|röst\p{L}* ja/iu.test(vote.words) || !/bifall/i.test(text)) return [];
  return [
    {
      item,
      text: `${label(item)}: Bifall fick ${vote.yes} röster och avslag ${vote.no}, men beslutet är inte ett avslag.`,
      suggestion: "Kontrollera rösterna och beslutet.",
      quote: vote.words,
    },
  ];
};

export const voteRules = [
  rule(
    "KL-4-24",
    "block",
    "Inte fler röster än tjänstgörande",
    {
      fault: "”4 ja-röster och 1 nej-röst”, när fyra tjänstgjorde.",
      sound: "”3 ja-röster och 1 nej-röst”.",
    },
    atItems(tooMany),
  ),
  rule(
    "KL-5-56",
    "warn",
    "Lika röster",
    {
      fault: "”2 röster mot 2”, utan utslagsröst.",
      sound: "”2 röster mot 2”, med ordförandens utslagsröst.",
    },
    atItems(tie),
  ),
  rule(
    "KL-5-55",
    "warn",
    "Flertalet beslutar",
    {
      fault: "Bifall fick 1 ja-röst och 3 nej-röster, och styrelsen bifaller.",
      sound: "Bifall fick 3 ja-röster och 1 nej-röst.",
    },
    atItems(minorityWon),
  ),
  rule(
    "KL-5-54",
    "block",
    "Öppen omröstning",
    { fault: "Sluten omröstning om en ansökan.", sound: "Sluten omröstning vid ett val." },
    atItems(ballot),
  ),
  rule(
    "KL-5-50",
    "warn",
    "Ingen minoritetsåterremiss",
    {
      fault: "”Ärendet får minoritetsåterremiss.”",
      sound: "”Styrelsen beslutade att återremittera ärendet.”",
    },
    atItems(minority),
  ),
];
