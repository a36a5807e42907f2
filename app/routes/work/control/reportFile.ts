import type { LoaderFunctionArgs } from "@remix-run/node";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { controlPlansOf } from "#db/queries/control.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { controlReportDocument } from "../../../documents/controlReport.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";
import { calendarFor } from "./controlDesk.server.ts";

/** The report to the styrelse about the controls of an adopted plan, as it stands today. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "events");
  const { office, association, today } = desk;
  const plans = await controlPlansOf(office.db, association.id);
  const plan = plans.find(({ id, adopted }) => id === params.version && adopted !== null);
  if (!plan) throw notFound();
  const facts = {
    ...{ associationName: association.name, plan, today },
    calendar: await calendarFor(desk, plan, plans),
    people: await attestPeopleOf(office.db, association.id),
    tasks: await tasksOf(office.db, association.id),
  };
  const name = `rapport-intern-kontroll-${association.slug}-${plan.year}`;
  return documentFile(controlReportDocument(facts, office.templates), name, params.format);
}
