/**
 * The anslag: on which boards it must be, when it may be posted and taken down, and whether the appeal time runs.
 * The days themselves are counted in `calendar.ts`.
 * @see FIN-19, KL 8:12, KL 13:5
 */
import {
  type AppealPeriod,
  appealPeriod,
  daysBetween,
  type LegalDate,
  longDate,
  noticeDue,
} from "./calendar.ts";
import { law, type RuleId, sources } from "./law.ts";
import type { Member } from "./minutes.ts";
import { accepted, type Finding, type Result, refused } from "./result.ts";
import { daysText, listText } from "./wording.ts";

/** A notice put up on a board, and its removal. Names as a reader sees them; null when not known. */
export type Posting = {
  on: LegalDate;
  by: string | null;
  removedOn: LegalDate | null;
  removedBy: string | null;
};

/** One member's anslagstavla with its postings for one justering, in the order they were made. */
export type NoticeBoard = { memberId: string; memberName: string; postings: readonly Posting[] };

/** The members whose boards must carry the notice: every kommun and every region. @see FIN-19 */
export const boardsNeeded = <M extends Pick<Member, "kind">>(members: readonly M[]): M[] =>
  members.filter(({ kind }) => kind === "municipality" || kind === "region");

/**
 * `interrupted`: a notice came down before the time had run out, so it has not run and the notice must go up anew.
 */
export type NoticeStateName =
  | "none"
  | "partly_posted"
  | "posted"
  | "interrupted"
  | "may_be_taken_down"
  | "taken_down";

export type NoticeState = {
  state: NoticeStateName;
  /** The appeal time; null until every board carries the notice, and when it was interrupted. */
  period: AppealPeriod | null;
  /** Laga kraft if no appeal comes in; null when `period` is. */
  legalForceOn: LegalDate | null;
  /** Members whose board must get the notice, for the first time or anew. */
  missing: string[];
};

const currentPosting = ({ postings }: NoticeBoard) => postings.at(-1);

/** Where the notice stands on the day. `boards` are all that are needed. @see KL 13:5 st 2 */
export function noticeState(boards: readonly NoticeBoard[], today: LegalDate): NoticeState {
  const without = (state: NoticeStateName, missing: readonly NoticeBoard[]): NoticeState => ({
    state,
    period: null,
    legalForceOn: null,
    missing: missing.map(({ memberName }) => memberName),
  });
  const postings = boards.flatMap((board) => currentPosting(board) ?? []);
  if (postings.length === 0) return without("none", boards);
  const unposted = boards.filter((board) => !currentPosting(board));
  const period = appealPeriod(postings.map(({ on }) => on));
  // Until every board carries the notice no time has run, so any removal is too early.
  const tooEarly = boards.filter((board) => {
    const removedOn = currentPosting(board)?.removedOn ?? null;
    return removedOn !== null && (unposted.length > 0 || removedOn < period.earliestTakedown);
  });
  if (tooEarly.length > 0) return without("interrupted", [...tooEarly, ...unposted]);
  if (unposted.length > 0) return without("partly_posted", unposted);
  const standing = { period, legalForceOn: period.legalForce, missing: [] };
  if (postings.every(({ removedOn }) => removedOn !== null))
    return { state: "taken_down", ...standing };
  return { state: today < period.earliestTakedown ? "posted" : "may_be_taken_down", ...standing };
}

/** What an accepted posting or removal leaves to be noted. */
export type WithRemarks = { remarks: Finding[] };

const ground = (rule: RuleId) => ({ rule, source: sources[rule] });

const remark = (rule: RuleId, text: string, suggestion: string): Finding => ({
  ...ground(rule),
  level: "warn",
  paragraf: null,
  text,
  suggestion,
});

const boardOf = (boards: readonly NoticeBoard[], memberId: string) =>
  boards.find((board) => board.memberId === memberId);

const notNeeded = () =>
  refused(
    "Justeringen anslås hos de kommuner och regioner som är medlemmar. Här finns ingen sådan anslagstavla.",
    ground("FIN-19"),
  );

/**
 * May the notice go up on this member's board, dated `on`? A late posting is accepted with a remark.
 * `approvedOn` null = the protokoll is not yet justerat.
 * @see KL 8:12, FIN-19
 */
export function mayPost(
  boards: readonly NoticeBoard[],
  memberId: string,
  { on, approvedOn, today }: { on: LegalDate; approvedOn: LegalDate | null; today: LegalDate },
): Result<WithRemarks> {
  const board = boardOf(boards, memberId);
  if (!board) return notNeeded();
  if (approvedOn === null)
    return refused("Protokollet är inte justerat ännu och kan inte anslås.", ground("KL-8-12"));
  if (on < approvedOn)
    return refused(
      `Protokollet justerades ${longDate(approvedOn)}. Anslaget kan inte ha en tidigare dag.`,
      { ...ground("KL-8-12"), field: "on" },
    );
  if (on > today)
    return refused("Anslagsdagen ligger i framtiden. Ange den dag då anslaget sattes upp.", {
      field: "on",
    });
  const { state } = noticeState(boards, today);
  if (state === "may_be_taken_down" || state === "taken_down")
    return refused(
      "Överklagandetiden har redan löpt ut. Anslaget behöver inte sättas upp igen.",
      ground("KL-13-5"),
    );
  const earlier = currentPosting(board);
  if (earlier && earlier.removedOn === null)
    return refused(`Justeringen är redan anslagen hos ${board.memberName}.`, ground("KL-8-12"));
  if (earlier?.removedOn && on < earlier.removedOn)
    return refused(
      `Det förra anslaget togs ned ${longDate(earlier.removedOn)}. Det nya kan inte ha en tidigare dag.`,
      { field: "on" },
    );
  return accepted({ remarks: earlier ? [] : lateRemarks(board, on, approvedOn) });
}

function lateRemarks({ memberName }: NoticeBoard, on: LegalDate, approvedOn: LegalDate): Finding[] {
  const due = noticeDue(approvedOn);
  if (on <= due) return [];
  return [
    remark(
      "KL-8-12",
      `Justeringen anslogs hos ${memberName} ${daysText(daysBetween(due, on))} för sent. Den skulle ha anslagits senast ${longDate(due)}.`,
      `Skriv ned varför. Överklagandetiden räknas från den dag då anslaget kom upp; lagen ger ${daysText(law.noticePosted.days)} efter justeringen.`,
    ),
  ];
}

/** A removal: its day, and whether the notice was found to be gone already rather than taken down by us. */
export type Removing = { on: LegalDate; today: LegalDate; alreadyGone?: boolean };

/**
 * May the notice come down from this member's board? Refused before the earliest day. That a notice is found
 * to be gone can always be noted: then the appeal time has not run, and the remark says what to do.
 * @see KL 8:12, KL 13:5 st 2
 */
export function mayRemove(
  boards: readonly NoticeBoard[],
  memberId: string,
  { on, today, alreadyGone = false }: Removing,
): Result<WithRemarks> {
  const board = boardOf(boards, memberId);
  if (!board) return notNeeded();
  const posting = currentPosting(board);
  if (!posting || posting.removedOn !== null)
    return refused(`Inget anslag sitter uppe hos ${board.memberName}.`);
  if (on < posting.on)
    return refused(
      `Anslaget sattes upp ${longDate(posting.on)} och kan inte ha tagits ned dessförinnan.`,
      { field: "on" },
    );
  if (on > today)
    return refused("Dagen ligger i framtiden. Ange den dag då anslaget togs ned.", { field: "on" });
  const { period, missing } = noticeState(boards, today);
  if (period && on >= period.earliestTakedown) return accepted({ remarks: [] });
  if (alreadyGone) return accepted({ remarks: [goneRemark(board)] });
  return period ? tooEarly(period) : notRunning(missing);
}

const goneRemark = ({ memberName }: NoticeBoard): Finding =>
  remark(
    "KL-13-5",
    `Anslaget hos ${memberName} kom ned innan överklagandetiden hade löpt ut. Tiden har därför inte löpt ut.`,
    "Sätt upp anslaget igen. Överklagandetiden räknas om från den nya dagen på alla anslagstavlor.",
  );

const tooEarly = ({ earliestTakedown, lastDay }: AppealPeriod) =>
  refused(
    `Anslaget får tas ned tidigast ${longDate(earliestTakedown)}. Sista dagen att överklaga är ${longDate(lastDay)}, och anslaget ska sitta uppe hela den dagen.`,
    { ...ground("KL-8-12"), field: "on" },
  );

const notRunning = (missing: readonly string[]) =>
  refused(
    `Anslaget får inte tas ned ännu. Överklagandetiden löper först när anslaget sitter uppe även hos ${listText(missing)}.`,
    { ...ground("KL-13-5"), field: "on" },
  );
