/** Bilagor: numbered per meeting, hashed, and fixed in number once the kallelse is out. */

import {
  attachmentRow,
  removedAttachments,
  withholdingOf,
} from "#db/queries/attachments.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { attachmentsOf, itemsOf } from "#db/queries/meetings.server.ts";
import type { AttachmentTable } from "#db/schema/attachments.ts";
import { extractText } from "../documents/reading/extract.server.ts";
import { markedIn } from "../documents/reading/hindrances.server.ts";
import { type PlacesRead, workbookPlaces } from "../documents/reading/workbookPlaces.server.ts";
import { nextAttachmentNumber } from "../domain/attachmentNumbers.ts";
import type { Hindrance } from "../domain/hindrances.ts";
import { excelType } from "../domain/mediaTypes.ts";
import { type KeptSign, personalPlaces } from "../domain/paperPersonal.ts";
import { mentionedAttachments } from "../domain/references.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";
import { type ChangeableMeeting, changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, type Caller, command, missing, type Office } from "./command.server.ts";

export type AddAttachment = {
  meetingId: string;
  title: string;
  filename: string;
  mediaType: string;
  bytes: Uint8Array;
};

/** Longer papers are read as far as this, in characters: an application or a budget is never longer. */
const longestPaper = 300_000;

/**
 * Keeps an uploaded file as the meeting's next bilaga. What it says is read first, outside the transaction, so that the
 * rules can compare the protokoll with it; a file without text is kept all the same.
 */
export async function addAttachment(
  office: Office,
  caller: Caller,
  input: AddAttachment,
  formId: string | null = null,
): Promise<Result<{ id: string; label: string }>> {
  const words = await extractText(input.bytes, input.filename);
  const text = words.ok ? words.value.slice(0, longestPaper) : null;
  const { hindrances, signs } = await markedIn(input.bytes, input.mediaType);
  const workbook = input.mediaType === excelType ? workbookPlaces(input.bytes) : null;
  const read = { ...input, text, workbook, marks: [...hindrances, ...signs] };
  return keepAttachment(office, caller, read, formId);
}

type Read = AddAttachment & {
  text: string | null;
  /** Null when it is no workbook, or one that cannot be read. */
  workbook: PlacesRead | null;
  marks: PaperMark[];
};
type PaperMark = Hindrance | KeptSign;

const keepAttachment = command("addAttachment", async (act, input: Read) => {
  const meeting = await changeableMeeting(act, input.meetingId);
  if (!meeting.ok) return meeting;
  const existing = await attachmentsOf(act.trx, input.meetingId);
  const sha256 = await keepBytes(act.trx, act.associationId, input.mediaType, input.bytes);
  const twin = existing.find((a) => a.sha256 === sha256);
  if (twin) {
    const text = `Filen ”${input.filename}” finns redan som bilaga ${twin.label} (${twin.title}).`;
    return refused(text, { field: "file" });
  }
  if (input.text !== null) await keepText(act, sha256, input.text);
  if (input.workbook) await keepCells(act, sha256, input.workbook);
  await keepMarks(act, sha256, input.marks);
  const gone = await removedAttachments(act.trx, input.meetingId);
  const label = nextAttachmentNumber([...existing, ...gone].map((a) => a.label));
  const id = act.newId();
  const { title, filename } = input;
  await act.trx
    .insertInto("attachment")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: input.meetingId,
      label,
      title,
      filename,
      media_type: input.mediaType,
      size: input.bytes.length,
      sha256,
      position: Math.max(0, ...existing.map((a) => a.position)) + 1,
    })
    .execute();
  act.record({
    kind: "attachment.added",
    subject: `attachment:${id}`,
    data: { meeting: input.meetingId, label, title, sha256, size: input.bytes.length },
    ground: null,
  });
  await touchMeeting(act, input.meetingId);
  return accepted({ id, label });
});

const keepText = (act: Act, sha256: string, text: string) =>
  act.trx
    .insertInto("paper_text")
    .values({ association_id: act.associationId, sha256, text: text.replaceAll("\0", "") })
    .onConflict((c) => c.columns(["association_id", "sha256"]).doNothing())
    .execute();

const keepCells = (act: Act, sha256: string, { places, isWhole }: PlacesRead) =>
  act.trx
    .insertInto("paper_cells")
    .values({
      ...{ association_id: act.associationId, sha256, is_whole: isWhole ? 1 : 0 },
      cells: JSON.stringify(personalPlaces(places)),
    })
    .onConflict((c) => c.columns(["association_id", "sha256"]).doNothing())
    .execute();

async function keepMarks(act: Act, sha256: string, found: readonly PaperMark[]) {
  if (found.length === 0) return;
  await act.trx
    .insertInto("paper_hindrance")
    .values(found.map((name) => ({ association_id: act.associationId, sha256, name })))
    .onConflict((c) => c.columns(["association_id", "sha256", "name"]).doNothing())
    .execute();
}

/** A bilaga and its meeting, if they may still be changed. */
async function changeableAttachment(
  act: Act,
  attachmentId: string,
): Promise<Result<{ row: AttachmentTable; meeting: ChangeableMeeting }>> {
  const row = await attachmentRow(act.trx, act.associationId, attachmentId);
  if (!row) return missing("Bilagan");
  const meeting = await changeableMeeting(act, row.meeting_id);
  return meeting.ok ? accepted({ row, meeting: meeting.value }) : meeting;
}

/** Says what a bilaga is in other words; its file stays the same. */
export const retitleAttachment = command(
  "retitleAttachment",
  async (act, input: { attachmentId: string; title: string }) => {
    const found = await changeableAttachment(act, input.attachmentId);
    if (!found.ok) return found;
    const { row } = found.value;
    await act.trx
      .updateTable("attachment")
      .set({ title: input.title })
      .where("id", "=", row.id)
      .execute();
    act.record({
      kind: "attachment.retitled",
      subject: `attachment:${row.id}`,
      data: { from: row.title, to: input.title },
      ground: null,
    });
    await touchMeeting(act, row.meeting_id);
    return accepted({ id: row.id });
  },
);

/**
 * Takes a bilaga away. One that a text mentions stays until the mention is gone. After the kallelse its number
 * stays empty, since others have read it, and why it was taken away is kept.
 */
export const removeAttachment = command(
  "removeAttachment",
  async (act, input: { attachmentId: string; ground: string | null }) => {
    const found = await changeableAttachment(act, input.attachmentId);
    if (!found.ok) return found;
    const { row, meeting } = found.value;
    const isFixed = meeting.isSummoned || meeting.isOpened;
    const ground = input.ground?.trim() ?? "";
    if (isFixed && ground === "") {
      return refused(
        `Bilaga ${row.label} har gått ut med kallelsen. Skriv varför den tas bort; numret används inte igen.`,
        { field: "ground" },
      );
    }
    const mentioning = (await itemsOf(act.trx, row.meeting_id)).filter((item) =>
      mentionedAttachments(item.sections).includes(row.id),
    );
    if (mentioning.length > 0) {
      const where = listText(
        mentioning.map((i) => (i.number ? `§ ${i.number}` : `”${i.heading}”`)),
      );
      return refused(
        `Bilaga ${row.label} nämns i texten till ${where}. Ta bort hänvisningen där först.`,
      );
    }
    if (isFixed) await noteRemoval(act, row, ground);
    await deleteAttachment(act, row.id);
    act.record({
      kind: "attachment.removed",
      subject: `attachment:${row.id}`,
      data: { meeting: row.meeting_id, label: row.label, sha256: row.sha256 },
      ground: ground || null,
    });
    await touchMeeting(act, row.meeting_id);
    return accepted({ id: row.id });
  },
);

async function noteRemoval(act: Act, row: AttachmentTable, ground: string) {
  await act.trx
    .insertInto("attachment_removal")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: row.meeting_id,
      label: row.label,
      title: row.title,
      sha256: row.sha256,
      ground,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
}

/** The event chain remembers its marks; the rows go with it. */
async function deleteAttachment(act: Act, attachmentId: string) {
  const { trx } = act;
  const marks = trx
    .selectFrom("withholding")
    .select("id")
    .where("attachment_id", "=", attachmentId);
  await trx.deleteFrom("withholding_release").where("withholding_id", "in", marks).execute();
  await trx.deleteFrom("withholding").where("attachment_id", "=", attachmentId).execute();
  await trx.deleteFrom("citation").where("attachment_id", "=", attachmentId).execute();
  await trx.deleteFrom("attachment").where("id", "=", attachmentId).execute();
}

/**
 * Marks a bilaga as one that not everyone may read. It can be done at any time, also when the protokoll is
 * published, and holds at once. The mark is a reminder: whether something may be handed out is tried each time
 * it is asked for.
 * @see OSL 5:5
 */
export const withholdAttachment = command(
  "withholdAttachment",
  async (act, input: { attachmentId: string; ground: string }) => {
    const row = await attachmentRow(act.trx, act.associationId, input.attachmentId);
    if (!row) return missing("Bilagan");
    const mark = await withholdingOf(act.trx, row.id);
    if (mark) return refused(`Bilaga ${row.label} är redan undantagen: ${mark.ground}.`);
    await act.trx
      .insertInto("withholding")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        attachment_id: row.id,
        ground: input.ground,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "attachment.withheld",
      subject: `attachment:${row.id}`,
      data: { meeting: row.meeting_id, label: row.label },
      ground: input.ground,
    });
    return accepted({ id: row.id });
  },
);

/** Takes the mark back: everyone may read the bilaga once the justering has been anslagen. */
export const releaseAttachment = command(
  "releaseAttachment",
  async (act, input: { attachmentId: string; ground: string }) => {
    const row = await attachmentRow(act.trx, act.associationId, input.attachmentId);
    if (!row) return missing("Bilagan");
    const mark = await withholdingOf(act.trx, row.id);
    if (!mark) return refused(`Bilaga ${row.label} är inte undantagen.`);
    await act.trx
      .insertInto("withholding_release")
      .values({
        withholding_id: mark.id,
        association_id: act.associationId,
        ground: input.ground,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "attachment.released",
      subject: `attachment:${row.id}`,
      data: { meeting: row.meeting_id, label: row.label, withheld: mark.ground },
      ground: input.ground,
    });
    return accepted({ id: row.id });
  },
);
