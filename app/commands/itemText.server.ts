/** The one place where an ärende's text is saved: its shared state, the sections read from it, and its versions. */
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { latestVersion, writingOf } from "#db/queries/writing.server.ts";
import type { ItemTable } from "#db/schema.ts";
import { longestText, type Section } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { begin, rewrite, type Written } from "../writing/shared.ts";
import { touchMeeting } from "./changeable.server.ts";
import type { Act } from "./command.server.ts";

/** Writing by the same person with shorter pauses than this is one version. */
const versionPauseMs = 5 * 60_000;

export async function insertSections(act: Act, itemId: string, sections: Section[]): Promise<void> {
  for (const [index, section] of sections.entries()) {
    await act.trx
      .insertInto("section")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        item_id: itemId,
        position: index + 1,
        body: section.body,
        lead: section.lead,
        clauses: JSON.stringify(section.clauses),
      })
      .execute();
  }
}

/** The shared state of an item's text, made from its sections where nobody has shared it yet. */
export async function stateOfText(act: Act, itemId: string): Promise<Uint8Array> {
  const writing = await writingOf(act.trx, itemId);
  return writing ? new Uint8Array(writing.state) : begin(await sectionsOf(act.trx, itemId)).state;
}

/** Gives an item other sections, as an edit that merges with what others are writing. Answers its new revision. */
export async function replaceText(
  act: Act,
  item: ItemTable,
  sections: Section[],
): Promise<Result<number>> {
  const written = rewrite(await stateOfText(act, item.id), sections);
  return saveText(act, item, { ...written, sections }, "new version");
}

/**
 * Saves a written text. A person who goes on writing goes on in the same version, so that versions are as many
 * as a reader can use; "new version" begins one whoever wrote the last. Answers the item's new revision.
 */
export async function saveText(
  act: Act,
  item: ItemTable,
  written: Written,
  into: "new version" | "same while writing",
): Promise<Result<number>> {
  if (written.length > longestText) return tooLong(written.length);
  const before = await sectionsOf(act.trx, item.id);
  await act.trx.deleteFrom("section").where("item_id", "=", item.id).execute();
  await insertSections(act, item.id, written.sections);
  const revision = item.revision + 1;
  await act.trx.updateTable("item").set({ revision }).where("id", "=", item.id).execute();
  const meetingRevision = await touchMeeting(act, item.meeting_id);
  await saveState(act, item, written.state, meetingRevision);
  await saveVersion(act, item, { before, after: written.sections }, into);
  return accepted(revision);
}

const tooLong = (length: number) =>
  refused(
    `Texten är ${length.toLocaleString("sv-SE")} tecken lång. Högst ${longestText.toLocaleString("sv-SE")} får plats i en paragraf. Dela upp den, eller lägg den som bilaga.`,
    { rule: "for-langt" },
  );

async function saveState(act: Act, item: ItemTable, state: Uint8Array, revision: number) {
  const saved = { state, meeting_revision: revision };
  await act.trx
    .insertInto("item_writing")
    .values({
      item_id: item.id,
      association_id: act.associationId,
      meeting_id: item.meeting_id,
      ...saved,
    })
    .onConflict((conflict) => conflict.column("item_id").doUpdateSet(saved))
    .execute();
}

type Change = { before: Section[]; after: Section[] };

async function saveVersion(
  act: Act,
  item: ItemTable,
  { before, after }: Change,
  into: "new version" | "same while writing",
) {
  const latest = await latestVersion(act.trx, item.id);
  const text = { heading: item.heading, sections: JSON.stringify(after) };
  if (latest && into === "same while writing" && isSameSitting(act, latest)) {
    await act.trx
      .updateTable("item_version")
      .set({ ...text, at: act.at })
      .where("id", "=", latest.id)
      .execute();
    return;
  }
  // What stood there before the first change here is a version too: it can be restored.
  const first = latest || before.length === 0 ? [] : [{ sections: before, by: null }];
  const fresh = [...first, { sections: after, by: act.actor.personId }];
  for (const [index, { sections, by }] of fresh.entries()) {
    await act.trx
      .insertInto("item_version")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        item_id: item.id,
        number: (latest?.number ?? 0) + index + 1,
        began_at: act.at,
        at: act.at,
        by_person_id: by,
        heading: item.heading,
        sections: JSON.stringify(sections),
      })
      .execute();
  }
  act.record({
    kind: "item.written",
    subject: `item:${item.id}`,
    data: { heading: item.heading, sections: after },
    ground: null,
  });
}

const isSameSitting = (act: Act, latest: { at: string; by_person_id: string | null }): boolean =>
  latest.by_person_id === act.actor.personId &&
  Date.parse(act.at) - Date.parse(latest.at) <= versionPauseMs;
