/** Which handlingar of the diarium an ärende on a dagordning is about. */
import { entriesOfItem, entryAt } from "#db/queries/diary.server.ts";
import { itemRow } from "#db/queries/meetings.server.ts";
import { type DiaryNumber, diaryNumber } from "../domain/diary/handling.ts";
import { accepted, refused } from "../domain/result.ts";
import { command, missing } from "./command.server.ts";

type Link = { itemId: string; number: DiaryNumber };

/** Ties a handling to an ärende: its application, its remiss. It says nothing in the protokoll. */
export const linkHandling = command("linkHandling", async (act, { itemId, number }: Link) => {
  const item = await itemRow(act.trx, act.associationId, itemId);
  if (!item) return missing("Ärendet");
  const no = (text: string) => refused(text, { field: "handling" });
  const entry = await entryAt(act.trx, act.associationId, number);
  if (!entry) return no(`Det finns ingen handling med diarienummer ${diaryNumber(number)}.`);
  const linked = await entriesOfItem(act.trx, act.associationId, itemId);
  if (linked.some(({ id }) => id === entry.id)) {
    return no(`${diaryNumber(number)} hör redan till ärendet.`);
  }
  await act.trx
    .insertInto("diary_item")
    .values({
      ...{ entry_id: entry.id, item_id: itemId, association_id: act.associationId },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { number: diaryNumber(entry) };
  act.record({ kind: "diary.linked", subject: `item:${itemId}`, data, ground: null });
  return accepted({ id: entry.id });
});

/** Takes the tie away. The handling and the ärende stand as they were. */
export const unlinkHandling = command("unlinkHandling", async (act, { itemId, number }: Link) => {
  const linked = await entriesOfItem(act.trx, act.associationId, itemId);
  const entry = linked.find((one) => diaryNumber(one) === diaryNumber(number));
  if (!entry) return missing("Handlingen");
  await act.trx
    .deleteFrom("diary_item")
    .where("entry_id", "=", entry.id)
    .where("item_id", "=", itemId)
    .execute();
  const data = { number: diaryNumber(entry) };
  act.record({ kind: "diary.unlinked", subject: `item:${itemId}`, data, ground: null });
  return accepted({ id: entry.id });
});
