/** Writing while the meeting goes on: what is typed in an ärende is merged into its shared text and saved at once. */
import { changeableItem } from "./changeable.server.ts";
import { command } from "./command.server.ts";
import { itemText } from "./itemText.server.ts";
import { restoreInto, typeInto } from "./textStore.server.ts";

/** A writer's changes to one item, as bytes that the editor made. */
export type Typed = { itemId: string; update: Uint8Array };

/** Merges what was typed in an ärende and saves it. @see typeInto */
export const typeInItem = command("typeInItem", async (act, { itemId, update }: Typed) => {
  const found = await changeableItem(act, itemId);
  if (!found.ok) return found;
  return typeInto(act, await itemText(act, found.value.item), update);
});

/** An older version of an ärende's text becomes the text again. @see restoreInto */
export const restoreVersion = command(
  "restoreVersion",
  async (act, input: { itemId: string; number: number }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    return restoreInto(act, await itemText(act, found.value.item), input.number);
  },
);
