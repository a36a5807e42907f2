/**
 * A calendar to subscribe to, as iCalendar (RFC 5545). Meetings are on the Swedish clock with the rules of its time
 * zone beside them; days of the law are whole days. The same facts give the same bytes.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { type LegalDate, longDate } from "../domain/calendar.ts";
import type { LegalDay } from "../domain/legalDays.ts";
import type { ClockTime, MeetingKind } from "../domain/minutes.ts";
import { phrasesOf } from "./phrases.ts";
import type { Templates } from "./templates.ts";

export type CalendarMeeting = {
  id: string;
  kind: MeetingKind;
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
  /** The styrelse's decision about distans; null when none takes part so. */
  distance: string | null;
  isPublic: boolean;
  /** Goes up at every change. */
  revision: number;
  /** Why it is called off; null when it is not. */
  cancelled: string | null;
  /** Where more is to be read; null when nowhere. */
  url: string | null;
};

export type CalendarFacts = {
  associationName: string;
  /** Whose calendar it is; null for everybody's. */
  personName: string | null;
  /** The förbund's own id: it stands in the ids of what happens, and outlives an address of the service. */
  source: string;
  today: LegalDate;
  meetings: readonly CalendarMeeting[];
  days: readonly LegalDay[];
};

const zone = "Europe/Stockholm";

/** The rules of the EU since 1996: the last Sundays of March and October, at 01.00 UTC. */
const zoneRules = [
  ...["BEGIN:VTIMEZONE", `TZID:${zone}`],
  ...["BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST"],
  ...["DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"],
  ...["DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"],
  "END:VTIMEZONE",
].join("\r\n");

/** A day and a clock as Sweden reads them, so that the server's own zone has no say. */
type SwedishClock = {
  isValid: () => boolean;
  toDate: () => Date;
  toJSON: () => string;
  tz: () => SwedishClock;
  utc: () => SwedishClock;
  format: (pattern?: string) => string;
};

function swedishClock(date: LegalDate, clock: ClockTime): SwedishClock {
  const self: SwedishClock = {
    isValid: () => true,
    toDate: () => new Date(`${date}T${clock}:00Z`),
    toJSON: () => `${date}T${clock}:00`,
    tz: () => self,
    utc: () => self,
    format: (pattern) =>
      pattern === "YYYYMMDD" ? date.replaceAll("-", "") : `${clock.replace(":", "")}00`,
  };
  return self;
}

/** What a meeting lasts when nobody has said when it ends: our own guess. */
const usualHours = 2;

function endOf({ startsAt, endsAt }: CalendarMeeting): ClockTime {
  if (endsAt !== null && startsAt !== null && endsAt > startsAt) return endsAt;
  const [hours = 0, minutes = 0] = (startsAt ?? "00:00").split(":").map(Number);
  const later = hours + usualHours;
  return later > 23
    ? "23:59"
    : `${String(later).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const description = (meeting: CalendarMeeting): string =>
  [
    ...(meeting.cancelled === null ? [] : [`Inställt: ${meeting.cancelled}`]),
    ...(meeting.isPublic ? ["Sammanträdet är offentligt."] : []),
    ...(meeting.distance === null ? [] : [`Deltagande på distans: ${meeting.distance}`]),
    ...(meeting.startsAt === null ? ["Klockslaget är inte bestämt."] : []),
  ].join("\n");

/** When the calendar was made, to the day: a feed that nothing has happened to stays the same. */
const stampOf = (today: LegalDate) => `${today}T00:00:00Z`;

/** Everything in the calendar as the text of an .ics file. */
export function calendarFile(facts: CalendarFacts, templates: Templates): string {
  const { associationName, personName, source, today, meetings, days } = facts;
  const say = phrasesOf(templates.satser);
  const calendar = ical({
    name: personName === null ? associationName : `${associationName}: ${personName}`,
    prodId: { company: "Paragraf", product: "Paragraf", language: "SV" },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => zoneRules },
    ttl: 60 * 60,
  });
  for (const meeting of meetings) {
    const { id, kind, date, startsAt, place, revision, cancelled, url } = meeting;
    const title = `${capital(say(`slag ${kind}`))}, ${associationName}`;
    calendar.createEvent({
      id: `sammantrade-${id}@${source}`,
      ...(startsAt === null
        ? { start: date, allDay: true }
        : {
            ...{ start: swedishClock(date, startsAt), timezone: zone },
            end: swedishClock(date, endOf(meeting)),
          }),
      ...{ summary: cancelled === null ? title : `Inställt: ${title}`, stamp: stampOf(today) },
      ...{ location: place === "" ? null : place, description: description(meeting) || null },
      ...{ sequence: revision + (cancelled === null ? 0 : 1), url },
      status: cancelled === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  for (const { key, date, title, why, version } of days) {
    calendar.createEvent({
      ...{ id: `${key}@${source}`, start: date, allDay: true, stamp: stampOf(today) },
      ...{ summary: title, description: `${capital(longDate(date))}. ${why}`, sequence: version },
    });
  }
  return calendar.toString();
}
