/** The delegationsordning: a draft is begun from the last one, changed, and adopted by a paragraf. @see FIN-10 */
import { delegationPeople, type OrderVersion, ordersOf } from "#db/queries/delegation.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { itemsOf, meetingRow } from "#db/queries/meetings.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { OrderFinding } from "../domain/delegation/checkDelegates.ts";
import { checkOrder } from "../domain/delegation/checkOrder.ts";
import {
  type DelegationGroup,
  type DelegationOrder,
  type DelegationSettings,
  defaultDelegationSettings,
} from "../domain/delegation/order.ts";
import { sources } from "../domain/law.ts";
import { accepted, type Refusal, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";

/** What a delegationsordning has wrong, by the register as it is now. */
export async function orderFindings(
  db: Office["db"],
  associationId: string,
  order: DelegationOrder,
): Promise<OrderFinding[]> {
  const baseAmounts = await baseAmountsOf(db, associationId);
  return checkOrder(order, { ...(await delegationPeople(db, associationId)), baseAmounts });
}

/** Begins a draft: what the last version said, from today on. There is one draft at a time. */
export const draftDelegation = command("draftDelegation", async (act, _input: null) => {
  const [last] = await ordersOf(act.trx, act.associationId);
  if (last && last.adopted === null) {
    return refused("Det finns redan ett förslag. Ändra det.");
  }
  const id = act.newId();
  const number = (last?.number ?? 0) + 1;
  await act.trx
    .insertInto("delegation_order")
    .values({
      ...{ id, association_id: act.associationId, number, from_date: act.today, to_date: null },
      settings: JSON.stringify(last?.settings ?? defaultDelegationSettings),
      groups: JSON.stringify(last?.groups ?? []),
      ...{ revision: 1, at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    kind: "delegation.drafted",
    subject: `delegation:${id}`,
    data: { number },
    ground: null,
  });
  return accepted({ id, number });
});

export type ChangeDelegation = {
  orderId: string;
  revision: number;
  from: LegalDate;
  to: LegalDate | null;
  settings: DelegationSettings;
  /** A new group has an empty id. */
  groups: DelegationGroup[];
};

async function draftOf(act: Act, orderId: string, revision: number) {
  const order = (await ordersOf(act.trx, act.associationId)).find(({ id }) => id === orderId);
  if (!order) return missing("Delegationsordningen");
  if (order.adopted) {
    return refused("Delegationsordningen är antagen och ändras inte. Påbörja ett nytt förslag.", {
      rule: "FIN-10",
      source: sources["FIN-10"],
    });
  }
  if (order.revision !== revision) {
    return refused(
      "Någon har sparat förslaget sedan du öppnade sidan. Det du skrev står kvar; jämför med det sparade och spara igen.",
      { rule: "inaktuell" },
    );
  }
  return accepted(order);
}

/** The finding as a refusal at its group: "title-2" is the second group of the form. */
const asRefusal = (
  { rule, text, suggestion, source, groupId }: OrderFinding,
  order: DelegationOrder,
): Refusal => {
  const at = order.groups.findIndex(({ id }) => id === groupId);
  return {
    rule,
    source,
    text: `${text} ${suggestion ?? ""}`.trim(),
    field: at < 0 ? null : `title-${at + 1}`,
  };
};

const stopsOf = async (act: Act, order: DelegationOrder): Promise<Refusal[]> =>
  (await orderFindings(act.trx, act.associationId, order))
    .filter(({ level }) => level === "block")
    .map((finding) => asRefusal(finding, order));

/** Saves the draft. What may not be delegated, or not to that person, is refused with its rule. */
export const changeDelegation = command(
  "changeDelegation",
  async (act, input: ChangeDelegation) => {
    const found = await draftOf(act, input.orderId, input.revision);
    if (!found.ok) return found;
    const { from, to, settings } = input;
    // An id lives as long as its group: decisions of two versions count together by it. Nobody gives one by hand.
    const known = new Set(
      (await ordersOf(act.trx, act.associationId)).flatMap((one) => one.groups.map(({ id }) => id)),
    );
    const groups = input.groups.map((group) => ({
      ...group,
      id: known.delete(group.id) ? group.id : act.newId(),
      title: group.title.trim(),
    }));
    const order: DelegationOrder = { ...found.value, from, to, settings, groups };
    const stops = await stopsOf(act, order);
    if (stops.length > 0) return refusedAll(stops);
    await act.trx
      .updateTable("delegation_order")
      .set({
        ...{ from_date: from, to_date: to, revision: input.revision + 1 },
        ...{ settings: JSON.stringify(settings), groups: JSON.stringify(groups) },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .where("id", "=", input.orderId)
      .execute();
    act.record({
      kind: "delegation.changed",
      subject: `delegation:${input.orderId}`,
      data: { number: order.number, from, to, settings, groups },
      ground: null,
    });
    return accepted({ id: input.orderId });
  },
);

type Adopt = { orderId: string; revision: number; meetingId: string; paragraf: number };

/** The paragraf, if it is one that decided something. */
async function adoptingItem(act: Act, { meetingId, paragraf }: Adopt, order: OrderVersion) {
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  if (!meeting)
    return refused("Välj det sammanträde som antog delegationsordningen.", { field: "meetingId" });
  const item = (await itemsOf(act.trx, meetingId)).find(({ number }) => number === paragraf);
  const day = meeting.date as LegalDate;
  if (!item || item.struck !== null) {
    return refused(`Protokollet ${dateText(day)} har ingen § ${paragraf}.`, { field: "paragraf" });
  }
  if (!item.sections.some(({ clauses }) => clauses.length > 0)) {
    return refused(`§ ${paragraf} ${dateText(day)} har inget beslut.`, {
      field: "paragraf",
      rule: "FIN-10",
      source: sources["FIN-10"],
    });
  }
  if (order.from < day) {
    return refused(
      `Delegationsordningen börjar gälla ${dateText(order.from)}, före beslutet ${dateText(day)}. Ingen har rätt att besluta innan styrelsen har gett den.`,
      { field: "meetingId", rule: "FIN-10", source: sources["FIN-10"] },
    );
  }
  return accepted(item);
}

/** Notes that a paragraf adopted the draft; from then on it is in force from its day and never changed. */
export const adoptDelegation = command("adoptDelegation", async (act, input: Adopt) => {
  const found = await draftOf(act, input.orderId, input.revision);
  if (!found.ok) return found;
  const order = found.value;
  const stops = await stopsOf(act, order);
  if (stops.length > 0) return refusedAll(stops.map((one) => ({ ...one, field: null })));
  const item = await adoptingItem(act, input, order);
  if (!item.ok) return item;
  await act.trx
    .insertInto("delegation_adoption")
    .values({
      ...{ order_id: order.id, association_id: act.associationId, item_id: item.value.id },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    kind: "delegation.adopted",
    subject: `delegation:${order.id}`,
    data: { number: order.number, item: item.value.id, from: order.from, to: order.to },
    ground: `§ ${input.paragraf}`,
  });
  return accepted({ id: order.id });
});
