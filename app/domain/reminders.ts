/**
 * Who is to be reminded of the justering, and when. It sends nothing.
 * @see KL 5:69
 */
import { addDays, approvalDue, type LegalDate, longDate } from "./calendar.ts";
import { law, sources } from "./law.ts";

export type ReminderFacts = {
  meetingDate: LegalDate;
  today: LegalDate;
  /** Those who may approve now and have not: everybody at once, or the one whose turn it is. */
  waitingFor: readonly { personId: string; name: string }[];
  /** Reminders given in the standing round. */
  reminded: readonly { personId: string; onDay: number }[];
};

export type Reminder = {
  personId: string;
  name: string;
  /** The day after the meeting that the reminder belongs to: 7, 10 or 13. */
  onDay: number;
  dueOn: LegalDate;
  /** What to say to the one who is reminded. */
  text: string;
};

/** The latest day of reminding that has come; null before the first. */
function reminderDay(meetingDate: LegalDate, today: LegalDate): number | null {
  const come = law.approvalReminders.onDays.filter((day) => addDays(meetingDate, day) <= today);
  return come.at(-1) ?? null;
}

/** The reminders that are due today: one for each who is waited for and has not had that day's reminder. */
export function remindersDue({ meetingDate, today, ...facts }: ReminderFacts): Reminder[] {
  const onDay = reminderDay(meetingDate, today);
  if (onDay === null) return [];
  const dueOn = approvalDue(meetingDate);
  const isLate = dueOn < today;
  const last = isLate ? `skulle ha varit justerat senast` : `ska vara justerat senast`;
  return facts.waitingFor
    .filter(
      ({ personId }) =>
        !facts.reminded.some((one) => one.personId === personId && one.onDay >= onDay),
    )
    .map(({ personId, name }) => ({
      personId,
      name,
      onDay,
      dueOn,
      text: `Protokollet från sammanträdet ${longDate(meetingDate)} väntar på att du godkänner det. Det ${last} ${longDate(dueOn)} (${sources["KL-5-69"]}).`,
    }));
}
