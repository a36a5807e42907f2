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
import { meetingRow } from "#db/queries/meetings.server.ts";
import { remindersOf } from "#db/queries/reminders.server.ts";
import type { ParagrafText } from "../domain/change.ts";
import { accepted, refused } from "../domain/result.ts";
import { approversOf, notAnApprover } from "./approval.server.ts";
import { command, missing } from "./command.server.ts";

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
  const approvers = await approversOf(act, meetingId);
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
  /** By which way, e.g. "e-post" or "telefon". */
  how: string;
};

/** Notes that one who has not approved was reminded. It sends nothing: the sending is the caller's. */
export const remindApprover = command("remindApprover", async (act, input: RemindApprover) => {
  const { meetingId, personId, how } = input;
  const round = standingRound(await roundsOf(act.trx, meetingId));
  const due = (await remindersOf(act.trx, act.associationId, act.today)).find(
    (one) => one.meetingId === meetingId && one.personId === personId,
  );
  if (!round || !due)
    return refused("Den påminnelsen behövs inte: den är gjord, eller så är ingen att vänta på.");
  await act.trx
    .insertInto("approval_reminder")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      round_id: round.id,
      person_id: personId,
      on_day: due.onDay,
      how,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: "approver.reminded",
    subject: `meeting:${meetingId}`,
    data: { person: personId, onDay: due.onDay, how },
    ground: "kommunallagen 5 kap. 69 §",
  });
  return accepted({ onDay: due.onDay });
});
