/** Minnesanteckningar of the förbund's råd: begun, written, and finished as bytes that are kept. */
import { councilsOf, notesList, participantsOf } from "#db/queries/notes.server.ts";
import { personNames } from "#db/queries/people.server.ts";
import { notesDocument } from "../documents/notes.ts";
import type { LegalDate } from "../domain/calendar.ts";
import {
  factsFaults,
  finishFaults,
  type NotesFacts,
  type NotesParticipant,
  tidyFacts,
} from "../domain/notes.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { stale } from "./changeable.server.ts";
import { changeableNotes, touchNotes } from "./changeableNotes.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { keepDocument } from "./keepDocument.server.ts";

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
        facts_revision: 1,
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

export type WriteNotes = { notesId: string; revision: number; facts: NotesFacts };

/** Saves the meeting's facts; refused when somebody saved them after the form was opened. */
export const writeNotes = command("writeNotes", async (act, input: WriteNotes) => {
  const { notesId } = input;
  const found = await changeableNotes(act, notesId);
  if (!found.ok) return found;
  if (found.value.factsRevision !== input.revision) return stale();
  const faults = factsFaults(input.facts);
  if (faults.length > 0) return refusedAll(faults);
  const { participants, ...facts } = tidyFacts(input.facts);
  const revision = input.revision + 1;
  await act.trx
    .updateTable("notes")
    .set({
      date: facts.date,
      starts_at: facts.startsAt,
      ends_at: facts.endsAt,
      place: facts.place,
      next_on: facts.nextOn,
      next_words: facts.nextWords,
      facts_revision: revision,
    })
    .where("id", "=", notesId)
    .execute();
  await act.trx.deleteFrom("notes_participant").where("notes_id", "=", notesId).execute();
  await insertParticipants(act, notesId, participants);
  await touchNotes(act, notesId);
  act.record({
    kind: "notes.written",
    subject: `notes:${notesId}`,
    // Who was there and what was said stay out of the chain: minnesanteckningar may be thinned out.
    data: { revision },
    ground: null,
  });
  return accepted({ id: notesId, revision });
});

/** Finishes the minnesanteckningar: their documents are made once and kept, and their tasks go to follow-up. */
export const finishNotes = command(
  "finishNotes",
  async (act, input: { notesId: string }): Promise<Result<{ id: string }>> => {
    const { notesId } = input;
    const found = await changeableNotes(act, notesId);
    if (!found.ok) return found;
    const { notes } = found.value;
    const faults = finishFaults(notes);
    if (faults.length > 0) return refusedAll(faults);
    const persons = await personNames(act.trx, act.associationId);
    const writtenBy = persons.find(({ id }) => id === act.actor.personId)?.name ?? "";
    const document = notesDocument(notes, act.office.templates, { writtenBy });
    const hash = await keepDocument(act, document);
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
