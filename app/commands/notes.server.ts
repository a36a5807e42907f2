/** Minnesanteckningar of the förbund's råd: begun, written, and finished as bytes that are kept. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import { councilsOf, notesList, notesOf, participantsOf } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { notesDocument } from "../documents/notes.ts";
import { type Format, formats, mediaTypes, render } from "../documents/render.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import {
  finishFaults,
  type NotesContent,
  type NotesParticipant,
  notesFaults,
  tidyNotes,
} from "../domain/notes.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { withPerson } from "../domain/tasks.ts";
import { stale } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";

/** Adds a råd, e.g. "Strategirådet". */
export const addCouncil = command("addCouncil", async (act, input: { name: string }) => {
  const { name } = input;
  const councils = await councilsOf(act.trx, act.associationId);
  if (councils.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    return refused(`${name} finns redan.`, { field: "name" });
  }
  const id = act.newId();
  await act.trx
    .insertInto("council")
    .values({
      id,
      association_id: act.associationId,
      name,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({ kind: "council.added", subject: `council:${id}`, data: { name }, ground: null });
  return accepted({ id });
});

/** Begins the minnesanteckningar of a meeting, with those who were at the råd's last one. */
export const startNotes = command(
  "startNotes",
  async (act, input: { councilId: string; date: LegalDate }) => {
    const councils = await councilsOf(act.trx, act.associationId);
    if (!councils.some(({ id }) => id === input.councilId)) return missing("Rådet");
    const last = (await notesList(act.trx, act.associationId)).find(
      ({ councilId }) => councilId === input.councilId,
    );
    const id = act.newId();
    await act.trx
      .insertInto("notes")
      .values({
        id,
        association_id: act.associationId,
        council_id: input.councilId,
        date: input.date,
        starts_at: null,
        ends_at: null,
        place: "",
        next_on: null,
        next_words: "",
        revision: 1,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    const before = last ? await participantsOf(act.trx, last.id) : [];
    await insertParticipants(
      act,
      id,
      before.map((one) => ({ ...one, cameAt: null, leftAt: null })),
    );
    const { councilId, date } = input;
    act.record({
      kind: "notes.started",
      subject: `notes:${id}`,
      data: { councilId, date },
      ground: null,
    });
    return accepted({ id });
  },
);

async function insertParticipants(act: Act, notesId: string, participants: NotesParticipant[]) {
  for (const [index, one] of participants.entries()) {
    await act.trx
      .insertInto("notes_participant")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        notes_id: notesId,
        position: index + 1,
        name: one.name,
        organisation: one.organisation,
        came_at: one.cameAt,
        left_at: one.leftAt,
      })
      .execute();
  }
}

async function insertPoints(act: Act, notesId: string, points: NotesContent["points"]) {
  for (const [index, { heading, body, tasks }] of points.entries()) {
    await act.trx
      .insertInto("notes_point")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        notes_id: notesId,
        position: index + 1,
        heading,
        body,
        tasks: JSON.stringify(tasks),
      })
      .execute();
  }
}

/** The minnesanteckningar, if they may still be written in. */
async function open(act: Act, notesId: string) {
  const stored = await notesOf(act.trx, act.associationId, notesId);
  if (!stored) return missing("Minnesanteckningarna");
  if (stored.finished) {
    return refused(
      "Minnesanteckningarna är klara och kan inte ändras. Skriv rättelsen vid nästa möte.",
    );
  }
  return accepted(stored);
}

export type WriteNotes = { notesId: string; revision: number; content: NotesContent };

/** Saves everything that is written of the meeting; refused when somebody saved after the form was opened. */
export const writeNotes = command("writeNotes", async (act, input: WriteNotes) => {
  const { notesId } = input;
  const found = await open(act, notesId);
  if (!found.ok) return found;
  if (found.value.revision !== input.revision) return stale();
  const faults = notesFaults(input.content);
  if (faults.length > 0) return refusedAll(faults);
  const content = tidyNotes(input.content);
  const points = await withTaskIds(act, content.points, found.value.notes.points);
  await act.trx
    .updateTable("notes")
    .set({
      date: content.date,
      starts_at: content.startsAt,
      ends_at: content.endsAt,
      place: content.place,
      next_on: content.nextOn,
      next_words: content.nextWords,
      revision: input.revision + 1,
    })
    .where("id", "=", notesId)
    .execute();
  await act.trx.deleteFrom("notes_participant").where("notes_id", "=", notesId).execute();
  await act.trx.deleteFrom("notes_point").where("notes_id", "=", notesId).execute();
  await insertParticipants(act, notesId, content.participants);
  await insertPoints(act, notesId, points);
  act.record({
    kind: "notes.written",
    subject: `notes:${notesId}`,
    // Who was there and what was said stay out of the chain: minnesanteckningar may be thinned out.
    data: { revision: input.revision + 1 },
    ground: null,
  });
  return accepted({ id: notesId, revision: input.revision + 1 });
});

type Points = NotesContent["points"];

/** Tasks with their doer as a person of the register, and with an id that lasts. */
async function withTaskIds(act: Act, points: Points, before: Points): Promise<Points> {
  const persons = await personNames(act.trx, act.associationId);
  const known = new Set(before.flatMap(({ tasks }) => tasks.map(({ id }) => id)));
  return points.map((point) => ({
    ...point,
    tasks: point.tasks.map((task) => ({
      ...withPerson(task, persons),
      id: known.delete(task.id) ? task.id : act.newId(),
    })),
  }));
}

/** Finishes the minnesanteckningar: their documents are made once and kept, and their tasks go to follow-up. */
export const finishNotes = command(
  "finishNotes",
  async (act, input: { notesId: string }): Promise<Result<{ id: string }>> => {
    const { notesId } = input;
    const found = await open(act, notesId);
    if (!found.ok) return found;
    const { notes } = found.value;
    const faults = finishFaults(notes);
    if (faults.length > 0) return refusedAll(faults);
    const persons = await personNames(act.trx, act.associationId);
    const writtenBy = persons.find(({ id }) => id === act.actor.personId)?.name ?? "";
    const document = notesDocument(notes, act.office.templates, { writtenBy });
    const hash = {} as Record<Format, string>;
    for (const format of formats) {
      const bytes = await render(document, format);
      hash[format] = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes);
    }
    await act.trx
      .insertInto("notes_finish")
      .values({
        notes_id: notesId,
        association_id: act.associationId,
        html_sha256: hash.html,
        docx_sha256: hash.docx,
        pdf_sha256: hash.pdf,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({ kind: "notes.finished", subject: `notes:${notesId}`, data: hash, ground: null });
    return accepted({ id: notesId });
  },
);
