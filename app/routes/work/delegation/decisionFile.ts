import type { LoaderFunctionArgs } from "@remix-run/node";
import { ordersOf } from "#db/queries/delegation.server.ts";
import { delegatedDocument } from "../../../documents/delegation.ts";
import { dateText } from "../../../domain/calendar.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";
import { decisionRows } from "./decisionsView.server.ts";

/** One delegationsbeslut. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, today } = desk;
  const all = await decisionRows(desk);
  const decision = all.find(({ id }) => id === params.decision);
  if (!decision) throw notFound();
  const orders = await ordersOf(office.db, association.id);
  const { place } = decision;
  const facts = {
    ...{ associationName: association.name, today, decision, all },
    order: orders.find(({ id }) => id === decision.orderId) ?? null,
    told: place?.isApproved ? `${dateText(place.date)}, § ${place.number}` : "",
  };
  const name = `delegationsbeslut-${decision.year}-${decision.serial}`;
  return documentFile(delegatedDocument(facts, office.templates), name, params.format);
}
