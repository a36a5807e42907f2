/** The sammanträdesplan: a draft is proposed, changed meeting by meeting, and thrown away or adopted. */
import { annualPlansOf, meetingsOfYear } from "#db/queries/annualPlans.server.ts";
import { rulesOn } from "#db/queries/associations.server.ts";
import {
  type AnnualPlan,
  defaultPlanSettings,
  type PlannedMeeting,
  type PlanSettings,
} from "../domain/annualPlan/plan.ts";
import { meetingRefusals, settingsRefusals, yearRefusal } from "../domain/annualPlan/planInput.ts";
import { type Proposed, proposeMeetings } from "../domain/annualPlan/propose.ts";
import { dateOf } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import { sources } from "../domain/law.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";

const subjectOf = (planId: string) => `annualPlan:${planId}`;

/** Last year's meetings: the plan that was adopted, else what was held. */
async function previousOf(act: Act, plans: readonly AnnualPlan[], year: number) {
  const planned = plans.find((plan) => plan.year === year - 1 && plan.adopted !== null);
  if (planned) return planned.meetings.map(({ id, ...one }): Proposed => one);
  const held = await meetingsOfYear(act.trx, act.associationId, year - 1);
  return held
    .filter(({ cancelled }) => cancelled === null)
    .map(({ kind, date, startsAt, endsAt, place }): Proposed => {
      return { kind, date, startsAt, endsAt, place };
    });
}

async function proposal(
  act: Act,
  plans: readonly AnnualPlan[],
  { year, settings }: { year: number; settings: PlanSettings },
): Promise<Result<Proposed[]>> {
  const rules = await rulesOn(act.trx, act.associationId, dateOf(year, 1, 1));
  if (!rules) {
    return refused("Förbundsordningens regler är inte införda. För in dem först under Förbundet.", {
      ...{ rule: "FIN-9", source: sources["FIN-9"] },
    });
  }
  const previous = await previousOf(act, plans, year);
  const atLeast = rules.meetingsPerYear;
  return accepted(proposeMeetings({ year, settings, atLeast, previous, asked: rules }));
}

const insertMeetings = async (act: Act, planId: string, meetings: readonly Proposed[]) => {
  for (const meeting of meetings) await insertPlanned(act, planId, act.newId(), meeting);
};

const columnsOf = ({ kind, date, startsAt, endsAt, place }: Proposed) => ({
  ...{ kind, date, place },
  ...{ starts_at: startsAt, ends_at: endsAt },
});

const insertPlanned = (act: Act, planId: string, id: string, meeting: Proposed) =>
  act.trx
    .insertInto("annual_plan_meeting")
    .values({ id, association_id: act.associationId, plan_id: planId, ...columnsOf(meeting) })
    .execute();

/** Proposes the meetings of a coming year as a draft. One plan per year. @see KL 6:23 */
export const draftAnnualPlan = command(
  "draftAnnualPlan",
  async (act, { year }: { year: number }) => {
    const plans = await annualPlansOf(act.trx, act.associationId);
    const wrong = yearRefusal(year, act.today, plans);
    if (wrong) return refusedAll([wrong]);
    const settings = plans[0]?.settings ?? defaultPlanSettings;
    const proposed = await proposal(act, plans, { year, settings });
    if (!proposed.ok) return proposed;
    const id = act.newId();
    await act.trx
      .insertInto("annual_plan")
      .values({
        ...{ id, association_id: act.associationId, year, revision: 1 },
        ...{ settings: JSON.stringify(settings), at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    await insertMeetings(act, id, proposed.value);
    const data = { year, settings, meetings: proposed.value } as Json;
    act.record({ kind: "annualPlan.drafted", subject: subjectOf(id), data, ground: null });
    return accepted({ id, year });
  },
);

/** Which plan, as it was when the form was opened. */
export type OpenedPlan = { planId: string; revision: number };

/** The draft, if it is one still and nobody has changed it since. */
export async function openDraft(
  act: Act,
  { planId, revision }: OpenedPlan,
): Promise<Result<AnnualPlan>> {
  const plan = (await annualPlansOf(act.trx, act.associationId)).find(({ id }) => id === planId);
  if (!plan) return missing("Sammanträdesplanen");
  if (plan.adopted) {
    return refused(`Planen för ${plan.year} är antagen och ändras inte.`, {
      ...{ rule: "KL-6-23", source: sources["KL-6-23"] },
    });
  }
  if (plan.revision !== revision) {
    return refused(
      "Någon har sparat planen sedan du öppnade sidan. Det du skrev står kvar; jämför med det sparade och spara igen.",
      { rule: "inaktuell" },
    );
  }
  return accepted(plan);
}

/** Marks the draft as changed and tells the log what was done to it. */
async function changed(act: Act, plan: AnnualPlan, data: Json) {
  await act.trx
    .updateTable("annual_plan")
    .set({ revision: plan.revision + 1, at: act.at, by_person_id: act.actor.personId })
    .where("id", "=", plan.id)
    .execute();
  act.record({ kind: "annualPlan.changed", subject: subjectOf(plan.id), data, ground: null });
  return accepted({ id: plan.id });
}

export type SavePlanned = OpenedPlan & {
  /** Null = a new one. */
  plannedId: string | null;
  meeting: Omit<PlannedMeeting, "id">;
};

/** Adds a meeting to the draft, moves one, or changes its hours or place. */
export const savePlannedMeeting = command("changeAnnualPlan", async (act, input: SavePlanned) => {
  const found = await openDraft(act, input);
  if (!found.ok) return found;
  const { year, meetings } = found.value;
  const before = meetings.find(({ id }) => id === input.plannedId);
  if (input.plannedId !== null && !before) return missing("Sammanträdet i planen");
  const others = meetings.filter(({ id }) => id !== input.plannedId);
  const wrong = meetingRefusals(input.meeting, { year, others });
  if (wrong.length > 0) return refusedAll(wrong);
  if (before) {
    await act.trx
      .updateTable("annual_plan_meeting")
      .set(columnsOf(input.meeting))
      .where("id", "=", before.id)
      .execute();
  } else {
    await insertPlanned(act, found.value.id, act.newId(), input.meeting);
  }
  return changed(act, found.value, { was: before ?? null, is: input.meeting } as Json);
});

/** Takes a meeting out of the draft. */
export const removePlannedMeeting = command(
  "changeAnnualPlan",
  async (act, input: OpenedPlan & { plannedId: string }) => {
    const found = await openDraft(act, input);
    if (!found.ok) return found;
    const before = found.value.meetings.find(({ id }) => id === input.plannedId);
    if (!before) return missing("Sammanträdet i planen");
    await act.trx.deleteFrom("annual_plan_meeting").where("id", "=", before.id).execute();
    return changed(act, found.value, { was: before, is: null } as Json);
  },
);

export type ChangeSettings = OpenedPlan & {
  settings: PlanSettings;
  /** Throw away the meetings and propose them anew. */
  isAnew: boolean;
};

/** Changes when nobody meets and what is usual; the meetings stay, or are proposed anew. */
export const changePlanSettings = command(
  "changeAnnualPlan",
  async (act, input: ChangeSettings) => {
    const found = await openDraft(act, input);
    if (!found.ok) return found;
    const { settings } = input;
    const wrong = settingsRefusals(settings);
    if (wrong.length > 0) return refusedAll(wrong);
    const { id, year } = found.value;
    await act.trx
      .updateTable("annual_plan")
      .set({ settings: JSON.stringify(settings) })
      .where("id", "=", id)
      .execute();
    if (!input.isAnew) return changed(act, found.value, { settings } as Json);
    const plans = await annualPlansOf(act.trx, act.associationId);
    const proposed = await proposal(act, plans, { year, settings });
    if (!proposed.ok) return proposed;
    await act.trx.deleteFrom("annual_plan_meeting").where("plan_id", "=", id).execute();
    await insertMeetings(act, id, proposed.value);
    return changed(act, found.value, { settings, meetings: proposed.value } as Json);
  },
);

/** Throws the draft away; the log keeps what it said. */
export const discardAnnualPlan = command("changeAnnualPlan", async (act, input: OpenedPlan) => {
  const found = await openDraft(act, input);
  if (!found.ok) return found;
  const { id } = found.value;
  await act.trx.deleteFrom("annual_plan_meeting").where("plan_id", "=", id).execute();
  await act.trx.deleteFrom("annual_plan").where("id", "=", id).execute();
  const data = found.value as Json;
  act.record({ kind: "annualPlan.discarded", subject: subjectOf(id), data, ground: null });
  return accepted({ id });
});
