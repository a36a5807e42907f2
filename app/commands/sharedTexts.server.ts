/** The shared texts of a meeting for those who write in it: all of them, or those saved since a revision. */
import { minutesOf, revisionsOf } from "#db/queries/meetings.server.ts";
import { phrasesOf, writingsSince } from "#db/queries/writing.server.ts";
import { fromSections } from "../writing/fromSections.ts";
import type { PlainNode } from "../writing/nodes.ts";
import { readPhrases } from "../writing/phrases.ts";
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

/** A phrase as the parts that it puts into a text. */
export type InsertablePhrase = { name: string; content: PlainNode[] };

/** The office's own phrases and the standing ones, the office's first; a name stands once. */
export async function insertablePhrases(
  { db, templates }: Office,
  associationId: string,
): Promise<InsertablePhrase[]> {
  const own = await phrasesOf(db, associationId);
  const standing = readPhrases(templates.fraser.text);
  const all = [...own, ...standing.filter(({ name }) => !own.some((one) => one.name === name))];
  return all.map(({ name, body }) => ({
    name,
    content: fromSections([{ body, lead: "", clauses: [] }]).content ?? [],
  }));
}
