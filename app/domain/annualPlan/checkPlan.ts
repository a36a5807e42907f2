/**
 * What is wrong with a sammanträdesplan: duties that no meeting is in time for, meetings that collide, and days when
 * nobody comes. What cannot be done stops the adoption; what the law or the förbundsordning expects is warned about,
 * months ahead, since a meeting more can always be called.
 * @see KL 6:23, FIN-9, FIN-17, FIN-19, FIN-23, FIN-24, CTRL-21
 */
import { budgetDue, dateOf, type LegalDate, longDate, parts } from "../calendar.ts";
import { type Asked, type Duty, mandatesBegin } from "../duties.ts";
import { law, type RuleId, sources } from "../law.ts";
import type { ClockTime } from "../minutes.ts";
import type { Level } from "../result.ts";
import { listText } from "../wording.ts";
import { collisionsIn, type Engagement } from "./collisions.ts";
import { objectionTo } from "./goodDay.ts";
import { lastDayFor, placedDuties } from "./placeDuties.ts";
import type { AnnualPlan, PlannedMeeting } from "./plan.ts";

export type PlanFinding = {
  level: Level;
  rule: RuleId | null;
  source: string;
  text: string;
  suggestion: string | null;
  /** The meeting that it is about; null when it is about the plan. */
  meetingId: string | null;
  /** The last day that is missed; null when there is none. */
  dueOn: LegalDate | null;
};

export type CheckFacts = {
  plan: Pick<AnnualPlan, "year" | "meetings" | "settings">;
  /** How many meetings the förbundsordning asks for. */
  atLeast: number;
  asked: Asked;
  /** Last day of the attestordning in force; null when none is, or it has no end. */
  attestUntil: LegalDate | null;
  /** What the same people do besides: other meetings that are planned already. */
  engagements: readonly Engagement[];
};

const own = "förbundets egen ordning";

const finding = (
  about: Partial<PlanFinding> & Pick<PlanFinding, "level" | "text">,
): PlanFinding => ({
  ...{ rule: null, suggestion: null, meetingId: null, dueOn: null },
  ...about,
  source: about.source ?? (about.rule ? sources[about.rule] : own),
});

/** Whether the clock runs backwards. */
export const endsBeforeStart = ({
  startsAt,
  endsAt,
}: {
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
}): boolean => startsAt !== null && endsAt !== null && endsAt <= startsAt;

function countFindings({ plan, atLeast }: CheckFacts): PlanFinding[] {
  const count = plan.meetings.length;
  if (count === 0) {
    const text = "Planen har inga sammanträden. Lägg till minst ett.";
    return [finding({ level: "block", rule: "KL-6-23", text })];
  }
  if (count >= atLeast) return [];
  const text = `Planen har ${count} sammanträden. Förbundsordningen säger minst ${atLeast} per år.`;
  const suggestion = `Lägg till ${atLeast - count} till.`;
  return [finding({ level: "warn", rule: "FIN-9", text, suggestion })];
}

function dayFindings({ plan }: CheckFacts): PlanFinding[] {
  return plan.meetings.flatMap(({ id: meetingId, ...one }): PlanFinding[] => {
    const day = longDate(one.date);
    const found: PlanFinding[] = [];
    if (parts(one.date).year !== plan.year) {
      const text = `${capital(day)} ligger inte i ${plan.year}.`;
      found.push(finding({ level: "block", meetingId, text }));
    }
    if (endsBeforeStart(one)) {
      const text = `Sammanträdet ${day} slutar ${one.endsAt} men börjar ${one.startsAt}.`;
      found.push(finding({ level: "block", meetingId, text }));
    }
    const against = objectionTo(one.date, plan.settings.closings);
    if (against) {
      const rule = against.kind === "holiday" ? ("HELG-1" as const) : null;
      const text = `${capital(day)} är ${against.name}. Räkna med att få kan komma.`;
      const suggestion = "Flytta sammanträdet till en annan dag.";
      found.push(finding({ level: "warn", rule, meetingId, text, suggestion }));
    }
    return found;
  });
}

/** Duties that no meeting of the plan is in time for. */
function dutyFindings({ plan, asked, attestUntil }: CheckFacts): PlanFinding[] {
  const missed = placedDuties(plan.year, asked, plan.meetings).filter(
    ({ meetingId, duty }) => meetingId === null && !coveredByAttest(duty, attestUntil),
  );
  return missed.map(({ duty }) => {
    const dueOn = lastDayFor(duty, plan.meetings);
    return finding({
      ...{ level: "warn", rule: duty.rule, source: duty.source, dueOn },
      text: `Inget sammanträde hinner ta upp ${lower(duty.heading)}. ${duty.why}`,
      suggestion: `Lägg ett sammanträde mellan ${longDate(duty.from)} och ${longDate(dueOn)}.`,
    });
  });
}

/** The attestordning's own last day says more than the habit of looking at it every spring. */
const coveredByAttest = (duty: Duty, until: LegalDate | null) =>
  duty.type === "attestordning" && until !== null;

/** The attestordning ends, and no meeting before that can adopt the next one. @see CTRL-21 */
function attestFindings({ plan, attestUntil }: CheckFacts): PlanFinding[] {
  if (attestUntil === null || parts(attestUntil).year !== plan.year) return [];
  if (plan.meetings.some(({ date }) => date <= attestUntil)) return [];
  return [
    finding({
      ...{ level: "warn", rule: "CTRL-21", dueOn: attestUntil },
      text: `Attestordningen gäller till ${longDate(attestUntil)}, och inget sammanträde hinner anta en ny. Då stannar utbetalningarna.`,
      suggestion: `Lägg ett sammanträde före ${longDate(attestUntil)}.`,
    }),
  ];
}

/** The budget is decided at one meeting, which is public. @see FIN-19, FIN-23 */
function budgetFindings({ plan }: CheckFacts): PlanFinding[] {
  const budget = plan.meetings.find(({ kind }) => kind === "budget");
  if (!budget) {
    const text = "Inget sammanträde är budgetsammanträde. Det ska vara offentligt och kungöras.";
    const suggestion = "Ändra slaget på det sammanträde som fastställer budgeten.";
    return [finding({ level: "warn", rule: "FIN-19", text, suggestion })];
  }
  const last = budgetDue(plan.year);
  if (budget.date > last) {
    const text = `Budgetsammanträdet är ${longDate(budget.date)}. Budgeten ska vara fastställd senast ${longDate(last)}.`;
    const about = { meetingId: budget.id, dueOn: last };
    return [finding({ level: "warn", rule: "FIN-23", text, ...about })];
  }
  return [];
}

/** A new styrelse meets first to choose its presidium. @see FIN-13, FIN-17 */
function mandateFindings({ plan }: CheckFacts): PlanFinding[] {
  if (!mandatesBegin(plan.year)) return [];
  const begins = dateOf(plan.year, law.mandateFrom.month, law.mandateFrom.day);
  const first = plan.meetings.find(({ date }) => date >= begins);
  if (!first || first.kind === "constituting") return [];
  return [
    finding({
      ...{ level: "warn", rule: "FIN-17", meetingId: first.id },
      text: `${capital(longDate(first.date))} är det första sammanträdet med den nya styrelsen, vars mandattid börjar ${longDate(begins)}. Den behöver välja ordförande och vice ordförande först.`,
      suggestion: "Gör det till ett konstituerande sammanträde, eller lägg ett före det.",
    }),
  ];
}

function collisionFindings({ plan, engagements }: CheckFacts): PlanFinding[] {
  return collisionsIn(plan.meetings, engagements).map(({ meeting, other, people, isOwn }) => {
    const who = people.length === 0 ? "" : ` ${capital(listText(people))} kan inte vara på båda.`;
    return finding({
      ...{ level: isOwn ? ("block" as const) : ("warn" as const), meetingId: meeting.id },
      text: `${capital(longDate(meeting.date))}${clock(meeting)} krockar med ${other}.${who}`,
      suggestion: "Flytta det ena, eller ändra klockslagen.",
    });
  });
}

const clock = ({ startsAt }: Pick<PlannedMeeting, "startsAt">) =>
  startsAt === null ? "" : ` klockan ${startsAt.replace(":", ".")}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const weights: Record<Level, number> = { block: 0, warn: 1, info: 2 };

/** Everything that is wrong with the plan: what stops it first, then by the day that is missed. */
export const checkPlan = (facts: CheckFacts): PlanFinding[] =>
  [
    ...countFindings(facts),
    ...dayFindings(facts),
    ...collisionFindings(facts),
    ...dutyFindings(facts),
    ...attestFindings(facts),
    ...budgetFindings(facts),
    ...mandateFindings(facts),
  ].sort(
    (a, b) =>
      weights[a.level] - weights[b.level] || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"),
  );
