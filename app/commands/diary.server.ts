/** The diarium: begun, registered in with the next number of the year, and corrected without anything being lost. @see OSL 5:1 */
import { keepBytes } from "#db/queries/blobs.server.ts";
import {
  type DiaryRow,
  diaryStart,
  dossierRows,
  entryAt,
  entryById,
  entryOfOrigin,
  firstOfMeeting,
  highestSerial,
} from "#db/queries/diary.server.ts";
import { type LegalDate, parts } from "../domain/calendar.ts";
import { checkHandling } from "../domain/diary/checkHandling.ts";
import {
  type DiaryNumber,
  diaryNumber,
  type HandlingText,
  officeWords,
  publicWords,
} from "../domain/diary/handling.ts";
import type { OwnHandling } from "../domain/diary/own.ts";
import { nextDiarySerial } from "../domain/diary/registration.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";

/** From now on the förbund keeps its diarium here. What was before is in the diarium that was kept then. */
export const beginDiary = command("beginDiary", async (act, _input: null) => {
  const { trx, associationId, today, at, actor } = act;
  if (await diaryStart(trx, associationId)) return refused("Diariet förs redan här.");
  await trx
    .insertInto("diary_start")
    .values({ association_id: associationId, from_date: today, at, by_person_id: actor.personId })
    .execute();
  const subject = `association:${associationId}`;
  act.record({ kind: "diary.begun", subject, data: { from: today }, ground: null });
  return accepted({ from: today });
});

/** What a form says of a handling. */
export type TypedHandling = Omit<HandlingText, "dossierId" | "file"> & {
  /** The number of the akt that it belongs to; null = none. */
  dossier: DiaryNumber | null;
  /** A file that is sent now; null = none. */
  upload: { filename: string; mediaType: string; bytes: Uint8Array } | null;
};

/** Gives a handling its number. Saved forms and Paragraf's own handlingar alike come through here. */
async function insertEntry(
  act: Act,
  text: HandlingText,
  { origin, meetingId }: { origin: string | null; meetingId: string | null },
) {
  const { trx, associationId, today, at, actor } = act;
  const { year } = parts(today);
  // The förbund's row is locked by every command, so that no other one takes the same number.
  const serial = nextDiarySerial(await highestSerial(trx, associationId, year));
  const id = act.newId();
  await trx
    .insertInto("diary_entry")
    .values({
      ...{ id, association_id: associationId, year, serial, registered_on: today },
      ...{ origin, meeting_id: meetingId, at, by_person_id: actor.personId },
    })
    .execute();
  await insertVersion(act, { id, year, serial, revision: 1 }, text, "");
  act.record({
    kind: "diary.registered",
    subject: `handling:${id}`,
    // Whom and what it is about stays out of the chain, which can never be thinned out.
    data: { number: diaryNumber({ year, serial }), origin, sha256: text.file?.sha256 ?? null },
    ground: "offentlighets- och sekretesslagen 5 kap. 1 §",
  });
  return { id, year, serial };
}

async function insertVersion(
  act: Act,
  entry: DiaryNumber & { id: string; revision: number },
  text: HandlingText,
  reason: string,
) {
  const { file } = text;
  await act.trx
    .insertInto("diary_version")
    .values({
      ...{ entry_id: entry.id, revision: entry.revision, association_id: act.associationId },
      ...{ date: text.date, direction: text.direction, counterpart: text.counterpart },
      ...{ name_protected: text.isNameProtected ? 1 : 0, public_subject: text.publicSubject },
      ...{ protected_subject: text.protectedSubject, kind: text.kind },
      ...{ dossier_id: text.dossierId, sha256: file?.sha256 ?? null },
      ...{ filename: file?.filename ?? null, media_type: file?.mediaType ?? null },
      ...{ kept_where: text.keptWhere, secrecy: text.secrecy },
      ...{ office_words: officeWords(entry, text), public_words: publicWords(entry, text) },
      ...{ reason, at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
}

/** The akt that is named: its first handling, also when a later one of it was named. */
async function dossierOf(
  act: Act,
  dossier: DiaryNumber | null,
  own: DiaryRow | null,
): Promise<Result<string | null>> {
  if (dossier === null) return accepted(null);
  const no = (text: string) => refused(text, { field: "dossier" });
  const found = await entryAt(act.trx, act.associationId, dossier);
  if (!found) return no(`Det finns ingen handling med diarienummer ${diaryNumber(dossier)}.`);
  const first = found.dossierId ?? found.id;
  if (own && first === own.id) {
    return no(`${diaryNumber(own)} är själv den första handlingen i den akten. Lämna fältet tomt.`);
  }
  const follows = own ? await dossierRows(act.trx, act.associationId, own.id) : [];
  const [next] = follows;
  if (!next) return accepted(first);
  return no(
    `Handlingar hör redan till den här, till exempel ${diaryNumber(next)}. Flytta dem först.`,
  );
}

/** What was typed as it is to be saved; a file that was sent takes the place of the one before. */
async function textOf(
  act: Act,
  { dossier, upload, ...said }: TypedHandling,
  own: DiaryRow | null,
): Promise<Result<HandlingText>> {
  const found = await dossierOf(act, dossier, own);
  const faults: Refusal[] = found.ok ? [] : found.refusals;
  const plain = { ...said, dossierId: found.ok ? found.value : null, file: own?.file ?? null };
  const refusals = [...checkHandling(plain, act.today), ...faults];
  if (refusals.length > 0) return refusedAll(refusals);
  if (!upload) return accepted(plain);
  const { filename, mediaType, bytes } = upload;
  const sha256 = await keepBytes(act.trx, act.associationId, mediaType, bytes);
  return accepted({ ...plain, file: { sha256, filename, mediaType } });
}

const notBegun = () =>
  refused("Diariet förs inte i Paragraf ännu. Börja med det på sidan Diarium.");

/** Registers a handling and gives it the next number of the year. @see OSL 5:1, 5:2 */
export const registerHandling = command("registerHandling", async (act, input: TypedHandling) => {
  if (!(await diaryStart(act.trx, act.associationId))) return notBegun();
  const text = await textOf(act, input, null);
  if (!text.ok) return text;
  const entry = await insertEntry(act, text.value, { origin: null, meetingId: null });
  return accepted({ ...entry, number: diaryNumber(entry) });
});

export type CorrectHandling = {
  id: string;
  /** The revision that the form showed. */
  revision: number;
  /** Why it is corrected; kept with what stood before. */
  reason: string;
  text: TypedHandling;
};

/** Says something else of a handling. Its number stands, and so does everything that was said before. */
export const correctHandling = command("correctHandling", async (act, input: CorrectHandling) => {
  const own = await entryById(act.trx, act.associationId, input.id);
  if (!own) return missing("Handlingen");
  if (own.revision !== input.revision) {
    return refused(
      `${diaryNumber(own)} har rättats av någon annan medan du skrev. Läs vad som står nu, och rätta det.`,
      { rule: "inaktuell" },
    );
  }
  if (input.reason.trim() === "") return refused("Skriv varför det rättas.", { field: "reason" });
  const text = await textOf(act, input.text, own);
  if (!text.ok) return text;
  const revision = own.revision + 1;
  await insertVersion(act, { ...own, revision }, text.value, input.reason.trim());
  act.record({
    kind: "diary.corrected",
    subject: `handling:${own.id}`,
    data: { number: diaryNumber(own), revision, sha256: text.value.file?.sha256 ?? null },
    ground: null,
  });
  return accepted({ id: own.id, number: diaryNumber(own) });
});

/**
 * Registers what Paragraf itself made allmän, in the transaction that made it so. Nothing happens where the diarium is kept
 * elsewhere, or when it is registered already. What belongs to a sammanträde comes in the akt of its first handling.
 * @see TF 2:10
 */
export async function registerOwn(act: Act, own: OwnHandling): Promise<void> {
  const { trx, associationId } = act;
  if (!(await diaryStart(trx, associationId))) return;
  if (await entryOfOrigin(trx, associationId, own.origin)) return;
  const first = own.meetingId ? await firstOfMeeting(trx, associationId, own.meetingId) : null;
  const dossierId = first ? (first.dossierId ?? first.id) : null;
  await insertEntry(act, { ...own.text, dossierId }, own);
}

/** The day of a sammanträde, as its own handlingar say it. */
export const ofMeeting = (meeting: { id: string; date: string }) => ({
  ...{ meetingId: meeting.id, meetingDate: meeting.date as LegalDate },
});
