/**
 * Screens ärenden with parties for a jäv that nobody has reported: whose own matter it is, whose employer is party.
 * @see KL 6:28 p 1, 2 and 4 · FL 16
 */
import { announced, boardAt, openQuestions, type Question, staffAt } from "../interests.ts";
import type { Item, Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { literally, readText } from "../words/sentences.ts";
import { atItems, type Flaw, label, type ReviewContext, rule, textOf } from "./rule.ts";

const boardQuestions = (item: Item, minutes: Minutes, context: ReviewContext): Question[] =>
  openQuestions(minutes, item, boardAt(minutes, item), context);

const told = ({ person, bond, party }: Question): string =>
  `${person.name} ${[bond, party].filter(Boolean).join(" ")}`;

const ownMatter = (item: Item, minutes: Minutes, context: ReviewContext): Flaw[] =>
  boardQuestions(item, minutes, context)
    .filter(({ weight }) => weight === "own")
    .map((question) => ({
      item,
      text: `${label(item)}: ${told(question)}, men ingen anteckning om jäv finns.`,
      suggestion: "Anteckna jävet, eller pröva frågan och skriv varför det inte är jäv.",
    }));

/** What was said before the meeting is to be noted at it, with when the person went out. @see KL 6:30 */
const toBeNoted = (item: Item, minutes: Minutes, context: ReviewContext): Flaw[] =>
  announced(item, boardAt(minutes, item), context).map(({ name }) => ({
    item,
    text: `${label(item)}: ${name} har anmält jäv men står inte antecknad som jävig.`,
    suggestion: "Anteckna grunden och när personen gick ut, eller att frågan prövades på nytt.",
  }));

/** One who was perhaps to leave the room is not the one to attest what was decided in it. */
const adjusting = (minutes: Minutes, questions: readonly Question[]): string => {
  const names = questions
    .filter(({ person }) => minutes.adjusterIds.includes(person.id))
    .map(({ person }) => person.name);
  return names.length === 0 ? "" : ` ${listText(names)} är dessutom justerare.`;
};

function employer(item: Item, minutes: Minutes, context: ReviewContext): Flaw[] {
  const questions = boardQuestions(item, minutes, context).filter(
    ({ weight }) => weight === "employer",
  );
  if (questions.length === 0) return [];
  const names = questions.map(({ person, party }) => `${person.name} (${party})`);
  return [
    {
      item,
      level: context.employerDisqualification === "strict" ? "warn" : "info",
      text: `${label(item)}: Ärendet nämner den organisation som ${listText(names)} kommer från, men inget är antecknat om jäv.${adjusting(minutes, questions)}`,
      suggestion: "Pröva frågan. Anteckna jäv, eller skriv varför det inte är jäv.",
    },
  ];
}

/** One who is employed by the applicant and presents the application. */
function presenting(item: Item, minutes: Minutes, context: ReviewContext): Flaw[] {
  const text = readText(textOf(item));
  return openQuestions(minutes, item, staffAt(minutes, item), context)
    .filter(({ person }) =>
      new RegExp(
        `(?<!\\p{L})(?:${literally(person.name)}|${literally(person.title || person.name)}(?:en)?) (?:föredrar|föredrog|redogör|redogjorde|redovisar|presenterar)`,
        "iu",
      ).test(text),
    )
    .map((question) => ({
      item,
      text: `${label(item)}: ${told(question)}, som är part, och föredrar ärendet.`,
      suggestion: "Låt någon annan bereda och föredra ärendet, eller skriv varför det inte är jäv.",
    }));
}

export const interestRules = [
  rule(
    "KL-6-30",
    "block",
    "Anmält jäv antecknas",
    {
      fault: "Anna Ek svarade på kallelsen att hon är jävig, men paragrafen säger inget om det.",
      sound: "Anna Ek antecknas med jäv, grund och klockslag.",
    },
    atItems(toBeNoted),
  ),
  rule(
    "KL-6-28",
    "block",
    "Den som företräder en part",
    {
      fault: "Anna Ek är kontaktperson i ansökan och står inte antecknad med jäv.",
      sound: "Anna Ek är kontaktperson i ansökan och gick ut.",
    },
    atItems(ownMatter),
  ),
  rule(
    "KL-6-28",
    "warn",
    "Den vars huvudman är part",
    {
      fault:
        "Norrsunds kommun söker medel, och kommunens ledamot är med utan att frågan är prövad.",
      sound:
        "Kommunens ledamot anmälde jäv, eller ett skäl till varför det inte är jäv är antecknat.",
    },
    atItems(employer),
  ),
  rule(
    "FL-16",
    "warn",
    "Den som föredrar är inte part",
    {
      fault: "Förbundschefen är anställd av kommunen och föredrar kommunens ansökan.",
      sound: "Utvecklingsledaren föredrar kommunens ansökan.",
    },
    atItems(presenting),
  ),
];
