/** The delegationsbeslut as the list shows them: each with where it is told, and what may be brought in today. */
import {
  decisionsOf,
  delegationPeople,
  ordersOf,
  tellingsOf,
} from "#db/queries/delegation.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { may } from "../../../domain/authority.ts";
import type { BaseAmount } from "../../../domain/baseAmounts.ts";
import { mayDecide } from "../../../domain/delegation/checkDecision.ts";
import { type DelegatedDecision, numberText } from "../../../domain/delegation/decision.ts";
import {
  baseYearOf,
  capInOre,
  capText,
  type DelegationGroup,
  orderOn,
} from "../../../domain/delegation/order.ts";
import { countable, placeOf } from "../../../domain/delegation/report.ts";
import { kronorText } from "../../../domain/words/amounts.ts";
import type { Desk } from "../../../session.server.ts";

/** Every delegationsbeslut, the newest first, with the paragraf that tells or is to tell of it. */
export async function decisionRows({ office, association, today }: Desk) {
  const decisions = await decisionsOf(office.db, association.id);
  const tellings = countable(await tellingsOf(office.db, association.id), today);
  const corrections = new Map(decisions.map((one) => [one.corrects, one]));
  return decisions.map((one) => {
    const correction = corrections.get(one.id);
    const corrected = decisions.find(({ id }) => id === one.corrects);
    return {
      ...one,
      number: numberText(one),
      correctedBy: correction ? numberText(correction) : null,
      correctsNumber: corrected ? numberText(corrected) : null,
      place: placeOf(one, tellings),
    };
  });
}

/** "Inköp till kansliet (högst 1 prisbasbelopp, 59 200 kr)". */
function groupText(
  group: DelegationGroup,
  year: number,
  baseAmounts: readonly BaseAmount[],
): string {
  if (group.cap.kind === "none") return group.title;
  const most = capInOre(group.cap, year, baseAmounts);
  const kronor =
    group.cap.kind === "kronor" || "unknown" in most || most.ore === null
      ? ""
      : `, ${kronorText(most.ore)}`;
  return `${group.title} (högst ${capText(group.cap)}${kronor})`;
}

/** What the form offers: the groups and the people that the order of today names. The office chooses among all. */
export async function formChoices({ office, association, actor, today }: Desk) {
  const order = orderOn(await ordersOf(office.db, association.id), today);
  const { persons } = await delegationPeople(office.db, association.id);
  const baseAmounts = await baseAmountsOf(office.db, association.id);
  const isOffice = may.changeDelegation(actor);
  const own = persons.filter(({ id }) => isOffice || id === actor.personId);
  const groups = (order?.groups ?? []).filter((group) =>
    own.some((person) => mayDecide(group, person, today)),
  );
  const delegates = own.filter((person) => groups.some((group) => mayDecide(group, person, today)));
  return {
    groups: groups.map((group) => ({
      value: group.id,
      text: order ? groupText(group, baseYearOf(order, today), baseAmounts) : group.title,
    })),
    delegates: delegates.map(({ id, name }) => ({ value: id, text: name })),
    vat: order?.settings.vat ?? "excluded",
    ownId: delegates.some(({ id }) => id === actor.personId) ? actor.personId : null,
  };
}

/** Names that have been used before, so that the same thing is called the same. */
export const namesUsed = (decisions: readonly DelegatedDecision[]) => ({
  objects: [...new Set(decisions.map(({ object }) => object).filter((name) => name !== ""))],
  suppliers: [...new Set(decisions.map(({ supplier }) => supplier).filter((name) => name !== ""))],
});
