import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Notes, NotesPart, NotesPoint } from "#app/domain/notes.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The råd of a förbund, by name. */
export const councilsOf = (db: Db, associationId: string) =>
  db
    .selectFrom("council")
    .select(["id", "name"])
    .where("association_id", "=", associationId)
    .orderBy("name")
    .execute();

/** Minnesanteckningar of a förbund, latest first. */
export const notesList = (db: Db, associationId: string) =>
  db
    .selectFrom("notes")
    .innerJoin("council", "council.id", "notes.council_id")
    .leftJoin("notes_finish", "notes_finish.notes_id", "notes.id")
    .select(["notes.id", "notes.date", "notes.council_id as councilId"])
    .select(["council.name as council", "notes_finish.at as finishedAt"])
    .where("notes.association_id", "=", associationId)
    .orderBy("notes.date", "desc")
    .orderBy("notes.id")
    .execute();

/** The bytes of finished minnesanteckningar by format, and who finished them when. */
export type FinishedNotes = {
  html: string;
  docx: string;
  pdf: string;
  at: string;
  byName: string | null;
};

export type StoredNotes = {
  notes: Notes;
  /** Goes up at every save; `factsRevision` only when the facts beside the points are saved. */
  revision: number;
  factsRevision: number;
  finished: FinishedNotes | null;
};

/** One meeting's minnesanteckningar within its förbund; null when they are not there. */
export async function notesOf(
  db: Db,
  associationId: string,
  notesId: string,
): Promise<StoredNotes | null> {
  const row = await db
    .selectFrom("notes")
    .innerJoin("council", "council.id", "notes.council_id")
    .innerJoin("association", "association.id", "notes.association_id")
    .selectAll("notes")
    .select(["council.name as council", "association.name as associationName"])
    .where("notes.association_id", "=", associationId)
    .where("notes.id", "=", notesId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    revision: row.revision,
    factsRevision: row.facts_revision,
    finished: await finishOf(db, notesId),
    notes: {
      id: row.id,
      associationName: row.associationName,
      council: row.council,
      date: row.date as LegalDate,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      nextOn: row.next_on as LegalDate | null,
      nextWords: row.next_words,
      participants: await participantsOf(db, notesId),
      points: await pointsOf(db, notesId),
    },
  };
}

async function finishOf(db: Db, notesId: string): Promise<FinishedNotes | null> {
  const row = await db
    .selectFrom("notes_finish")
    .leftJoin("person", "person.id", "notes_finish.by_person_id")
    .selectAll("notes_finish")
    .select("person.name as byName")
    .where("notes_id", "=", notesId)
    .executeTakeFirst();
  if (!row) return null;
  const { html_sha256: html, docx_sha256: docx, pdf_sha256: pdf, at, byName } = row;
  return { html, docx, pdf, at, byName };
}

/** Who was there, in the order written. */
export async function participantsOf(db: Db, notesId: string) {
  const rows = await db
    .selectFrom("notes_participant")
    .select(["name", "organisation", "came_at as cameAt", "left_at as leftAt"])
    .where("notes_id", "=", notesId)
    .orderBy("position")
    .execute();
  return rows;
}

/** The points in order; those that were taken away are left out. */
async function pointsOf(db: Db, notesId: string): Promise<NotesPoint[]> {
  const rows = await db
    .selectFrom("notes_point")
    .select(["id", "heading", "parts"])
    .where("notes_id", "=", notesId)
    .where("removed_at", "is", null)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...row, parts: partsOf(row) }));
}

/** The points that were taken away, the latest first. */
export const removedPoints = (db: Db, notesId: string) =>
  db
    .selectFrom("notes_point")
    .select(["id", "heading"])
    .where("notes_id", "=", notesId)
    .where("removed_at", "is not", null)
    .orderBy("removed_at", "desc")
    .orderBy("id")
    .execute();

/** A point's row within its förbund, also of one that was taken away. */
export const pointRow = (db: Db, associationId: string, pointId: string) =>
  db
    .selectFrom("notes_point")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("id", "=", pointId)
    .executeTakeFirst();

/** What a point's row says. */
export const partsOf = ({ parts }: { parts: string }) => JSON.parse(parts) as NotesPart[];
