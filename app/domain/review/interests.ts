/**
 * Screens grants for a jäv that nobody has reported: whose employer is named, who is named as the party's own hand.
 * It asks for a stance; whether there is jäv is for people to say.
 * @see KL 6:28 p 1, 2 and 4
 */
import { presentAt } from "../attendance.ts";
import type { Item, Minutes, Person } from "../minutes.ts";
import { listText } from "../wording.ts";
import { type Flaw, inOrder, label, type ReviewSettings, rule } from "./rule.ts";

/** Words that make the person named in the same sentence the applicant's or the payee's own hand. */
const partyWords =
  /kontaktperson|sökande|undertecknad|behörig att teckna|firmatecknare|betalningsmottagare/i;

const textOf = (item: Item): string =>
  [item.heading, ...item.sections.flatMap(({ body, clauses }) => [body, ...clauses])].join("\n");

const sentencesOf = (item: Item): string[] => textOf(item).split(/[.\n]/);

/** Whether the text has the name as whole words, a genitive s allowed. */
function names(text: string, name: string): boolean {
  const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return (
    escaped !== "" && new RegExp(`(?<![\\p{L}\\d])${escaped}s?(?![\\p{L}\\d])`, "iu").test(text)
  );
}

/** Ledamöter and ersättare in the room at the item of whom nothing is noted. */
function withoutStance(minutes: Minutes, item: Item): Person[] {
  const board = presentAt(minutes, item).filter(
    ({ capacity }) => capacity !== "staff" && capacity !== "guest",
  );
  return minutes.persons.filter(
    ({ id }) =>
      board.some(({ personId }) => personId === id) &&
      !item.stances.some(({ personId }) => personId === id),
  );
}

const grants = (minutes: Minutes) =>
  inOrder(minutes).filter(({ kind, struck }) => kind === "grant" && struck === null);

const isOwnHand = (item: Item, person: Person) =>
  sentencesOf(item).some((text) => partyWords.test(text) && names(text, person.name));

const ownHand = (minutes: Minutes): Flaw[] =>
  grants(minutes).flatMap((item) => {
    const found = withoutStance(minutes, item).filter((person) => isOwnHand(item, person));
    if (found.length === 0) return [];
    return [
      {
        item,
        text: `${label(item)}: ${listText(found.map(({ name }) => name))} nämns som den sökandes egen kontakt eller företrädare, men ingen anteckning om jäv finns.`,
        suggestion: "Anteckna jävet, eller skriv varför det inte är jäv.",
      },
    ];
  });

function employer(minutes: Minutes, settings: ReviewSettings): Flaw[] {
  return grants(minutes).flatMap((item) => {
    const text = textOf(item);
    const found = withoutStance(minutes, item).filter(
      (person) => names(text, person.organisation) && !isOwnHand(item, person),
    );
    if (found.length === 0) return [];
    const told = found.map(({ name, organisation }) => `${name} (${organisation})`);
    return [
      {
        item,
        level: settings.employerDisqualification === "strict" ? "warn" : "info",
        text: `${label(item)}: Ärendet nämner den organisation som ${listText(told)} kommer från, men inget är antecknat om jäv.`,
        suggestion: "Pröva frågan. Anteckna jäv, eller skriv varför det inte är jäv.",
      } satisfies Flaw,
    ];
  });
}

export const interestRules = [
  rule(
    "KL-6-28",
    "block",
    "Den som företräder en part",
    {
      fault: "Anna Ek är kontaktperson i ansökan och står inte antecknad med jäv.",
      sound: "Anna Ek är kontaktperson i ansökan och gick ut.",
    },
    ownHand,
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
    employer,
  ),
];
