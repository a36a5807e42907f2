import { registerOf } from "#db/queries/people.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { accepted, refused } from "../domain/result.ts";
import { type BoardRules, validateRules } from "../domain/rules.ts";
import { command } from "./command.server.ts";

/** Enters a version of the förbundsordning's settings. Values weaker than the law are refused. @see FIN-9 */
export const adoptRules = command(
  "adoptRules",
  async (act, input: { validFrom: LegalDate; ground: string; rules: BoardRules }) => {
    const { members } = await registerOf(act.trx, act.associationId);
    const valid = validateRules(input.rules, members);
    if (!valid.ok) return valid;
    if (input.ground.trim() === "") {
      return refused("Skriv vilket beslut av medlemmarna som ändringen bygger på.", {
        field: "ground",
        rule: "FIN-9",
        source: "lag (2003:1210) 9 §",
      });
    }
    const id = act.newId();
    await act.trx
      .insertInto("board_rules")
      .values({
        id,
        association_id: act.associationId,
        valid_from: input.validFrom,
        ground: input.ground,
        settings: JSON.stringify(valid.value),
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "rules.adopted",
      subject: `rules:${id}`,
      data: { validFrom: input.validFrom, rules: { ...valid.value } },
      ground: input.ground,
    });
    return accepted({ id });
  },
);
