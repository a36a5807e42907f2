/** The questions that the ordförande puts, with their answers. @see KL 5:53–56, 5:67 p 3 and 5 */
import { checkQuestion } from "../../domain/decision/checkQuestion.ts";
import { outcomeOf } from "../../domain/decision/order.ts";
import { refusal } from "../../domain/decision/part.ts";
import type { Choice, Method, Question, Vote } from "../../domain/decision/proceeding.ts";
import { accepted, refused, refusedAll } from "../../domain/result.ts";
import { type Act, command } from "../command.server.ts";
import { quorumRuleOf } from "../findings.server.ts";
import { ensureProceeding, openItem, rowOf, writeOutcome } from "./openItem.server.ts";

export type PutQuestion = {
  itemId: string;
  choices: Choice[];
  method: Method;
  found: Choice | null;
  requestedById: string | null;
  votes: Vote[];
  totals: { choice: Choice; count: number }[];
  lot: Choice | null;
};

/** A question is put and answered; when it was the last one, the decision is written. */
export const putQuestion = command("putQuestion", async (act, input: PutQuestion) => {
  const found = await openItem(act, input.itemId);
  if (!found.ok) return found;
  const { item, minutes } = found.value;
  const chairId = item.proceeding.presidingId ?? minutes.chairId;
  if (chairId === null)
    return refusedAll([refusal("KL-5-53", "Ange vem som är ordförande i ärendet.", "presidingId")]);
  const row = rowOf(act, item.id);
  const { itemId, ...asked } = input;
  const question: Question = { ...asked, id: row.id, chairId };
  const rule = await quorumRuleOf(act.trx, act.associationId, minutes);
  const checked = checkQuestion(minutes, item, question, rule);
  if (!checked.ok) return checked;
  await ensureProceeding(act, item.id);
  await insertQuestion(act, row, question, item.proceeding.questions.length + 1);
  await writeOutcome(act, minutes.meetingId, item.id);
  act.record({
    kind: "question.put",
    subject: `item:${itemId}`,
    data: { ...question, votes: question.votes.map((vote) => ({ ...vote })) },
    ground: null,
  });
  return accepted({ id: row.id });
});

async function insertQuestion(
  act: Act,
  row: ReturnType<typeof rowOf>,
  question: Question,
  position: number,
) {
  await act.trx
    .insertInto("question")
    .values({
      ...row,
      position,
      choices: JSON.stringify(question.choices),
      method: question.method,
      chair_id: question.chairId,
      found: question.found,
      requested_by_id: question.requestedById,
      totals: JSON.stringify(question.totals),
      lot: question.lot,
    })
    .execute();
  for (const [index, { personId, choice }] of question.votes.entries()) {
    await act.trx
      .insertInto("vote")
      .values({
        association_id: act.associationId,
        question_id: row.id,
        person_id: personId,
        position: index + 1,
        choice,
      })
      .execute();
  }
}

/** The latest question was noted wrongly: it goes, and what it led to with it. */
export const undoQuestion = command("undoQuestion", async (act, input: { itemId: string }) => {
  const found = await openItem(act, input.itemId);
  if (!found.ok) return found;
  const { item, minutes } = found.value;
  const last = item.proceeding.questions.at(-1);
  if (!last) return refused("Ingen fråga är antecknad i ärendet.");
  if (item.proceeding.reservations.length > 0)
    return refused(
      "Det finns en reservation mot beslutet. Ta bort den först, så att den inte blir kvar mot ett annat beslut.",
    );
  const outcome = outcomeOf(item).kind;
  await act.trx.deleteFrom("vote").where("question_id", "=", last.id).execute();
  await act.trx.deleteFrom("question").where("id", "=", last.id).execute();
  await writeOutcome(act, minutes.meetingId, item.id);
  act.record({
    kind: "question.undone",
    subject: `item:${item.id}`,
    data: { id: last.id, outcome },
    ground: null,
  });
  return accepted({ id: item.id });
});
