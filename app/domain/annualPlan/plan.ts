/**
 * The sammanträdesplan as data: the meetings of a calendar year before they are meetings. It says what one is; what
 * is proposed is in `propose.ts`, and what is wrong with a plan in `checkPlan.ts`.
 * @see KL 6:23 (styrelsen decides when and where it meets)
 */
import type { LegalDate } from "../calendar.ts";
import type { ClockTime, MeetingKind } from "../minutes.ts";

/** A meeting that is planned; times and place as far as they are known. */
export type PlannedMeeting = {
  id: string;
  kind: MeetingKind;
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
};

/** A stretch of every year when nobody meets; "MM-DD", both days included, and it may pass the end of the year. */
export type Closing = { name: string; from: string; to: string };

/** What the förbund is used to: when nobody meets, and when and where a meeting is where nothing else is said. */
export type PlanSettings = {
  closings: Closing[];
  startsAt: ClockTime;
  endsAt: ClockTime;
  place: string;
};

/** The usual summer and winter of Swedish boards: a practice, no rule. */
export const defaultPlanSettings: PlanSettings = {
  closings: [
    { name: "sommaruppehållet", from: "06-22", to: "08-14" },
    { name: "vinteruppehållet", from: "12-18", to: "01-10" },
  ],
  ...{ startsAt: "09:00", endsAt: "12:00", place: "" },
};

/** The plan of one year. It is a draft until a paragraf has adopted it; then it stands as it was. */
export type AnnualPlan = {
  id: string;
  year: number;
  /** Goes up by one at every change: a stale tab is told so instead of overwriting. */
  revision: number;
  settings: PlanSettings;
  /** By day. */
  meetings: PlannedMeeting[];
  adopted: { meetingId: string; meetingDate: LegalDate; number: number } | null;
};

/** By day, then by clock, then by id: the order in which meetings are shown. */
export const inOrder = <T extends Pick<PlannedMeeting, "id" | "date" | "startsAt">>(
  meetings: readonly T[],
): T[] =>
  [...meetings].sort(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      (a.startsAt ?? "").localeCompare(b.startsAt ?? "") ||
      a.id.localeCompare(b.id),
  );
