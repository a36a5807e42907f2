/**
 * Questions of jäv: who has to do with whom, who an ärende is about, and how each question was answered.
 * @see KL 6:28–30
 */
import { registerOf } from "#db/queries/people.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { accepted, refused } from "../domain/result.ts";
import type { Party, Tie } from "../domain/review/rule.ts";
import { changeableItem, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";

const isPerson = async (act: Act, personId: string): Promise<boolean> =>
  (await registerOf(act.trx, act.associationId)).persons.some(({ id }) => id === personId);

export type NewTie = { personId: string; kind: Tie["kind"]; name: string; from: LegalDate };

/** Notes a bindning in the register: where somebody works, what they sign for, a närstående. */
export const addTie = command("addTie", async (act, input: NewTie) => {
  if (!(await isPerson(act, input.personId))) return missing("Personen");
  const same = await act.trx
    .selectFrom("tie")
    .select("id")
    .where("association_id", "=", act.associationId)
    .where("person_id", "=", input.personId)
    .where("kind", "=", input.kind)
    .where("name", "=", input.name)
    .where("to_date", "is", null)
    .executeTakeFirst();
  if (same) return refused("Den bindningen finns redan.", { field: "tieName" });
  const id = act.newId();
  await act.trx
    .insertInto("tie")
    .values({
      id,
      association_id: act.associationId,
      person_id: input.personId,
      kind: input.kind,
      name: input.name,
      from_date: input.from,
      to_date: null,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({ kind: "tie.added", subject: `tie:${id}`, data: input, ground: null });
  return accepted({ id });
});

/** Ends a bindning from a day on. What it was is kept. */
export const endTie = command("endTie", async (act, input: { tieId: string; to: LegalDate }) => {
  const row = await act.trx
    .selectFrom("tie")
    .selectAll()
    .where("association_id", "=", act.associationId)
    .where("id", "=", input.tieId)
    .executeTakeFirst();
  if (!row) return missing("Bindningen");
  if (input.to < row.from_date)
    return refused("Bindningen kan inte sluta innan den började.", { field: "tieTo" });
  await act.trx
    .updateTable("tie")
    .set({ to_date: input.to })
    .where("id", "=", input.tieId)
    .execute();
  act.record({
    kind: "tie.ended",
    subject: `tie:${input.tieId}`,
    data: { to: input.to },
    ground: null,
  });
  return accepted({ id: input.tieId });
});

export type NewParty = { itemId: string; role: Party["role"]; name: string };

/** Says who an ärende is about, beside what its text and bilagor tell. */
export const addParty = command("addParty", async (act, input: NewParty) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const id = act.newId();
  const row = await act.trx
    .insertInto("item_party")
    .values({
      id,
      association_id: act.associationId,
      item_id: input.itemId,
      role: input.role,
      name: input.name,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .onConflict((c) => c.columns(["item_id", "role", "name"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return refused("Parten finns redan vid ärendet.", { field: "partyName" });
  const { itemId, ...data } = input;
  act.record({ kind: "party.added", subject: `item:${itemId}`, data, ground: null });
  await touchMeeting(act, found.value.meeting.id);
  return accepted({ id });
});

export const removeParty = command(
  "removeParty",
  async (act, input: { itemId: string; partyId: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    const gone = await act.trx
      .deleteFrom("item_party")
      .where("item_id", "=", input.itemId)
      .where("id", "=", input.partyId)
      .returning(["role", "name"])
      .executeTakeFirst();
    if (!gone) return missing("Parten");
    const { role, name } = gone;
    const data = { role, name };
    act.record({ kind: "party.removed", subject: `item:${input.itemId}`, data, ground: null });
    await touchMeeting(act, found.value.meeting.id);
    return accepted({ id: input.itemId });
  },
);

export type AnswerInterest = {
  itemId: string;
  personId: string;
  answer: "none" | "disqualified";
  reason: string;
};

const writers = ["secretary", "director"] as const;

/**
 * Answers a question of jäv: that there is none, with the reason, or that the person will step aside. Who is called
 * answers for themselves; the sekreterare notes what was said or what the styrelse decided. @see KL 6:30
 */
export const answerInterest = command("answerInterest", async (act, input: AnswerInterest) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  if (!(await isPerson(act, input.personId))) return missing("Personen");
  const isOwn = act.actor.personId === input.personId;
  if (!isOwn && !writers.some((role) => act.actor.roles.includes(role)))
    return refused("Var och en svarar för sig själv. Sekreteraren kan anteckna svaret.");
  if (input.answer === "none" && input.reason.trim() === "")
    return refused("Skriv varför det inte är jäv.", {
      field: "reason",
      rule: "KL-6-28",
      source: "kommunallagen 6 kap. 28 §",
    });
  const answered = {
    answer: input.answer,
    reason: input.reason,
    at: act.at,
    by_person_id: act.actor.personId,
  };
  await act.trx
    .insertInto("interest_answer")
    .values({
      item_id: input.itemId,
      person_id: input.personId,
      association_id: act.associationId,
      ...answered,
    })
    .onConflict((c) => c.columns(["item_id", "person_id"]).doUpdateSet(answered))
    .execute();
  const { itemId, reason, ...data } = input;
  act.record({
    kind: "interest.answered",
    subject: `item:${itemId}`,
    data,
    ground: reason || null,
  });
  await touchMeeting(act, found.value.meeting.id);
  return accepted({ id: itemId });
});

/** Takes an answer back: the question is asked again. */
export const withdrawInterestAnswer = command(
  "withdrawInterestAnswer",
  async (act, input: { itemId: string; personId: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    await act.trx
      .deleteFrom("interest_answer")
      .where("item_id", "=", input.itemId)
      .where("person_id", "=", input.personId)
      .execute();
    act.record({
      kind: "interest.withdrawn",
      subject: `item:${input.itemId}`,
      data: { personId: input.personId },
      ground: null,
    });
    await touchMeeting(act, found.value.meeting.id);
    return accepted({ id: input.itemId });
  },
);
