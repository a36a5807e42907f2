/** The shared texts of a meeting for those who write in it: all of them, or those saved since a revision. */
import { minutesOf, revisionsOf } from "#db/queries/meetings.server.ts";
import { writingsSince } from "#db/queries/writing.server.ts";
import { begin } from "../writing/shared.ts";
import type { Office } from "./command.server.ts";

export type SharedTexts = { revision: number; texts: { itemId: string; state: string }[] };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** `since` 0 gives every item's text, also of those that nobody has shared yet. */
export async function sharedTexts(
  { db }: Office,
  associationId: string,
  meetingId: string,
  since: number,
): Promise<SharedTexts> {
  // The revision first: what is saved while the texts are read is read once more next time.
  const revision = (await revisionsOf(db, [meetingId])).get(meetingId) ?? 0;
  const saved = (await writingsSince(db, meetingId, since)).map(({ item_id, state }) => ({
    itemId: item_id,
    state: base64(new Uint8Array(state)),
  }));
  if (since > 0) return { revision, texts: saved };
  const minutes = await minutesOf(db, associationId, meetingId);
  const fresh = (minutes?.items ?? [])
    .filter(({ id }) => !saved.some(({ itemId }) => itemId === id))
    .map(({ id, sections }) => ({ itemId: id, state: base64(begin(sections).state) }));
  return { revision, texts: [...saved, ...fresh] };
}
