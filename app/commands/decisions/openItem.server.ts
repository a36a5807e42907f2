/** What the commands of beslutsgången share: the ärende while it may be changed, and the decision that it led to. */
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { phrasesOf } from "../../documents/phrases.ts";
import { outcomeClauses } from "../../documents/proceeding.ts";
import { proposalOf } from "../../domain/decision/proceeding.ts";
import type { Item, Minutes, Section } from "../../domain/minutes.ts";
import { accepted, type Result, refused } from "../../domain/result.ts";
import { changeableItem, touchMeeting } from "../changeable.server.ts";
import { type Act, missing } from "../command.server.ts";
import { replaceText } from "../itemText.server.ts";

export type OpenItem = { minutes: Minutes; item: Item };

/** An ärende of an opened meeting whose protokoll may be changed, with all the facts of the meeting. */
export async function openItem(act: Act, itemId: string): Promise<Result<OpenItem>> {
  const found = await changeableItem(act, itemId);
  if (!found.ok) return found;
  const { meeting } = found.value;
  if (!meeting.isOpened)
    return refused(
      "Sammanträdet är inte öppnat ännu. Öppna det på sidan Närvaro; då vet Paragraf vilka som tjänstgör.",
    );
  const minutes = await minutesOf(act.trx, act.associationId, meeting.id);
  const item = minutes?.items.find(({ id }) => id === itemId);
  if (!minutes || !item) return missing("Ärendet");
  if (item.struck !== null)
    return refused("Ärendet har utgått, så ingenting beslutas i det. Lägg till ett nytt ärende.");
  return accepted({ minutes, item });
}

/** What every row of an ärende carries. */
export const rowOf = (act: Act, itemId: string) => ({
  id: act.newId(),
  association_id: act.associationId,
  item_id: itemId,
  at: act.at,
  by_person_id: act.actor.personId,
});

/** The first row of an ärende's beslutsgång is made when something of it is noted. */
export async function ensureProceeding(act: Act, itemId: string): Promise<void> {
  await act.trx
    .insertInto("proceeding")
    .values({
      item_id: itemId,
      association_id: act.associationId,
      proposal: null,
      presiding_id: null,
      main_proposal: null,
      order_words: "",
      is_employment: 0,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .onConflict((c) => c.column("item_id").doNothing())
    .execute();
}

/**
 * Writes what came of the ärende as its decision, and keeps the proposal beside it; puts the proposal back when a
 * question is taken back. So there is one decision, wherever it is read.
 */
export async function writeOutcome(act: Act, meetingId: string, itemId: string): Promise<void> {
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  const item = minutes?.items.find(({ id }) => id === itemId);
  if (!item) throw new Error("The item vanished inside its own transaction");
  const { proposal } = item.proceeding;
  const say = phrasesOf(act.office.templates.satser);
  const clauses = outcomeClauses(item, say);
  if (clauses !== null && proposal === null) {
    await keepProposal(act, itemId, JSON.stringify(proposalOf(item)));
    const lead = say("beslutade", { organ: minutes?.organ ?? "" });
    await rewriteItem(act, itemId, withClauses(item.sections, clauses, lead));
  }
  if (clauses === null && proposal !== null) {
    await keepProposal(act, itemId, null);
    const lead = proposal.length > 0 ? say("beslutade", { organ: minutes?.organ ?? "" }) : "";
    await rewriteItem(act, itemId, withClauses(item.sections, proposal, lead));
  }
  await act.trx
    .updateTable("item")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", itemId)
    .execute();
  await touchMeeting(act, meetingId);
}

async function rewriteItem(act: Act, itemId: string, sections: Section[]): Promise<void> {
  const row = await itemRow(act.trx, act.associationId, itemId);
  const saved = row && (await replaceText(act, row, sections));
  if (!saved?.ok) throw new Error("The outcome could not be written as the decision");
}

const keepProposal = (act: Act, itemId: string, proposal: string | null) =>
  act.trx.updateTable("proceeding").set({ proposal }).where("item_id", "=", itemId).execute();

const same = (a: string[], b: string[]) => a.length === b.length && a.every((x, i) => x === b[i]);

/** The text as it stands, with these att-satser as the decision; unchanged when they are what it says already. */
function withClauses(sections: Section[], clauses: string[], lead: string): Section[] {
  if (
    same(
      sections.flatMap((section) => section.clauses),
      clauses,
    )
  )
    return sections;
  const decided = sections.findLastIndex((section) => section.clauses.length > 0);
  const at = decided >= 0 ? decided : sections.length - 1;
  if (at < 0) return [{ body: "", lead, clauses }];
  return sections.map((section, index) =>
    index === at
      ? { ...section, lead: section.lead || lead, clauses }
      : { ...section, lead: "", clauses: [] },
  );
}
