/**
 * Who does something at an ärende by what the text says, and was not to: one who was jävig, had gone, or has no vote.
 * @see KL 4:27, 5:66, 6:17, 6:30
 */
import { hasStance, presentAt, servingAt } from "../attendance.ts";
import type { Item, Minutes, Person } from "../minutes.ts";
import { nameRuns } from "../words/names.ts";
import { readText } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, label, rule, textOf } from "./rule.ts";

const SPEAKS =
  "föredrar|föredrog|redogör|redogjorde|informerar|informerade|yrkar|yrkade|tar upp|tog upp|lyfter|presenterar|presenterade|berättar|berättade";
const MOVES = "yrkar|yrkade|föreslår att styrelsen|röstar|röstade";
const RESERVES = "reserverar sig|reserverade sig|anmäler reservation|anmälde reservation";

/** What may stand between a name and one of these verbs, from the name's end on. */
const verbAfter = (verbs: string): RegExp =>
  new RegExp(`(?: \\([^)]{1,40}\\))?,? (?:\\p{Ll}{1,40} )?(?:${verbs})(?!\\p{L})`, "iuy");
const TAKES_PART = verbAfter(`${SPEAKS}|${MOVES}`);
const MOVES_ALONE = verbAfter(MOVES);
const RESERVATION = verbAfter(RESERVES);

/** Where a name ends in the text (`letters` is the same in small letters), each time that it stands there and not inside a longer word. */
function endsOf(text: string, letters: string, name: string): number[] {
  const wanted = name.toLowerCase();
  const ends: number[] = [];
  if (wanted === "" || letters.length !== text.length) return ends;
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1))
    if (!/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at))) ends.push(at + wanted.length);
  return ends;
}

/** Whether the text says that the person does one of these things. */
const does = (text: string, letters: string, { name }: Person, what: RegExp): boolean =>
  endsOf(text, letters, name).some((end) => {
    what.lastIndex = end;
    return what.test(text);
  });

/** People of the närvaro, each with what the text says that they do. */
const acting = (item: Item, minutes: Minutes, what: RegExp): Person[] => {
  const text = readText(textOf(item));
  const letters = text.toLowerCase();
  return minutes.persons.filter(
    (person) =>
      does(text, letters, person, what) &&
      minutes.presences.some(({ personId }) => personId === person.id),
  );
};

const javigActs = (item: Item, minutes: Minutes): Flaw[] =>
  acting(item, minutes, TAKES_PART)
    .filter(({ id }) => hasStance(item, id, "disqualified"))
    .map(({ name }) => ({
      item,
      text: `${label(item)}: ${name} var jävig men deltar i handläggningen enligt texten. Den som är jävig får varken delta eller vara närvarande.`,
      suggestion:
        "Rätta texten om den är fel. Annars behöver ärendet tas om utan den som är jävig.",
      quote: name,
    }));

const absentActs = (item: Item, minutes: Minutes): Flaw[] => {
  const present = new Set(presentAt(minutes, item).map(({ personId }) => personId));
  return acting(item, minutes, TAKES_PART)
    .filter(({ id }) => !present.has(id))
    .map(({ name }) => ({
      item,
      text: `${label(item)}: ${name} talar enligt texten men var inte närvarande då.`,
      suggestion: "Rätta närvaron eller texten.",
      quote: name,
    }));
};

/** An ersättare who does not serve may speak when the styrelse has said so, but makes no yrkande and has no vote. */
const idleMoves = (item: Item, minutes: Minutes): Flaw[] => {
  const serving = new Set(servingAt(minutes, item).map(({ personId }) => personId));
  const idle = new Set(
    presentAt(minutes, item).flatMap(({ personId, capacity }) =>
      capacity === "substitute" && !serving.has(personId) ? [personId] : [],
    ),
  );
  return acting(item, minutes, MOVES_ALONE)
    .filter(({ id }) => idle.has(id))
    .map(({ name }) => ({
      item,
      text: `${label(item)}: ${name} yrkar eller röstar enligt texten men är ersättare och tjänstgjorde inte.`,
      suggestion: "Rätta texten, eller närvaron om ersättaren tjänstgjorde.",
      quote: name,
    }));
};

const reservesUnduly = (item: Item, minutes: Minutes): Flaw[] => {
  const serving = new Set(servingAt(minutes, item).map(({ personId }) => personId));
  return acting(item, minutes, RESERVATION)
    .filter(({ id }) => !serving.has(id) || hasStance(item, id, "abstains"))
    .map(({ name }) => ({
      item,
      text: `${label(item)}: ${name} reserverar sig enligt texten men deltog inte i beslutet.`,
      suggestion: "Ta bort reservationen, eller rätta vilka som deltog.",
      quote: name,
    }));
};

/** The justerare whom the paragraf chooses are those who the protokoll says justerade. */
function otherAdjusters(item: Item, minutes: Minutes): Flaw[] {
  const adjust = minutes.adjusterIds;
  const mayAdjust = adjust.every(
    (id) => id !== minutes.chairId && minutes.presences.some(({ personId }) => personId === id),
  );
  if (item.kind !== "election_of_adjusters" || adjust.length === 0 || !mayAdjust) return [];
  const text = readText(clausesOf(item).join("\n"));
  const written = [...new Set(nameRuns(text))];
  const chosen = minutes.persons.filter(({ name }) => written.includes(name));
  const others = chosen.filter(({ id }) => id !== minutes.chairId && !adjust.includes(id));
  const [first] = others;
  const hasSubstitutes = /ersättare/i.test(text);
  if (!first || hasSubstitutes) return [];
  return [
    {
      item,
      text: `${label(item)}: ${first.name} utsågs att justera, men protokollet justeras av någon annan.`,
      suggestion: "Rätta vem som justerar, eller vem som utsågs.",
      quote: first.name,
    },
  ];
}

export const actingRules = [
  rule(
    "KL-6-30",
    "block",
    "Den som är jävig handlägger inte",
    { fault: "Anna Ek var jävig men föredrog ärendet.", sound: "Förbundschefen föredrog ärendet." },
    atItems(javigActs),
  ),
  rule(
    "KL-4-27",
    "block",
    "Reservation i texten av den som deltog",
    {
      fault: "”Anna Ek reserverar sig”, fast hon avstod.",
      sound: "”Per Alm reserverar sig”, och han deltog i beslutet.",
    },
    atItems(reservesUnduly),
  ),
  rule(
    "KL-5-66",
    "warn",
    "Den som talar var där",
    { fault: "Lena Gran gick efter § 12 men yrkar i § 15.", sound: "Lena Gran yrkar i § 10." },
    atItems(absentActs),
  ),
  rule(
    "KL-6-17",
    "warn",
    "Yrkanden av ersättare",
    {
      fault: "En ersättare som inte tjänstgjorde yrkar bifall.",
      sound: "En ersättare som inte tjänstgjorde berättar.",
    },
    atItems(idleMoves),
  ),
  rule(
    "KL-5-69",
    "warn",
    "Samma justerare som utsågs",
    { fault: "Per Alm utsågs, men Lena Gran justerade.", sound: "Per Alm utsågs och justerade." },
    atItems(otherAdjusters),
  ),
];
