/** What the page of a beslutsgång shows, put together from the facts of its ärende. */
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { paragrafDocument } from "../../../documents/paragraf.ts";
import { type Phrases, phrasesOf } from "../../../documents/phrases.ts";
import { ProceedingText } from "../../../documents/proceeding.ts";
import { QuestionText } from "../../../documents/questionText.ts";
import type { Templates } from "../../../documents/templates.ts";
import { participantsAt, presentAt } from "../../../domain/attendance.ts";
import { votersAt } from "../../../domain/decision/checkQuestion.ts";
import {
  type NextQuestion,
  nextQuestion,
  outcomeOf,
  standingAfter,
} from "../../../domain/decision/order.ts";
import { decidersAt } from "../../../domain/decision/part.ts";
import {
  type Choice,
  choosesPersons,
  proposalOf,
  REJECTION,
  standingMotions,
} from "../../../domain/decision/proceeding.ts";
import type { Item, Minutes } from "../../../domain/minutes.ts";

type Facts = { minutes: Minutes; item: Item; templates: Templates };

/** `asked` are the choices that the ordförande wants instead of the next ones, by the address. */
export function proceedingView({ minutes, item, templates }: Facts, asked: Choice[]) {
  const say = phrasesOf(templates.satser);
  const { proceeding } = item;
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => ({ value: id, text: nameOf(minutes, id) }));
  const outcome = outcomeOf(item).kind;
  const hasClauses = item.sections.some(({ clauses }) => clauses.length > 0);
  const text = new ProceedingText(minutes, item, say);
  return {
    outcome,
    isDecided: outcome === "unasked" ? hasClauses : outcome !== "open",
    isSettled: outcome !== "unasked" && outcome !== "open",
    proposal: proposalOf(item),
    motions: proceeding.motions.map((motion) => ({
      id: motion.id,
      sentence: text.motion(motion),
      isWithdrawn: motion.isWithdrawn,
    })),
    ...questionView(minutes, item, say, asked),
    questionCount: proceeding.questions.length,
    arrangement: {
      presidingId: proceeding.presidingId,
      mainProposal: proceeding.mainProposal,
      orderWords: proceeding.orderWords,
      isEmployment: proceeding.isEmployment,
    },
    serving: named(participantsAt(minutes, item).counted),
    deciders: named(decidersAt(minutes, item)),
    notable: named(notableAt(minutes, item)),
    reservations: proceeding.reservations.map((one) => ({
      ...one,
      name: nameOf(minutes, one.personId),
    })),
    notes: proceeding.notes.map(({ id, personId, text: words }) => ({
      ...{ id, text: words },
      name: nameOf(minutes, personId),
    })),
    adjournments: proceeding.adjournments,
    article: articleOf(renderHtml(paragrafDocument(minutes, item, templates))),
  };
}

const nameOf = (minutes: Minutes, id: string) =>
  minutes.persons.find((person) => person.id === id)?.name ?? "";

/** Those of styrelsen who are there; that an ersättare may not be noted is told when it is tried. */
const notableAt = (minutes: Minutes, item: Item) =>
  presentAt(minutes, item)
    .filter(({ capacity }) => capacity !== "staff" && capacity !== "guest")
    .map(({ personId }) => personId);

function questionView(minutes: Minutes, item: Item, say: Phrases, asked: Choice[]) {
  const words = new QuestionText(minutes, item, say);
  const { main } = standingAfter(item);
  const suggested = nextQuestion(item);
  const own = suggested && suggested.stage !== "procedural" ? ownQuestion(main, asked) : null;
  const next = own ?? suggested;
  const count = item.proceeding.questions.length;
  const choiceWords = (choice: Choice, put: NextQuestion) => ({
    value: choice,
    name: words.nameOfChoice(choice),
    answer: words.answer(put, choice, count),
  });
  const alternatives = main.map((value) => ({ value, text: words.nameOfChoice(value) }));
  return {
    next: next && {
      stage: next.stage,
      sentence: words.asked(next, count),
      choices: next.choices.map((choice) => choiceWords(choice, next)),
      isOwn: own !== null,
    },
    voters: votersAt(minutes, item).map((id) => ({
      ...{ id, name: nameOf(minutes, id) },
      leans: leaningOf(item, id, next?.choices ?? []),
    })),
    isSecret: choosesPersons(item),
    alternatives: suggested?.stage === "procedural" ? [] : alternatives,
    mainProposals: alternatives.slice(1),
  };
}

function ownQuestion(main: Choice[], asked: Choice[]): NextQuestion | null {
  const [yes, no] = asked;
  if (yes === undefined || no === undefined || yes === no) return null;
  if (![yes, no].every((choice) => main.includes(choice))) return null;
  return { stage: main.length > 2 ? "counter" : "main", choices: [yes, no] };
}

/** What somebody has moved or agreed to is the likeliest vote; the first choice otherwise. */
function leaningOf(item: Item, personId: string, choices: Choice[]): Choice {
  const supported = standingMotions(item.proceeding)
    .filter(({ moverIds, supporterIds }) => [...moverIds, ...supporterIds].includes(personId))
    .map(({ id, kind }) => (kind === "reject" ? REJECTION : id));
  return choices.find((choice) => supported.includes(choice)) ?? choices[0] ?? "";
}
