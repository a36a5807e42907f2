/** Days that the protokoll's own day contradicts. No law: a mistake all the same. */
import { dateText, type LegalDate, longDate } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { writtenDays } from "../words/days.ts";
import { readText, sentencesOf } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, label, passagesOf, rule, textOf } from "./rule.ts";

const inText = (item: Item): string => readText(textOf(item));

const DEADLINE = /(?:senast|före|nästa (?:styrelse)?(?:möte|sammanträde)[^.]{0,20}?)(?: den)?\s*$/i;

/** What is to be done by a day that has gone when it is decided. */
const goneDeadline = (item: Item, { date }: Minutes): Flaw[] =>
  clausesOf(item).flatMap((clause) => {
    const text = readText(clause);
    return writtenDays(text).flatMap((day) => {
      const isDeadline = DEADLINE.test(text.slice(Math.max(0, day.at - 60), day.at));
      if (!isDeadline || day.date === null || day.date >= date) return [];
      return [
        {
          item,
          text: `${label(item)}: Beslutet anger ${dateText(day.date)}, som hade passerat när sammanträdet hölls ${dateText(date)}.`,
          suggestion: "Kontrollera året och dagen.",
          quote: day.words,
        },
      ];
    });
  });

/** The days that the heading, the att-satser and what is said of a protokoll name; other days are of other things. */
const aboutProtokoll = (item: Item) =>
  passagesOf(item).flatMap(({ place, text }) =>
    sentencesOf(readText(text))
      .filter((one) => place !== "body" || (/protokoll/i.test(one) && !/nästa/i.test(one)))
      .flatMap(writtenDays),
  );

/** The protokoll that is laid to the handlingar is of a meeting that has been, and that was held. */
function previousMinutes(item: Item, minutes: Minutes, others: readonly { date: LegalDate }[]) {
  if (item.kind !== "previous_minutes") return [];
  const days = aboutProtokoll(item).filter((day) => day.date !== null);
  const told = [...new Set(days.flatMap(({ date }) => date ?? []))];
  const flaws: Flaw[] = told.flatMap((date) => {
    const quote = days.find((day) => day.date === date)?.words;
    const about = { item, ...(quote === undefined ? {} : { quote }) };
    if (date >= minutes.date)
      return [
        {
          ...about,
          text: `${label(item)}: Föregående protokoll sägs vara från ${dateText(date)}, men sammanträdet hölls ${dateText(minutes.date)}.`,
          suggestion: "Rätta dagen.",
        },
      ];
    if (!isKnownToBeMissing(date, minutes.date, others)) return [];
    return [
      {
        ...about,
        text: `${label(item)}: Inget sammanträde är känt från ${dateText(date)}.`,
        suggestion: "Kontrollera dagen mot det förra protokollet.",
      },
    ];
  });
  const [first] = sentencesOf(item.heading).flatMap((text) => writtenDays(readText(text)));
  const [decided] = clausesOf(item).flatMap((text) => writtenDays(readText(text)));
  if (first?.date && decided?.date && first.date !== decided.date)
    flaws.push({
      item,
      text: `${label(item)}: Rubriken säger ${dateText(first.date)} och beslutet ${dateText(decided.date)}.`,
      suggestion: "Rätta det datum som är fel.",
      quote: decided.words,
    });
  return flaws;
}

/** A day is only said to be wrong between days that are known: a protokoll may be missing at the ends. */
const isKnownToBeMissing = (
  date: LegalDate,
  own: LegalDate,
  others: readonly { date: LegalDate }[],
): boolean =>
  others.some((one) => one.date < date) &&
  !others.some((one) => one.date === date) &&
  others.some((one) => one.date > date && one.date <= own);

const endsFirst = ({ startsAt, endsAt }: Minutes): Flaw[] =>
  startsAt === null || endsAt === null || endsAt > startsAt
    ? []
    : [
        {
          item: null,
          text: `Sammanträdet sägs börja kl. ${startsAt.replace(":", ".")} och sluta kl. ${endsAt.replace(":", ".")}.`,
          suggestion: "Rätta klockslagen.",
        },
      ];

/** One who left or came back while the meeting was not held. */
const outsideTimes = (item: Item, { startsAt, endsAt, persons }: Minutes): Flaw[] =>
  item.stances.flatMap(({ personId, leftAt, returnedAt }) => {
    const wrong = [leftAt, returnedAt].find(
      (time) =>
        time !== null &&
        ((startsAt !== null && time < startsAt) || (endsAt !== null && time > endsAt)),
    );
    if (!wrong || (startsAt !== null && endsAt !== null && endsAt <= startsAt)) return [];
    const name = persons.find(({ id }) => id === personId)?.name ?? "Någon";
    return [
      {
        item,
        text: `${label(item)}: ${name} antecknas kl. ${wrong.replace(":", ".")}, när sammanträdet inte pågick.`,
        suggestion: "Rätta klockslaget, eller när sammanträdet började och slutade.",
      },
    ];
  });

/** The day set for justering, when the election of justerare says one. */
const plannedApproval = (item: Item, { date }: Minutes): Flaw[] => {
  if (item.kind !== "election_of_adjusters") return [];
  return writtenDays(inText(item)).flatMap((day) => {
    if (day.date === null || day.date >= date) return [];
    return [
      {
        item,
        text: `${label(item)}: Justeringen sägs vara ${longDate(day.date)}, före sammanträdet.`,
        suggestion: "Rätta dagen för justeringen.",
        quote: day.words,
      },
    ];
  });
};

export const dayRules = [
  rule(
    "DATUM",
    "warn",
    "Tid som återstår",
    {
      fault:
        "Ett sammanträde i november 2026 beslutar att rapporten lämnas senast den 1 mars 2026.",
      sound: "Rapporten ska lämnas senast den 1 mars 2027.",
    },
    atItems(goneDeadline),
  ),
  rule(
    "DATUM",
    "warn",
    "Rätt föregående protokoll",
    {
      fault: "Protokollet från den 12 december läggs till handlingarna den 25 november.",
      sound: "Protokollet från det sammanträde som hölls den 21 oktober läggs till handlingarna.",
    },
    atItems((item, minutes, { others }) => previousMinutes(item, minutes, others)),
  ),
  rule(
    "DATUM",
    "warn",
    "Dag för justeringen",
    {
      fault: "Justeringen bestäms till en dag före sammanträdet.",
      sound: "Justeringen bestäms till en dag inom två veckor.",
    },
    atItems(plannedApproval),
  ),
  rule(
    "DATUM",
    "warn",
    "Klockslag i ordning",
    {
      fault: "Sammanträdet börjar kl. 13.00 och slutar kl. 12.00.",
      sound: "Den som var jävig gick ut kl. 14.05, medan sammanträdet pågick.",
    },
    (minutes, context) => [...endsFirst(minutes), ...atItems(outsideTimes)(minutes, context)],
  ),
];
