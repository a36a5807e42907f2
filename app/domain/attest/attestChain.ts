/** Who took each step of a payment, when, and on what right: for those who look at it afterwards. */
import type { BaseAmount } from "../baseAmounts.ts";
import type { LegalDate } from "../calendar.ts";
import { type AttestMark, type Payment, standingMarks } from "../payment/payment.ts";
import { type AttestGround, isAmong, rulingFor } from "./ground.ts";
import { type AttestOrder, type AttestPerson, type AttestStep, attestSteps } from "./order.ts";
import { orderOn, ordersKnownOn } from "./orderOn.ts";
import { namesIn, rightText } from "./orderWords.ts";
import { carryingRights } from "./rightCap.ts";

/** The steps as they are told afterwards: the system's own among them, which no person takes. @see ATT-4 */
export const chainSteps = { ...attestSteps, authority: "behörighetsattest" } as const;

/** Who is told to have taken the system's own step. */
export const SYSTEM_NAME = "systemet";

export type ChainLink = {
  step: keyof typeof chainSteps;
  /** Null where the system took it. */
  personId: string | null;
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

/**
 * The marks of utanordning before which the system answered that the beslutsattest was given with right: the first after
 * each beslutsattest, by their ids. @see ATT-4
 */
export function authorityAnswers(marks: readonly TakenStep[]): Set<string> {
  const answers = new Set<string>();
  let isDue = false;
  for (const { id, step } of inOrder(marks)) {
    if (step === "decision") isDue = true;
    if (step !== "disbursement" || !isDue) continue;
    answers.add(id);
    isDue = false;
  }
  return answers;
}

type TakenStep = Pick<AttestMark, "id" | "step" | "at" | "version">;

const stepOrder = Object.keys(attestSteps);

/** As they were taken; those of the same moment stand in the order of the steps. */
const inOrder = <One extends TakenStep>(marks: readonly One[]): One[] =>
  marks.toSorted(
    (a, b) =>
      a.at.localeCompare(b.at) ||
      a.version - b.version ||
      stepOrder.indexOf(a.step) - stepOrder.indexOf(b.step),
  );

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
  const answered = authorityAnswers(payment.marks);
  return inOrder(payment.marks).flatMap(({ id, step, personId, day, reason }): ChainLink[] => {
    const stands = standing.has(id);
    const right = stands ? rightOf(groundOn(day), step, personId) : null;
    const taken = { step, personId, day, reason, stands, right };
    if (!answered.has(id)) return [taken];
    const hadRight = stands ? "Den som tog beslutsattesten hade rätt till den" : null;
    const system = { personId: null, day, reason: "", stands, right: hadRight };
    return [{ ...system, step: "authority" }, taken];
  });
}
