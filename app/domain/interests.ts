/**
 * Who is party to an ärende and what each person has to do with them: the questions of jäv that somebody must answer.
 * It asks; whether there is jäv is for people to say.
 * @see KL 6:28 p 1, 2 and 4 · FL 16
 */
import { presentAt } from "./attendance.ts";
import { isInForce } from "./authority.ts";
import type { Item, Minutes, Person } from "./minutes.ts";
import type { Paper, Party, ReviewContext, Tie } from "./review/rule.ts";
import { passagesOf } from "./review/rule.ts";
import { hasWords, readText, sentencesOf } from "./words/sentences.ts";

/**
 * `own` = the person, a close relative or a company of theirs is party, or they sign or answer for one; it must be
 * answered. `employer` = where they work or are chosen from is party; a stance is asked for.
 */
export type Question = {
  person: Person;
  weight: "own" | "employer";
  /** The party's name. */
  party: string;
  /** "är kontaktperson hos", "är anställd hos" …: what stands between the person's name and the party's. */
  bond: string;
};

const PARTY_HEADING =
  /ansök|avtal|överenskommelse|upphandl|inköp|köp av|bidrag|medel(?!s)|finansiering|ersättning till|hyra/iu;
const PARTY_SENTENCE =
  /ansök|(?<!\p{L})sök(?:er|t|ande)|mottagare|utbetal|betalas? (?:ut )?till|avtal med|projektägare|lokalhållare|leverantör|offert från|anbud från/iu;
/** Words that make the person named in the same sentence the party's own hand. */
const OWN_HAND =
  /kontaktperson|sökande|undertecknad|behörig att teckna|firmatecknare|betalningsmottagare|projektledare för ansökan|namnförtydligande/iu;
const PAPER_PARTY =
  /organisationens namn|sökande|ansvarig part|samverkanspart|samverkande part|mottagare|avtalspart/iu;

/** Whether an ärende has parties at all: information and elections have none. */
export const hasParties = (item: Item, parties: readonly Party[]): boolean =>
  item.kind === "grant" ||
  parties.some(({ itemId }) => itemId === item.id) ||
  (item.kind !== "information" && PARTY_HEADING.test(item.heading));

const sentences = (item: Item): string[] =>
  passagesOf(item).flatMap(({ text }) => sentencesOf(readText(text)));

/** The lines of a paper that name a party, each with the next: a form has its answer below or beside. */
const labelled = (papers: readonly Paper[], pattern: RegExp): string[] =>
  papers.flatMap(({ text }) => {
    const lines = text.split("\n");
    return lines.flatMap((line, at) =>
      pattern.test(line) ? [`${line}\n${lines[at + 1] ?? ""}`] : [],
    );
  });

const citedPapers = (item: Item, papers: readonly Paper[]): Paper[] =>
  papers.filter(({ label }) => item.attachments.includes(label));

/** Where an organisation is named as a party: the heading, an att-sats, a sentence about applying, the application. */
function isParty(name: string, item: Item, context: ReviewContext): boolean {
  if (name.trim() === "") return false;
  const declared = context.parties.some(
    (party) =>
      party.itemId === item.id && (hasWords(party.name, name) || hasWords(name, party.name)),
  );
  const written = passagesOf(item).some(({ place, text }) =>
    place === "body"
      ? sentencesOf(readText(text)).some((one) => PARTY_SENTENCE.test(one) && hasWords(one, name))
      : hasWords(readText(text), name),
  );
  const papers = labelled(citedPapers(item, context.papers), PAPER_PARTY);
  return declared || written || papers.some((lines) => hasWords(lines, name));
}

/** Named as the party's hand, in the text or in what was sent in. */
const isOwnHand = (person: Person, item: Item, { papers }: ReviewContext): boolean =>
  [
    ...sentences(item).filter((one) => OWN_HAND.test(one)),
    ...labelled(citedPapers(item, papers), OWN_HAND),
  ].some((words) => hasWords(words, person.name));

const bonds: Record<Tie["kind"], string> = {
  employer: "är anställd hos",
  assignment: "har uppdrag hos",
  signatory: "tecknar avtal för",
  contact: "är kontaktperson hos",
  ownership: "äger eller leder",
  close_relative: "är närstående till",
};

const isOwn = ({ kind }: Tie): boolean => kind !== "employer" && kind !== "assignment";

/** The members whose seats the person holds or substitutes in on the day: the huvudman. */
const chosenBy = ({ mandates, seats, members, date }: Minutes, { id }: Person): string[] =>
  mandates
    .filter((mandate) => mandate.personId === id && isInForce(mandate, date))
    .flatMap(({ seatId }) => {
      const memberId = seats.find((seat) => seat.id === seatId)?.memberId;
      return members.find((member) => member.id === memberId)?.name ?? [];
    });

/** What this person must answer at the ärende, the heaviest alone; null when nothing is known that asks for it. */
function questionOf(
  minutes: Minutes,
  person: Person,
  item: Item,
  context: ReviewContext,
): Question | null {
  const ties = context.ties.filter(({ personId }) => personId === person.id);
  const ownTie = ties.find((tie) => isOwn(tie) && isParty(tie.name, item, context));
  if (ownTie) return { person, weight: "own", party: ownTie.name, bond: bonds[ownTie.kind] };
  const isDeclared = context.parties.some(
    (party) => party.itemId === item.id && hasWords(party.name, person.name),
  );
  if (isDeclared || isOwnHand(person, item, context))
    return {
      person,
      weight: "own",
      party: "",
      bond: "nämns som den sökandes eller partens egen kontakt eller företrädare",
    };
  const employers = [
    { name: person.organisation, bond: "kommer från" },
    ...chosenBy(minutes, person).map((name) => ({ name, bond: "kommer från" })),
    ...ties.filter((tie) => !isOwn(tie)).map(({ name, kind }) => ({ name, bond: bonds[kind] })),
  ];
  const employer = employers.find(({ name }) => isParty(name, item, context));
  return employer
    ? { person, weight: "employer", party: employer.name, bond: employer.bond }
    : null;
}

const answerOf = (item: Item, person: Person, { answers }: Pick<ReviewContext, "answers">) =>
  answers.find(({ itemId, personId }) => itemId === item.id && personId === person.id);

const isAnswered = (item: Item, person: Person, context: ReviewContext): boolean =>
  item.stances.some(({ personId }) => personId === person.id) ||
  answerOf(item, person, context) !== undefined;

/** Those who have said beforehand that they will step aside, and of whom nothing is noted at the ärende yet. */
export const announced = (
  item: Item,
  persons: readonly Person[],
  context: Pick<ReviewContext, "answers">,
): Person[] =>
  persons.filter(
    (person) =>
      answerOf(item, person, context)?.answer === "disqualified" &&
      !item.stances.some(({ personId }) => personId === person.id),
  );

/** What the persons given must answer at the ärende and have not. */
export function openQuestions(
  minutes: Minutes,
  item: Item,
  persons: readonly Person[],
  context: ReviewContext,
): Question[] {
  if (!hasParties(item, context.parties)) return [];
  return persons
    .filter((person) => !isAnswered(item, person, context))
    .flatMap((person) => questionOf(minutes, person, item, context) ?? []);
}

/** Ledamöter and ersättare who are in the room at the ärende, and those who are to justera it. */
export function boardAt(minutes: Minutes, item: Item): Person[] {
  const board = presentAt(minutes, item)
    .filter(({ capacity }) => capacity !== "staff" && capacity !== "guest")
    .map(({ personId }) => personId);
  return minutes.persons.filter(({ id }) => board.includes(id));
}

/** The förbund's own people in the room, who prepare and present. @see FL 16 */
export function staffAt(minutes: Minutes, item: Item): Person[] {
  const staff = presentAt(minutes, item)
    .filter(({ capacity }) => capacity === "staff")
    .map(({ personId }) => personId);
  return minutes.persons.filter(({ id }) => staff.includes(id));
}
