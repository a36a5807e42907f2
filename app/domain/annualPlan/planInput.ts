/** What may be asked of a plan: its year, its settings and one meeting in it, each refused with a sentence. */
import { type LegalDate, longDate, parseLegalDate, parts } from "../calendar.ts";
import type { Refusal } from "../result.ts";
import { endsBeforeStart } from "./checkPlan.ts";
import { areAtOnce } from "./collisions.ts";
import type { AnnualPlan, PlannedMeeting, PlanSettings } from "./plan.ts";

const refusal = (field: string, text: string): Refusal => ({
  ...{ rule: null, source: null },
  ...{ field, text },
});

/** So many years ahead a plan may be made: later ones would be guesses. */
const yearsAhead = 3;

/** A plan is made for a year that has not begun, and once. */
export function yearRefusal(
  year: number,
  today: LegalDate,
  plans: readonly Pick<AnnualPlan, "year" | "adopted">[],
): Refusal | null {
  const now = parts(today).year;
  if (year <= now || year > now + yearsAhead) {
    return refusal("year", `Planen görs för ett kommande år: ${now + 1} till ${now + yearsAhead}.`);
  }
  const standing = plans.find((plan) => plan.year === year);
  if (!standing) return null;
  const { adopted } = standing;
  return refusal(
    "year",
    adopted
      ? `Planen för ${year} är redan antagen, § ${adopted.number} den ${longDate(adopted.meetingDate)}. Planera eller ställ in enskilda sammanträden under Sammanträden.`
      : `Det finns redan ett utkast för ${year}. Ändra det.`,
  );
}

/** One meeting of the plan, as it is written in. `others` are the rest of the plan. */
export function meetingRefusals(
  meeting: Omit<PlannedMeeting, "id">,
  { year, others }: { year: number; others: readonly PlannedMeeting[] },
): Refusal[] {
  const found: Refusal[] = [];
  if (parts(meeting.date).year !== year) {
    found.push(
      refusal("date", `${longDate(meeting.date)} ligger inte i ${year}, som planen gäller.`),
    );
  }
  if (meeting.startsAt === null && meeting.endsAt !== null) {
    found.push(refusal("startsAt", "Ange när sammanträdet börjar, eller stryk när det slutar."));
  }
  if (endsBeforeStart(meeting)) {
    found.push(refusal("endsAt", `Sammanträdet slutar före det börjar ${meeting.startsAt}.`));
  }
  const other = others.find((one) => areAtOnce(one, meeting));
  if (other) {
    const where = other.place === "" ? "" : ` i ${other.place}`;
    const when = other.startsAt === null ? "" : ` klockan ${other.startsAt.replace(":", ".")}`;
    const text = `Styrelsen kan inte vara på två platser samtidigt: den sammanträder redan ${longDate(other.date)}${when}${where}.`;
    found.push(refusal("date", text));
  }
  return found;
}

/** A leap year, so that every day of a year is one. */
const anyDay = (monthDay: string) => parseLegalDate(`2024-${monthDay}`) !== null;

/** The settings as they are written in; each fault names its field ("closingFrom-1"). */
export function settingsRefusals({ closings, startsAt, endsAt }: PlanSettings): Refusal[] {
  const days = closings.flatMap(({ from, to }, index) =>
    (
      [
        ["closingFrom", from],
        ["closingTo", to],
      ] as const
    )
      .filter(([, day]) => !anyDay(day))
      .map(([field, day]) =>
        refusal(
          `${field}-${index + 1}`,
          `”${day}” är ingen dag. Skriv månad och dag som MM-DD, till exempel 06-22.`,
        ),
      ),
  );
  const clock = endsBeforeStart({ startsAt, endsAt })
    ? [refusal("usualEnd", `Sammanträdet slutar före det börjar ${startsAt}.`)]
    : [];
  return [...days, ...clock];
}
