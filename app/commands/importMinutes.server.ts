/** An old protokoll becomes a historic meeting: read from paper, never changed here, not published by itself. */

import { keepBytes } from "#db/queries/blobs.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { minutesDocument } from "../documents/minutes.ts";
import type { ImportedMinutes } from "../documents/reading/importedMinutes.ts";
import { toMinutes } from "../documents/reading/toMinutes.ts";
import { formats, mediaTypes } from "../documents/render.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { parseLegalDate } from "../domain/calendar.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, type Caller, command, type Office } from "./command.server.ts";
import { noteIssued, recordIssued } from "./issuedDocuments.server.ts";
import { insertItem } from "./items.server.ts";
import { renditions } from "./meetingDocuments.server.ts";
import { freeSlug } from "./planMeeting.server.ts";

type Prepared = {
  imported: ImportedMinutes;
  minutes: Minutes;
  bytes: Awaited<ReturnType<typeof renditions>>;
};

/** Saves a read protokoll. Its documents are made before the transaction, which makes others wait as briefly as can be. */
export async function importMinutes(
  office: Office,
  caller: Caller,
  input: { imported: ImportedMinutes },
): Promise<Result<{ id: string; slug: string }>> {
  const date = parseLegalDate(input.imported.sammantradesdatum ?? "");
  if (!date) {
    return refused("Protokollets sammanträdesdatum gick inte att läsa, så det kan inte sparas.");
  }
  const minutes = toMinutes(input.imported);
  const bytes = await renditions(minutesDocument(minutes, office.templates, { address: "" }));
  return save(office, caller, { ...input, minutes, bytes });
}

const save = command("importMinutes", async (act, { imported, minutes, bytes }: Prepared) => {
  const taken = await takenNumber(act, minutes);
  if (taken !== null) {
    return refused(`§ ${taken} år ${minutes.date.slice(0, 4)} finns redan i förbundet.`, {
      rule: "nummer",
    });
  }
  const people = await peopleOf(act, minutes);
  const id = act.newId();
  const slug = await freeSlug(act, minutes.date);
  await insertMeeting(act, id, slug, minutes, imported, people);
  for (const item of minutes.items) await insertImportedItem(act, id, item, minutes.date);
  await insertAttachments(act, id, minutes);
  await insertPeople(act, id, minutes, people);
  await freeze(act, id, minutes, bytes);
  act.record({
    kind: "minutes.imported",
    subject: `meeting:${id}`,
    data: {
      date: minutes.date,
      paragrafs: minutes.items.length,
      uncertain: imported.osakert.length,
    },
    ground: null,
  });
  return accepted({ id, slug });
});

/** The first number that another protokoll of the year already has; null when none. */
async function takenNumber(act: Act, minutes: Minutes): Promise<number | null> {
  const numbers = minutes.items.flatMap((i) => (i.number === null ? [] : [i.number]));
  if (numbers.length === 0) return null;
  const row = await act.trx
    .selectFrom("item")
    .select("number")
    .where("association_id", "=", act.associationId)
    .where("year", "=", Number(minutes.date.slice(0, 4)))
    .where("number", "in", numbers)
    .orderBy("number")
    .executeTakeFirst();
  return row?.number ?? null;
}

type People = Map<string, string>;

/** The protokoll's people as rows: the same name is the same person, others are added without account or uppdrag. */
async function peopleOf(act: Act, minutes: Minutes): Promise<People> {
  const { persons } = await registerOf(act.trx, act.associationId);
  const people: People = new Map();
  for (const person of minutes.persons) {
    const known = persons.find((p) => p.name.toLowerCase() === person.name.toLowerCase());
    const id = known?.id ?? act.newId();
    people.set(person.id, id);
    if (known) continue;
    await act.trx
      .insertInto("person")
      .values({
        id,
        association_id: act.associationId,
        account_id: null,
        name: person.name,
        email: "",
        organisation: person.organisation,
        title: person.title,
      })
      .execute();
  }
  return people;
}

async function insertMeeting(
  act: Act,
  id: string,
  slug: string,
  minutes: Minutes,
  imported: ImportedMinutes,
  people: People,
) {
  const personId = (own: string | null) => (own ? (people.get(own) ?? null) : null);
  await act.trx
    .insertInto("meeting")
    .values({
      id,
      association_id: act.associationId,
      slug,
      kind: minutes.kind,
      date: minutes.date,
      starts_at: minutes.startsAt,
      ends_at: minutes.endsAt,
      place: minutes.place,
      is_public: minutes.isPublic ? 1 : 0,
      public_notice_on: minutes.publicNoticeOn,
      consultation_on: null,
      consultation_participants: "",
      distance_decision: minutes.distanceDecision,
      chair_id: personId(minutes.chairId),
      secretary_id: personId(minutes.secretaryId),
      revision: 1,
      imported: JSON.stringify(imported),
    })
    .execute();
}

async function insertImportedItem(act: Act, meetingId: string, item: Item, date: LegalDate) {
  const year = Number(date.slice(0, 4));
  const number = item.number === null ? null : { number: item.number, year };
  item.id = await insertItem(act, meetingId, item.position, item, number);
}

async function insertAttachments(act: Act, meetingId: string, minutes: Minutes) {
  for (const [index, attachment] of minutes.attachments.entries()) {
    const id = act.newId();
    await act.trx
      .insertInto("attachment")
      .values({
        id,
        association_id: act.associationId,
        meeting_id: meetingId,
        label: attachment.label,
        title: attachment.title,
        filename: "",
        media_type: "",
        size: 0,
        sha256: null,
        position: index + 1,
      })
      .execute();
    for (const item of minutes.items.filter((i) => i.attachments.includes(attachment.label))) {
      await act.trx
        .insertInto("citation")
        .values({ association_id: act.associationId, item_id: item.id, attachment_id: id })
        .execute();
    }
  }
}

async function insertPeople(act: Act, meetingId: string, minutes: Minutes, people: People) {
  const idOf = (own: string) => people.get(own) ?? own;
  for (const p of minutes.presences) {
    await act.trx
      .insertInto("presence")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        meeting_id: meetingId,
        person_id: idOf(p.personId),
        capacity: p.capacity,
        seat_id: null,
        from_position: p.fromPosition,
        to_position: p.toPosition,
        from_time: p.fromTime,
        to_time: p.toTime,
        mode: p.mode,
        ground: p.ground,
      })
      .execute();
  }
  for (const item of minutes.items) await insertStances(act, item, idOf);
  for (const [index, personId] of minutes.adjusterIds.entries()) {
    await act.trx
      .insertInto("adjuster")
      .values({
        association_id: act.associationId,
        meeting_id: meetingId,
        person_id: idOf(personId),
        position: index + 1,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
  }
}

async function insertStances(act: Act, item: Item, idOf: (own: string) => string) {
  for (const s of item.stances) {
    await act.trx
      .insertInto("stance")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        item_id: item.id,
        person_id: idOf(s.personId),
        kind: s.kind,
        scope: s.scope,
        ground: s.ground,
        explanation: s.explanation,
        left_at: s.leftAt,
        returned_at: s.returnedAt,
      })
      .onConflict((c) => c.columns(["item_id", "person_id"]).doNothing())
      .execute();
  }
}

/** What was signed on paper is done: frozen from the start, with the transcript's bytes kept. */
async function freeze(act: Act, meetingId: string, minutes: Minutes, bytes: Prepared["bytes"]) {
  await act.trx
    .insertInto("approved_minutes")
    .values({
      meeting_id: meetingId,
      association_id: act.associationId,
      round_id: null,
      approved_on: minutes.paperNotice?.approvedOn ?? minutes.date,
      at: act.at,
    })
    .execute();
  const hashes: Record<string, string> = {};
  for (const format of formats) {
    const sha256 = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes[format]);
    await noteIssued(act, {
      meeting_id: meetingId,
      kind: "minutes",
      subject_id: null,
      format,
      sha256,
    });
    hashes[format] = sha256;
  }
  recordIssued(act, meetingId, "minutes", hashes);
}
