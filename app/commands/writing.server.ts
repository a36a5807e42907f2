/** Writing while the meeting goes on: what is typed in an ärende is merged into its shared text and saved at once. */
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { corrected } from "../domain/correction.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableItem, touchMeeting } from "./changeable.server.ts";
import { command } from "./command.server.ts";
import { itemText, replaceText } from "./itemText.server.ts";
import { restoreInto, typeInto } from "./textStore.server.ts";

/** A writer's changes to one item, as bytes that the editor made. */
export type Typed = { itemId: string; update: Uint8Array };

/** Merges what was typed in an ärende and saves it. @see typeInto */
export const typeInItem = command("typeInItem", async (act, { itemId, update }: Typed) => {
  const found = await changeableItem(act, itemId);
  if (!found.ok) return found;
  return typeInto(act, await itemText(act, found.value.item), update);
});

/**
 * Makes the correction that a finding proposes: an edit like any other, that merges with what others write and can be
 * undone by restoring the version before.
 */
export const correctText = command(
  "correctText",
  async (act, { itemId, quote, put }: { itemId: string; quote: string; put: string }) => {
    const found = await changeableItem(act, itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    const sections = await sectionsOf(act.trx, itemId);
    const now = corrected({ heading: item.heading, sections }, quote, put);
    if (!now) return refused("Orden står inte längre så i texten. Läs paragrafen igen.");
    if (now.heading !== item.heading) {
      await act.trx
        .updateTable("item")
        .set({ heading: now.heading, revision: item.revision + 1 })
        .where("id", "=", itemId)
        .execute();
      await touchMeeting(act, meeting.id);
    } else {
      const written = await replaceText(act, item, now.sections);
      if (!written.ok) return written;
    }
    act.record({
      kind: "item.corrected",
      subject: `item:${itemId}`,
      data: { quote, put },
      ground: null,
    });
    return accepted({ id: itemId });
  },
);

/** An older version of an ärende's text becomes the text again. @see restoreInto */
export const restoreVersion = command(
  "restoreVersion",
  async (act, input: { itemId: string; number: number }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    return restoreInto(act, await itemText(act, found.value.item), input.number);
  },
);
