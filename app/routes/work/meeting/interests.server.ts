/** Questions of jäv as the pages show and answer them: at the kallelse, at the ärende, and before justering. */
import { preparationsOf } from "#db/queries/preparation.server.ts";
import { interestAnswersOf, partiesOf } from "#db/queries/review.server.ts";
import { reviewContextOf } from "../../../commands/findings.server.ts";
import { answerInterest, withdrawInterestAnswer } from "../../../commands/interests.server.ts";
import { boardAt, openQuestions, type Question } from "../../../domain/interests.ts";
import type { Item, Minutes, Person } from "../../../domain/minutes.ts";
import { type FormReader, limits } from "../../../form.ts";
import type { AnsweredRow, QuestionRow } from "../../../ui/interestForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

const nameOf = ({ number, heading }: Item) =>
  number === null ? heading : `§ ${number} ${heading}`;

const rowOf = (item: Item, { person, weight, bond, party }: Question): QuestionRow => ({
  itemId: item.id,
  item: nameOf(item),
  personId: person.id,
  name: person.name,
  why: `${person.name} ${[bond, party].filter(Boolean).join(" ")}${party === "" ? "" : ", som är part i ärendet"}.`,
  isHeavy: weight === "own",
});

/** Before the decision the proposal tells who is party, as the decision will. */
function withProposal(item: Item, prepared: Awaited<ReturnType<typeof preparationsOf>>): Item {
  const proposal = prepared.find(({ itemId }) => itemId === item.id);
  if (!proposal || item.sections.some(({ clauses }) => clauses.length > 0)) return item;
  const { lead, clauses, memo } = proposal;
  return { ...item, sections: [...item.sections, { body: memo, lead, clauses }] };
}

/** Whom to ask at an ärende: who is in the room or, before that, the ledamöter and ersättare of the day. */
function asked(minutes: Minutes, item: Item): Person[] {
  if (minutes.presences.length > 0) return boardAt(minutes, item);
  const { mandates, date } = minutes;
  const called = mandates.filter(
    ({ kind, from, to }) =>
      (kind === "member" || kind === "substitute") && from <= date && (to === null || to >= date),
  );
  return minutes.persons.filter(({ id }) => called.some(({ personId }) => personId === id));
}

/**
 * The questions of a meeting that are open and those that are answered; of one ärende or one person when given.
 */
export async function interestsOf(
  desk: MeetingDesk,
  minutes: Minutes,
  only: { itemId?: string; personId?: string | null } = {},
): Promise<{ questions: QuestionRow[]; answered: AnsweredRow[] }> {
  const { db } = desk.office;
  const context = await reviewContextOf(db, desk.association.id, minutes);
  const isMeant = (itemId: string, personId: string) =>
    (only.itemId === undefined || only.itemId === itemId) &&
    (only.personId === undefined || only.personId === personId);
  const standing = minutes.items.filter(({ struck }) => struck === null);
  const prepared = await preparationsOf(db, desk.meetingId);
  const questions = standing.flatMap((item) =>
    openQuestions(minutes, withProposal(item, prepared), asked(minutes, item), context)
      .filter(({ person }) => isMeant(item.id, person.id))
      .map((question) => rowOf(item, question)),
  );
  const answers = await interestAnswersOf(db, desk.meetingId);
  const answered = answers.flatMap((answer): AnsweredRow[] => {
    const item = standing.find(({ id }) => id === answer.itemId);
    const person = minutes.persons.find(({ id }) => id === answer.personId);
    if (!item || !person || !isMeant(item.id, person.id)) return [];
    return [{ ...answer, item: nameOf(item), name: person.name }];
  });
  return { questions, answered };
}

/** The parties of an ärende that were put in by hand. */
export const partiesAt = async (desk: MeetingDesk, itemId: string) =>
  (await partiesOf(desk.office.db, desk.meetingId)).filter((party) => party.itemId === itemId);

/** Answers the forms of InterestQuestions; leads back to `here`. */
export async function answerInterestForm(desk: MeetingDesk, form: FormReader, here: string) {
  const { office, caller } = desk;
  const formId = form.raw("formular");
  const [itemId, personId] = [form.raw("itemId"), form.raw("personId")];
  if (form.raw("avsikt") === "fraga-igen") {
    const result = await withdrawInterestAnswer(office, caller, { itemId, personId }, formId);
    return respond(result, form, here);
  }
  const answer = form.choice("answer", "om det är jäv", ["none", "disqualified"] as const);
  const reason = form.text("reason", { label: "skälet", max: limits.note, optional: true });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const input = { itemId, personId, answer, reason };
  return respond(await answerInterest(office, caller, input, formId), form, here);
}
