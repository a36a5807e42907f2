/** Stated base amounts against the decided ones, and arvode against its grundbelopp. @see BAS-1–2, ARV-1–2 */
import { type BaseAmount, type BaseAmountKind, baseAmount } from "../baseAmounts.ts";
import { type Amount, kronorText } from "../words/amounts.ts";
import { afterAmount, between, LONGEST_SENTENCE, type Sentence } from "./sentences.ts";
import { type TextFault, type TextFaults, textRule } from "./textRule.ts";

const NAMES: Record<BaseAmountKind, RegExp> = {
  price: /prisbasbeloppet|prisbasbelopp(?=\s+(?:för\s+)?(?:år\s+)?20\d\d)/giu,
  income: /inkomstbasbeloppet|inkomstbasbelopp(?=\s+(?:för\s+)?(?:år\s+)?20\d\d)/giu,
};
const WORDS: Record<BaseAmountKind, string> = {
  price: "Prisbasbeloppet",
  income: "Inkomstbasbeloppet",
};
/** Another amount than the plain one: "förhöjda", "ett halvt", "två", "1 procent av". */
const NOT_PLAIN =
  /(?:förhöj\p{L}*|halv\p{L}*|procent(?:en)? av|% av|\d|ett|två|tre|fyra|fem|tio|per)\s*$/iu;
/** Between the name, the year and the sum only such words stand. */
const SMALL_WORDS =
  /^(?:[\s,:=()]|för|år|året|under|är|var|blir|blev|det|fastställt|fastställs|uppgår|uppgick|till|med|på|om|och|alltså|idag|i dag|gäller)*$/iu;
const YEAR = /(?<!\d)(20\d\d)(?!\d)/g;

type Stated = { year: number; amount: Amount };

/** "för 2026 är 59 200 kr och för 2027 är det 60 000": each year and the sum that follows it. */
function statedIn(sentence: Sentence, from: number): Stated[] {
  const stated: Stated[] = [];
  let at = from;
  for (const amount of sentence.amounts.filter((one) => one.at >= from)) {
    const bridge = between(sentence, at, amount.at);
    const years = [...bridge.matchAll(YEAR)].map((match) => Number(match[1]));
    const [year] = years;
    if (year === undefined || years.length > 1 || !SMALL_WORDS.test(bridge.replace(YEAR, "")))
      break;
    stated.push({ year, amount });
    at = amount.at + amount.length;
  }
  return stated;
}

/** A year right after the sum belongs to it: "prisbasbeloppet är 59 200 kr för 2026". */
function statedAfter(sentence: Sentence, from: number): Stated[] {
  const amount = sentence.amounts.find((one) => one.at >= from);
  if (!amount || !SMALL_WORDS.test(between(sentence, from, amount.at))) return [];
  const year = /^[\s,(]*(?:för |under |år )+(20\d\d)(?!\d)/iu.exec(
    afterAmount(sentence, amount),
  )?.[1];
  return year === undefined ? [] : [{ year: Number(year), amount }];
}

type Table = readonly BaseAmount[];

const wrongAmounts = (kind: BaseAmountKind, sentence: Sentence, table: Table): TextFault[] =>
  [...sentence.text.matchAll(NAMES[kind])].slice(0, 3).flatMap((match) => {
    if (NOT_PLAIN.test(sentence.text.slice(Math.max(0, match.index - 16), match.index))) return [];
    const from = sentence.at + match.index + match[0].length;
    const before = statedIn(sentence, from);
    return (before.length > 0 ? before : statedAfter(sentence, from)).flatMap(
      ({ year, amount }) => {
        const right = baseAmount(kind, year, table);
        if (right === null || Math.abs(right * 100 - amount.ore) <= amount.step / 2) return [];
        return [
          {
            text: `${WORDS[kind]} för ${year} är ${kronorText(right * 100)}, men det står ${amount.words}.`,
            suggestion: "Rätta beloppet eller året.",
            quote: amount.words,
            put: kronorText(right * 100),
          },
        ];
      },
    );
  });

const inSentences =
  (faults: (sentence: Sentence, table: Table) => TextFault[]): TextFaults =>
  ({ sentences }, { baseAmounts }) =>
    sentences()
      .filter((one) => one.text.length <= LONGEST_SENTENCE && one.amounts.length > 0)
      .flatMap((sentence) => faults(sentence, baseAmounts));

const ALL_YEARS = /inkomstbasbelopp/iu;

/** A grundbelopp that follows the inkomstbasbelopp between two stated years. */
function indexed(sentence: Sentence, table: Table): TextFault[] {
  if (!/grundbelopp/iu.test(sentence.text) || !ALL_YEARS.test(sentence.text)) return [];
  const [from, to] = sentence.amounts;
  const years = [...new Set([...sentence.text.matchAll(YEAR)].map((match) => Number(match[1])))];
  const [first, second] = years;
  if (
    !from ||
    !to ||
    sentence.amounts.length !== 2 ||
    !first ||
    second !== first + 1 ||
    years.length !== 2
  )
    return [];
  if (!/^\s*till\s*$/i.test(afterAmount(sentence, from, to))) return [];
  const old = baseAmount("income", first, table);
  const now = baseAmount("income", second, table);
  if (old === null || now === null) return [];
  const rounded = Math.round((now / old - 1) * 1_000) / 1_000;
  const ways = [now / old, 1 + rounded].map(
    (factor) => Math.round((from.ore / 100) * factor) * 100,
  );
  if (ways.some((way) => Math.abs(way - to.ore) <= to.step / 2 + 50)) return [];
  return [
    {
      text: `Grundbeloppet ${from.words} blir ${kronorText(ways[1] ?? 0)} med förändringen av inkomstbasbeloppet från ${first} till ${second}, men det står ${to.words}.`,
      suggestion: "Räkna om grundbeloppet, eller skriv hur det har räknats.",
      quote: to.words,
    },
  ];
}

export const baseAmountRules = [
  textRule(
    "BAS-1",
    "warn",
    "Årets prisbasbelopp",
    {
      fault: "”Prisbasbeloppet för 2026 är 58 800 kr.”",
      sound: "”Prisbasbeloppet för 2026 är 59 200 kr.”",
    },
    inSentences((sentence, table) => wrongAmounts("price", sentence, table)),
  ),
  textRule(
    "BAS-2",
    "warn",
    "Årets inkomstbasbelopp",
    {
      fault: "”Inkomstbasbeloppet för 2025 är 76 200 kr.”",
      sound: "”Inkomstbasbeloppet för 2025 är 80 600 kr.”",
    },
    inSentences((sentence, table) => wrongAmounts("income", sentence, table)),
  ),
  textRule(
    "ARV-2",
    "warn",
    "Grundbeloppet följer inkomstbasbeloppet",
    {
      fault:
        "Grundbeloppet höjs från 60 000 kr till 64 000 kr när inkomstbasbeloppet ökar med 4,1 procent.",
      sound: "Grundbeloppet höjs från 60 000 kr till 62 460 kr.",
    },
    inSentences(indexed),
  ),
];
