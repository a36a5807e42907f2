/** The sammanträdesplaner of a förbund, and what a plan is proposed from and checked against. */
import type { Kysely } from "kysely";
import type { Engagement } from "#app/domain/annualPlan/collisions.ts";
import { type AnnualPlan, inOrder, type PlanSettings } from "#app/domain/annualPlan/plan.ts";
import { dateText, type LegalDate } from "#app/domain/calendar.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** Every plan of the förbund, the latest year first. */
export async function annualPlansOf(db: Db, associationId: string): Promise<AnnualPlan[]> {
  const plans = await db
    .selectFrom("annual_plan")
    .leftJoin("annual_plan_adoption", "annual_plan_adoption.plan_id", "annual_plan.id")
    .leftJoin("meeting", "meeting.id", "annual_plan_adoption.meeting_id")
    .select(["annual_plan.id", "year", "annual_plan.revision", "settings"])
    .select(["annual_plan_adoption.meeting_id", "number", "meeting.date"])
    .where("annual_plan.association_id", "=", associationId)
    .orderBy("year", "desc")
    .execute();
  const meetings = await db
    .selectFrom("annual_plan_meeting")
    .selectAll()
    .where("association_id", "=", associationId)
    .execute();
  return plans.map((row) => ({
    ...{ id: row.id, year: row.year, revision: row.revision },
    settings: JSON.parse(row.settings) as PlanSettings,
    meetings: inOrder(
      meetings
        .filter(({ plan_id }) => plan_id === row.id)
        .map(({ id, kind, date, starts_at, ends_at, place }) => ({
          ...{ id, kind, date: date as LegalDate, place },
          ...{ startsAt: starts_at, endsAt: ends_at },
        })),
    ),
    adopted:
      row.meeting_id === null || row.number === null || row.date === null
        ? null
        : {
            ...{ meetingId: row.meeting_id, number: row.number },
            meetingDate: row.date as LegalDate,
          },
  }));
}

/** The plan of a year; null when none is begun. */
export const annualPlanOf = async (
  db: Db,
  associationId: string,
  year: number,
): Promise<AnnualPlan | null> =>
  (await annualPlansOf(db, associationId)).find((plan) => plan.year === year) ?? null;

/** A meeting of a year as it stands, whether or not it came from a plan. */
export type YearMeeting = {
  id: string;
  slug: string;
  kind: MeetingKind;
  date: LegalDate;
  startsAt: string | null;
  endsAt: string | null;
  place: string;
  /** Why it is called off; null when it is not. */
  cancelled: string | null;
  /** The planned meeting that it was made from. */
  plannedId: string | null;
};

/** The meetings of a calendar year, by day, those that are called off among them. */
export async function meetingsOfYear(
  db: Db,
  associationId: string,
  year: number,
): Promise<YearMeeting[]> {
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("meeting_cancellation", "meeting_cancellation.meeting_id", "meeting.id")
    .leftJoin("annual_plan_made", "annual_plan_made.meeting_id", "meeting.id")
    .select(["meeting.id", "slug", "kind", "date", "starts_at", "ends_at", "place"])
    .select(["meeting_cancellation.ground as cancelled", "annual_plan_made.planned_id"])
    .where("meeting.association_id", "=", associationId)
    .where("date", ">=", `${year}-01-01`)
    .where("date", "<=", `${year}-12-31`)
    .orderBy("date")
    .orderBy("slug")
    .execute();
  return rows.map(({ starts_at, ends_at, planned_id, ...row }) => ({
    ...{ ...row, date: row.date as LegalDate, startsAt: starts_at, endsAt: ends_at },
    plannedId: planned_id,
  }));
}

/** The next meetings of the råd in a year, with the people of the förbund's register who were there last. */
export async function councilEngagements(
  db: Db,
  associationId: string,
  year: number,
): Promise<Engagement[]> {
  const rows = await db
    .selectFrom("notes")
    .innerJoin("council", "council.id", "notes.council_id")
    .leftJoin("notes_participant", "notes_participant.notes_id", "notes.id")
    .leftJoin("person", (join) =>
      join
        .onRef("person.name", "=", "notes_participant.name")
        .onRef("person.association_id", "=", "notes.association_id"),
    )
    .select(["notes.id", "notes.next_on", "council.name as council", "person.name as person"])
    .where("notes.association_id", "=", associationId)
    .where("notes.next_on", ">=", `${year}-01-01`)
    .where("notes.next_on", "<=", `${year}-12-31`)
    .orderBy("notes.next_on")
    .orderBy("person.name")
    .execute();
  return [...new Set(rows.map(({ id }) => id))].map((notesId) => {
    const own = rows.filter(({ id }) => id === notesId);
    const date = own[0]?.next_on as LegalDate;
    return {
      ...{ date, startsAt: null, endsAt: null },
      what: `${own[0]?.council}s möte ${dateText(date)}`,
      people: own.flatMap(({ person }) => (person === null ? [] : [person])),
    };
  });
}

/** Whether the meeting was made from an adopted sammanträdesplan, so that its day is known to those it concerns. */
export const isFromAnnualPlan = async (db: Db, meetingId: string): Promise<boolean> =>
  (await db
    .selectFrom("annual_plan_made")
    .select("planned_id")
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst()) !== undefined;
