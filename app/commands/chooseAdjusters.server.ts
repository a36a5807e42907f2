import { partsAtOnce } from "#db/queries/approval.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import type { Section } from "../domain/minutes.ts";
import { accepted, refused } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { command } from "./command.server.ts";
import { replaceText } from "./itemText.server.ts";

const isElection = (clause: string) => /\bjustera/i.test(clause);

/** The paragraf with this att-sats for the one that chose before, if any did; what else is written there stands. */
function withElection(sections: readonly Section[], decided: string): Section[] {
  const chosen = { lead: "Styrelsen beslutade", clauses: [decided] };
  const earlier = sections.find(({ clauses }) => clauses.some(isElection));
  if (earlier) {
    const at = earlier.clauses.findIndex(isElection);
    return sections.map((one) =>
      one === earlier ? { ...one, clauses: one.clauses.with(at, decided) } : one,
    );
  }
  const last = sections.at(-1);
  if (last && last.clauses.length === 0) return [...sections.slice(0, -1), { ...last, ...chosen }];
  return [...sections, { body: "", ...chosen }];
}

/** Chooses who justerar with the ordförande, and writes the decision in its paragraf. @see KL 5:69 */
export const chooseAdjusters = command(
  "chooseAdjusters",
  async (act, input: { meetingId: string; personIds: string[] }) => {
    const found = await changeableMeeting(act, input.meetingId);
    if (!found.ok) return found;
    const minutes = await minutesOf(act.trx, act.associationId, input.meetingId);
    const chosen = input.personIds.map((id) => minutes?.persons.find((p) => p.id === id));
    if (!minutes || chosen.length === 0 || chosen.some((p) => p === undefined)) {
      return refused("Välj minst en justerare bland dem som tjänstgör.", {
        field: "personIds",
        rule: "KL-5-69",
        source: "kommunallagen 5 kap. 69 §",
      });
    }
    if (found.value.chair_id && input.personIds.includes(found.value.chair_id)) {
      return refused("Ordföranden justerar alltid och kan inte också vara justerare.", {
        field: "personIds",
        rule: "KL-5-69",
        source: "kommunallagen 5 kap. 69 §",
      });
    }
    const parts = await partsAtOnce(act.trx, input.meetingId);
    const out = parts.find(({ approvedOn }) => approvedOn === null);
    if (out) {
      return refused(
        `§ ${out.number} är ute för omedelbar justering hos dem som är valda. Återkalla den först.`,
        { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §", field: "personIds" },
      );
    }
    await act.trx.deleteFrom("adjuster").where("meeting_id", "=", input.meetingId).execute();
    for (const [index, personId] of input.personIds.entries()) {
      await act.trx
        .insertInto("adjuster")
        .values({
          association_id: act.associationId,
          meeting_id: input.meetingId,
          person_id: personId,
          position: index + 1,
          at: act.at,
          by_person_id: act.actor.personId,
        })
        .execute();
    }
    const names = chosen.map((p) => p?.name ?? "");
    const election = minutes.items.find((i) => i.kind === "election_of_adjusters");
    const item = election && (await itemRow(act.trx, act.associationId, election.id));
    if (item) {
      const decided = `att utse ${listText(names)} att jämte ordföranden justera dagens protokoll.`;
      const saved = await replaceText(act, item, withElection(election.sections, decided));
      if (!saved.ok) return saved;
    }
    await touchMeeting(act, input.meetingId);
    act.record({
      kind: "adjusters.chosen",
      subject: `meeting:${input.meetingId}`,
      data: { personIds: input.personIds },
      ground: null,
    });
    return accepted({ id: input.meetingId });
  },
);
