/** The shared texts of a meeting, or of minnesanteckningar, for those who write: all, or those saved since a revision. */
import { phrasesOf, revisionsOf, writingsSince } from "#db/queries/writing.server.ts";
import { fromSections } from "../writing/fromSections.ts";
import type { PlainNode } from "../writing/nodes.ts";
import { readPhrases } from "../writing/phrases.ts";
import { begin } from "../writing/shared.ts";
import type { Office } from "./command.server.ts";

export type SharedTexts = { revision: number; texts: { textId: string; state: string }[] };

/** What a text says that nobody may have shared yet. */
type Unshared = { id: string; text: PlainNode };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/**
 * The texts of a place, which is a meeting or minnesanteckningar. `since` 0 gives all, also those that nobody has
 * shared yet; `stored` tells what they say.
 */
export async function sharedTexts(
  { db }: Office,
  placeId: string,
  since: number,
  stored: () => Promise<Unshared[]>,
): Promise<SharedTexts> {
  // The revision first: what is saved while the texts are read is read once more next time.
  const revision = (await revisionsOf(db, [placeId])).get(placeId) ?? 0;
  const saved = (await writingsSince(db, placeId, since)).map(({ text_id, state }) => ({
    textId: text_id,
    state: base64(new Uint8Array(state)),
  }));
  if (since > 0) return { revision, texts: saved };
  const fresh = (await stored())
    .filter(({ id }) => !saved.some(({ textId }) => textId === id))
    .map(({ id, text }) => ({ textId: id, state: base64(begin(text).state) }));
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
