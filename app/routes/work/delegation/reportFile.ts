import type { LoaderFunctionArgs } from "@remix-run/node";
import { delegationReportDocument } from "../../../documents/delegation.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";
import { decisionRows } from "./decisionsView.server.ts";

/** Every delegationsbeslut that no justerat protokoll tells of yet, for the meeting that is told next. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, today } = desk;
  const all = await decisionRows(desk);
  const decisions = all.filter(({ place }) => place?.isApproved !== true).reverse();
  const [first] = decisions.flatMap(({ place }) => (place ? [place.date] : [])).sort();
  const facts = {
    associationName: association.name,
    today,
    decisions,
    all,
    meeting: first ?? null,
  };
  const name = `anmalan-av-delegationsbeslut-${association.slug}`;
  return documentFile(delegationReportDocument(facts, office.templates), name, params.format);
}
