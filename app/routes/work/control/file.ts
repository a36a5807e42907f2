import type { LoaderFunctionArgs } from "@remix-run/node";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { controlPlansOf, frozenControlFiles, meetingDaysOf } from "#db/queries/control.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { controlPlanDocument } from "../../../documents/controlPlan.ts";
import { formats, mediaTypes, render } from "../../../documents/render.server.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { risksOf } from "./controlDesk.server.ts";

/** A version as a document: what was kept when it was adopted, or a draft as it is now. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, today } = desk;
  const plans = await controlPlansOf(office.db, association.id);
  const plan = plans.find(({ id }) => id === params.version);
  const format = formats.find((one) => one === params.format);
  if (!plan || !format) throw notFound();
  const name = `intern-kontroll-${association.slug}-${plan.year}.${format}`;
  const frozen = await frozenControlFiles(office.db, association.id, plan.id);
  if (frozen) {
    const kept = await bytesOf(office.db, association.id, frozen[format]);
    if (!kept) throw notFound();
    return fileResponse(kept, name, frozen[format]);
  }
  const people = await attestPeopleOf(office.db, association.id);
  const meetings = await meetingDaysOf(office.db, association.id, plan.year);
  const facts = { associationName: association.name, plan, people, meetings, today };
  const document = controlPlanDocument({ ...facts, risks: await risksOf(desk) }, office.templates);
  const bytes = await render(document, format);
  return fileResponse({ bytes, media_type: mediaTypes[format] }, name, sha256(bytes));
}
