/**
 * Nobody controls their own step: the one who controls is another than the one who does what is controlled, by uppdrag and
 * as people, on the day. @see CTRL-22
 */
import { personsOf } from "../attest/holders.ts";
import type { AttestPerson, Holder } from "../attest/order.ts";
import { holderText, namesIn } from "../attest/orderWords.ts";
import type { LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import type { Level, Refusal } from "../result.ts";
import { listText } from "../wording.ts";
import type { ControlPlan, ControlText } from "./control.ts";

const isSame = (a: Holder, b: Holder): boolean =>
  a.kind === "role"
    ? b.kind === "role" && a.role === b.role
    : b.kind === "person" && a.personId === b.personId;

/** Why a kontrollmoment would let somebody control themselves; null when it would not. */
export function ownStep(
  { owner, performer }: Pick<ControlText, "owner" | "performer">,
  people: readonly AttestPerson[],
  day: LegalDate,
): Refusal | null {
  const about = { rule: "CTRL-22", source: sources["CTRL-22"], field: "owner" };
  const nameOf = namesIn(people);
  if (isSame(owner, performer)) {
    const who = holderText(owner, nameOf);
    return {
      ...about,
      text: `Ingen kontrollerar sitt eget steg: ${who} både utför och kontrollerar.`,
    };
  }
  const performers = personsOf(performer, people, day);
  const both = personsOf(owner, people, day).filter((id) => performers.includes(id));
  if (both.length === 0) return null;
  const names = listText(both.map(nameOf));
  return {
    ...about,
    text: `Ingen kontrollerar sitt eget steg: ${names} både utför och kontrollerar.`,
  };
}

export type PlanFinding = {
  level: Level;
  pointId: string | null;
  text: string;
  suggestion: string;
};

/** What stops a plan from being adopted, and what is to be seen over. */
export function checkPlan(
  plan: ControlPlan,
  people: readonly AttestPerson[],
  today: LegalDate,
): PlanFinding[] {
  if (plan.points.length === 0) {
    const text = "Planen har inga kontrollmoment.";
    return [{ level: "block", pointId: null, text, suggestion: "Skriv eller läs in dem först." }];
  }
  const nameOf = namesIn(people);
  return plan.points.flatMap((point): PlanFinding[] => {
    const own = ownStep(point, people, today);
    if (own) {
      const suggestion = "Välj en annan kontrollansvarig.";
      return [{ level: "block", pointId: point.id, text: own.text, suggestion }];
    }
    if (personsOf(point.owner, people, today).length > 0) return [];
    const text = `Kontrollansvarig är ${holderText(point.owner, nameOf)}, men ingen har uppdraget i dag.`;
    return [{ level: "warn", pointId: point.id, text, suggestion: "Välj någon annan." }];
  });
}
