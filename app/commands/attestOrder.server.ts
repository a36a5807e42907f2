/** The attestordning: a draft is made from the last one, changed row by row, and adopted by a paragraf. */
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { checkOrder } from "../domain/attest/checkOrder.ts";
import type { AttestOrder, AttestPerson, AttestRight } from "../domain/attest/order.ts";
import { adoptedOrders } from "../domain/attest/orderOn.ts";
import { lastFreshDay } from "../domain/attest/orderPeriod.ts";
import { ordinaryRights } from "../domain/attest/ordinaryOrder.ts";
import { rolesOn } from "../domain/authority.ts";
import { addDays, dateOf, dateText, type LegalDate, parts } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import { accepted, type Refusal, refused, refusedAll } from "../domain/result.ts";
import { alreadyAdopted, heldParagraf, isSame } from "./adoptingParagraf.server.ts";
import { type Act, command, missing } from "./command.server.ts";

const subjectOf = (orderId: string) => `attestOrder:${orderId}`;

const draftOf = async (act: Act): Promise<AttestOrder | null> =>
  (await attestOrdersOf(act.trx, act.associationId)).find(({ adopted }) => adopted === null) ??
  null;

const noDraft = refused("Det finns inget utkast att ändra. Börja på ett utkast först.", {
  rule: "inaktuell",
});

/** `thirdId` is the ledamot who acts where the chain would end in the same person; read for the ordinary one. */
export type DraftAttestOrder = { like: "last" | "ordinary"; thirdId: string | null };

/** From the day after the last one ends, for twelve months; the first one to the end of the year. */
function periodAfter(last: AttestOrder | undefined, today: LegalDate) {
  if (!last) return { from: today, to: dateOf(parts(today).year, 12, 31) };
  const next = last.to === null ? today : addDays(last.to, 1);
  const from = next < today ? today : next;
  return { from, to: lastFreshDay(from) };
}

/** Begins a draft: a copy of the one that was adopted last, or an ordinary one. One draft at a time. */
export const draftAttestOrder = command(
  "draftAttestOrder",
  async (act, { like, thirdId }: DraftAttestOrder) => {
    const orders = await attestOrdersOf(act.trx, act.associationId);
    if (orders.some(({ adopted }) => adopted === null)) {
      return refused("Det finns redan ett utkast. Ändra det, eller anta det först.");
    }
    const [last] = adoptedOrders(orders);
    if (like === "last" && !last)
      return refused("Det finns ingen antagen attestordning att utgå från.");
    const people = await attestPeopleOf(act.trx, act.associationId);
    const third = people.find(({ id }) => id === thirdId);
    const isFree = third && isThird(third, act.today);
    if (like === "ordinary" && thirdId !== null && !isFree) {
      return refused("Välj en ledamot som inte är ordförande eller vice ordförande.", {
        field: "thirdId",
        rule: "CTRL-07",
        source: null,
      });
    }
    const rights = like === "last" ? (last?.rights ?? []) : ordinaryRights(thirdId);
    const id = act.newId();
    const { from, to } = periodAfter(last, act.today);
    const manual = like === "last" ? (last?.manualOrderPersons ?? 2) : 2;
    await act.trx
      .insertInto("attest_order")
      .values({
        ...{ id, association_id: act.associationId, from_date: from, to_date: to },
        ...{ manual_order_persons: manual, at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    for (const [position, right] of rights.entries()) {
      await insertRight(act, id, { ...right, id: act.newId() }, position);
    }
    const data = { like, from, to, rights: rights.length, thirdId };
    act.record({ kind: "attestOrder.drafted", subject: subjectOf(id), data, ground: null });
    return accepted({ id });
  },
);

/** A ledamot beside the presidium, whom the board may choose to act in its place. */
export function isThird({ roles }: AttestPerson, today: LegalDate): boolean {
  const held = rolesOn(roles, today);
  return held.includes("member") && !held.includes("chair") && !held.includes("vice_chair");
}

const columnsOf = (right: Omit<AttestRight, "id">) => ({
  step: right.step,
  concern: JSON.stringify(right.concern),
  area: JSON.stringify(right.area),
  cap: right.cap === null ? null : JSON.stringify(right.cap),
  holder: JSON.stringify(right.holder),
  deputies: JSON.stringify(right.deputies),
  deputy_when: right.deputyWhen,
  remark: right.remark,
});

const insertRight = (act: Act, orderId: string, right: AttestRight, position: number) =>
  act.trx
    .insertInto("attest_right")
    .values({
      ...{ id: right.id, association_id: act.associationId, order_id: orderId, position },
      ...columnsOf(right),
    })
    .execute();

export type ChangeAttestOrder = {
  from: LegalDate;
  to: LegalDate | null;
  manualOrderPersons: 1 | 2;
};

/** Sets the draft's days and how many sign a manual bokföringsorder. */
export const changeAttestOrder = command(
  "changeAttestOrder",
  async (act, input: ChangeAttestOrder) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    if (input.to !== null && input.to < input.from) {
      return refused("Sista dagen ligger före första dagen.", { field: "to" });
    }
    await act.trx
      .updateTable("attest_order")
      .set({ from_date: input.from, to_date: input.to })
      .set({ manual_order_persons: input.manualOrderPersons })
      .where("id", "=", draft.id)
      .execute();
    const subject = subjectOf(draft.id);
    act.record({ kind: "attestOrder.changed", subject, data: input, ground: null });
    return accepted({ id: draft.id });
  },
);

const strangers = (right: Omit<AttestRight, "id">, people: readonly AttestPerson[]): Refusal[] => {
  const isKnown = (one: AttestRight["concern"]) =>
    one.kind !== "person" || people.some(({ id }) => id === one.personId);
  const fields = [
    ["concern", right.concern],
    ["holder", right.holder],
    ...right.deputies.map((one) => ["deputy1", one] as const),
  ] as const;
  return fields.flatMap(([field, one]) =>
    isKnown(one)
      ? []
      : [{ rule: null, source: null, field, text: "Personen finns inte i förbundets register." }],
  );
};

export type SaveAttestRight = { rightId: string | null; right: Omit<AttestRight, "id"> };

/** Adds a right to the draft, last, or changes one of its rights. */
export const saveAttestRight = command(
  "changeAttestOrder",
  async (act, { rightId, right }: SaveAttestRight) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const wrong = strangers(right, await attestPeopleOf(act.trx, act.associationId));
    if (wrong.length > 0) return refusedAll(wrong);
    if (rightId !== null && !draft.rights.some(({ id }) => id === rightId)) {
      return missing("Raden");
    }
    const id = rightId ?? act.newId();
    if (rightId === null) {
      const { most } = await act.trx
        .selectFrom("attest_right")
        .select((e) => e.fn.max("position").as("most"))
        .where("order_id", "=", draft.id)
        .executeTakeFirstOrThrow();
      await insertRight(act, draft.id, { ...right, id }, Number(most ?? -1) + 1);
    } else {
      await act.trx
        .updateTable("attest_right")
        .set(columnsOf(right))
        .where("id", "=", rightId)
        .execute();
    }
    const data = { orderId: draft.id, ...right } as Json;
    act.record({ kind: "attestRight.saved", subject: `attestRight:${id}`, data, ground: null });
    return accepted({ id });
  },
);

/** Takes a right out of the draft. */
export const removeAttestRight = command(
  "changeAttestOrder",
  async (act, { rightId }: { rightId: string }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const right = draft.rights.find(({ id }) => id === rightId);
    if (!right) return missing("Raden");
    await act.trx.deleteFrom("attest_right").where("id", "=", rightId).execute();
    const data = { orderId: draft.id, ...right } as Json;
    const subject = `attestRight:${rightId}`;
    act.record({ kind: "attestRight.removed", subject, data, ground: null });
    return accepted({ id: rightId });
  },
);

/** Throws the draft away; the log keeps what it said. An adopted version stays. */
export const discardAttestOrder = command("changeAttestOrder", async (act, _: null) => {
  const draft = await draftOf(act);
  if (!draft) return noDraft;
  await act.trx.deleteFrom("attest_right").where("order_id", "=", draft.id).execute();
  await act.trx.deleteFrom("attest_order").where("id", "=", draft.id).execute();
  const subject = subjectOf(draft.id);
  act.record({ kind: "attestOrder.discarded", subject, data: draft as Json, ground: null });
  return accepted({ id: draft.id });
});

export type AdoptAttestOrder = { meetingId: string; number: number };

/** The draft becomes the attestordning by a paragraf of a meeting. Holes that stop a payment stop the adoption. */
export const adoptAttestOrder = command(
  "adoptAttestOrder",
  async (act, { meetingId, number }: AdoptAttestOrder) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const refusal = await paragrafRefusal(act, draft, meetingId, number);
    if (refusal) return refusal;
    const people = await attestPeopleOf(act.trx, act.associationId);
    const baseAmounts = await baseAmountsOf(act.trx, act.associationId);
    const holes = checkOrder(draft, people, baseAmounts).filter(({ level }) => level === "block");
    if (holes.length > 0) {
      return refusedAll(
        holes.map(({ rule, source, text, suggestion }) => ({
          ...{ rule, source, field: null },
          text: `${text} ${suggestion}`,
        })),
      );
    }
    await act.trx
      .insertInto("attest_adoption")
      .values({
        ...{ order_id: draft.id, association_id: act.associationId, meeting_id: meetingId },
        ...{ number, at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const { adopted, ...whole } = draft;
    const data = { ...whole, meetingId, number } as Json;
    const ground = `Styrelsens beslut, § ${number}`;
    act.record({ kind: "attestOrder.adopted", subject: subjectOf(draft.id), data, ground });
    return accepted({ id: draft.id });
  },
);

/** The paragraf is one of a meeting that has been held, and nothing holds before the day it was decided. */
async function paragrafRefusal(act: Act, draft: AttestOrder, meetingId: string, number: number) {
  const found = await heldParagraf(act, meetingId, number, "antog ordningen");
  if (!found.ok) return found;
  const { date } = found.value;
  if (draft.from < date) {
    const text = `Ordningen kan börja gälla tidigast ${dateText(date)}, den dag då styrelsen antog den. Ändra första dagen.`;
    return refused(text, { field: "meetingId" });
  }
  const before = await attestOrdersOf(act.trx, act.associationId);
  return before.some(({ adopted }) => isSame(adopted, { meetingId, number }))
    ? alreadyAdopted(date, number)
    : null;
}
