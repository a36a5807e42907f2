/** Which attestordning rules on a day. */
import { isInForce } from "../authority.ts";
import type { LegalDate } from "../calendar.ts";
import type { AttestOrder } from "./order.ts";

const latestFirst = (a: AttestOrder, b: AttestOrder): number =>
  a.from === b.from
    ? (a.adopted?.meetingDate ?? "") < (b.adopted?.meetingDate ?? "")
      ? 1
      : -1
    : a.from < b.from
      ? 1
      : -1;

/** The adopted versions, the one that begins last first. A later one takes over from its first day. */
export const adoptedOrders = (orders: readonly AttestOrder[]): AttestOrder[] =>
  orders.filter(({ adopted }) => adopted !== null).toSorted(latestFirst);

/** The adopted attestordning of the day; null when there is none, and then nobody may attest. @see CTRL-01 */
export const orderOn = (orders: readonly AttestOrder[], day: LegalDate): AttestOrder | null =>
  adoptedOrders(orders).find((one) => isInForce(one, day)) ?? null;

/** The attestordning as it was known on the day: one that was adopted later says nothing of what was done before. */
export function ordersKnownOn(
  orders: readonly AttestOrder[],
  day: LegalDate,
): readonly AttestOrder[] {
  const adopted = orders.filter((one) => one.adopted && one.adopted.meetingDate <= day);
  return orderOn(adopted, day) ? adopted : orders;
}
