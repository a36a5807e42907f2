import { citationsOf } from "#db/queries/attachments.server.ts";
import { attachmentsOf, itemsOf, stepsOf } from "#db/queries/meetings.server.ts";
import { numbersInOrderOfMention } from "../domain/attachmentNumbers.ts";
import { citedAttachments } from "../domain/references.ts";
import type { Act } from "./command.server.ts";

/**
 * Numbers a meeting's bilagor in order of mention, as long as the kallelse has not gone out. A meeting that was
 * opened without one has its papers on the table: there too the numbers are fixed.
 */
export async function numberAttachments(act: Act, meetingId: string): Promise<void> {
  const attachments = await attachmentsOf(act.trx, meetingId);
  if (attachments.length === 0) return;
  const { summoned, opened } = await stepsOf(act.trx, meetingId);
  if (summoned || opened) return;
  const citations = await citationsOf(act.trx, meetingId);
  const items = (await itemsOf(act.trx, meetingId)).map(({ id, position, struck, sections }) => {
    const besides = citations.filter((c) => c.itemId === id).map((c) => c.attachmentId);
    return { position, struck, cites: citedAttachments(sections, besides) };
  });
  const labelOf = new Map(attachments.map(({ id, label }) => [id, label]));
  const changed = numbersInOrderOfMention(items, attachments).filter(
    ({ id, label }) => labelOf.get(id) !== label,
  );
  if (changed.length === 0) return;
  // A label belongs to one bilaga at a time: all that move let go of theirs first.
  for (const { id } of changed) await setLabel(act, id, `~${id}`);
  for (const { id, label } of changed) await setLabel(act, id, label);
  act.record({
    kind: "attachment.numbered",
    subject: `meeting:${meetingId}`,
    data: { labels: Object.fromEntries(changed.map(({ id, label }) => [id, label])) },
    ground: null,
  });
}

const setLabel = (act: Act, id: string, label: string) =>
  act.trx.updateTable("attachment").set({ label }).where("id", "=", id).execute();
