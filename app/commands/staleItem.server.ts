/** A form of an ärende that is saved on top of a newer save: what was merged, from whom, and what must be chosen. */
import type { Kysely } from "kysely";
import { handledForm } from "#db/queries/events.server.ts";
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { versionsOf } from "#db/queries/writing.server.ts";
import type { Database, ItemTable } from "#db/schema.ts";
import type { Choice, Taken } from "../domain/clash.ts";
import type { FormBase, ItemText, SeenVersion } from "../domain/itemText.ts";
import type { ItemKind } from "../domain/minutes.ts";
import { refused } from "../domain/result.ts";
import { type MergedItem, mergeItem } from "../writing/merge.ts";

type Db = Kysely<Database>;

/** What a form knows beside what is typed: what it was opened on, and the clashes that its writer has settled. */
export type OpenedOn = { base: FormBase; choices: ReadonlyMap<string, Choice> };

/** Somebody who has saved since a form was opened; null is a program. */
type Writer = { personId: string | null; name: string | null };

export type StaleItem = MergedItem & { writers: Writer[] };

/** What was merged into a form when it was saved. */
export type MergedIn = { writers: Writer[]; taken: Taken[] };

/** Merges what was typed with what is saved now. `choices` are those of the form. */
export async function mergeWithSaved(
  db: Db,
  item: ItemTable,
  typed: ItemText,
  { base, choices }: OpenedOn,
): Promise<StaleItem> {
  const saved: ItemText = {
    ...{ heading: item.heading, financing: item.financing, kind: item.kind as ItemKind },
    sections: await sectionsOf(db, item.id),
  };
  const merged = mergeItem(base, typed, saved, choices);
  return { ...merged, writers: await writersSince(db, item.id, base.seen) };
}

/** Who has saved versions since the one that was seen, each once. That one may have been written on. */
async function writersSince(db: Db, itemId: string, seen: SeenVersion | null): Promise<Writer[]> {
  const versions = await versionsOf(db, itemId);
  const since = versions.filter(
    ({ number, at }) =>
      seen === null || number > seen.number || (number === seen.number && at > seen.at),
  );
  const all = since.map(({ by_person_id, byName }) => ({ personId: by_person_id, name: byName }));
  return all.filter(
    ({ personId }, index) =>
      personId !== null && all.findIndex((one) => one.personId === personId) === index,
  );
}

/** Passages that are told one by one; more are seen among the versions. */
const mostTold = 12;
const longestTold = 160;

const shortened = (text: string): string =>
  text.length > longestTold ? `${text.slice(0, longestTold).trimEnd()}…` : text;

/** What the one who saved is told: null when nothing came from another. */
export function mergedIn({ writers, taken }: StaleItem): MergedIn | null {
  if (taken.length === 0) return null;
  const told = taken.slice(0, mostTold).map(({ place, was, saved }) => ({
    ...{ place, was: shortened(was), saved: shortened(saved) },
  }));
  return { writers, taken: told };
}

/** What was merged into an ärende when this form was saved; null when nothing was, or the form is not known. */
export async function mergedByForm(
  db: Db,
  associationId: string,
  itemId: string,
  formId: string,
): Promise<MergedIn | null> {
  const answer = await handledForm(db, associationId, formId);
  if (answer === null) return null;
  const saved = JSON.parse(answer) as { id?: string; merged?: MergedIn | null } | null;
  return saved?.id === itemId ? (saved.merged ?? null) : null;
}

/** The refusal where both have changed the same passage. */
export const clashing = ({ writers, clashes }: StaleItem) => {
  const names = writers.flatMap(({ name }) => name ?? []).join(" och ");
  const where =
    clashes.length === 1 ? "ett ställe är ändrat" : `${clashes.length} ställen är ändrade`;
  return refused(
    `${names || "Någon"} har sparat en nyare version sedan du öppnade sidan, och ${where} av er båda. Välj vad som ska stå; resten är redan sammanfört.`,
    { rule: "inaktuell", field: `val-${clashes[0]?.id}` },
  );
};
