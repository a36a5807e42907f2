/** The phrases that an office keeps for its protokoll, beside those of templates/fraser.md. */
import { accepted, refused } from "../domain/result.ts";
import { command, missing } from "./command.server.ts";

/** Keeps a phrase; one of the same name is replaced. */
export const savePhrase = command(
  "savePhrase",
  async (act, { name, body }: { name: string; body: string }) => {
    if (name.trim() === "" || body.trim() === "") {
      return refused("En fras behöver både ett namn och en text.", { field: "name" });
    }
    const fresh = { body, at: act.at, by_person_id: act.actor.personId };
    const id = act.newId();
    await act.trx
      .insertInto("phrase")
      .values({ id, association_id: act.associationId, name, ...fresh })
      .onConflict((conflict) => conflict.columns(["association_id", "name"]).doUpdateSet(fresh))
      .execute();
    act.record({
      kind: "phrase.saved",
      subject: `phrase:${name}`,
      data: { name, body },
      ground: null,
    });
    return accepted({ name });
  },
);

export const removePhrase = command("removePhrase", async (act, { id }: { id: string }) => {
  const removed = await act.trx
    .deleteFrom("phrase")
    .where("association_id", "=", act.associationId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();
  if (!removed) return missing("Frasen");
  const { name } = removed;
  act.record({ kind: "phrase.removed", subject: `phrase:${name}`, data: { name }, ground: null });
  return accepted({ name });
});
