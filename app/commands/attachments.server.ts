/** Bilagor: numbered per meeting, hashed, and fixed in number once the kallelse is out. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { command, missing } from "./command.server.ts";

export type AddAttachment = {
  meetingId: string;
  title: string;
  filename: string;
  mediaType: string;
  bytes: Uint8Array;
};

/** Keeps an uploaded file as the meeting's next bilaga. */
export const addAttachment = command("addAttachment", async (act, input: AddAttachment) => {
  const meeting = await changeableMeeting(act, input.meetingId);
  if (!meeting.ok) return meeting;
  const existing = await attachmentsOf(act.trx, input.meetingId);
  const sha256 = await keepBytes(act.trx, act.associationId, input.mediaType, input.bytes);
  const twin = existing.find((a) => a.sha256 === sha256);
  if (twin) {
    return refused(`Samma fil finns redan som bilaga ${twin.label}.`, { field: "file" });
  }
  const label = String(Math.max(0, ...existing.map((a) => Number.parseInt(a.label, 10) || 0)) + 1);
  const id = act.newId();
  await act.trx
    .insertInto("attachment")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: input.meetingId,
      label,
      title: input.title,
      filename: input.filename,
      media_type: input.mediaType,
      size: input.bytes.length,
      sha256,
    })
    .execute();
  await touchMeeting(act, input.meetingId);
  act.record({
    kind: "attachment.added",
    subject: `attachment:${id}`,
    data: { meeting: input.meetingId, label, title: input.title, sha256, size: input.bytes.length },
    ground: null,
  });
  return accepted({ id, label });
});

/** Takes a bilaga away. After the kallelse only the last one may go, so that no number changes its meaning. */
export const removeAttachment = command(
  "removeAttachment",
  async (act, input: { attachmentId: string }) => {
    const row = await act.trx
      .selectFrom("attachment")
      .selectAll()
      .where("association_id", "=", act.associationId)
      .where("id", "=", input.attachmentId)
      .executeTakeFirst();
    if (!row) return missing("Bilagan");
    const meeting = await changeableMeeting(act, row.meeting_id);
    if (!meeting.ok) return meeting;
    const all = await attachmentsOf(act.trx, row.meeting_id);
    const later = all.slice(all.findIndex((a) => a.id === row.id) + 1);
    if (meeting.value.isSummoned && later.length > 0) {
      return refused(
        "Kallelsen är utskickad, så bilagornas nummer ligger fast. Bara den sista bilagan kan tas bort.",
      );
    }
    await act.trx.deleteFrom("citation").where("attachment_id", "=", row.id).execute();
    await act.trx.deleteFrom("attachment").where("id", "=", row.id).execute();
    for (const attachment of later) {
      const label = String(Number.parseInt(attachment.label, 10) - 1);
      await act.trx
        .updateTable("attachment")
        .set({ label })
        .where("id", "=", attachment.id)
        .execute();
    }
    await touchMeeting(act, row.meeting_id);
    act.record({
      kind: "attachment.removed",
      subject: `attachment:${row.id}`,
      data: { meeting: row.meeting_id, label: row.label, sha256: row.sha256 },
      ground: null,
    });
    return accepted({ id: row.id });
  },
);
