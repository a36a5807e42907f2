/** References to paragrafer and protokoll that are nowhere. No law; whoever follows one must come somewhere. */
import { dateText, parts } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { writtenDays } from "../words/days.ts";
import { readText, sentencesOf } from "../words/sentences.ts";
import { atItems, type Flaw, label, type OtherMeeting, rule, textOf } from "./rule.ts";

/** A law, an order or another body's protokoll has paragrafer of its own. */
const ELSEWHERE =
  /\blag(?:en|ens)?\b|\(\d{4}:\d+\)|kap\.|förordning|förbundsordning|reglemente|stadga|avtal|bestämmelse|instruktion|policy|kommunfullmäktige|regionfullmäktige|kommunstyrelse|nämnd|utskott|fullmäktige|\bKL\b|\bFL\b|\bOSL\b|\bKF\b|\bKS\b|\bRF\b|\bTF\b/iu;

const PARAGRAF =
  /(?:§§?|paragraf(?:erna|en)?)\s*(\d{1,4})(?!\s?(?:kap|§|st\b|[a-z] §|:))(?:\s?[-–]\s?(\d{1,4}))?/giu;

/** The sentences that cite a paragraf at all. */
const citing = (item: Item): string[] =>
  sentencesOf(readText(textOf(item))).filter((sentence) => sentence.search(PARAGRAF) >= 0);

const numbersOf = (minutes: Minutes): number[] =>
  minutes.items.flatMap(({ number }) => number ?? []);

/** A number above the last one is not given out yet; what is below was given out at an earlier meeting. */
function beyondTheLast(item: Item, minutes: Minutes): Flaw[] {
  const numbers = numbersOf(minutes);
  const last = Math.max(...numbers);
  if (numbers.length === 0) return [];
  return citing(item).flatMap((sentence) => {
    const otherDay = writtenDays(sentence).some(
      ({ date }) => date !== null && date !== minutes.date,
    );
    const otherYear = new RegExp(`(?<!\\d)(?!${parts(minutes.date).year})20\\d{2}(?!\\d)`).test(
      sentence,
    );
    if (ELSEWHERE.test(sentence) || otherDay || otherYear) return [];
    return [...sentence.matchAll(PARAGRAF)].flatMap(([quote, from, to]) => {
      const lost = [from, to]
        .flatMap((n) => (n === undefined ? [] : [Number(n)]))
        .find((n) => n > last);
      if (lost === undefined) return [];
      return [
        {
          item,
          text: `${label(item)}: Texten hänvisar till § ${lost}, men protokollet slutar med § ${last}.`,
          suggestion: "Rätta numret, eller skriv vilket protokoll som menas.",
          quote: quote.trim(),
        },
      ];
    });
  });
}

const rangeOf = (one: OtherMeeting) => `§ ${one.from}–${one.to}`;

/** "styrelsens beslut 2026-06-12 § 71", where that day's protokoll is known and has no such paragraf. */
function notInThatProtokoll(item: Item, _: Minutes, others: readonly OtherMeeting[]): Flaw[] {
  return citing(item).flatMap((sentence) => {
    if (ELSEWHERE.test(sentence)) return [];
    const days = writtenDays(sentence);
    const cited = [...sentence.matchAll(PARAGRAF)];
    const [day, another] = days;
    const [found, more] = cited;
    if (!day?.date || another || !found || more) return [];
    const meeting = others.find((one) => one.date === day.date);
    const number = Number(found[1]);
    if (!meeting || meeting.from === null || meeting.to === null) return [];
    if (number >= meeting.from && number <= meeting.to) return [];
    return [
      {
        item,
        text: `${label(item)}: Protokollet från ${dateText(day.date)} har ${rangeOf(meeting)}, inte § ${number}.`,
        suggestion: "Rätta numret eller dagen.",
        quote: found[0].trim(),
      },
    ];
  });
}

export const paragrafReferenceRules = [
  rule(
    "HANVISNING",
    "warn",
    "Paragrafer som finns",
    {
      fault: "”se § 52”, i ett protokoll som slutar med § 31.",
      sound: "”se § 24”, eller ”6 kap. 28 § kommunallagen”.",
    },
    atItems(beyondTheLast),
  ),
  rule(
    "HANVISNING",
    "warn",
    "Protokoll som har paragrafen",
    {
      fault: "”enligt beslut 2026-06-12 § 71”, fast det protokollet har § 40–58.",
      sound: "”enligt beslut 2026-06-12 § 44”.",
    },
    atItems((item, minutes, { others }) => notInThatProtokoll(item, minutes, others)),
  ),
];
