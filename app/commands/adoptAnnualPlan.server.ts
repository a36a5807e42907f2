/**
 * A paragraf adopts the sammanträdesplan: it stands as it was, its meetings are planned, and each gets the duties of
 * the year that it is to take up.
 * @see KL 6:23
 */
import {
  annualPlansOf,
  councilEngagements,
  meetingsOfYear,
  type YearMeeting,
} from "#db/queries/annualPlans.server.ts";
import { rulesOn } from "#db/queries/associations.server.ts";
import { attestOrdersOf } from "#db/queries/attestOrders.server.ts";
import { standingItems } from "#db/queries/preparation.server.ts";
import { checkPlan, type PlanFinding } from "../domain/annualPlan/checkPlan.ts";
import type { Engagement } from "../domain/annualPlan/collisions.ts";
import { placedDuties } from "../domain/annualPlan/placeDuties.ts";
import type { AnnualPlan, PlannedMeeting } from "../domain/annualPlan/plan.ts";
import { orderOn } from "../domain/attest/orderOn.ts";
import { dateOf, dateText, type LegalDate } from "../domain/calendar.ts";
import { takesUp } from "../domain/duties.ts";
import type { Json } from "../domain/event.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { defaultBoardRules } from "../domain/rules.ts";
import { heldParagraf, isSame as isSameParagraf } from "./adoptingParagraf.server.ts";
import { type OpenedPlan, openDraft } from "./annualPlan.server.ts";
import { type Act, command, type Office } from "./command.server.ts";
import { insertMeeting } from "./planMeeting.server.ts";
import { takeUpDuty } from "./preparation.server.ts";

/** Planned once more, it would be the same meeting twice. */
const isSame = (one: PlannedMeeting, { kind, date, cancelled }: YearMeeting) =>
  cancelled === null && one.kind === kind && one.date === date;

const engagementOf = ({ date, startsAt, endsAt }: YearMeeting): Engagement => ({
  ...{ date, startsAt, endsAt, people: [] },
  what: `sammanträdet ${dateText(date)}, som redan är planerat`,
});

/** What is wrong with the plan, by the rules and against all else that is planned. */
export async function findingsOfPlan(
  db: Office["db"],
  associationId: string,
  plan: AnnualPlan,
  today: LegalDate,
): Promise<PlanFinding[]> {
  const rules = (await rulesOn(db, associationId, dateOf(plan.year, 1, 1))) ?? defaultBoardRules(1);
  const standing = await meetingsOfYear(db, associationId, plan.year);
  const besides = standing.filter(
    (one) => one.cancelled === null && !plan.meetings.some((planned) => isSame(planned, one)),
  );
  const attest = orderOn(await attestOrdersOf(db, associationId), today);
  return checkPlan({
    ...{ plan, asked: rules, atLeast: rules.meetingsPerYear },
    attestUntil: attest?.to ?? null,
    engagements: [
      ...besides.map(engagementOf),
      ...(await councilEngagements(db, associationId, plan.year)),
    ],
  });
}

export type AdoptPlan = OpenedPlan & { meetingId: string; number: number };

/** The draft becomes the plan by a paragraf of a meeting, and its meetings are planned. */
export const adoptAnnualPlan = command("adoptAnnualPlan", async (act, input: AdoptPlan) => {
  const found = await openDraft(act, input);
  if (!found.ok) return found;
  const plan = found.value;
  const refusal = await paragrafRefusal(act, input);
  if (refusal) return refusal;
  const findings = await findingsOfPlan(act.trx, act.associationId, plan, act.today);
  const stops = findings.filter(({ level }) => level === "block");
  if (stops.length > 0) {
    return refusedAll(
      stops.map(({ rule, source, text, suggestion }) => ({
        ...{ rule, source, field: null },
        text: `${text} ${suggestion ?? ""}`.trim(),
      })),
    );
  }
  const { meetingId, number } = input;
  await act.trx
    .insertInto("annual_plan_adoption")
    .values({
      ...{ plan_id: plan.id, association_id: act.associationId, meeting_id: meetingId },
      ...{ number, at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { ...plan, meetingId, number } as Json;
  const ground = `Styrelsens beslut, § ${number}`;
  act.record({ kind: "annualPlan.adopted", subject: `annualPlan:${plan.id}`, data, ground });
  return makeMeetings(act, plan);
});

/** The paragraf is one of a meeting that has been held, and adopts one plan. */
async function paragrafRefusal(act: Act, { meetingId, number }: AdoptPlan) {
  const held = await heldParagraf(act, meetingId, number, "antog planen");
  if (!held.ok) return held;
  const plans = await annualPlansOf(act.trx, act.associationId);
  const same = plans.find(({ adopted }) => isSameParagraf(adopted, { meetingId, number }));
  if (!same) return null;
  const text = `§ ${number} den ${dateText(held.value.date)} har redan antagit planen för ${same.year}. En annan plan behöver ett eget beslut.`;
  return refused(text, { field: "number" });
}

/** Plans every meeting that is not planned already, and puts the duties of the year on their dagordningar. */
async function makeMeetings(act: Act, plan: AnnualPlan): Promise<Result<{ year: number }>> {
  const standing = await meetingsOfYear(act.trx, act.associationId, plan.year);
  const ids = new Map<string, string>();
  for (const planned of plan.meetings) {
    const there = standing.find((one) => isSame(planned, one));
    const { kind, date, startsAt, place } = planned;
    const made = there
      ? accepted({ id: there.id })
      : await insertMeeting(act, { kind, date, startsAt, place });
    if (!made.ok) return made;
    ids.set(planned.id, made.value.id);
    await act.trx
      .insertInto("annual_plan_made")
      .values({
        ...{ planned_id: planned.id, association_id: act.associationId },
        ...{ meeting_id: made.value.id, at: act.at },
      })
      .execute();
  }
  const taken = await takeUpDuties(act, plan, ids);
  return taken.ok ? accepted({ year: plan.year }) : taken;
}

/** What the meeting's own dagordning does not bring already, and no other has taken up by name. */
async function takeUpDuties(
  act: Act,
  plan: AnnualPlan,
  ids: ReadonlyMap<string, string>,
): Promise<Result<null>> {
  const { trx, associationId } = act;
  const [from, until] = [dateOf(plan.year, 1, 1), dateOf(plan.year, 12, 31)];
  const rules = (await rulesOn(trx, associationId, from)) ?? defaultBoardRules(1);
  for (const { duty, meetingId: plannedId } of placedDuties(plan.year, rules, plan.meetings)) {
    const meetingId = ids.get(plannedId ?? "");
    const standing = await standingItems(trx, associationId, { from, until });
    const date = plan.meetings.find(({ id }) => id === plannedId)?.date;
    const isThere = standing.some(
      (item) => item.duty === duty.key || (item.date === date && takesUp(item, duty)),
    );
    if (meetingId === undefined || isThere) continue;
    const added = await takeUpDuty(act, meetingId, duty);
    if (!added.ok) return added;
  }
  return accepted(null);
}
