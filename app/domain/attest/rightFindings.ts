/**
 * What the attestordning itself says of a person's step: that there is one and it is fresh, that the person is the right
 * one for every row of the kontering, and up to what amount. @see CTRL-01, CTRL-02, CTRL-21, ATT-4
 */
import { rolesOn } from "../authority.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import { standingMarks } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";
import { type AttestGround, isAmong, rulingFor } from "./ground.ts";
import { attestSteps } from "./order.ts";
import { orderOn, ordersKnownOn } from "./orderOn.ts";
import { lastFreshDay } from "./orderPeriod.ts";
import { capFindings } from "./rightCap.ts";

/** The attestordning: there is one, and it is not too old. @see CTRL-01, CTRL-21 */
export function orderFindings({ orders, day }: AttestGround): Finding[] {
  const order = orderOn(orders, day);
  if (!order) {
    return [
      attestFinding(
        "CTRL-01",
        "block",
        `Det finns ingen attestordning som gäller ${dateText(day)}.`,
        "Låt styrelsen anta en, och för in den på sidan Attestordning.",
      ),
    ];
  }
  if (day <= lastFreshDay(order.from)) return [];
  const text = `Attestordningen är äldre än tolv månader: den gäller från ${dateText(order.from)}.`;
  return [
    attestFinding("CTRL-21", "block", text, "Låt styrelsen se över den och anta den på nytt."),
  ];
}

/** An uppdrag on the day, and none as revisor: that one looks at what others attest. @see CTRL-21, KL 12:1 */
function officeFindings({ people, day }: AttestGround, personId: string): Finding[] {
  const person = people.find(({ id }) => id === personId);
  if (!person) return [];
  const roles = rolesOn(person.roles, day);
  if (roles.length === 0) {
    const text = `${person.name} har inget uppdrag i förbundet ${dateText(day)}.`;
    return [attestFinding("CTRL-21", "block", text)];
  }
  if (!roles.includes("auditor")) return [];
  const text = `${person.name} är revisor och granskar det som andra attesterar.`;
  return [attestFinding("KL-12-1", "block", text)];
}

/** The right person on the day, in the right area, within the amount. */
function areaFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  if (!orderOn(ground.orders, ground.day)) return [];
  const person = ground.people.find(({ id }) => id === personId);
  const ruling = rulingFor(ground, step);
  const office = officeFindings(ground, personId);
  if (!person || ruling.some((rights) => !rights.some((held) => isAmong(held, personId)))) {
    const text = `${person?.name ?? "Du"} har inte rätt till ${attestSteps[step]} av den här utbetalningen enligt attestordningen.`;
    return [attestFinding("CTRL-01", "block", text), ...office];
  }
  return [...office, ...capFindings(ground, ruling, { personId, step })];
}

/** A signature sample, so that the name can be compared. @see CTRL-01 */
function sampleFindings({ orders, people, day }: AttestGround, personId: string): Finding[] {
  const person = people.find(({ id }) => id === personId);
  if (!person || !orderOn(orders, day)) return [];
  if (person.sampleOn !== null && person.sampleOn <= day) return [];
  const text = `${person.name} har inte lämnat något namnteckningsprov.`;
  const suggestion = "Registrera provet på sidan Attestordning.";
  return [attestFinding("CTRL-01", "block", text, suggestion)];
}

/** The right person, in the right area, with a signature sample. */
export const rightFindings = (ground: AttestGround, who: PersonStep): Finding[] => [
  ...areaFindings(ground, who),
  ...sampleFindings(ground, who.personId),
];

/** What is known of a payment, as it was on a day gone by. */
export const groundThen = (ground: AttestGround, day: LegalDate): AttestGround => ({
  ...ground,
  ...{ day, orders: ordersKnownOn(ground.orders, day) },
});

/**
 * What in the attestordning stood against a step on the day it was taken. What the register came to say afterwards is no
 * fault of the one who signed: an order that was adopted later, a renewed signature sample, an uppdrag that has ended.
 * @see ATT-4
 */
export const rightStops = (then: AttestGround, who: PersonStep): Finding[] =>
  [...orderFindings(then), ...areaFindings(then, who)].filter(({ level }) => level === "block");

/** Whether the system itself may answer for the decision: its signer had the right on the day of it. @see ATT-4 */
export function authorityFindings(ground: AttestGround): Finding[] {
  const decision = standingMarks(ground.payment).find(({ step }) => step === "decision");
  if (!decision || rightStops(groundThen(ground, decision.day), decision).length === 0) return [];
  const person = ground.people.find(({ id }) => id === decision.personId);
  const text = `Beslutsattesten av ${person?.name ?? "en person som inte finns i registret"} gavs utan rätt.`;
  return [attestFinding("CTRL-01", "block", text, "Lämna tillbaka utbetalningen.")];
}
