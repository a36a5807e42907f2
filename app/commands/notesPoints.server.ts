/** The points of minnesanteckningar: added, ordered, written in, taken away and put back, until all is finished. */
import { type NotesPart, pointFaults, tidyParts } from "../domain/notes.ts";
import { accepted, refused, refusedAll } from "../domain/result.ts";
import { stale } from "./changeable.server.ts";
import {
  changeableNotes,
  changeablePoint,
  standingPoint,
  touchNotes,
} from "./changeableNotes.server.ts";
import { type Act, command } from "./command.server.ts";
import { pointText } from "./pointText.server.ts";
import { replaceWith, restoreInto, typeInto } from "./textStore.server.ts";

/** Adds an empty point after the others. */
export const addPoint = command(
  "addPoint",
  async (act, input: { notesId: string; heading: string }) => {
    const { notesId, heading } = input;
    const found = await changeableNotes(act, notesId);
    if (!found.ok) return found;
    const faults = pointFaults({ heading, parts: [] });
    if (faults.length > 0) return refusedAll(faults);
    const { highest } = await act.trx
      .selectFrom("notes_point")
      .select(({ fn }) => fn.max("position").as("highest"))
      .where("notes_id", "=", notesId)
      .executeTakeFirstOrThrow();
    const id = act.newId();
    await act.trx
      .insertInto("notes_point")
      .values({
        id,
        association_id: act.associationId,
        notes_id: notesId,
        position: Number(highest ?? 0) + 1,
        heading,
        parts: "[]",
        revision: 1,
        removed_at: null,
      })
      .execute();
    await changed(act, "added", { id, notesId });
    return accepted({ id });
  },
);

type PointEvent = "added" | "renamed" | "moved" | "removed" | "putBack";

async function changed(act: Act, what: PointEvent, point: { id: string; notesId: string }) {
  await touchNotes(act, point.notesId);
  act.record({
    kind: `point.${what}`,
    subject: `point:${point.id}`,
    data: { notes: point.notesId },
    ground: null,
  });
}

/** Gives a point another heading. */
export const renamePoint = command(
  "renamePoint",
  async (act, input: { pointId: string; heading: string }) => {
    const found = await standingPoint(act, input.pointId);
    if (!found.ok) return found;
    const { id, notes_id: notesId } = found.value.point;
    const faults = pointFaults({ heading: input.heading, parts: [] });
    if (faults.length > 0) return refusedAll(faults);
    await act.trx
      .updateTable("notes_point")
      .set((eb) => ({ heading: input.heading, revision: eb("revision", "+", 1) }))
      .where("id", "=", id)
      .execute();
    await changed(act, "renamed", { id, notesId });
    return accepted({ id });
  },
);

/** Moves a point one step. */
export const movePoint = command(
  "movePoint",
  async (act, input: { pointId: string; direction: "up" | "down" }) => {
    const found = await standingPoint(act, input.pointId);
    if (!found.ok) return found;
    const { point, stored } = found.value;
    const { points } = stored.notes;
    const at = points.findIndex(({ id }) => id === point.id);
    const other = points[input.direction === "up" ? at - 1 : at + 1];
    if (!other) {
      return refused(input.direction === "up" ? "Punkten står först." : "Punkten står sist.");
    }
    const { position } = await act.trx
      .selectFrom("notes_point")
      .select("position")
      .where("id", "=", other.id)
      .executeTakeFirstOrThrow();
    const place = (id: string, to: number) =>
      act.trx.updateTable("notes_point").set({ position: to }).where("id", "=", id).execute();
    await place(other.id, point.position);
    await place(point.id, position);
    await changed(act, "moved", { id: point.id, notesId: point.notes_id });
    return accepted({ id: point.id });
  },
);

/** Takes a point away; its text is kept, so that it can be put back. */
export const removePoint = command("removePoint", async (act, input: { pointId: string }) => {
  const found = await standingPoint(act, input.pointId);
  if (!found.ok) return found;
  const { id, notes_id: notesId } = found.value.point;
  await setRemoved(act, id, act.at);
  await changed(act, "removed", { id, notesId });
  return accepted({ id });
});

/** Puts a point that was taken away back where it stood. */
export const putBackPoint = command("putBackPoint", async (act, input: { pointId: string }) => {
  const found = await changeablePoint(act, input.pointId);
  if (!found.ok) return found;
  const { id, notes_id: notesId } = found.value.point;
  if (found.value.point.removed_at === null) return refused("Punkten är redan tillbaka.");
  await setRemoved(act, id, null);
  await changed(act, "putBack", { id, notesId });
  return accepted({ id });
});

const setRemoved = (act: Act, pointId: string, at: string | null) =>
  act.trx.updateTable("notes_point").set({ removed_at: at }).where("id", "=", pointId).execute();

export type WritePoint = {
  pointId: string;
  revision: number;
  heading: string;
  parts: NotesPart[];
};

/** Saves a point's heading, text and tasks; refused when somebody saved after the form was opened. */
export const writePoint = command("writePoint", async (act, input: WritePoint) => {
  const found = await standingPoint(act, input.pointId);
  if (!found.ok) return found;
  const { point } = found.value;
  if (point.revision !== input.revision) return stale();
  const { heading, parts } = input;
  const faults = pointFaults({ heading, parts });
  if (faults.length > 0) return refusedAll(faults);
  const owner = pointText(act, { ...point, heading });
  const replaced = await replaceWith(act, owner, tidyParts(parts));
  return replaced.ok ? accepted({ id: point.id }) : replaced;
});

/** Merges what was typed in a point and saves it. @see typeInto */
export const typeInPoint = command(
  "typeInPoint",
  async (act, { pointId, update }: { pointId: string; update: Uint8Array }) => {
    const found = await standingPoint(act, pointId);
    return found.ok ? typeInto(act, pointText(act, found.value.point), update) : found;
  },
);

/** An older version of a point's text becomes the text again. @see restoreInto */
export const restorePointVersion = command(
  "restorePointVersion",
  async (act, input: { pointId: string; number: number }) => {
    const found = await standingPoint(act, input.pointId);
    return found.ok ? restoreInto(act, pointText(act, found.value.point), input.number) : found;
  },
);
