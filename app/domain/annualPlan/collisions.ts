/** Two things at once: meetings of the plan with each other, and with what the same people do besides. */
import { dateText, type LegalDate } from "../calendar.ts";
import type { ClockTime } from "../minutes.ts";
import type { PlannedMeeting } from "./plan.ts";

/** Something else that is planned: another meeting of the styrelse, or one of a råd. */
export type Engagement = {
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  /** In words that follow "krockar med": "Strategirådets möte 4 mars 2027". */
  what: string;
  /** The names of those who would be at two places at once; empty when it is the whole styrelse. */
  people: readonly string[];
};

type Timed = Pick<PlannedMeeting, "date" | "startsAt" | "endsAt">;

/** What a meeting lasts whose end nobody has said: our own guess. */
const usualMinutes = 120;

const minutesOf = (clock: ClockTime): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return 60 * hours + minutes;
};

/** From and to in minutes; the whole day where no clock is said. */
function stretch({ startsAt, endsAt }: Timed): [number, number] {
  if (startsAt === null) return [0, 24 * 60];
  const start = minutesOf(startsAt);
  return [start, endsAt === null ? start + usualMinutes : minutesOf(endsAt)];
}

/** Whether two meetings are at the same time of the same day. */
export function areAtOnce(a: Timed, b: Timed): boolean {
  if (a.date !== b.date) return false;
  const [aFrom, aTo] = stretch(a);
  const [bFrom, bTo] = stretch(b);
  return aFrom < bTo && bFrom < aTo;
}

export type Collision = {
  meeting: PlannedMeeting;
  /** In words that follow "krockar med". */
  other: string;
  people: readonly string[];
  /** Both are of the plan: the same people at two places, whatever else is done. */
  isOwn: boolean;
};

/** Each pair once, told at the later of two meetings of the plan. */
export function collisionsIn(
  meetings: readonly PlannedMeeting[],
  engagements: readonly Engagement[],
): Collision[] {
  return meetings.flatMap((meeting, index) => [
    ...meetings
      .slice(0, index)
      .filter((one) => areAtOnce(one, meeting))
      .map(({ startsAt, date, place }) => ({
        ...{ meeting, people: [], isOwn: true },
        other: `ett annat sammanträde ${dateText(date)}${startsAt ? ` klockan ${startsAt.replace(":", ".")}` : ""}${place ? ` i ${place}` : ""}`,
      })),
    ...engagements
      .filter((one) => areAtOnce(one, meeting))
      .map(({ what: other, people }) => ({ meeting, other, people, isOwn: false })),
  ]);
}
