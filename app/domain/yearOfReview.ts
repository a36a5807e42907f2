/**
 * A year as the revisorer look at it: what the rules found in its protokoll and what was answered, and figures that
 * can be held against the years before. It counts and pairs; what is a fault is said by the rules.
 * @see FIN 25 § · KL 5:69, 8:12
 */
import { approvalDue, type LegalDate, parts } from "./calendar.ts";
import { daysFrom, median, type Share, shareOf } from "./figures.ts";
import type { MeetingKind } from "./minutes.ts";
import type { ReviewFinding } from "./review/rule.ts";
import { isDone, type TaskStep } from "./tasks.ts";

/** A meeting that is over. */
export type HeldMeeting = {
  meetingId: string;
  slug: string;
  kind: MeetingKind;
  date: LegalDate;
  /** Null while it is not justerat, or when a paper protokoll does not tell. */
  approvedOn: LegalDate | null;
  /** The day on which the justering was up on every board that it has been put up on. */
  postedOn: LegalDate | null;
};

/** Whether an att-sats is done, and on which day it was decided. */
export type DecidedTask = { decidedOn: LegalDate; steps: TaskStep[] };

export type YearInFigures = {
  year: number;
  meetings: number;
  /** Medians of days from meeting to justering, and from justering to anslag; null when no meeting tells. */
  approvalDays: number | null;
  postingDays: number | null;
  /** Justerade in time, of those that are justerade or should have been. */
  approvedInTime: Share;
  /** Att-satser with somebody or a day named that are done. */
  tasksDone: Share;
};

export const yearOf = (date: LegalDate): number => parts(date).year;

const isInTime = ({ date, approvedOn }: HeldMeeting): boolean =>
  approvedOn !== null && approvedOn <= approvalDue(date);

/** One year in figures; `today` tells which protokoll should have been justerade. */
function yearInFigures(year: number, { meetings, tasks, today }: YearFacts): YearInFigures {
  const held = meetings.filter(({ date }) => yearOf(date) === year);
  const due = held.filter(
    ({ date, approvedOn }) => approvedOn !== null || approvalDue(date) < today,
  );
  const decided = tasks.filter(({ decidedOn }) => yearOf(decidedOn) === year);
  return {
    year,
    meetings: held.length,
    approvalDays: median(daysFrom(held.map((one) => [one.date, one.approvedOn]))),
    postingDays: median(daysFrom(held.map((one) => [one.approvedOn, one.postedOn]))),
    approvedInTime: shareOf(due, isInTime),
    tasksDone: shareOf(decided, isDone),
  };
}

export type YearFacts = {
  meetings: readonly HeldMeeting[];
  tasks: readonly DecidedTask[];
  today: LegalDate;
};

/** The year and each earlier one that has a meeting, the latest first. */
export function yearsInFigures(year: number, facts: YearFacts): YearInFigures[] {
  const earlier = facts.meetings.map(({ date }) => yearOf(date)).filter((one) => one < year);
  return [...new Set([year, ...earlier])]
    .sort((a, b) => b - a)
    .map((one) => yearInFigures(one, facts));
}

/** A written reason for letting a finding stand. `finding` is its sentence; empty or absent = all of the rule there. */
export type Answer = {
  rule: string;
  paragraf: number | null;
  finding?: string;
  reason: string;
  at: string;
  byName: string | null;
};

/** A finding with the reasons that were written for it. */
export type AnsweredFinding = ReviewFinding & { answers: Answer[] };

const isAbout = ({ rule, paragraf, finding }: Answer, found: ReviewFinding): boolean =>
  rule === found.rule && paragraf === found.paragraf && (!finding || finding === found.text);

/** Findings with their reasons, and the reasons for what is found no longer. */
export function withAnswers(
  findings: readonly ReviewFinding[],
  answers: readonly Answer[],
): { findings: AnsweredFinding[]; settled: Answer[] } {
  return {
    findings: findings.map((found) => ({
      ...found,
      answers: answers.filter((answer) => isAbout(answer, found)),
    })),
    settled: answers.filter((answer) => !findings.some((found) => isAbout(answer, found))),
  };
}

/** A meeting of the year with what was found in its protokoll. */
export type ReviewedMeeting = HeldMeeting & { findings: AnsweredFinding[]; settled: Answer[] };

/** How many findings a rule has in the year, and how many of those have a written reason. */
export type KindOfFinding = { rule: string; title: string; count: number; answered: number };

/** Findings by rule, the most frequent first. */
export function kindsOfFindings(meetings: readonly ReviewedMeeting[]): KindOfFinding[] {
  const kinds = new Map<string, KindOfFinding>();
  for (const { rule, title, answers } of meetings.flatMap(({ findings }) => findings)) {
    const key = `${rule} ${title}`;
    const kind = kinds.get(key) ?? { rule, title, count: 0, answered: 0 };
    kind.count += 1;
    if (answers.length > 0) kind.answered += 1;
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count || a.rule.localeCompare(b.rule));
}

/** What the revisorer read of one year. */
export type YearReview = {
  associationName: string;
  year: number;
  /** In the order of their days. */
  meetings: ReviewedMeeting[];
  /** The year itself first. */
  figures: YearInFigures[];
  kinds: KindOfFinding[];
  /** The day on which it was put together. */
  today: LegalDate;
};
