/** A year put together for the revisorer. It changes nothing. */
import { remarksOf } from "#db/queries/approval.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { type HeldRow, heldMeetings } from "#db/queries/yearReview.server.ts";
import type { ImportedMinutes } from "../documents/reading/importedMinutes.ts";
import { toMinutes } from "../documents/reading/toMinutes.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { type ReviewFinding, review } from "../domain/review.ts";
import {
  type DecidedTask,
  type HeldMeeting,
  kindsOfFindings,
  type ReviewedMeeting,
  withAnswers,
  type YearReview,
  yearOf,
  yearsInFigures,
} from "../domain/yearOfReview.ts";
import type { Office } from "./command.server.ts";
import { findingsOf } from "./findings.server.ts";

/** What was read from paper tells its days itself, or does not. */
const paperOf = ({ imported }: HeldRow) =>
  imported === null ? null : toMinutes(JSON.parse(imported) as ImportedMinutes);

function heldMeeting(row: HeldRow): HeldMeeting {
  const { imported, ...meeting } = row;
  const paper = paperOf(row)?.paperNotice;
  return paper
    ? { ...meeting, approvedOn: paper.approvedOn, postedOn: paper.postedOn ?? meeting.postedOn }
    : meeting;
}

async function findingsIn(
  db: Office["db"],
  associationId: string,
  row: HeldRow,
): Promise<ReviewFinding[]> {
  const paper = paperOf(row);
  if (paper) return review(paper);
  const minutes = await minutesOf(db, associationId, row.meetingId);
  return minutes ? ((await findingsOf(db, associationId, minutes)) as ReviewFinding[]) : [];
}

async function reviewed(
  db: Office["db"],
  associationId: string,
  row: HeldRow,
): Promise<ReviewedMeeting> {
  const findings = await findingsIn(db, associationId, row);
  const answers = await remarksOf(db, row.meetingId);
  return { ...heldMeeting(row), ...withAnswers(findings, answers) };
}

async function decidedTasks(db: Office["db"], associationId: string): Promise<DecidedTask[]> {
  const tasks = await tasksOf(db, associationId);
  return tasks.flatMap(({ source, steps }) =>
    source.kind === "paragraf" ? [{ decidedOn: source.date, steps }] : [],
  );
}

/** The rules are run on that year's protokoll only; the years before are told by their days. */
export async function yearReviewOf(
  { db }: Pick<Office, "db">,
  association: { id: string; name: string },
  { year, today }: { year: number; today: LegalDate },
): Promise<YearReview> {
  const rows = await heldMeetings(db, association.id);
  const meetings: ReviewedMeeting[] = [];
  for (const row of rows) {
    if (yearOf(row.date) === year) meetings.push(await reviewed(db, association.id, row));
  }
  const tasks = await decidedTasks(db, association.id);
  return {
    ...{ associationName: association.name, year, meetings, today },
    figures: yearsInFigures(year, { meetings: rows.map(heldMeeting), tasks, today }),
    kinds: kindsOfFindings(meetings),
  };
}

/** The years that have a meeting that is over, the latest first. */
export async function yearsHeld({ db }: Pick<Office, "db">, associationId: string) {
  const rows = await heldMeetings(db, associationId);
  return [...new Set(rows.map(({ date }) => yearOf(date)))].sort((a, b) => b - a);
}
