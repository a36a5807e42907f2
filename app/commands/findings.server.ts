import { rulesOn } from "#db/queries/associations.server.ts";
import type { Minutes } from "../domain/minutes.ts";
import type { Finding } from "../domain/result.ts";
import { review } from "../domain/review.ts";
import { type BoardRules, defaultBoardRules } from "../domain/rules.ts";
import type { Office } from "./command.server.ts";

/** What the rules find in a protokoll, by the förbundsordning in force on the day of the meeting. */
export async function findingsOf(
  db: Office["db"],
  associationId: string,
  minutes: Minutes,
): Promise<Finding[]> {
  return review(minutes, (await rulesOn(db, associationId, minutes.date)) ?? undefined);
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
