/** Terms that no förbund may set for itself, and purchases above what the law lets pass without tender. */
import { law } from "../law.ts";
import { type Amount, kronorText } from "../words/amounts.ts";
import { LONGEST_SENTENCE, type Sentence } from "./sentences.ts";
import { type Reading, type TextFault, textRule } from "./textRule.ts";

const QUORUM = /beslut(?:s|er)?för/iu;
const HALF = /minst\s+hälften(?=\s+av\s+(?:\p{L}+\s+){0,2}ledamöter)/iu;

function weakQuorum({ sentences }: Reading): TextFault[] {
  return sentences().flatMap((sentence) => {
    if (sentence.text.length > LONGEST_SENTENCE || !QUORUM.test(sentence.text)) return [];
    const quote = HALF.exec(sentence.text)?.[0];
    if (quote === undefined || /(?:fler|mer)\s+än\s+hälften/iu.test(sentence.text)) return [];
    return [
      {
        text: `Texten säger att styrelsen är beslutsför när ${quote.toLowerCase()} av ledamöterna är med. Lagen kräver fler än hälften.`,
        suggestion: "Skriv ”fler än hälften”.",
        quote,
        put: /^M/.test(quote) ? "Fler än hälften" : "fler än hälften",
      },
    ];
  });
}

const DIRECT = /direktupphandl/iu;
/** The sentence speaks of the limit, or of what is not bought so. */
const OF_LIMIT =
  /gräns|högst|upp till|under(?:stig)|överstig|över(?!\p{L})|maximalt|max(?!\p{L})|inte|ej(?!\p{L})|tak(?:et)?(?!\p{L})|belopp om mindre|riktlinj|policy/iu;

const limitOn = (
  { kronorFrom }: { kronorFrom: readonly { from: string; kronor: number }[] },
  date: string,
): number | null => kronorFrom.find(({ from }) => from <= date)?.kronor ?? null;

/** The law's limits are without moms; a sum with moms is a quarter more. */
const withoutMoms = ({ text }: Sentence, { ore }: Amount): number =>
  /ink(?:l(?:usive|\.)?)\s*moms/iu.test(text) ? ore / 1.25 : ore;

const purchases = ({ sentences }: Reading): Sentence[] =>
  sentences().filter(
    (one) =>
      one.text.length <= LONGEST_SENTENCE &&
      one.amounts.length > 0 &&
      DIRECT.test(one.text) &&
      !OF_LIMIT.test(one.text),
  );

function tooLarge(reading: Reading): TextFault[] {
  const limit = reading.date === null ? null : limitOn(law.directProcurement, reading.date);
  if (limit === null) return [];
  return purchases(reading).flatMap((sentence) =>
    sentence.amounts
      .filter((amount) => withoutMoms(sentence, amount) > limit * 100)
      .map((amount) => ({
        text: `En direktupphandling får vara värd högst ${kronorText(limit * 100)}, men det står ${amount.words}.`,
        suggestion: "Upphandla med annonsering, eller skriv vilket undantag i lagen som gäller.",
        quote: amount.words,
      })),
  );
}

const DOCUMENTED =
  /dokument|tjänsteanteckning|anbud|offert|jämför|upphandlingsrapport|protokollför/iu;

function undocumented(reading: Reading): TextFault[] {
  const { text, date } = reading;
  const from = date === null ? null : limitOn(law.procurementDocumented, date);
  const most = date === null ? null : limitOn(law.directProcurement, date);
  if (from === null || most === null || DOCUMENTED.test(text)) return [];
  return purchases(reading).flatMap((sentence) =>
    sentence.amounts
      .filter((amount) => {
        const worth = withoutMoms(sentence, amount);
        return worth >= from * 100 && worth <= most * 100;
      })
      .map((amount) => ({
        text: `En direktupphandling på ${amount.words} ska dokumenteras: hur den gick till och varför leverantören valdes.`,
        suggestion: "Skriv var dokumentationen finns.",
        quote: amount.words,
      })),
  );
}

export const termRules = [
  textRule(
    "FIN-9",
    "block",
    "Beslutsförhet som lagen kräver",
    {
      fault: "”Styrelsen är beslutsför när minst hälften av ledamöterna är närvarande.”",
      sound: "”Styrelsen är beslutsför när fler än hälften av ledamöterna är närvarande.”",
    },
    weakQuorum,
  ),
  textRule(
    "LOU-1",
    "block",
    "Direktupphandling under gränsen",
    {
      fault: "Styrelsen direktupphandlar en utbildning för 900 000 kr.",
      sound: "Styrelsen direktupphandlar en utbildning för 90 000 kr.",
    },
    tooLarge,
  ),
  textRule(
    "LOU-2",
    "info",
    "Dokumenterad direktupphandling",
    {
      fault: "Styrelsen direktupphandlar en utbildning för 300 000 kr, utan ett ord om underlag.",
      sound: "Styrelsen direktupphandlar den, och de tre offerterna finns i bilagan.",
    },
    undocumented,
  ),
];
