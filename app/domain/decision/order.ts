/**
 * Propositionsordningen: which question comes next, and what has become of the ärende by those already answered.
 * Law: each question can be answered with yes or no (KL 5:53), and a simple majority settles bordläggning too
 * (KL 6:33). Practice, which the ordförande may depart from: formal motions before those on the matter, each for
 * itself; with more than two main proposals a motförslag is chosen before it meets the huvudförslag; additions last,
 * each for itself. The third of the board that can force a bordläggning in fullmäktige (KL 5:50) has no such right here.
 */
import type { Item } from "../minutes.ts";
import {
  type Choice,
  choosesPersons,
  type Motion,
  PROPOSAL,
  proposalOf,
  type Question,
  REJECTION,
  standingMotions,
  TODAY,
} from "./proceeding.ts";
import { resultOf } from "./vote.ts";

/** Whether it is decided today, which motförslag meets the huvudförslag, the main question, or one addition. */
export type Stage = "procedural" | "counter" | "main" | "addition";

export type NextQuestion = { stage: Stage; choices: Choice[] };

/** Where the ärende stands after some questions. */
export type Standing = {
  /** Formal motions not yet tried. */
  procedural: Motion[];
  /** Main proposals that still stand against each other; one or none when the main question is settled. */
  main: Choice[];
  mainWinner: Choice | null;
  /** Additions not yet tried. */
  additions: Motion[];
  carried: Motion[];
  /** The motion by which it was bordlagt or återremitterat. */
  ended: Motion | null;
};

type Facts = Pick<Item, "kind" | "sections" | "proceeding">;

const isFormal = ({ kind }: Motion) => kind === "table" || kind === "refer_back";

/** Bordläggning goes before återremiss: what is put off need not be sent back. Practice. */
const formalMotions = (motions: Motion[]): Motion[] => [
  ...motions.filter(({ kind }) => kind === "table"),
  ...motions.filter(({ kind }) => kind === "refer_back"),
];

function mainProposals(item: Facts, motions: Motion[]): Choice[] {
  const has = (kind: Motion["kind"]) => motions.some((motion) => motion.kind === kind);
  const isProposed = proposalOf(item).length > 0 || has("approve") || has("reject");
  return [
    ...(isProposed ? [PROPOSAL] : []),
    ...(has("reject") ? [REJECTION] : []),
    ...motions.filter(({ kind }) => kind === "amend").map(({ id }) => id),
  ];
}

/** Before anything has been put. */
function beginning(item: Facts): Standing {
  const motions = standingMotions(item.proceeding);
  return {
    procedural: formalMotions(motions.filter(isFormal)),
    main: mainProposals(item, motions),
    mainWinner: null,
    additions: motions.filter(({ kind }) => kind === "addition"),
    carried: [],
    ended: null,
  };
}

const without = (motions: Motion[], gone: Motion) => motions.filter(({ id }) => id !== gone.id);

function afterQuestion(before: Standing, question: Question): Standing {
  const result = resultOf(question);
  if (result.winner === null) return before;
  const { winner } = result;
  const isAsked = ({ id }: Motion) => question.choices.includes(id);
  const formal = before.procedural.find(isAsked);
  if (formal)
    return {
      ...before,
      procedural: without(before.procedural, formal),
      ended: winner === formal.id ? formal : null,
    };
  const addition = before.additions.find(isAsked);
  if (addition)
    return {
      ...before,
      additions: without(before.additions, addition),
      carried: winner === addition.id ? [...before.carried, addition] : before.carried,
    };
  const main = before.main.filter((one) => one === winner || !question.choices.includes(one));
  return { ...before, main, mainWinner: main.length <= 1 ? winner : null };
}

/** Where the ärende stands after the first `count` questions; after all of them unless told. */
export const standingAfter = (
  item: Facts,
  count: number = item.proceeding.questions.length,
): Standing => item.proceeding.questions.slice(0, count).reduce(afterQuestion, beginning(item));

/** The huvudförslag: the one that the ordförande chose, else the first that stands. */
export function leadProposal(item: Facts, main: Choice[]): Choice | null {
  const chosen = item.proceeding.mainProposal;
  return chosen !== null && main.includes(chosen) ? chosen : (main[0] ?? null);
}

function mainQuestion(item: Facts, main: Choice[]): NextQuestion | null {
  const lead = leadProposal(item, main);
  if (lead === null) return null;
  const others = main.filter((one) => one !== lead);
  const [first, second] = others;
  if (first === undefined) return { stage: "main", choices: [lead, REJECTION] };
  if (second === undefined) return { stage: "main", choices: [lead, first] };
  // A val is between persons: each votes for one of them all, and nobody is weeded out two by two.
  if (choosesPersons(item)) return { stage: "main", choices: [lead, ...others] };
  return { stage: "counter", choices: [first, second] };
}

/** The question that the ordförande must put next; null when the ärende is settled or there is nothing to settle. */
export function nextQuestion(item: Facts): NextQuestion | null {
  const standing = standingAfter(item);
  if (standing.ended) return null;
  const [formal] = standing.procedural;
  if (formal) return { stage: "procedural", choices: [TODAY, formal.id] };
  if (standing.mainWinner === null && standing.main.length > 0)
    return mainQuestion(item, standing.main);
  // What is added to a proposal that fell falls with it.
  if (standing.mainWinner === REJECTION) return null;
  const [addition] = standing.additions;
  return addition ? { stage: "addition", choices: [addition.id, REJECTION] } : null;
}

/** What stage a question was at, by what stood when it was put. */
export function stageOf(item: Facts, index: number): Stage {
  const question = item.proceeding.questions[index];
  const before = standingAfter(item, index);
  const isAsked = ({ id }: Motion) => question?.choices.includes(id) ?? false;
  if (before.procedural.some(isAsked)) return "procedural";
  if (before.additions.some(isAsked)) return "addition";
  const left = before.main.filter((one) => !question?.choices.includes(one));
  return left.length > 0 ? "counter" : "main";
}

/** What came of the ärende. `open` = its questions are not all answered; `unasked` = none was noted. */
export type Outcome =
  | { kind: "unasked" }
  | { kind: "open" }
  | { kind: "tabled"; motion: Motion }
  | { kind: "referred_back"; motion: Motion }
  | { kind: "decided"; winner: Choice | null; additions: Motion[] };

/**
 * What came of the ärende by the questions that were put. One that is `tabled` or `referred_back` is to come again:
 * the motion's text says when and why.
 * @see KL 5:67 p 4, KL 6:33
 */
export function outcomeOf(item: Facts): Outcome {
  const standing = standingAfter(item);
  if (standing.ended) {
    const kind = standing.ended.kind === "table" ? "tabled" : "referred_back";
    return { kind, motion: standing.ended };
  }
  const { questions } = item.proceeding;
  if (questions.length === 0 && standingMotions(item.proceeding).length === 0)
    return { kind: "unasked" };
  if (questions.length === 0 || nextQuestion(item) !== null) return { kind: "open" };
  const fell = standing.mainWinner === REJECTION;
  return {
    kind: "decided",
    winner: standing.mainWinner,
    additions: fell ? [] : standing.carried,
  };
}

/** The questions whose answers made the decision: not those that only chose a motförslag or kept the ärende on. */
export function decisiveQuestions(item: Facts): Question[] {
  const { ended } = standingAfter(item);
  return item.proceeding.questions.filter((question, index) => {
    const stage = stageOf(item, index);
    if (ended) return stage === "procedural" && resultOf(question).winner === ended.id;
    return stage === "main" || stage === "addition";
  });
}
