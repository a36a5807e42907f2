/** Jäv and avstående at an item: two different things with different effects. */
import { registerOf } from "#db/queries/people.server.ts";
import type { ClockTime, DisqualificationGround } from "../domain/minutes.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableItem, touchMeeting } from "./changeable.server.ts";
import { command, missing } from "./command.server.ts";

export type RecordStance = {
  itemId: string;
  personId: string;
  kind: "disqualified" | "abstains";
  ground: DisqualificationGround | null;
  explanation: string | null;
  leftAt: ClockTime | null;
  returnedAt: ClockTime | null;
};

/**
 * Notes jäv or that somebody abstains at an item. Jäv needs its ground: without it the protokoll cannot be
 * told apart from a lawful abstention. @see KL 6:28–30, KL 4:25
 */
export const recordStance = command("recordStance", async (act, input: RecordStance) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const { persons } = await registerOf(act.trx, act.associationId);
  if (!persons.some((p) => p.id === input.personId)) return missing("Personen");
  if (input.kind === "disqualified" && !input.ground) {
    return refused("Ange grunden för jävet (6 kap. 28 § kommunallagen).", {
      field: "ground",
      rule: "KL-6-28",
      source: "kommunallagen 6 kap. 28 §",
    });
  }
  await act.trx
    .deleteFrom("stance")
    .where("item_id", "=", input.itemId)
    .where("person_id", "=", input.personId)
    .execute();
  const isDisqualified = input.kind === "disqualified";
  await act.trx
    .insertInto("stance")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      item_id: input.itemId,
      person_id: input.personId,
      kind: input.kind,
      scope: "handling",
      ground: isDisqualified ? input.ground : null,
      explanation: input.explanation,
      left_at: isDisqualified ? input.leftAt : null,
      returned_at: isDisqualified ? input.returnedAt : null,
    })
    .execute();
  await touchMeeting(act, found.value.meeting.id);
  const { itemId, ...data } = input;
  act.record({
    kind: "stance.recorded",
    subject: `item:${itemId}`,
    data,
    ground: isDisqualified ? "kommunallagen 6 kap. 28 §" : "kommunallagen 4 kap. 25 §",
  });
  return accepted({ id: itemId });
});

export const withdrawStance = command(
  "withdrawStance",
  async (act, input: { itemId: string; personId: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    await act.trx
      .deleteFrom("stance")
      .where("item_id", "=", input.itemId)
      .where("person_id", "=", input.personId)
      .execute();
    await touchMeeting(act, found.value.meeting.id);
    act.record({
      kind: "stance.withdrawn",
      subject: `item:${input.itemId}`,
      data: { personId: input.personId },
      ground: null,
    });
    return accepted({ id: input.itemId });
  },
);
