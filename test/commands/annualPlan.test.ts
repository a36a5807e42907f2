import { expect } from "vitest";
import { adoptAnnualPlan, findingsOfPlan } from "#app/commands/adoptAnnualPlan.server.ts";
import {
  changePlanSettings,
  discardAnnualPlan,
  draftAnnualPlan,
  removePlannedMeeting,
  savePlannedMeeting,
} from "#app/commands/annualPlan.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import type { AnnualPlan } from "#app/domain/annualPlan/plan.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";
import { annualPlanOf, meetingsOfYear } from "#db/queries/annualPlans.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const today = legalDate("2026-03-02");

async function drafted(office: TestOffice, b: TestBoard, year = 2027) {
  value(await draftAnnualPlan(office, b.as("secretary"), { year }));
  return current(office, b, year);
}

async function current(office: TestOffice, b: TestBoard, year = 2027): Promise<AnnualPlan> {
  const plan = await annualPlanOf(office.db, b.associationId, year);
  if (!plan) throw new Error("No plan");
  return plan;
}

const opened = ({ id, revision }: AnnualPlan) => ({ planId: id, revision });

const meeting = (
  date: string,
  kind: MeetingKind = "ordinary",
  startsAt: string | null = "13:00",
) => ({
  ...{ kind, date: legalDate(date), startsAt, endsAt: null, place: "Älvsta" },
});

async function adopting(office: TestOffice, b: TestBoard) {
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  return { meetingId, number: 2 };
}

onEachDatabase("a plan is proposed, changed, adopted, and its meetings stand", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const secretary = b.as("secretary");
  let plan = await drafted(office, b);
  expect(plan.meetings.map(({ kind }) => kind)).toEqual([
    ...["annual_report", "constituting", "ordinary", "budget"],
  ]);
  expect(await findingsOfPlan(office.db, b.associationId, plan, today)).toEqual([]);
  const [, , autumn] = plan.meetings;
  if (!autumn) throw new Error("No meeting in the autumn");
  value(
    await savePlannedMeeting(office, secretary, {
      ...{ ...opened(plan), plannedId: autumn.id },
      meeting: meeting("2027-09-22"),
    }),
  );
  plan = await current(office, b);
  value(
    await savePlannedMeeting(office, secretary, {
      ...{ ...opened(plan), plannedId: null, meeting: meeting("2027-05-25") },
    }),
  );
  plan = await current(office, b);
  const paragraf = await adopting(office, b);
  value(await adoptAnnualPlan(office, secretary, { ...opened(plan), ...paragraf }));
  const made = await meetingsOfYear(office.db, b.associationId, 2027);
  expect(made.map(({ date, kind, startsAt, place }) => [date, kind, startsAt, place])).toEqual(
    plan.meetings.map(({ date, kind, startsAt, place }) => [date, kind, startsAt, place]),
  );
  expect(made.map(({ date }) => date)).toContain("2027-09-22");
  expect((await current(office, b)).adopted).toMatchObject({ ...paragraf, meetingDate: today });
  const again = await adoptAnnualPlan(office, secretary, { ...opened(plan), ...paragraf });
  expect(refusal(again)).toBe("Planen för 2027 är antagen och ändras inte.");
});

onEachDatabase("the year's duties stand on the dagordningar of the meetings", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const plan = await drafted(office, b);
  const paragraf = await adopting(office, b);
  value(await adoptAnnualPlan(office, b.as("secretary"), { ...opened(plan), ...paragraf }));
  const rows = await office.db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .innerJoin("preparation", "preparation.item_id", "item.id")
    .select(["meeting.kind", "preparation.type", "preparation.duty"])
    .where("meeting.date", ">=", "2027-01-01")
    .execute();
  const typesOf = (kind: MeetingKind) =>
    rows.filter((row) => row.kind === kind).map(({ type }) => type);
  expect(typesOf("annual_report")).toContain("arsredovisning");
  expect(typesOf("constituting")).toEqual(
    expect.arrayContaining(["attestordning", "delegationsordning"]),
  );
  expect(typesOf("ordinary")).toEqual(expect.arrayContaining(["delarsbokslut", "samrad"]));
  expect(typesOf("budget")).toEqual(expect.arrayContaining(["budget", "intern-kontroll"]));
  // The standing dagordning brings them: they are not put there twice.
  for (const [kind, type] of [
    ["budget", "budget"],
    ["annual_report", "arsredovisning"],
  ] as const) {
    expect(typesOf(kind).filter((one) => one === type)).toHaveLength(1);
  }
  const duties = rows.flatMap(({ duty }) => (duty === null ? [] : [duty]));
  expect(new Set(duties).size).toBe(duties.length);
});

onEachDatabase("a meeting that is planned already is not planned twice", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const plan = await drafted(office, b);
  const [first] = plan.meetings;
  if (!first) throw new Error("No meeting");
  const { kind, date, startsAt, place } = first;
  value(await planMeeting(office, b.as("secretary"), { kind, date, startsAt, place }));
  const paragraf = await adopting(office, b);
  value(await adoptAnnualPlan(office, b.as("secretary"), { ...opened(plan), ...paragraf }));
  const made = await meetingsOfYear(office.db, b.associationId, 2027);
  expect(made).toHaveLength(plan.meetings.length);
  expect(made[0]?.plannedId).toBe(first.id);
});

onEachDatabase("what cannot be is refused, each with its sentence", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const secretary = b.as("secretary");
  const year = async (asked: number) =>
    refusal(await draftAnnualPlan(office, secretary, { year: asked }));
  expect(await year(2026)).toBe("Planen görs för ett kommande år: 2027 till 2029.");
  const plan = await drafted(office, b);
  expect(await year(2027)).toBe("Det finns redan ett utkast för 2027. Ändra det.");
  const save = async (about: Parameters<typeof savePlannedMeeting>[2]["meeting"]) =>
    refusal(
      await savePlannedMeeting(office, secretary, {
        ...opened(plan),
        plannedId: null,
        meeting: about,
      }),
    );
  expect(await save(meeting("2028-03-01"))).toContain("ligger inte i 2027");
  expect(await save({ ...meeting("2027-06-01"), endsAt: "12:00" })).toBe(
    "Sammanträdet slutar före det börjar 13:00.",
  );
  expect(await save({ ...meeting("2027-06-01", "ordinary", null), endsAt: "12:00" })).toContain(
    "Ange när",
  );
  const there = plan.meetings[0]?.date ?? "";
  expect(await save(meeting(there, "extra", "09:30"))).toContain("två platser samtidigt");
  const stale = { planId: plan.id, revision: plan.revision + 1, plannedId: null };
  expect(
    refusal(
      await savePlannedMeeting(office, secretary, { ...stale, meeting: meeting("2027-06-01") }),
    ),
  ).toContain("Någon har sparat planen");
  const settings = { ...plan.settings, closings: [{ name: "x", from: "02-30", to: "03-01" }] };
  expect(
    refusal(
      await changePlanSettings(office, secretary, { ...opened(plan), settings, isAnew: false }),
    ),
  ).toContain("”02-30” är ingen dag");
  expect(refusal(await draftAnnualPlan(office, b.as("third"), { year: 2028 }))).toContain(
    "får påbörja",
  );
  expect((await current(office, b)).meetings).toEqual(plan.meetings);
});

onEachDatabase(
  "an empty plan is not adopted, nor one by a paragraf that is none",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    let plan = await drafted(office, b);
    for (const { id: plannedId } of plan.meetings) {
      value(await removePlannedMeeting(office, secretary, { ...opened(plan), plannedId }));
      plan = await current(office, b);
    }
    const paragraf = await adopting(office, b);
    const adopt = async (about: Partial<typeof paragraf>) =>
      refusal(await adoptAnnualPlan(office, secretary, { ...opened(plan), ...paragraf, ...about }));
    expect(await adopt({})).toContain("Planen har inga sammanträden");
    expect(await adopt({ number: 99 })).toContain("§ 99 finns inte");
    expect(await adopt({ meetingId: await planned(office, b, "2026-05-04") })).toContain(
      "har inte hållits",
    );
    expect(await adopt({ meetingId: "another" })).toContain("Välj det sammanträde");
  },
);

onEachDatabase(
  "last year's plan is the rhythm of the next, and a paragraf adopts one",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const first = await drafted(office, b);
    const paragraf = await adopting(office, b);
    value(await adoptAnnualPlan(office, secretary, { ...opened(first), ...paragraf }));
    const next = await drafted(office, b, 2028);
    const budget = (plan: AnnualPlan) => plan.meetings.find(({ kind }) => kind === "budget")?.date;
    expect([budget(first), budget(next)]).toEqual(["2027-11-01", "2028-10-30"]);
    expect(next.meetings.some(({ kind }) => kind === "constituting")).toBe(false);
    const twice = await adoptAnnualPlan(office, secretary, { ...opened(next), ...paragraf });
    expect(refusal(twice)).toContain("har redan antagit planen för 2027");
    const closings = [...next.settings.closings, { name: "höstlovet", from: "10-26", to: "11-01" }];
    const settings = { ...next.settings, closings };
    value(await changePlanSettings(office, secretary, { ...opened(next), settings, isAnew: true }));
    const anew = await current(office, b, 2028);
    expect(budget(anew)).toBe("2028-10-23");
    value(await discardAnnualPlan(office, secretary, opened(anew)));
    expect(await annualPlanOf(office.db, b.associationId, 2028)).toBeNull();
    const events = await office.db.selectFrom("event").select("kind").orderBy("seq").execute();
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith("annualPlan"))).toEqual([
      ...["annualPlan.drafted", "annualPlan.adopted", "annualPlan.drafted"],
      ...["annualPlan.changed", "annualPlan.discarded"],
    ]);
  },
);
