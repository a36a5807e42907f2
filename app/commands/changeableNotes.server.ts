import { notesOf, pointRow, type StoredNotes } from "#db/queries/notes.server.ts";
import type { NotesPointTable } from "#db/schema/after.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, missing } from "./command.server.ts";

/** The minnesanteckningar, if they may still be written in: not finished. */
export async function changeableNotes(act: Act, notesId: string): Promise<Result<StoredNotes>> {
  const stored = await notesOf(act.trx, act.associationId, notesId);
  if (!stored) return missing("Minnesanteckningarna");
  if (stored.finished) {
    return refused(
      "Minnesanteckningarna är klara och kan inte ändras. Skriv rättelsen vid nästa möte.",
    );
  }
  return accepted(stored);
}

/** A point and its minnesanteckningar, if they may still be written in. */
export async function changeablePoint(
  act: Act,
  pointId: string,
): Promise<Result<{ point: NotesPointTable; stored: StoredNotes }>> {
  const point = await pointRow(act.trx, act.associationId, pointId);
  if (!point) return missing("Punkten");
  const stored = await changeableNotes(act, point.notes_id);
  return stored.ok ? accepted({ point, stored: stored.value }) : stored;
}

/** A point that stands among the others: one that was taken away is put back before it is written in. */
export async function standingPoint(
  act: Act,
  pointId: string,
): Promise<Result<{ point: NotesPointTable; stored: StoredNotes }>> {
  const found = await changeablePoint(act, pointId);
  return found.ok && found.value.point.removed_at !== null
    ? refused("Punkten är borttagen. Lägg tillbaka den om den ska skrivas i.")
    : found;
}

/** Marks the minnesanteckningar as changed, so that open pages are told. Answers their new revision. */
export async function touchNotes(act: Act, notesId: string): Promise<number> {
  const row = await act.trx
    .updateTable("notes")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", notesId)
    .returning("revision")
    .executeTakeFirstOrThrow();
  return row.revision;
}
