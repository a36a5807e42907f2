/**
 * The days by which the office has something to do: for a calendar beside the meetings. It words and dates; what is
 * done about them is elsewhere.
 * @see KL 5:69, FIN-17, FIN-23, FIN-24, CTRL-21
 */
import { approvalDue, type LegalDate, longDate, parts, summonsDue } from "./calendar.ts";
import { type Asked, dutiesOf } from "./duties.ts";
import { sources } from "./law.ts";
import type { MeetingKind } from "./minutes.ts";
import type { BoardRules } from "./rules.ts";

export type LegalDay = {
  /** The same for the same day of the same thing, however often it is asked. */
  key: string;
  date: LegalDate;
  title: string;
  why: string;
  /** Goes up when the day may have moved. */
  version: number;
};

export type DaysMeeting = {
  id: string;
  kind: MeetingKind;
  date: LegalDate;
  revision: number;
  isCancelled: boolean;
  isSummoned: boolean;
  isApproved: boolean;
};

export type LegalDaysFacts = {
  today: LegalDate;
  rules: Asked & Pick<BoardRules, "noticeDays" | "budgetMeetingNoticeDays">;
  meetings: readonly DaysMeeting[];
  attest: { id: string; until: LegalDate | null } | null;
};

function daysOfMeeting(meeting: DaysMeeting, { rules }: LegalDaysFacts): LegalDay[] {
  const { id, kind, date, revision: version } = meeting;
  const days = kind === "budget" ? rules.budgetMeetingNoticeDays : rules.noticeDays;
  const summons: LegalDay = {
    ...{ key: `kallelse-${id}`, date: summonsDue(date, days), version },
    title: "Sista dag för kallelsen",
    why: `Kallelsen till sammanträdet ${longDate(date)} ska gå ut senast i dag (förbundets egen ordning).`,
  };
  const approval: LegalDay = {
    ...{ key: `justering-${id}`, date: approvalDue(date), version },
    title: "Sista dag för justeringen",
    why: `Protokollet från sammanträdet ${longDate(date)} ska vara justerat senast i dag (${sources["KL-5-69"]}).`,
  };
  return [...(meeting.isSummoned ? [] : [summons]), ...(meeting.isApproved ? [] : [approval])];
}

/** The days of the meetings that are not over, of this year's and next year's duties, and of the attestordning. */
export function legalDays(facts: LegalDaysFacts): LegalDay[] {
  const { today, rules, meetings, attest } = facts;
  const { year } = parts(today);
  const duties = [year, year + 1]
    .flatMap((one) => dutiesOf(one, rules))
    .flatMap(({ key, heading, dueOn, why, source }): LegalDay[] => {
      if (dueOn === null) return [];
      const title = `Sista dag: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
      return [{ key: `plikt-${key}`, date: dueOn, version: 0, title, why: `${why} (${source})` }];
    });
  const ends: LegalDay[] =
    attest?.until == null
      ? []
      : [
          {
            ...{ key: `attestordning-${attest.id}`, date: attest.until, version: 0 },
            title: "Attestordningens sista dag",
            why: `Efter i dag får ingen attestera, om styrelsen inte har antagit en ny (${sources["CTRL-21"]}).`,
          },
        ];
  const standing = meetings.filter(({ isCancelled }) => !isCancelled);
  return [...standing.flatMap((one) => daysOfMeeting(one, facts)), ...duties, ...ends];
}
