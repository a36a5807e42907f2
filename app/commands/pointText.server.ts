/** The text of a point of minnesanteckningar: its parts, stored with their tasks. */
import { partsOf } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import type { NotesPointTable } from "#db/schema/after.ts";
import { type NotesPart, type NotesTask, tasksOfPoint } from "../domain/notes.ts";
import { withPerson } from "../domain/tasks.ts";
import { fromParts, toParts } from "../writing/parts.ts";
import { touchNotes } from "./changeableNotes.server.ts";
import type { Act } from "./command.server.ts";
import type { TextOwner } from "./textStore.server.ts";

/** The point as the owner of its text. */
export function pointText(act: Act, point: NotesPointTable): TextOwner<NotesPart> {
  const said = partsOf(point);
  return {
    textId: point.id,
    kind: "point",
    placeId: point.notes_id,
    heading: point.heading,
    said,
    toText: fromParts,
    fromText: toParts,
    settled: (parts) => withTaskIds(act, said, parts),
    store: (parts) => storeParts(act, point, parts),
    // What was said stays out of the chain: minnesanteckningar may be thinned out.
    eventData: () => ({ notes: point.notes_id }),
  };
}

async function storeParts(act: Act, point: NotesPointTable, parts: NotesPart[]): Promise<number> {
  await act.trx
    .updateTable("notes_point")
    .set({ heading: point.heading, parts: JSON.stringify(parts), revision: point.revision + 1 })
    .where("id", "=", point.id)
    .execute();
  return touchNotes(act, point.notes_id);
}

/**
 * Tasks with their doer as a person of the register, and with an id that lasts: its own, or that of the task which
 * said the same. An id that the point did not have, or has given already, was copied from somewhere.
 */
async function withTaskIds(act: Act, before: NotesPart[], parts: NotesPart[]) {
  const persons = await personNames(act.trx, act.associationId);
  const left = tasksOfPoint({ parts: before });
  const take = (isIt: (task: NotesTask) => boolean) => {
    const at = left.findIndex(isIt);
    return at < 0 ? undefined : left.splice(at, 1)[0]?.id;
  };
  const own = new Map(
    tasksOfPoint({ parts }).map((task) => [task, take(({ id }) => id === task.id)]),
  );
  return parts.map(({ body, tasks }) => ({
    body,
    tasks: tasks.map((task) => ({
      ...withPerson(task, persons),
      id: own.get(task) ?? take(({ what }) => what === task.what) ?? act.newId(),
    })),
  }));
}
