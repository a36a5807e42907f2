/** Writing while the meeting goes on: what is typed is merged into the shared text and saved at once. */
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { versionsOf } from "#db/queries/writing.server.ts";
import type { Section } from "../domain/minutes.ts";
import { accepted, refused } from "../domain/result.ts";
import { merge } from "../writing/shared.ts";
import { changeableItem } from "./changeable.server.ts";
import { command, missing } from "./command.server.ts";
import { replaceText, saveText, stateOfText } from "./itemText.server.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** A writer's changes to one item, as bytes that the editor made. */
export type Typed = { itemId: string; update: Uint8Array };

/**
 * Merges what was typed and saves it. Answers what the saved text now holds, so that the editor sends only what is
 * newer, the clock for "Sparat 10.42", and the words that now stand last because their place was gone. The same bytes
 * twice are saved once.
 */
export const typeInItem = command("typeInItem", async (act, { itemId, update }: Typed) => {
  const found = await changeableItem(act, itemId);
  if (!found.ok) return found;
  const { item } = found.value;
  const state = await stateOfText(act, itemId);
  const written = merge(state, update);
  if (!written) {
    return refused(
      "Ändringen gick inte att läsa. Texten står kvar i ditt fönster: kopiera den, ladda om sidan och klistra in den.",
      { rule: "olasligt" },
    );
  }
  const { moved } = written;
  const answer = { vector: base64(written.vector), clock: act.clock, moved };
  if (Buffer.from(written.state).equals(state)) return accepted(answer);
  const saved = await saveText(act, item, written, "same while writing");
  return saved.ok ? accepted(answer) : saved;
});

/** An older version becomes the text again, as a new version: nothing written since is lost. */
export const restoreVersion = command(
  "restoreVersion",
  async (act, input: { itemId: string; number: number }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    const { item } = found.value;
    const versions = await versionsOf(act.trx, item.id);
    const version = versions.find(({ number }) => number === input.number);
    if (!version) return missing("Versionen");
    const now = await sectionsOf(act.trx, item.id);
    if (sameText(now, version.sections)) {
      return refused("Texten är redan som i den versionen.");
    }
    const saved = await replaceText(act, item, version.sections);
    if (!saved.ok) return saved;
    act.record({
      kind: "item.restored",
      subject: `item:${item.id}`,
      data: { version: input.number },
      ground: null,
    });
    return accepted({ id: item.id });
  },
);

const sameText = (a: Section[], b: Section[]) => JSON.stringify(a) === JSON.stringify(b);
