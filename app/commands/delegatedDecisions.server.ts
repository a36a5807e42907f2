/** Delegationsbeslut: brought in with a number, checked against the delegationsordning of their day. @see FIN-10 */
import { rulesOn } from "#db/queries/associations.server.ts";
import { decisionsOf, delegationPeople, ordersOf } from "#db/queries/delegation.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { may } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import {
  checkDecision,
  type DecisionFacts,
  delegateTitle,
  groupOn,
  type NewDecision,
} from "../domain/delegation/checkDecision.ts";
import { type DelegatedDecision, nextSerial, numberText } from "../domain/delegation/decision.ts";
import { delegatedHandling } from "../domain/diary/own.ts";
import { sources } from "../domain/law.ts";
import { accepted, type Refusal, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, type Office } from "./command.server.ts";
import { writeNextReport } from "./delegationReport.server.ts";
import { registerOwn } from "./diary.server.ts";

/** What a delegationsbeslut is checked against, as it stands. */
export async function delegationFacts(
  db: Office["db"],
  associationId: string,
  { today, decidedOn }: { today: LegalDate; decidedOn: LegalDate },
): Promise<DecisionFacts> {
  const { persons } = await delegationPeople(db, associationId);
  const rules = await rulesOn(db, associationId, decidedOn);
  return {
    ...{ persons, today },
    orders: await ordersOf(db, associationId),
    decisions: await decisionsOf(db, associationId),
    baseAmounts: await baseAmountsOf(db, associationId),
    strictEmployer: rules?.employerDisqualification !== "considered",
  };
}

/** Everybody brings in their own; the office may do it for them. */
function notTheirs(act: Act, { delegateId }: NewDecision): Refusal | null {
  if (delegateId === act.actor.personId || may.changeDelegation(act.actor)) return null;
  return {
    rule: "FIN-10",
    source: sources["FIN-10"],
    field: "delegateId",
    text: "Du för in beslut som du själv har fattat. Sekreteraren eller förbundschefen kan föra in någon annans.",
  };
}

async function insertDecision(act: Act, decision: DelegatedDecision, reason: string) {
  await act.trx
    .insertInto("delegated_decision")
    .values({
      ...{ id: decision.id, association_id: act.associationId },
      ...{ year: decision.year, serial: decision.serial, decided_on: decision.decidedOn },
      ...{ order_id: decision.orderId, group_id: decision.groupId },
      ...{ group_title: decision.groupTitle, delegate_id: decision.delegateId },
      ...{ delegate_name: decision.delegateName, what: decision.what, object: decision.object },
      ...{ supplier: decision.supplier, ore: decision.ore, reason, corrects: decision.corrects },
      ...{ is_void: decision.isVoid ? 1 : 0, at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
}

/**
 * Brings in a delegationsbeslut and gives it the next number of its year. What lies outside the right is refused and
 * says who decides instead; a warning is let through with a reason, which is kept.
 */
export const registerDelegated = command("registerDelegated", async (act, input: NewDecision) => {
  const known = await delegationFacts(act.trx, act.associationId, {
    today: act.today,
    decidedOn: input.decidedOn,
  });
  const { stops, warnings } = checkDecision(input, known);
  const other = notTheirs(act, input);
  if (other || stops.length > 0) return refusedAll([...(other ? [other] : []), ...stops]);
  if (warnings.length > 0 && input.reason.trim() === "") return refusedAll(warnings);
  const place = groupOn(known.orders, input);
  const person = known.persons.find(({ id }) => id === input.delegateId);
  if (!place || !person) return refused("Välj vem som har beslutat.", { field: "delegateId" });
  const year = Number(input.decidedOn.slice(0, 4));
  const { reason, ...said } = input;
  const decision: DelegatedDecision = {
    ...said,
    ...{ id: act.newId(), year, serial: nextSerial(known.decisions, year) },
    ...{ orderId: place.order.id, groupTitle: place.group.title },
    delegateName: delegateTitle(place.group, person, input.decidedOn),
    ore: input.isVoid ? null : input.ore,
  };
  await insertDecision(act, decision, reason.trim());
  act.record({
    kind: "delegated.registered",
    subject: `delegated:${decision.id}`,
    data: {
      ...said,
      number: numberText(decision),
      group: place.group.title,
      reason: reason.trim(),
    },
    ground: `§ ${place.order.adopted?.paragraf ?? ""}`,
  });
  await registerOwn(act, delegatedHandling(decision));
  const listed = await writeNextReport(act);
  return listed.ok ? accepted({ id: decision.id, number: numberText(decision) }) : listed;
});
