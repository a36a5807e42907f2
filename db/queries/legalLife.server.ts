import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { LegalFacts } from "#app/domain/legalLife.ts";
import { boardsNeeded, type NoticeBoard } from "#app/domain/notice.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { swedishDay } from "#app/domain/swedishTime.ts";
import type { Database } from "../schema.ts";
import { approvedDay, roundsOf, standingRound } from "./approval.server.ts";
import { rulesOn } from "./associations.server.ts";
import { meetingRow, minutesOf, stepsOf } from "./meetings.server.ts";
import { appealsOf, type Posting, postingsOf } from "./notices.server.ts";
import { type Register, registerOf } from "./people.server.ts";

type Db = Kysely<Database>;

/** A board that carries the notice, with the ids of its postings. */
export type BoardWithPostings = Omit<NoticeBoard, "postings"> & {
  postings: (NoticeBoard["postings"][number] & {
    id: string;
    at: string;
    removedAt: string | null;
  })[];
};

/** Every board that a notice is needed on, with its postings oldest first. @see FIN-19 */
export function noticeBoards(
  members: Register["members"],
  postings: Posting[],
): BoardWithPostings[] {
  return boardsNeeded(members).map((member) => ({
    memberId: member.id,
    memberName: member.name,
    postings: postings
      .filter((p) => p.memberId === member.id)
      .map((p) => ({
        id: p.id,
        at: p.postedAt,
        on: p.postedOn,
        by: p.postedBy,
        removedOn: p.removal?.on ?? null,
        removedAt: p.removal?.at ?? null,
        removedBy: p.removal?.by ?? null,
      })),
  }));
}

/**
 * Everything that the line of a meeting's legal life is worded from, or that of a paragraf of it that is justerad
 * omedelbart; null when the meeting is not here.
 */
export async function legalFactsOf(
  db: Db,
  associationId: string,
  meetingId: string,
  today: LegalDate,
  itemId: string | null = null,
): Promise<LegalFacts | null> {
  const minutes = await minutesOf(db, associationId, meetingId);
  const meeting = await meetingRow(db, associationId, meetingId);
  if (!minutes || !meeting) return null;
  const { members } = await registerOf(db, associationId);
  const steps = await stepsOf(db, meetingId);
  const round = standingRound(await roundsOf(db, meetingId, itemId));
  const appeals = await appealsOf(db, meetingId, itemId);
  const nameOf = (id: string) => minutes.persons.find((p) => p.id === id)?.name ?? "";
  const approverIds = minutes.chairId ? [minutes.chairId, ...minutes.adjusterIds] : [];
  const done = (step: { at: string; byName: string | null } | null) =>
    step ? { on: swedishDay(step.at), by: step.byName } : null;
  return {
    meetingDate: minutes.date,
    kind: minutes.kind,
    rules: (await rulesOn(db, associationId, minutes.date)) ?? defaultBoardRules(minutes.seatCount),
    summoned: done(steps.summoned),
    opened: done(steps.opened),
    closed: done(steps.closed),
    sentForApproval: done(round),
    approvals: round?.approvals ?? [],
    approvers: approverIds.map(nameOf),
    approvedOn: await approvedDay(db, meetingId, itemId),
    isAtOnce: itemId !== null,
    boards: noticeBoards(members, await postingsOf(db, meetingId, itemId)),
    appealedOn: (appeals[0]?.received_on ?? null) as LegalDate | null,
    isImported: meeting.imported !== null,
    today,
  };
}
