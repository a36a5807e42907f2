/**
 * The line of a meeting's legal life, from kallelse to laga kraft: what is done and by whom, what is next and by which
 * day, and the rule. It words plain facts; it permits and refuses nothing.
 * @see KL 5:69, 6:17, 6:23, 8:12, 13:5 · FIN-19
 */
import {
  type AppealPeriod,
  approvalDue,
  daysBetween,
  type LegalDate,
  longDate,
  noticeDue,
  summonsDue,
} from "./calendar.ts";
import { law, sources } from "./law.ts";
import type { MeetingKind } from "./minutes.ts";
import { type NoticeBoard, type NoticeState, noticeState } from "./notice.ts";
import type { BoardRules } from "./rules.ts";
import { daysText, listText } from "./wording.ts";

/** Something done: the day, and by whom as a reader sees it. */
export type Done = { on: LegalDate; by: string | null };

export type LegalFacts = {
  meetingDate: LegalDate;
  kind: MeetingKind;
  rules: Pick<BoardRules, "noticeDays" | "budgetMeetingNoticeDays">;
  summoned: Done | null;
  opened: Done | null;
  closed: Done | null;
  sentForApproval: Done | null;
  /** Approvals in the standing round. */
  approvals: readonly { name: string; on: LegalDate }[];
  /** Names of all who must approve, for saying whom it waits for; empty when not known. */
  approvers: readonly string[];
  approvedOn: LegalDate | null;
  /** One paragraf that is justerad omedelbart, at the meeting itself. */
  isAtOnce: boolean;
  /** Every board that must carry the notice. */
  boards: readonly NoticeBoard[];
  /** Day on which an appeal came in; null when none has. */
  appealedOn: LegalDate | null;
  /** Held on paper before it came here: what is not known of its beginning is not late. */
  isImported: boolean;
  today: LegalDate;
};

export type StepKey = "summons" | "meeting" | "approval" | "notice" | "appeal" | "legal_force";

export type LegalStep = {
  key: StepKey;
  /** What the step is called: "Justering". */
  label: string;
  state: "done" | "current" | "upcoming" | "late";
  /** The day it was done; null while it is not, or when not known. */
  on: LegalDate | null;
  /** Who did it, as names; null when nobody did or it is not known. */
  by: string | null;
  /** The last day for it, or the day it happens by itself; null when not yet known. */
  dueOn: LegalDate | null;
  /** Days after the last day, for a step that is late or was done late; else 0. */
  daysLate: number;
  /** Time itself does the step on `dueOn`: nobody acts and nobody can be late. */
  byItself: boolean;
  /** The rule as one sentence, and what is missing where something is. */
  rule: string;
  source: string;
};

type Bare = Omit<LegalStep, "state" | "daysLate"> & { isDone: boolean };

/** The six steps in order, exactly one of them current or late next until all are done. */
export function legalLife(facts: LegalFacts): LegalStep[] {
  const notice = noticeState(facts.boards, facts.today);
  const steps = [
    summons(facts),
    meeting(facts),
    approval(facts),
    posting(facts, notice),
    appeal(facts, notice.period),
    legalForce(facts, notice),
  ];
  const furthest = steps.findLastIndex(({ isDone }) => isDone);
  return steps.map((step, index) => placed(step, index - furthest, facts));
}

/** `ahead` is the number of steps past the furthest one done: 1 is the next. */
function placed(bare: Bare, ahead: number, { today, isImported }: LegalFacts): LegalStep {
  const { isDone, ...step } = bare;
  const measured = step.on ?? today;
  const overdue =
    step.byItself || step.dueOn === null ? 0 : Math.max(0, daysBetween(step.dueOn, measured));
  if (isDone) return { ...step, state: "done", daysLate: step.on ? overdue : 0 };
  // A step that was passed over: on paper it was surely done, here it was forgotten.
  if (ahead < 0) return { ...step, state: isImported ? "done" : "late", daysLate: 0 };
  if (ahead > 1) return { ...step, state: "upcoming", daysLate: 0 };
  return { ...step, state: overdue > 0 ? "late" : "current", daysLate: overdue };
}

function summons({ meetingDate, kind, rules, summoned }: LegalFacts): Bare {
  const days = kind === "budget" ? rules.budgetMeetingNoticeDays : rules.noticeDays;
  return {
    key: "summons",
    label: "Kallelse",
    on: summoned?.on ?? null,
    by: summoned?.by ?? null,
    dueOn: summonsDue(meetingDate, days),
    rule: `Kallelsen går till ledamöter och ersättare senast ${daysText(days)} före sammanträdet.`,
    source: sources["KL-6-17"],
    isDone: summoned !== null,
    byItself: false,
  };
}

function meeting({ meetingDate, opened, closed, isAtOnce }: LegalFacts): Bare {
  // A paragraf that is justerad omedelbart does not wait for the meeting to end.
  const isDone = isAtOnce ? opened !== null : closed !== null;
  return {
    key: "meeting",
    label: "Sammanträde",
    on: isDone ? meetingDate : null,
    by: closed?.by ?? opened?.by ?? null,
    dueOn: meetingDate,
    rule: "Fler än hälften av ledamöterna ska vara närvarande vid varje ärende.",
    source: sources["KL-6-27"],
    isDone,
    byItself: false,
  };
}

function approval(facts: LegalFacts): Bare {
  const { meetingDate, sentForApproval, approvals, approvers, approvedOn, isAtOnce } = facts;
  const names = approvals.map(({ name }) => name);
  const left = approvers.filter((name) => !names.includes(name));
  const rule = isAtOnce
    ? "Paragrafen läggs fram skriftligen och justeras vid sammanträdet."
    : `Protokollet ska justeras senast ${daysText(law.minutesApproval.days)} efter sammanträdet.`;
  const isOut = sentForApproval !== null && approvedOn === null;
  return {
    key: "approval",
    label: isAtOnce ? "Omedelbar justering" : "Justering",
    on: approvedOn,
    by: names.length > 0 ? listText(names) : null,
    dueOn: isAtOnce ? meetingDate : approvalDue(meetingDate),
    rule: isOut && left.length > 0 ? `${rule} Det väntar på ${listText(left)}.` : rule,
    source: sources["KL-5-69"],
    isDone: approvedOn !== null,
    byItself: false,
  };
}

function posting({ approvedOn, boards }: LegalFacts, notice: NoticeState): Bare {
  const names = boards.flatMap(({ postings }) => postings.at(-1)?.by ?? []);
  const rules: Partial<Record<NoticeState["state"], string>> = {
    interrupted: `Anslaget kom ned för tidigt. Det ska upp igen hos ${listText(notice.missing)}, och överklagandetiden räknas om från den dagen.`,
    partly_posted: `Anslaget saknas hos ${listText(notice.missing)}. Överklagandetiden löper först när det sitter uppe på alla anslagstavlor.`,
  };
  return {
    key: "notice",
    label: "Anslag",
    on: notice.period?.start ?? null,
    by: names.length > 0 ? listText([...new Set(names)]) : null,
    dueOn: approvedOn && noticeDue(approvedOn),
    rule:
      rules[notice.state] ??
      `Justeringen ska anslås hos varje kommun och region som är medlem, senast ${daysText(law.noticePosted.days)} efter justeringen.`,
    source: `${sources["KL-8-12"]}, ${sources["FIN-19"]}`,
    isDone: notice.period !== null,
    byItself: false,
  };
}

function appeal({ today }: LegalFacts, period: AppealPeriod | null): Bare {
  const isDone = period !== null && today > period.lastDay;
  return {
    key: "appeal",
    label: "Överklagandetid",
    on: isDone ? period.lastDay : null,
    by: null,
    dueOn: period?.lastDay ?? null,
    rule: period
      ? `Ett överklagande ska ha kommit in till förvaltningsrätten senast ${longDate(period.lastDay)}.`
      : `Ett överklagande ska ha kommit in till förvaltningsrätten inom ${law.appeal.weeks} veckor från anslaget. Är den sista dagen en helgdag gäller nästa vardag.`,
    source: `${sources["KL-13-5"]}, ${sources["LBT-2"]}`,
    isDone,
    byItself: true,
  };
}

function legalForce({ today, appealedOn }: LegalFacts, { legalForceOn }: NoticeState): Bare {
  const isReached = legalForceOn !== null && today >= legalForceOn && appealedOn === null;
  return {
    key: "legal_force",
    label: "Laga kraft",
    on: isReached ? legalForceOn : null,
    by: null,
    dueOn: appealedOn === null ? legalForceOn : null,
    rule: appealedOn
      ? `Ett överklagande kom in ${longDate(appealedOn)}. De överklagade besluten får laga kraft först när målet är avgjort.`
      : "Besluten får laga kraft dagen efter den sista dagen att överklaga, om ingen har överklagat.",
    source: sources["KL-13-5"],
    isDone: isReached,
    byItself: true,
  };
}
