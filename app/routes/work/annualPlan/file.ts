import type { LoaderFunctionArgs } from "@remix-run/node";
import { annualPlanOf } from "#db/queries/annualPlans.server.ts";
import { rulesOn } from "#db/queries/associations.server.ts";
import { findingsOfPlan } from "../../../commands/adoptAnnualPlan.server.ts";
import { annualPlanDocument } from "../../../documents/annualPlan.ts";
import { placedDuties } from "../../../domain/annualPlan/placeDuties.ts";
import { dateOf } from "../../../domain/calendar.ts";
import { defaultBoardRules } from "../../../domain/rules.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { documentFile } from "../../documentFile.server.ts";

/** The sammanträdesplan of a year, as adopted or as a draft. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const { office, association, today } = desk;
  const year = Number(params.year);
  const plan = await annualPlanOf(office.db, association.id, year);
  if (!plan) throw notFound();
  const rules =
    (await rulesOn(office.db, association.id, dateOf(year, 1, 1))) ?? defaultBoardRules(1);
  const facts = {
    ...{ associationName: association.name, plan, today },
    duties: placedDuties(year, rules, plan.meetings),
    findings: await findingsOfPlan(office.db, association.id, plan, today),
  };
  const name = `sammantradesplan-${association.slug}-${year}`;
  return documentFile(annualPlanDocument(facts, office.templates), name, params.format);
}
