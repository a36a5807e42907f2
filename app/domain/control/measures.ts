/**
 * What Paragraf can measure of a kontrollmoment by itself: how many were looked at in the period, and each that was not
 * as it should be, in a sentence. @see CTRL-03, CTRL-18, KL 5:69, 8:12
 */
import { personsOf } from "../attest/holders.ts";
import { type AttestOrder, type AttestPerson, attestSteps } from "../attest/order.ts";
import { orderOn } from "../attest/orderOn.ts";
import { approvalDue, dateText, type LegalDate, noticeDue } from "../calendar.ts";
import type { HeldMeeting } from "../yearOfReview.ts";
import type { Measured } from "./control.ts";

/** Both days included. */
export type Period = { from: LegalDate; to: LegalDate };

/** Whether the day is one of the period's. */
export const within = (day: LegalDate, { from, to }: Period): boolean => from <= day && day <= to;

/** How many were looked at, and the fault of each that has one. */
export const measured = <T>(all: readonly T[], fault: (one: T) => string | null): Measured => ({
  checked: all.length,
  deviations: all.flatMap((one) => fault(one) ?? []),
});

type Held = Pick<HeldMeeting, "date" | "approvedOn" | "postedOn">;

/** Protokoll that were justerade in time, of those that should have been by the last day. @see KL 5:69 */
export const measureApproval = (meetings: readonly Held[], period: Period): Measured =>
  measured(
    meetings.filter((one) => within(approvalDue(one.date), period)),
    ({ date, approvedOn }) => {
      const due = approvalDue(date);
      if (approvedOn !== null && approvedOn <= due) return null;
      const when = approvedOn === null ? "är inte justerat" : `justerades ${dateText(approvedOn)}`;
      return `Protokollet från ${dateText(date)} ${when}, men skulle vara justerat ${dateText(due)}.`;
    },
  );

/** Justeringar that were told on the notice boards in time. @see KL 8:12 */
export const measureNotice = (meetings: readonly Held[], period: Period): Measured =>
  measured(
    meetings.flatMap(({ date, approvedOn, postedOn }) =>
      approvedOn !== null && within(noticeDue(approvedOn), period)
        ? [{ date, approvedOn, postedOn }]
        : [],
    ),
    ({ date, approvedOn, postedOn }) => {
      const due = noticeDue(approvedOn);
      if (postedOn !== null && postedOn <= due) return null;
      const when = postedOn === null ? "är inte anslagen" : `anslogs ${dateText(postedOn)}`;
      return `Justeringen av protokollet från ${dateText(date)} ${when}, men skulle vara anslagen ${dateText(due)}.`;
    },
  );

/** § numbers of a year run on from meeting to meeting without a gap. */
export function measureNumbering(numbers: readonly { year: number; number: number }[]): Measured {
  const deviations: string[] = [];
  for (const year of new Set(numbers.map((one) => one.year))) {
    const own = numbers.filter((one) => one.year === year).map((one) => one.number);
    const sorted = [...own].sort((a, b) => a - b);
    for (const [index, number] of sorted.entries()) {
      const before = sorted[index - 1] ?? 0;
      if (number === before) deviations.push(`§ ${number} år ${year} finns två gånger.`);
      else if (index > 0 && number > before + 1) {
        deviations.push(`Mellan § ${before} och § ${number} år ${year} saknas nummer.`);
      }
    }
  }
  return { checked: numbers.length, deviations };
}

export type ToTell = { number: string; decidedOn: LegalDate; toldOn: LegalDate | null };

/** Delegationsbeslut that the next sammanträde after them was told of. `meetings` are the days held. @see CTRL-18 */
export const measureDelegation = (
  decisions: readonly ToTell[],
  meetings: readonly LegalDate[],
  period: Period,
): Measured => {
  const nextAfter = (day: LegalDate) => meetings.filter((one) => one >= day).toSorted()[0] ?? null;
  const due = decisions.flatMap((one) => {
    const next = nextAfter(one.decidedOn);
    return next !== null && within(next, period) ? [{ ...one, next }] : [];
  });
  return measured(due, ({ number, toldOn, next }) => {
    if (toldOn !== null && toldOn <= next) return null;
    const when = toldOn === null ? "är inte anmält" : `anmäldes ${dateText(toldOn)}`;
    return `${number} ${when}, men skulle ha anmälts ${dateText(next)}.`;
  });
};

/** Whether an attestordning is in force on the day and everybody it names by role is there. @see CTRL-03 */
export function measureAttestList(
  orders: readonly AttestOrder[],
  people: readonly AttestPerson[],
  day: LegalDate,
): Measured {
  const order = orderOn(orders, day);
  if (!order) {
    return { checked: 1, deviations: [`Ingen attestordning gäller ${dateText(day)}.`] };
  }
  return measured(order.rights, ({ step, holder }) =>
    personsOf(holder, people, day).length > 0
      ? null
      : `Ingen har uppdraget som ger rätt till ${attestSteps[step]}.`,
  );
}
