import type { LoaderFunctionArgs } from "@remix-run/node";
import { delegationPeople, ordersOf } from "#db/queries/delegation.server.ts";
import { delegationOrderDocument } from "../../../documents/delegation.ts";
import { compareOrders } from "../../../domain/delegation/compareOrders.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";

/** One version of the delegationsordning, with what it changed. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, today } = desk;
  const orders = await ordersOf(office.db, association.id);
  const order = orders.find(({ number }) => String(number) === params.version);
  if (!order) throw notFound();
  const before = orders.find(({ number, adopted }) => number < order.number && adopted !== null);
  const { persons } = await delegationPeople(office.db, association.id);
  const changes = before ? compareOrders(before, order, persons) : [];
  const facts = { associationName: association.name, today, order, persons, changes };
  const name = `delegationsordning-${association.slug}-${order.number}`;
  return documentFile(delegationOrderDocument(facts, office.templates), name, params.format);
}
