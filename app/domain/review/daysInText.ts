/** Days that the calendar contradicts, in any text. No law: a mistake all the same. */
import { type LegalDate, parseLegalDate, parts } from "../calendar.ts";
import { impossibleDays, type NamedDay, namedDays, weekdayOf, writtenDays } from "../words/days.ts";
import { readText } from "../words/sentences.ts";
import { type Reading, type TextFault, type TextRule, textRule } from "./textRule.ts";

/** A year that nobody wrote may be the text's own or one beside it; when that is not known either, nothing is. */
const possibleYears = ({ year }: NamedDay, on: LegalDate | null): number[] => {
  if (year !== null) return [year];
  const own = on === null ? null : parts(on).year;
  return own === null ? [] : [own, own + 1, own - 1];
};

function rightWeekday(day: NamedDay, on: LegalDate | null): string | null {
  const names = possibleYears(day, on).map((year) => weekdayOf(year, day.month, day.day));
  if (names.includes(null) || names.includes(day.weekday)) return null;
  return names[0] ?? null;
}

/** As the word that it replaces: with a capital where that had one. */
const likeCase = (word: string, model: string): string =>
  /^\p{Lu}/u.test(model) ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word;

const weekdays = ({ text, date }: Reading): TextFault[] =>
  namedDays(readText(text)).flatMap((day) => {
    const right = rightWeekday(day, date === null ? null : parseLegalDate(date));
    if (right === null) return [];
    const written = new RegExp(day.weekday, "i");
    return [
      {
        text: `”${day.words}” stämmer inte med kalendern. Dagen är en ${right}.`,
        suggestion: "Rätta veckodagen eller datumet, det som är fel.",
        quote: day.words,
        put: day.words.replace(written, (said) => likeCase(right, said)),
      },
    ];
  });

const noSuchDay = ({ text }: Reading): TextFault[] =>
  impossibleDays(readText(text)).map((words) => ({
    text: `”${words}” finns inte i kalendern.`,
    suggestion: "Rätta datumet.",
    quote: words,
  }));

const RANGE = /^\s*(?:–|-|till(?: och med)?|t\.?o\.?m\.?)\s*(?:den\s*)?$/i;

const reversedRange = (reading: Reading): TextFault[] => {
  const text = readText(reading.text);
  const days = writtenDays(text);
  return days.flatMap((from, index) => {
    const to = days[index + 1];
    if (!to?.date || !from.date || to.date >= from.date) return [];
    if (!RANGE.test(text.slice(from.at + from.words.length, to.at))) return [];
    const quote = text.slice(from.at, to.at + to.words.length);
    return [
      {
        text: `Perioden ”${quote}” slutar innan den börjar.`,
        suggestion: "Rätta datumen.",
        quote,
      },
    ];
  });
};

export const dayTextRules: readonly TextRule[] = [
  textRule(
    "DATUM",
    "warn",
    "Veckodag och datum stämmer",
    {
      fault: "”onsdag den 24 november 2026”, som är en tisdag.",
      sound: "”tisdag den 24 november 2026”.",
    },
    weekdays,
  ),
  textRule(
    "DATUM",
    "warn",
    "Dagar som finns",
    { fault: "”senast den 31 november 2026”.", sound: "”senast den 30 november 2026”." },
    noSuchDay,
  ),
  textRule(
    "DATUM",
    "warn",
    "Perioder som börjar före de slutar",
    { fault: "”2027-06-30–2027-01-01”.", sound: "”2027-01-01–2027-06-30”." },
    reversedRange,
  ),
];
