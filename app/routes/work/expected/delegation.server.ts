/** What is expected of the delegation: decisions that no dagordning tells of, and an order that runs out. */
import { ordersOf } from "#db/queries/delegation.server.ts";
import { livingMeetings } from "#db/queries/expected.server.ts";
import { untoldAt } from "../../../commands/delegationReport.server.ts";
import { may } from "../../../domain/authority.ts";
import { addDays, longDate } from "../../../domain/calendar.ts";
import { numberText } from "../../../domain/delegation/decision.ts";
import { orderOn } from "../../../domain/delegation/order.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import { listText } from "../../../domain/wording.ts";
import type { Asker } from "./asker.server.ts";

/** The delegationsbeslut that stand on no dagordning: each is told to the next meeting. @see FIN-10, CTRL-18 */
export async function untoldDecisions(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor, today } = asker;
  if (!may.takeUpOffer(actor)) return [];
  const untold = await untoldAt(db, associationId, { date: today }, today);
  if (untold.length === 0) return [];
  const next = (await livingMeetings(db, associationId)).find(
    ({ date, isClosed }) => date >= today && !isClosed,
  );
  return [
    {
      ...{ key: "untold", dueOn: next?.date ?? null, source: sources["FIN-10"] },
      path: next ? `/sammantraden/${next.slug}` : "/sammantraden",
      text: `Ta upp på en dagordning: ${listText(untold.map(numberText))}`,
      why: next
        ? "Beslut på delegation anmäls vid nästa sammanträde."
        : "Beslut på delegation anmäls vid nästa sammanträde, och inget är planerat.",
    },
  ];
}

/** Days before the delegationsordning ends that a new one is asked for: time for a meeting and its justering. */
const orderDays = 60;

/** The delegationsordning when its last day is near or has passed. One who has never delegated need not. @see FIN-10 */
export async function delegationOrder(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor, today } = asker;
  if (!may.draftDelegation(actor)) return [];
  const orders = (await ordersOf(db, associationId)).filter(({ adopted }) => adopted !== null);
  const [latest] = orders
    .filter(({ from }) => from <= today)
    .toSorted((a, b) => b.from.localeCompare(a.from) || b.number - a.number);
  const last = latest?.to ?? null;
  if (last === null || addDays(today, orderDays) < last) return [];
  const following = last < today ? today : addDays(last, 1);
  if (orderOn(orders, following) !== null) return [];
  const isOver = last < today;
  const path = "/delegationsordning";
  return [
    {
      ...{ key: "delegationOrder", path, dueOn: isOver ? null : last, source: sources["FIN-10"] },
      text: isOver
        ? "Gör en delegationsordning för styrelsen att anta"
        : "Förbered nästa delegationsordning",
      why: isOver
        ? `Den förra gällde till och med ${longDate(last)}. Utan en ny kan ingen besluta på delegation.`
        : `Den som gäller nu kan användas till och med ${longDate(last)}.`,
    },
  ];
}
