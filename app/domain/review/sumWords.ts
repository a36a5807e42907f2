/** Sums, parts, changes and shares in running text, tried only where the sentence leaves no doubt what is meant. */
import { type Amount, kronorText } from "../words/amounts.ts";
import { numberText } from "../words/numbers.ts";
import { afterAmount, between, LONGEST_SENTENCE, type Sentence } from "./sentences.ts";
import { type Reading, type TextFault, textRule } from "./textRule.ts";

const RECOUNT = "Räkna om och rätta det belopp som är fel.";

const differs = (expected: number, { ore, step }: Amount, finest = step): boolean =>
  Math.abs(expected - ore) > Math.max(step, finest) / 2;

const finestOf = (amounts: readonly Amount[]): number =>
  amounts.reduce((most, { step }) => Math.max(most, step), 0);

const sumOf = (amounts: readonly Amount[]): number =>
  amounts.reduce((sum, { ore }) => sum + ore, 0);

/** "A + B − C = D", with nothing but signs between the sums. */
function equations(sentence: Sentence): TextFault[] {
  const faults: TextFault[] = [];
  let sum: number | null = null;
  let parts: Amount[] = [];
  sentence.amounts.forEach((amount, index) => {
    const before = sentence.amounts[index - 1];
    const sign = before ? afterAmount(sentence, before, amount).trim() : "";
    const isMinus = /^[-–−]$|^minus$/i.test(sign);
    if (/^(?:\+|plus)$/i.test(sign) || isMinus) {
      sum = (sum ?? before?.ore ?? 0) + (isMinus ? -amount.ore : amount.ore);
      parts.push(amount);
      return;
    }
    if (sum !== null && /^(?:=|är lika med|blir)$/i.test(sign) && parts.length > 1) {
      const finest = finestOf([...parts, amount]);
      if (differs(sum, amount, finest))
        faults.push({
          text: `Uträkningen ger ${kronorText(sum)}, men det står ${amount.words}.`,
          suggestion: RECOUNT,
          quote: amount.words,
        });
    }
    sum = null;
    parts = [amount];
  });
  return faults;
}

/** Words that make a sentence speak of other things than a list and its sum. */
const NOT_A_LIST =
  /varav|därav|minsk|ökn|jämför|kvar(?!\p{L})|återst|utöver|exkl|inkl|(?:kr|kronor) per |\/(?:år|månad|deltagare)|moms|budget|tidigare|föregående|överskott|underskott|hälften|resterande|högst|minst|upp till|cirka|ca(?!\p{L})|omkring|ungefär|drygt|knappt/iu;
const TOTAL_BEFORE =
  /(?:totalt|sammanlagt|tillsammans|sammantaget|summan?|summa)[\s:]*(?:(?:är|blir|blev|det|vill|säga|dvs\.?|ett|belopp|om|på|kostnad(?:en)?|kostar|av|uppgår|till|för|åren|20\d\d|och|[-–=:])[\s:]*){0,6}$/iu;
const OF_TOTAL = /(?:av|om|från)\s+(?:en\s+|ett\s+|de\s+)?(?:summan?|totalt|sammanlagt)/iu;

type Total = { parts: Amount[]; total: Amount };

/** Several sums and then, last of all, "totalt" the sum of them. */
function totalIn(sentence: Sentence): Total | null {
  const { amounts, text } = sentence;
  const total = amounts.at(-1);
  const parts = amounts.slice(0, -1);
  const last = parts.at(-1);
  if (!total || !last || parts.length < 2 || NOT_A_LIST.test(text) || OF_TOTAL.test(text))
    return null;
  const bridge = afterAmount(sentence, last, total);
  if (bridge.length > 80 || !TOTAL_BEFORE.test(bridge)) return null;
  return { parts, total };
}

/** So many att-satser are looked back on. */
const MOST_CLAUSES = 40;

/** Att-satser with one sum each, and one that says what they are together. */
function totalOfClauses(sentences: readonly Sentence[], at: number): Total | null {
  const here = sentences[at];
  const [total] = here?.amounts ?? [];
  if (!here || !total || here.amounts.length !== 1 || !isClause(here)) return null;
  const before = between(here, here.at, total.at);
  if (!TOTAL_BEFORE.test(before) || NOT_A_LIST.test(here.text) || OF_TOTAL.test(here.text))
    return null;
  const parts: Amount[] = [];
  for (let back = at - 1; back >= Math.max(0, at - MOST_CLAUSES); back -= 1) {
    const one = sentences[back];
    if (one && one.text.trim() === "") continue;
    const [amount] = one?.amounts ?? [];
    if (!one || !amount || !isClause(one) || one.amounts.length !== 1) break;
    if (NOT_A_LIST.test(one.text)) return null;
    parts.unshift(amount);
  }
  return parts.length > 1 ? { parts, total } : null;
}

const isClause = ({ text }: Sentence): boolean => /^[\s\d.)–-]*att\s/i.test(text.slice(0, 20));

/** Any run of the parts may be what "totalt" adds up. */
function isSumOfSome(parts: Amount[], total: Amount): boolean {
  const finest = finestOf(parts);
  return parts.some((_, from) => !differs(sumOf(parts.slice(from)), total, finest));
}

function totals(sentences: readonly Sentence[]): TextFault[] {
  return sentences.flatMap((sentence, at) => {
    const found = totalIn(sentence) ?? totalOfClauses(sentences, at);
    if (!found || isSumOfSome(found.parts, found.total)) return [];
    return [
      {
        text: `Beloppen blir ${kronorText(sumOf(found.parts))} tillsammans, men det står ${found.total.words}.`,
        suggestion: RECOUNT,
        quote: found.total.words,
      },
    ];
  });
}

/** "C, varav A till … och B till …": the parts are never more than the whole. */
function parts(sentence: Sentence): TextFault[] {
  const { amounts, text } = sentence;
  const [whole, first] = amounts;
  if (!whole || !first || text.split(/varav|därav/i).length !== 2) return [];
  if (!/^[^.;]{0,60}(?:varav|därav)(?!\p{L})/iu.test(afterAmount(sentence, whole, first)))
    return [];
  if (/totalt|sammanlagt|minsk|ökn|jämför|utöver|därutöver/i.test(text)) return [];
  const held = amounts.slice(1);
  const sum = sumOf(held);
  if (sum <= whole.ore + finestOf(amounts) / 2) return [];
  return [
    {
      text: `Av ${whole.words} ska ${kronorText(sum)} vara en del. Delen kan inte vara större än det hela.`,
      suggestion: RECOUNT,
      quote: whole.words,
    },
  ];
}

const UP = /(?:ökning(?:en)?|ökar|ökat|höjning|höjs)(?!\p{L})[^.\d]{0,30}$/iu;
const DOWN = /(?:minskning(?:en)?|minskar|minskat|sänkning|sänks)(?!\p{L})[^.\d]{0,30}$/iu;
const BEFORE_OLD =
  /^[\s,]*(?:jämfört med|i förhållande till|mot)(?!\p{L})[^\d]{0,60}(?:20\d\d[^\d]{0,20})?$/iu;

/** "now, en minskning med X jämfört med then", and "från then till now, en ökning med X". */
function changes(sentence: Sentence): TextFault[] {
  const [a, b, c] = sentence.amounts;
  if (!a || !b || !c || sentence.amounts.length !== 3) return [];
  const first = afterAmount(sentence, a, b);
  const second = afterAmount(sentence, b, c);
  const fault = (from: Amount, by: Amount, to: Amount, isUp: boolean): TextFault[] => {
    const real = to.ore - from.ore;
    if (!differs(isUp ? real : -real, by, finestOf([from, by, to]))) return [];
    const name = real < 0 ? "minskning" : "ökning";
    const text = `Från ${from.words} till ${to.words} är det en ${name} med ${kronorText(Math.abs(real))}, men det står ${by.words}.`;
    return [{ text, suggestion: RECOUNT, quote: by.words }];
  };
  if ((UP.test(first) || DOWN.test(first)) && BEFORE_OLD.test(second))
    return fault(c, b, a, UP.test(first));
  const before = between(sentence, sentence.at, a.at);
  if (
    /från\s*$/i.test(before) &&
    /^\s*till\s*$/i.test(first) &&
    (UP.test(second) || DOWN.test(second))
  )
    return fault(a, c, b, UP.test(second));
  return [];
}

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent(?!\p{L}))/giu;
type Share = { percent: number; step: number; words: string; at: number; end: number };

const sharesIn = ({ text, at }: Sentence): Share[] =>
  [...text.matchAll(PERCENT)].map((match) => {
    const number = (match[1] ?? "").replace(",", ".");
    return {
      percent: Number(number),
      step: 1 / 10 ** (number.split(".")[1]?.length ?? 0),
      words: match[0],
      at: at + match.index,
      end: at + match.index + match[0].length,
    };
  });

/** "P procent av A är B". */
function shares(sentence: Sentence): TextFault[] {
  const [share, ...more] = sharesIn(sentence);
  const [base, part] = sentence.amounts;
  if (!share || !base || !part || more.length > 0 || sentence.amounts.length !== 2) return [];
  if (!/^ av [^.\d]{0,60}$/i.test(between(sentence, share.end, base.at))) return [];
  const bridge = afterAmount(sentence, base, part);
  if (!/^[\s,()]*(?:=|är|blir|ger|motsvarar|alltså|dvs\.?|det vill säga)[\s:]*$/i.test(bridge))
    return [];
  const expected = Math.round((base.ore * share.percent) / 100);
  const slack = part.step / 2 + (base.step * share.percent) / 200;
  if (Math.abs(expected - part.ore) <= slack) return [];
  return [
    {
      text: `${share.words} av ${base.words} är ${kronorText(expected)}, men det står ${part.words}.`,
      suggestion: RECOUNT,
      quote: part.words,
    },
  ];
}

/** "från A till B … en ökning med P procent", in one sentence. */
function relativeChanges(sentence: Sentence): TextFault[] {
  const [from, to] = sentence.amounts;
  const [share, ...more] = sharesIn(sentence);
  if (!from || !to || !share || more.length > 0 || sentence.amounts.length !== 2) return [];
  if (!/från[^\d]{0,20}$/i.test(between(sentence, sentence.at, from.at))) return [];
  if (!/^\s*till[^\d]{0,20}$/i.test(afterAmount(sentence, from, to)) || from.ore <= 0) return [];
  const lead = between(sentence, to.at + to.length, share.at);
  const isUp = UP.test(lead);
  if (!isUp && !DOWN.test(lead)) return [];
  const real = ((to.ore - from.ore) / from.ore) * (isUp ? 100 : -100);
  if (Math.abs(real - share.percent) <= share.step * 0.5 + 1e-9) return [];
  const shown = `${numberText(Math.round(Math.abs(real) / share.step) * share.step * 100)} procent`;
  const name = to.ore < from.ore ? "minskning" : "ökning";
  return [
    {
      text: `Från ${from.words} till ${to.words} är det en ${name} med ${shown}, men det står ${share.words}.`,
      suggestion: RECOUNT,
      quote: share.words,
    },
  ];
}

/** Sentences of running text, not the rows of a table. */
const isProse = ({ text }: Sentence): boolean =>
  text.length <= LONGEST_SENTENCE && !/[\t|]/.test(text);

function inWords(reading: Reading): TextFault[] {
  const sentences = reading.sentences().filter(isProse);
  const one = sentences.flatMap((sentence) =>
    sentence.amounts.length < 2
      ? []
      : [
          ...equations(sentence),
          ...parts(sentence),
          ...changes(sentence),
          ...shares(sentence),
          ...relativeChanges(sentence),
        ],
  );
  return [...one, ...totals(sentences)];
}

export const sumWordRules = [
  textRule(
    "SUMMA",
    "warn",
    "Belopp i text går ihop",
    {
      fault: "”300 000 kr till lön och 60 000 kr till lokaler, totalt 380 000 kr.”",
      sound: "”300 000 kr till lön och 60 000 kr till lokaler, totalt 360 000 kr.”",
    },
    inWords,
  ),
];
