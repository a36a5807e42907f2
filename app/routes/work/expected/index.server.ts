/** Everything that is expected of one person in one förbund, in date order. */
import { type Expected, type ExpectedGroup, inDateOrder } from "../../../domain/expected.ts";
import type { Asker } from "./asker.server.ts";
import { auditReport, auditSample } from "./audit.server.ts";
import { delegationOrder, untoldDecisions } from "./delegation.server.ts";
import { attestOrder, boardRules, duties } from "./duties.server.ts";
import { claims, errandsToVouch, feePeriod } from "./fees.server.ts";
import { annualPlans, controls } from "./governance.server.ts";
import { approvals, approvalsAtOnce, calls, nextSteps, reminders } from "./meetings.server.ts";
import { grants, moneyBack, payments, tasks } from "./tasks.server.ts";

/** Where things come from. Each answers nothing to one whom it does not concern. */
const ways: readonly ((asker: Asker) => Promise<Expected[]>)[] = [
  ...[approvals, approvalsAtOnce, calls, nextSteps, reminders],
  ...[payments, moneyBack, grants, tasks, duties, boardRules, attestOrder],
  ...[untoldDecisions, delegationOrder],
  ...[controls, claims, errandsToVouch, feePeriod, annualPlans],
  ...[auditReport, auditSample],
];

export async function expectedOf(asker: Asker): Promise<ExpectedGroup[]> {
  const things: Expected[] = [];
  for (const way of ways) things.push(...(await way(asker)));
  return inDateOrder(things, asker.today);
}
