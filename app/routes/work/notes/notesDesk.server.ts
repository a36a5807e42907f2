import { notesOf, type StoredNotes } from "#db/queries/notes.server.ts";
import type { NotesPoint } from "../../../domain/notes.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";

/** Minnesanteckningar of the address's förbund, to one who may read drafts. */
export type NotesDesk = Desk & StoredNotes & { notesId: string; home: string; list: string };

type Args = { request: Request; context: unknown; params: Record<string, string | undefined> };

/** 404 for what is not in this förbund, and for one who may not read drafts. */
export async function requireNotes({ request, context, params }: Args): Promise<NotesDesk> {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const notesId = params.notes ?? "";
  const stored = await notesOf(desk.office.db, desk.association.id, notesId);
  if (!stored) throw notFound();
  const list = `/forbund/${desk.association.slug}/minnesanteckningar`;
  return { ...desk, ...stored, notesId, list, home: `${list}/${notesId}` };
}

/** The point of the address; 404 for one that is not there, or was taken away. */
export function requirePoint({ notes }: StoredNotes, pointId: string | undefined): NotesPoint {
  const point = notes.points.find(({ id }) => id === pointId);
  if (!point) throw notFound();
  return point;
}
