/** What the pages of the sammanträdesplan read, and how their forms are read. */

import { annualPlanOf, annualPlansOf, meetingsOfYear } from "#db/queries/annualPlans.server.ts";
import { rulesOn } from "#db/queries/associations.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { adoptAnnualPlan, findingsOfPlan } from "../../../commands/adoptAnnualPlan.server.ts";
import {
  changePlanSettings,
  discardAnnualPlan,
  draftAnnualPlan,
  removePlannedMeeting,
  savePlannedMeeting,
} from "../../../commands/annualPlan.server.ts";
import { placedDuties } from "../../../domain/annualPlan/placeDuties.ts";
import type { AnnualPlan } from "../../../domain/annualPlan/plan.ts";
import { may } from "../../../domain/authority.ts";
import { dateOf, type LegalDate, parts } from "../../../domain/calendar.ts";
import { dutiesOf } from "../../../domain/duties.ts";
import type { MeetingKind } from "../../../domain/minutes.ts";
import type { Result } from "../../../domain/result.ts";
import { defaultBoardRules } from "../../../domain/rules.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { CLOSINGS } from "../../../ui/annualPlanForms.tsx";
import { meetingKindNames } from "../../../ui/wording.ts";

/** Where the pages of the sammanträdesplan are. */
export const homeOf = ({ association }: Desk): string =>
  `/forbund/${association.slug}/sammantradesplan`;

/** The plans of the förbund, and the year that the next one is for. */
export async function plansPage(desk: Desk) {
  const { office, association, actor, today } = desk;
  const plans = await annualPlansOf(office.db, association.id);
  const latest = Math.max(parts(today).year, ...plans.map(({ year }) => year));
  return {
    ...{ home: homeOf(desk), formId: crypto.randomUUID() },
    calendar: `/forbund/${association.slug}/kalender`,
    mayDraft: may.draftAnnualPlan(actor),
    nextYear: latest + 1,
    plans: plans.map(({ year, meetings, adopted }) => ({
      ...{ year, adopted, count: meetings.length },
    })),
  };
}

/** The law's days of a year, for the wheel; several on one day are told together. */
function lawDaysOf(year: number, rules: { interimReport: boolean }) {
  const due = dutiesOf(year, rules).filter(
    ({ dueOn, type }) => dueOn !== null && type !== "samrad",
  );
  return due.map(({ dueOn, heading }) => ({
    ...{ date: dueOn as LegalDate, what: heading.charAt(0).toLowerCase() + heading.slice(1) },
  }));
}

/** One year's plan with all that is shown of it; null when none is begun. */
export async function planPage(desk: Desk, year: number) {
  const { office, association, actor, today } = desk;
  const plan = await annualPlanOf(office.db, association.id, year);
  if (!plan) return null;
  const rules =
    (await rulesOn(office.db, association.id, dateOf(year, 1, 1))) ?? defaultBoardRules(1);
  const standing = await meetingsOfYear(office.db, association.id, year);
  const duties = placedDuties(year, rules, plan.meetings);
  const meetings = plan.meetings.map((one) => {
    const made = standing.find(({ plannedId }) => plannedId === one.id);
    const own = duties.filter(({ meetingId }) => meetingId === one.id);
    return {
      ...one,
      duties: own.map(({ duty: { heading, dueOn, source } }) => ({ heading, dueOn, source })),
      href: made ? `/forbund/${association.slug}/sammantraden/${made.slug}` : null,
      cancelled: made?.cancelled ?? null,
    };
  });
  const held = await meetingList(office.db, association.id);
  return {
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), today, plan, meetings },
    findings: await findingsOfPlan(office.db, association.id, asItStands(plan, standing), today),
    lawDays: lawDaysOf(year, rules),
    mayChange: plan.adopted === null && may.changeAnnualPlan(actor),
    held: held
      .filter(({ date }) => date <= today)
      .map(({ id, date }) => ({ id, date: date as LegalDate })),
    suggested: await suggestedParagraf(desk),
  };
}

export type PlanPage = NonNullable<Awaited<ReturnType<typeof planPage>>>;

/** A plan that is adopted is checked as its meetings stand now: one that is called off takes nothing up. */
export function asItStands(
  plan: AnnualPlan,
  standing: Awaited<ReturnType<typeof meetingsOfYear>>,
): AnnualPlan {
  if (plan.adopted === null) return plan;
  const meetings = standing
    .filter(({ cancelled }) => cancelled === null)
    .map(({ id, plannedId, kind, date, startsAt, endsAt, place }) => {
      return { id: plannedId ?? id, kind, date, startsAt, endsAt, place };
    });
  return { ...plan, meetings };
}

/** What the heading of the ärende that adopts a plan says: "Sammanträdestider", "Sammanträdesplan 2027". */
const planWords = ["sammanträdest", "sammanträdesplan"];

/** A paragraf adopts one plan: one that has is not offered again. */
async function suggestedParagraf({ office, association }: Desk) {
  const suggested = await latestParagrafAbout(office.db, association.id, planWords);
  const plans = await annualPlansOf(office.db, association.id);
  const isUsed = plans.some(
    ({ adopted }) =>
      adopted?.meetingId === suggested?.meetingId && adopted?.number === suggested?.number,
  );
  return isUsed ? null : suggested;
}

const notTried = (form: FormReader): Result<never> => ({ ok: false, refusals: form.refusals });

const opened = (form: FormReader) => ({
  planId: form.raw("planId"),
  revision: form.integer("revision", "planens version"),
});

type Handler = (desk: Desk, form: FormReader, formId: string) => Promise<Result<unknown>>;

const kinds = Object.keys(meetingKindNames) as MeetingKind[];

const saveMeeting: Handler = async ({ office, caller }, form, formId) => {
  const date = form.date("date", "dagen för sammanträdet");
  const meeting = {
    kind: form.choice("kind", "vilket slags sammanträde det är", kinds),
    startsAt: form.optionalTime("startsAt", "starttiden"),
    endsAt: form.optionalTime("endsAt", "sluttiden"),
    place: form.text("place", { label: "platsen", optional: true }),
  };
  const plan = opened(form);
  if (form.refusals.length > 0 || !date) return notTried(form);
  const plannedId = form.raw("plannedId") || null;
  const input = { ...plan, plannedId, meeting: { ...meeting, date } };
  return savePlannedMeeting(office, caller, input, formId);
};

const saveSettings =
  (isAnew: boolean): Handler =>
  async ({ office, caller }, form, formId) => {
    const line = (name: string, label: string) => form.text(name, { label, optional: true });
    const closings = CLOSINGS.map((number) => ({
      name: line(`closingName-${number}`, "uppehållets namn"),
      from: line(`closingFrom-${number}`, "första dagen"),
      to: line(`closingTo-${number}`, "sista dagen"),
    })).filter(({ name, from, to }) => `${name}${from}${to}` !== "");
    const settings = {
      closings: closings.map((one) => ({ ...one, name: one.name || "uppehållet" })),
      startsAt: form.time("usualStart", "när ni oftast börjar"),
      endsAt: form.time("usualEnd", "när ni oftast slutar"),
      place: line("usualPlace", "platsen"),
    };
    const plan = opened(form);
    if (form.refusals.length > 0) return notTried(form);
    // Two buttons, one form: each press is an act of its own.
    const key = `${formId}-${isAnew}`;
    return changePlanSettings(office, caller, { ...plan, settings, isAnew }, key);
  };

const adopt: Handler = async ({ office, caller }, form, formId) => {
  const number = form.integer("number", "paragrafen");
  const plan = opened(form);
  if (form.refusals.length > 0) return notTried(form);
  const input = { ...plan, meetingId: form.raw("meetingId"), number };
  return adoptAnnualPlan(office, caller, input, formId);
};

const handlers: Record<string, Handler> = {
  mote: saveMeeting,
  "ta-bort": ({ office, caller }, form, formId) =>
    removePlannedMeeting(
      office,
      caller,
      { ...opened(form), plannedId: form.raw("plannedId") },
      formId,
    ),
  vanor: saveSettings(false),
  "foresla-om": saveSettings(true),
  anta: adopt,
  kasta: ({ office, caller }, form, formId) =>
    discardAnnualPlan(office, caller, opened(form), formId),
};

/** Does what the form of a year's plan asks. */
export function handlePlanForm(desk: Desk, form: FormReader): Promise<Result<unknown>> {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw new Response(null, { status: 400 });
  return handler(desk, form, form.raw("formular"));
}

/** Begins the plan of the year that the form names. */
export async function startPlan(desk: Desk, form: FormReader): Promise<Result<{ year: number }>> {
  const year = form.integer("year", "året");
  if (form.refusals.length > 0) return notTried(form);
  return draftAnnualPlan(desk.office, desk.caller, { year }, form.raw("formular"));
}
