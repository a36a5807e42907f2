import { createHash } from "node:crypto";
import { rulesOn } from "#db/queries/associations.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import {
  interestAnswersOf,
  otherMeetingsOf,
  papersOf,
  partiesOf,
  tiesOf,
  tiesOn,
} from "#db/queries/review.server.ts";
import { quorumAt } from "../domain/attendance.ts";
import { numberText } from "../domain/delegation/decision.ts";
import type { Minutes } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import {
  contextOf,
  type ReviewContext,
  type ReviewFinding,
  type ReviewGround,
  review,
  reviewWhileWriting,
} from "../domain/review.ts";
import { type BoardRules, defaultBoardRules } from "../domain/rules.ts";
import type { Office } from "./command.server.ts";
import { toBeToldAt } from "./delegationReport.server.ts";

/** What the rules may know beside the protokoll: the förbundsordning of the day, and what the register and bilagor tell. */
export async function reviewContextOf(
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
): Promise<ReviewContext> {
  const { meetingId, date } = minutes;
  return contextOf(minutes, {
    ...((await rulesOn(db, associationId, date)) ?? {}),
    papers: await papersOf(db, meetingId),
    ties: tiesOn(await tiesOf(db, associationId), date),
    parties: await partiesOf(db, meetingId),
    answers: await interestAnswersOf(db, meetingId),
    others: await otherMeetingsOf(db, associationId, meetingId),
    baseAmounts: await baseAmountsOf(db, associationId),
    delegated: (await toBeToldAt(db, associationId, { id: meetingId, date })).map(numberText),
  });
}

/** What the rules find in a protokoll, by the förbundsordning in force on the day of the meeting. */
export const findingsOf = async (
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
): Promise<ReviewFinding[]> => review(minutes, await reviewContextOf(db, associationId, minutes));

/** What the rules say to one who is writing. @see reviewWhileWriting */
export const findingsWhileWriting = async (
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
): Promise<ReviewFinding[]> =>
  reviewWhileWriting({ minutes, context: await reviewContextOf(db, associationId, minutes) });

/** `papers` is null when they are those that the page said it has; `mark` is what it is to say next time. */
export type SentGround = ReviewGround & { papers: ReviewContext["papers"] | null; mark: string };

/**
 * All that the rules read, for a page that tries its own text while it is being written. What the bilagor say can be long
 * and seldom changes: it is left out of the context and sent once.
 */
export async function reviewGroundFor(
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
  knownPapers: string,
): Promise<SentGround> {
  const { papers, ...context } = await reviewContextOf(db, associationId, minutes);
  const mark = createHash("sha256").update(JSON.stringify(papers)).digest("hex").slice(0, 16);
  const isKnown = knownPapers === mark;
  return { minutes, context: { ...context, papers: [] }, papers: isKnown ? null : papers, mark };
}

/** The förbund's own rule of quorum on the day of the meeting; undefined = the law's. @see KL 6:27 */
export async function quorumRuleOf(db: Office["db"], associationId: string, minutes: Minutes) {
  return (await rulesOn(db, associationId, minutes.date))?.quorum;
}

/** The förbundsordning in force on the day of the meeting; the law's own terms until one has been brought in. */
export async function boardRulesOn(
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
): Promise<BoardRules> {
  const rules = await rulesOn(db, associationId, minutes.date);
  return rules ?? defaultBoardRules(Math.max(minutes.seatCount, 1));
}

/** Nothing is decided at an ärende where the styrelse is not beslutsför. @see KL 6:27 */
export async function mayDecideNow(
  db: Office["db"],
  associationId: string,
  { id, meeting_id }: { id: string; meeting_id: string },
): Promise<Result<null>> {
  const minutes = await minutesOf(db, associationId, meeting_id);
  const item = minutes?.items.find((one) => one.id === id);
  if (!minutes || !item) throw new Error("The item vanished inside its own transaction");
  const { ok, present, needed } = quorumAt(
    minutes,
    item,
    await quorumRuleOf(db, associationId, minutes),
  );
  if (ok) return accepted(null);
  return refused(
    `Styrelsen är inte beslutsför: ${present} tjänstgör och ${needed} behövs. Kalla in en ersättare i rummet, eller bordlägg ärendet till ett sammanträde där fler är med.`,
    { rule: "KL-6-27", source: "kommunallagen 6 kap. 27 §" },
  );
}
