/**
 * What is said while a protokoll is out for justering: comments at the sentence, their answers, and reminders. None of
 * it changes the protokoll or the approvals.
 * @see KL 5:69
 */
import {
  approvedMinutes,
  commentsOf,
  roundsOf,
  standingRound,
  textsOfRound,
} from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { type DueReminder, remindersOf } from "#db/queries/reminders.server.ts";
import { reminderLetter } from "../documents/letters.ts";
import type { ParagrafText } from "../domain/change.ts";
import { accepted, refused } from "../domain/result.ts";
import { approversOf, notAnApprover } from "./approving.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { queueLetter } from "./letters.server.ts";

const says = (texts: ParagrafText[], anchor: string, quote: string): boolean =>
  texts.some(
    ({ id, heading, texts: said }) =>
      id === anchor && [heading, ...said].some((text) => text.includes(quote)),
  );

export type CommentMinutes = { meetingId: string; anchor: string; quote: string; body: string };

/** An approver says something of a sentence in what was sent; the empty quote is the whole paragraf. */
export const commentMinutes = command("commentMinutes", async (act, input: CommentMinutes) => {
  const { meetingId, anchor, quote, body } = input;
  if (!(await meetingRow(act.trx, act.associationId, meetingId))) return missing("Sammanträdet");
  const round = standingRound(await roundsOf(act.trx, meetingId));
  if (!round || (await approvedMinutes(act.trx, meetingId))) {
    return refused("Protokollet är inte ute för justering, så det går inte att kommentera.");
  }
  const approvers = await approversOf(act.trx, act.associationId, meetingId);
  if (!approvers.some((a) => a.personId === act.actor.personId)) return notAnApprover();
  const texts = await textsOfRound(act.trx, round.id);
  if (texts && !says(texts, anchor, quote)) {
    return refused("Meningen står inte i det protokoll som är ute för justering.", {
      rule: "inaktuell",
      field: "quote",
    });
  }
  const id = act.newId();
  await act.trx
    .insertInto("minutes_comment")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: meetingId,
      round_id: round.id,
      anchor,
      quote,
      body,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: "comment.written",
    subject: `meeting:${meetingId}`,
    data: { comment: id, round: round.round, anchor },
    ground: null,
  });
  return accepted({ id });
});

/** The sekreterare answers a comment, and with that it is settled. */
export const answerComment = command(
  "answerComment",
  async (act, input: { meetingId: string; commentId: string; body: string }) => {
    const { meetingId, commentId, body } = input;
    if (!(await meetingRow(act.trx, act.associationId, meetingId))) return missing("Sammanträdet");
    const comment = (await commentsOf(act.trx, meetingId)).find(({ id }) => id === commentId);
    if (!comment) return missing("Kommentaren");
    if (comment.answer) return refused("Kommentaren är redan besvarad.");
    await act.trx
      .insertInto("comment_answer")
      .values({
        comment_id: commentId,
        association_id: act.associationId,
        body,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "comment.answered",
      subject: `meeting:${meetingId}`,
      data: { comment: commentId },
      ground: null,
    });
    return accepted({ id: commentId });
  },
);

export type RemindApprover = {
  meetingId: string;
  personId: string;
  /** By which way, e.g. "telefon"; null = a letter is sent from here. */
  how: string | null;
};

/** Reminds one who has not approved: by a letter from here, or as it is told that it was done. */
export const remindApprover = command("remindApprover", async (act, input: RemindApprover) => {
  const { meetingId, personId, how } = input;
  const round = standingRound(await roundsOf(act.trx, meetingId));
  const due = (await remindersOf(act.trx, act.associationId, act.today)).find(
    (one) => one.meetingId === meetingId && one.personId === personId,
  );
  if (!round || !due)
    return refused("Den påminnelsen behövs inte: den är gjord, eller så är ingen att vänta på.");
  if (how === null && (!act.office.mailer || due.email === "")) {
    return refused(
      `Härifrån går inget brev till ${due.name}: det saknas en e-postserver, eller en adress i registret. Påminn på annat sätt och anteckna det.`,
    );
  }
  const id = act.newId();
  await act.trx
    .insertInto("approval_reminder")
    .values({
      id,
      association_id: act.associationId,
      round_id: round.id,
      person_id: personId,
      on_day: due.onDay,
      how: how ?? "e-post",
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  if (how === null) await writeReminder(act, due, id);
  act.record({
    kind: "approver.reminded",
    subject: `meeting:${meetingId}`,
    data: { person: personId, onDay: due.onDay, how: how ?? "e-post" },
    ground: "kommunallagen 5 kap. 69 §",
  });
  return accepted({ onDay: due.onDay });
});

async function writeReminder(act: Act, due: DueReminder, reminderId: string) {
  const { meetingId, personId, slug, email, text } = due;
  const association = await associationById(act.trx, act.associationId);
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  if (!association || !minutes) throw new Error(`Meeting ${meetingId} vanished`);
  const { templates, publicUrl } = act.office;
  const about = {
    minutes,
    templates,
    address: `${publicUrl}/forbund/${association.slug}/sammantraden/${slug}/justering`,
    contact: [association.email, association.phone].filter((one) => one !== ""),
  };
  await queueLetter(act, {
    meeting_id: meetingId,
    person_id: personId,
    kind: "reminder",
    subject_id: reminderId,
    address: email,
    ...reminderLetter(about, { personId, text }),
  });
}
