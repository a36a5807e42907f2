/** How long before the meeting the kallelse goes out, against what the förbund has decided. It advises, never stops. */
import { daysBetween, type LegalDate, longDate, summonsDue } from "./calendar.ts";
import { law } from "./law.ts";
import type { MeetingKind } from "./minutes.ts";
import type { BoardRules } from "./rules.ts";
import { daysText } from "./wording.ts";

export type NoticeAdvice = { text: string; source: string };

/**
 * What to say when the kallelse goes out, or went out, later than the förbund has decided; null when it is in time.
 * No law sets a time for a styrelse: that is why nothing is refused.
 * @see KL-5-13, KL-9-10 (models, not binding), FIN-19
 */
export function noticeAdvice({
  date,
  kind,
  rules,
  on,
  isSent = false,
}: {
  date: LegalDate;
  kind: MeetingKind;
  rules: Pick<BoardRules, "noticeDays" | "budgetMeetingNoticeDays">;
  /** The day that it goes out. */
  on: LegalDate;
  /** It has gone out: then there is nothing left to choose. */
  isSent?: boolean;
}): NoticeAdvice | null {
  const isBudget = kind === "budget";
  const wanted = isBudget ? rules.budgetMeetingNoticeDays : rules.noticeDays;
  const days = daysBetween(on, date);
  if (days >= wanted) return null;
  const goes = isSent ? "gick" : "går";
  const when =
    days > 0
      ? `Kallelsen ${goes} ut ${daysText(days)} före sammanträdet.`
      : days === 0
        ? `Kallelsen ${goes} ut samma dag som sammanträdet.`
        : "Sammanträdets dag har redan varit.";
  const decided = `Förbundet har bestämt ${daysText(wanted)}, alltså senast ${longDate(summonsDue(date, wanted))}.`;
  const { source } = isBudget ? law.noticeOfBudgetMeeting : law.noticeOfMeeting;
  return { text: isSent ? `${when} ${decided}` : `${when} ${decided} ${why(isBudget)}`, source };
}

const why = (isBudget: boolean): string =>
  isBudget
    ? "Sammanträdet är offentligt, och allmänheten ska hinna få veta det. Välj en senare dag om det går."
    : "Lagen sätter ingen gräns, men alla ska hinna läsa handlingarna. Välj en senare dag om ärendena kan vänta.";
