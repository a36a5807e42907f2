/** Who took each step of a payment, when, and on what right: for those who look at it afterwards. */
import type { BaseAmount } from "../baseAmounts.ts";
import type { LegalDate } from "../calendar.ts";
import { type Payment, standingMarks } from "../payment/payment.ts";
import { type AttestGround, isAmong, rulingFor } from "./ground.ts";
import { type AttestOrder, type AttestPerson, type AttestStep, attestSteps } from "./order.ts";
import { orderOn, ordersKnownOn } from "./orderOn.ts";
import { namesIn, rightText } from "./orderWords.ts";
import { carryingRights } from "./rightCap.ts";

export type ChainLink = {
  step: AttestStep;
  personId: string;
  day: LegalDate;
  reason: string;
  /** Whether it still holds: not made void by a change, nor sent back. */
  stands: boolean;
  /** The right in words; null when the mark no longer holds, or none gave it. */
  right: string | null;
};

type Register = {
  orders: readonly AttestOrder[];
  people: readonly AttestPerson[];
  baseAmounts: readonly BaseAmount[];
};

/** "Beslutsattest på alla utbetalningar, som ersättare, enligt § 12 den 2 mars 2026": by which right it was taken. */
function rightOf(ground: AttestGround, step: AttestStep, personId: string): string | null {
  const order = orderOn(ground.orders, ground.day);
  const rights = rulingFor(ground, step)
    .flatMap((ruling) => carryingRights(ruling, personId, ground).slice(0, 1))
    .filter((held) => isAmong(held, personId));
  const nameOf = namesIn(ground.people);
  const words = rights.map((held) => {
    const place = held.holderIds.includes(personId) ? "" : ", som ersättare";
    return `${rightText(held.right, nameOf)}${place}`;
  });
  if (words.length === 0 || !order?.adopted) return null;
  const { meetingDate, number } = order.adopted;
  return `${[...new Set(words)].join("; ")} (attestordningen, § ${number} ${meetingDate})`;
}

/** The steps in the order they were taken, those that no longer hold among them. */
export function attestChain(
  payment: Payment,
  { orders, people, baseAmounts }: Register,
): ChainLink[] {
  const standing = new Set(standingMarks(payment).map(({ id }) => id));
  const grounds = new Map<LegalDate, AttestGround>();
  const groundOn = (day: LegalDate): AttestGround => {
    const found = grounds.get(day) ?? {
      ...{ payment, people, day, orders: ordersKnownOn(orders, day) },
      ...{ ties: [], memberNames: [], isNewAccount: false, baseAmounts },
    };
    grounds.set(day, found);
    return found;
  };
  // Taken at the same moment they stand in the order of the steps.
  const order = Object.keys(attestSteps);
  const marks = payment.marks.toSorted((a, b) =>
    a.at === b.at ? order.indexOf(a.step) - order.indexOf(b.step) : a.at < b.at ? -1 : 1,
  );
  return marks.map(({ id, step, personId, day, reason }) => {
    const stands = standing.has(id);
    const right = stands ? rightOf(groundOn(day), step, personId) : null;
    return { step, personId, day, reason, stands, right };
  });
}

/** "mottagningsattest: Disa Ström 2026-03-02"; several with a semicolon between. */
export const chainText = (chain: readonly ChainLink[], people: readonly AttestPerson[]): string =>
  chain
    .filter(({ stands }) => stands)
    .map(({ step, personId, day }) => `${attestSteps[step]}: ${namesIn(people)(personId)} ${day}`)
    .join("; ");
