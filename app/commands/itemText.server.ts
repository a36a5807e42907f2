/** An ärende's text: its sections, stored with their tasks. */
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import type { ItemTable } from "#db/schema.ts";
import type { ClauseTask, Section } from "../domain/minutes.ts";
import { accepted, type Result } from "../domain/result.ts";
import { alignTasks, clausesWithTasks, saysSomething, withPerson } from "../domain/tasks.ts";
import { fromSections } from "../writing/fromSections.ts";
import { toSections } from "../writing/toSections.ts";
import { touchMeeting } from "./changeable.server.ts";
import type { Act } from "./command.server.ts";
import { replaceWith, type TextOwner } from "./textStore.server.ts";

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

/** The ärende as the owner of its text. */
export async function itemText(act: Act, item: ItemTable): Promise<TextOwner<Section>> {
  const said = await sectionsOf(act.trx, item.id);
  return {
    textId: item.id,
    kind: "item",
    placeId: item.meeting_id,
    heading: item.heading,
    said,
    toText: fromSections,
    fromText: (text) => toSections(text).map(saidOfTasks),
    settled: (sections) => withTasks(act, said, sections),
    store: (sections) => storeSections(act, item, sections),
    eventData: (sections) => ({ heading: item.heading, sections }),
  };
}

/** Saves the sections as the item's next revision; answers the meeting's. */
async function storeSections(act: Act, item: ItemTable, sections: Section[]): Promise<number> {
  await act.trx.deleteFrom("section").where("item_id", "=", item.id).execute();
  await insertSections(act, item.id, sections);
  const revision = item.revision + 1;
  await act.trx.updateTable("item").set({ revision }).where("id", "=", item.id).execute();
  return touchMeeting(act, item.meeting_id);
}

/** Gives an item other sections, as an edit that merges with what others are writing. Answers its new revision. */
export async function replaceText(
  act: Act,
  item: ItemTable,
  sections: Section[],
): Promise<Result<number>> {
  const replaced = await replaceWith(act, await itemText(act, item), sections);
  return replaced.ok ? accepted(item.revision + 1) : replaced;
}

/**
 * The sections with their tasks as they are stored. A section that says nothing of tasks keeps those that its
 * att-satser had: one who only rewrites the text loses nobody's duty.
 */
async function withTasks(act: Act, before: Section[], sections: Section[]): Promise<Section[]> {
  const persons = await personNames(act.trx, act.associationId);
  const earlier = clausesWithTasks(before);
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
