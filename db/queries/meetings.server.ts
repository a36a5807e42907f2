import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import type {
  Item,
  ItemKind,
  Minutes,
  Person,
  Presence,
  Section,
  Stance,
} from "#app/domain/minutes.ts";
import { citedAttachments, mentionedItems } from "#app/domain/references.ts";
import type {
  Database,
  ItemTable,
  MeetingTable,
  PresenceTable,
  SectionTable,
  StanceTable,
} from "../schema.ts";
import { partsAtOnce } from "./approval.server.ts";
import { rulesOn } from "./associations.server.ts";
import { citationsOf, itemsElsewhere } from "./attachments.server.ts";
import { registerOf } from "./people.server.ts";
import { proceedingsOf } from "./proceedings.server.ts";

type Db = Kysely<Database>;

/** A meeting's row within its förbund; undefined when the address names another förbund's. */
export const meetingRow = (db: Db, associationId: string, meetingId: string) =>
  db
    .selectFrom("meeting")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("id", "=", meetingId)
    .executeTakeFirst();

/** Why and when a meeting was called off; undefined when it was not. */
export const cancellationOf = (db: Db, meetingId: string) =>
  db
    .selectFrom("meeting_cancellation")
    .select(["ground", "at"])
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst();

/** A meeting by its id alone, whichever förbund it is in: for the command line, never for a page. */
export const meetingAnywhere = (db: Db, meetingId: string) =>
  db
    .selectFrom("meeting")
    .select(["association_id", "slug"])
    .where("id", "=", meetingId)
    .executeTakeFirst();

/** A meeting by its address part, with those who must approve its protokoll: ordförande and justerare. */
export async function meetingBySlug(db: Db, associationId: string, slug: string) {
  const row = await db
    .selectFrom("meeting")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("slug", "=", slug)
    .executeTakeFirst();
  if (!row) return null;
  const { adjusterIds } = await besides(db, row.id);
  const approverIds = [row.chair_id, ...adjusterIds].filter((id) => id !== null);
  return { ...row, approverIds };
}

/** Meetings of a förbund, latest first, with what the list shows of each. */
export async function meetingList(db: Db, associationId: string) {
  return db
    .selectFrom("meeting")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .leftJoin("meeting_cancellation", "meeting_cancellation.meeting_id", "meeting.id")
    .select((eb) => [
      "meeting.id",
      "meeting.slug",
      "meeting.kind",
      "meeting.date",
      "meeting.starts_at",
      "meeting.place",
      "meeting.imported",
      "approved_minutes.approved_on",
      "meeting_cancellation.ground as cancelled",
      eb
        .selectFrom("item")
        .whereRef("item.meeting_id", "=", "meeting.id")
        .select(({ fn }) => fn.min("item.number").as("n"))
        .as("first_number"),
      eb
        .selectFrom("item")
        .whereRef("item.meeting_id", "=", "meeting.id")
        .select(({ fn }) => fn.max("item.number").as("n"))
        .as("last_number"),
    ])
    .where("meeting.association_id", "=", associationId)
    .orderBy("meeting.date", "desc")
    .orderBy("meeting.slug", "desc")
    .execute();
}

/** What has happened to a meeting: summoned, opened, closed, each with who and when. */
export async function stepsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom("meeting_step")
    .leftJoin("person", "person.id", "meeting_step.by_person_id")
    .select(["step", "clock", "at", "person.name as byName"])
    .where("meeting_id", "=", meetingId)
    .execute();
  const step = (name: "summoned" | "opened" | "closed") =>
    rows.find((r) => r.step === name) ?? null;
  return { summoned: step("summoned"), opened: step("opened"), closed: step("closed") };
}

/** The facts of a meeting as the domain reads them; null when it is not in this förbund. */
export async function minutesOf(
  db: Db,
  associationId: string,
  meetingId: string,
): Promise<Minutes | null> {
  const meeting = await meetingRow(db, associationId, meetingId);
  if (!meeting) return null;
  const association = await db
    .selectFrom("association")
    .select(["name", "kept_at"])
    .where("id", "=", associationId)
    .executeTakeFirstOrThrow();
  const register = await registerOf(db, associationId);
  const rules = await rulesOn(db, associationId, meeting.date as LegalDate);
  const presences = await presencesOf(db, meetingId);
  const { adjusterIds, attachments } = await besides(db, meetingId);
  const items = await itemsOf(db, meetingId);
  const mentioned = mentionedItems(items.flatMap(({ sections }) => sections));
  const outside = mentioned.filter((id) => !items.some((item) => item.id === id));
  return {
    meetingId,
    associationName: association.name,
    organ: "Styrelsen",
    keptAt: association.kept_at,
    ...meetingFacts(meeting),
    seatCount: rules?.seatCount ?? register.seats.length,
    members: register.members,
    seats: register.seats,
    mandates: register.mandates,
    persons: register.persons.map(personOf),
    presences,
    adjusterIds,
    attachments,
    atOnceIds: (await partsAtOnce(db, meetingId)).map(({ itemId }) => itemId),
    elsewhere: await itemsElsewhere(db, associationId, outside),
    items,
  };
}

function meetingFacts(meeting: MeetingTable) {
  return {
    kind: meeting.kind,
    date: meeting.date as LegalDate,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    place: meeting.place,
    isPublic: meeting.is_public === 1,
    publicNoticeOn: meeting.public_notice_on as LegalDate | null,
    consultation: meeting.consultation_on
      ? {
          on: meeting.consultation_on as LegalDate,
          participants: meeting.consultation_participants,
        }
      : null,
    distanceDecision: meeting.distance_decision,
    chairId: meeting.chair_id,
    secretaryId: meeting.secretary_id,
    paperNotice: null,
  };
}

const personOf = (p: Person): Person => ({
  id: p.id,
  name: p.name,
  organisation: p.organisation,
  title: p.title,
});

async function presencesOf(db: Db, meetingId: string): Promise<Presence[]> {
  const rows = await db
    .selectFrom("presence")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("from_position")
    .orderBy("id")
    .execute();
  return rows.map(presenceOf);
}

const presenceOf = (row: PresenceTable): Presence => ({
  id: row.id,
  personId: row.person_id,
  capacity: row.capacity,
  seatId: row.seat_id,
  fromPosition: row.from_position,
  toPosition: row.to_position,
  fromTime: row.from_time,
  toTime: row.to_time,
  mode: row.mode,
  ground: row.ground,
});

async function besides(db: Db, meetingId: string) {
  const adjusters = await db
    .selectFrom("adjuster")
    .select("person_id")
    .where("meeting_id", "=", meetingId)
    .orderBy("position")
    .execute();
  const attachments = await db
    .selectFrom("attachment")
    .select(["id", "label", "title", "sha256"])
    .where("meeting_id", "=", meetingId)
    .execute();
  return {
    adjusterIds: adjusters.map((a) => a.person_id),
    attachments: attachments.sort((a, b) => byLabel(a.label, b.label)),
  };
}

/** Bilaga 2 before bilaga 10. */
export const byLabel = (a: string, b: string) => a.localeCompare(b, "sv", { numeric: true });

/** A meeting's items in order, with text, decisions, citations, stances and beslutsgång. */
export async function itemsOf(db: Db, meetingId: string): Promise<Item[]> {
  const items = await db
    .selectFrom("item")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .orderBy("position")
    .execute();
  const sections = await db
    .selectFrom("section")
    .innerJoin("item", "item.id", "section.item_id")
    .selectAll("section")
    .where("item.meeting_id", "=", meetingId)
    .orderBy("section.position")
    .execute();
  const stances = await db
    .selectFrom("stance")
    .innerJoin("item", "item.id", "stance.item_id")
    .selectAll("stance")
    .where("item.meeting_id", "=", meetingId)
    .orderBy("stance.id")
    .execute();
  const citedBy = await citedLabels(db, meetingId);
  const proceedings = await proceedingsOf(db, meetingId);
  return items.map((item) => {
    const written = sections.filter((s) => s.item_id === item.id).map(sectionOf);
    return {
      ...itemOf(item),
      proceeding: proceedings.get(item.id) ?? emptyProceeding,
      sections: written,
      stances: stances.filter((s) => s.item_id === item.id).map(stanceOf),
      attachments: citedBy(item.id, written),
    };
  });
}

/** The labels that an ärende cites. A mention of a bilaga that is not there is left to the review. */
async function citedLabels(db: Db, meetingId: string) {
  const attachments = await db
    .selectFrom("attachment")
    .select(["id", "label"])
    .where("meeting_id", "=", meetingId)
    .execute();
  const citations = await citationsOf(db, meetingId);
  const labels = new Map(attachments.map(({ id, label }) => [id, label]));
  return (itemId: string, sections: Section[]) => {
    const besides = citations.filter((c) => c.itemId === itemId).map((c) => c.attachmentId);
    return citedAttachments(sections, besides)
      .flatMap((id) => labels.get(id) ?? [])
      .sort(byLabel);
  };
}

const itemOf = (row: ItemTable) => ({
  id: row.id,
  position: row.position,
  number: row.number,
  kind: row.kind as ItemKind,
  heading: row.heading,
  struck: row.struck_ground,
  financing: row.financing,
});

const sectionOf = (row: SectionTable): Section => ({
  body: row.body,
  lead: row.lead,
  clauses: JSON.parse(row.clauses) as string[],
  ...(row.tasks ? { tasks: JSON.parse(row.tasks) as Section["tasks"] } : {}),
});

/** The saved sections of one item in order. */
export async function sectionsOf(db: Db, itemId: string): Promise<Section[]> {
  const rows = await db
    .selectFrom("section")
    .selectAll()
    .where("item_id", "=", itemId)
    .orderBy("position")
    .execute();
  return rows.map(sectionOf);
}

const stanceOf = (row: StanceTable): Stance => ({
  personId: row.person_id,
  kind: row.kind,
  scope: row.scope,
  ground: row.ground,
  explanation: row.explanation,
  leftAt: row.left_at,
  returnedAt: row.returned_at,
});

/** An item's row within its förbund, with its meeting. */
export const itemRow = (db: Db, associationId: string, itemId: string) =>
  db
    .selectFrom("item")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("id", "=", itemId)
    .executeTakeFirst();

/** Highest § number given out in a calendar year; 0 before the first. */
export async function highestNumber(db: Db, associationId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom("item")
    .select(({ fn }) => fn.max("number").as("highest"))
    .where("association_id", "=", associationId)
    .where("year", "=", year)
    .executeTakeFirst();
  return row?.highest ?? 0;
}

/** The bilagor of a meeting with their files' facts. */
export async function attachmentsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom("attachment")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .execute();
  return rows.sort((a, b) => byLabel(a.label, b.label));
}
