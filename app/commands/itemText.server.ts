/** The one place where an ärende's text is saved: its shared state, the sections read from it, and its versions. */
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { latestVersion, writingOf } from "#db/queries/writing.server.ts";
import type { ItemTable } from "#db/schema.ts";
import { type ClauseTask, longestText, type Section } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { alignTasks, clausesWithTasks, saysSomething, withPerson } from "../domain/tasks.ts";
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
        tasks: section.tasks ? JSON.stringify(section.tasks) : null,
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
  const stated = await withTasks(act, item.id, sections);
  const written = rewrite(await stateOfText(act, item.id), stated);
  return saveText(act, item, { ...written, sections: stated }, "new version");
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
  const sections = await withTasks(act, item.id, written.sections.map(saidOfTasks));
  const before = await sectionsOf(act.trx, item.id);
  await act.trx.deleteFrom("section").where("item_id", "=", item.id).execute();
  await insertSections(act, item.id, sections);
  const revision = item.revision + 1;
  await act.trx.updateTable("item").set({ revision }).where("id", "=", item.id).execute();
  const meetingRevision = await touchMeeting(act, item.meeting_id);
  await saveState(act, item, written.state, meetingRevision);
  await saveVersion(act, item, { before, after: sections }, into);
  return accepted(revision);
}

/**
 * The sections with their tasks as they are stored. A section that says nothing of tasks keeps those that its
 * att-satser had: one who only rewrites the text loses nobody's duty.
 */
async function withTasks(act: Act, itemId: string, sections: Section[]): Promise<Section[]> {
  const persons = await personNames(act.trx, act.associationId);
  const earlier = clausesWithTasks(await sectionsOf(act.trx, itemId));
  const stated = sections.flatMap(({ tasks = [] }) => tasks.map((task) => task?.id));
  const aligned = alignTasks(
    earlier.filter(({ task }) => task !== null && !stated.includes(task.id)),
    sections.flatMap(({ clauses }) => clauses),
  );
  // An id that the ärende did not have, or has given already, was copied from somewhere: the task is a new one.
  const ids = new Set(earlier.flatMap(({ task }) => (task ? [task.id] : [])));
  const stored = (task: ClauseTask | null, id: string) =>
    task && saysSomething(task)
      ? { ...withPerson(task, persons), id: ids.delete(id) ? id : act.newId() }
      : null;
  return sections.map(({ tasks: given, ...section }) => {
    const earlierOnes = aligned.splice(0, section.clauses.length);
    // One that was given while writing has no id of its own yet: it keeps that of its att-sats.
    const tasks = (given ?? earlierOnes).map((task, index) =>
      stored(task, task?.id || (earlierOnes[index]?.id ?? "")),
    );
    return tasks.some((task) => task !== null) ? { ...section, tasks } : section;
  });
}

/** A written text says itself who does what: an att-sats without a task has none. */
const saidOfTasks = (section: Section): Section => ({
  ...section,
  tasks: section.tasks ?? section.clauses.map(() => null),
});

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
