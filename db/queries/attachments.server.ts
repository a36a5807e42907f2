/** Bilagor: who cites them, which have gone, and which may not be read by everyone. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import { type Hindrance, isHindrance } from "#app/domain/hindrances.ts";
import type { ItemElsewhere } from "#app/domain/minutes.ts";
import type { KeptSign, PersonalSign, PlacedWords } from "#app/domain/paperPersonal.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** A bilaga's row within its förbund; undefined when it is another förbund's. */
export const attachmentRow = (db: Db, associationId: string, attachmentId: string) =>
  db
    .selectFrom("attachment")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("id", "=", attachmentId)
    .executeTakeFirst();

/** The bilagor that lie to an ärende besides those its text mentions, in the order they were uploaded. */
export const citationsOf = (db: Db, meetingId: string) =>
  db
    .selectFrom("citation")
    .innerJoin("attachment", "attachment.id", "citation.attachment_id")
    .select(["citation.item_id as itemId", "attachment.id as attachmentId"])
    .where("attachment.meeting_id", "=", meetingId)
    .orderBy("attachment.position")
    .execute();

/** The bilagor that were taken away after the kallelse; their numbers are not given out again. */
export const removedAttachments = (db: Db, meetingId: string) =>
  db
    .selectFrom("attachment_removal")
    .leftJoin("person", "person.id", "attachment_removal.by_person_id")
    .select(["label", "attachment_removal.title", "ground", "at", "person.name as byName"])
    .where("meeting_id", "=", meetingId)
    .orderBy("at")
    .execute();

/** The standing marks that a bilaga may not be read by everyone; one that was released is not among them. */
const standingWithholdings = (db: Db) =>
  db
    .selectFrom("withholding")
    .leftJoin("withholding_release", "withholding_release.withholding_id", "withholding.id")
    .where("withholding_release.withholding_id", "is", null);

/** The marks of a meeting's bilagor: on what ground, when and by whom. */
export const withholdingsOf = (db: Db, meetingId: string) =>
  standingWithholdings(db)
    .innerJoin("attachment", "attachment.id", "withholding.attachment_id")
    .leftJoin("person", "person.id", "withholding.by_person_id")
    .select([
      "withholding.id",
      "withholding.attachment_id as attachmentId",
      "withholding.ground",
      "withholding.at",
      "person.name as byName",
    ])
    .where("attachment.meeting_id", "=", meetingId)
    .execute();

/** The standing mark of one bilaga; undefined when everyone may read it. */
export const withholdingOf = (db: Db, attachmentId: string) =>
  standingWithholdings(db)
    .select(["withholding.id", "withholding.ground"])
    .where("withholding.attachment_id", "=", attachmentId)
    .executeTakeFirst();

/** Ärenden of the förbund's other meetings that a text refers to. Another förbund's are not there. */
export async function itemsElsewhere(
  db: Db,
  associationId: string,
  ids: readonly string[],
): Promise<ItemElsewhere[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .select((eb) => [
      "item.id",
      "item.number",
      "item.year",
      "item.heading",
      "meeting.date",
      "approved_minutes.approved_on",
      eb
        .selectFrom("notice_posting")
        .whereRef("notice_posting.meeting_id", "=", "meeting.id")
        .where("notice_posting.item_id", "is", null)
        .select(({ fn }) => fn.min("notice_posting.posted_on").as("on"))
        .as("posted_on"),
    ])
    .where("item.association_id", "=", associationId)
    .where("item.id", "in", [...ids])
    .execute();
  return rows.map(({ id, number, year, heading, date, approved_on, posted_on }) => ({
    id,
    number,
    year,
    heading,
    date: date as LegalDate,
    isPublished: approved_on !== null && posted_on !== null,
  }));
}

/** What was found in the files of a meeting's bilagor when they were uploaded, by the file's hash. */
async function marksOfMeeting(db: Db, meetingId: string): Promise<Map<string, FileMark[]>> {
  const rows = await db
    .selectFrom("attachment")
    .innerJoin("paper_hindrance", (join) =>
      join
        .onRef("paper_hindrance.sha256", "=", "attachment.sha256")
        .onRef("paper_hindrance.association_id", "=", "attachment.association_id"),
    )
    .select(["paper_hindrance.sha256", "paper_hindrance.name"])
    .where("attachment.meeting_id", "=", meetingId)
    .orderBy("paper_hindrance.name")
    .execute();
  const found = new Map<string, FileMark[]>();
  for (const { sha256, name } of rows) found.set(sha256, [...(found.get(sha256) ?? []), name]);
  return found;
}

type FileMark = Hindrance | KeptSign;

/** What keeps somebody from reading the bilagor of a meeting, by the file's hash. */
export async function hindrancesOfMeeting(
  db: Db,
  meetingId: string,
): Promise<Map<string, Hindrance[]>> {
  const marks = [...(await marksOfMeeting(db, meetingId))]
    .map(([sha256, names]) => [sha256, names.filter(isHindrance)] as const)
    .filter(([, names]) => names.length > 0);
  return new Map(marks);
}

/** What may show a person in the bilagor of a meeting without being words, by the file's hash. */
export async function signsOfMeeting(
  db: Db,
  meetingId: string,
): Promise<Map<string, PersonalSign[]>> {
  const isSign = (name: FileMark) => name === "signature" || name === "scanned";
  const marks = [...(await marksOfMeeting(db, meetingId))]
    .map(([sha256, names]) => [sha256, names.filter(isSign)] as const)
    .filter(([, names]) => names.length > 0);
  return new Map(marks);
}

/** The workbooks of a meeting's bilagor that were looked through, by the file's hash. */
export async function cellsOfMeeting(
  db: Db,
  meetingId: string,
): Promise<Map<string, { cells: PlacedWords[]; isWhole: boolean }>> {
  const rows = await db
    .selectFrom("attachment")
    .innerJoin("paper_cells", (join) =>
      join
        .onRef("paper_cells.sha256", "=", "attachment.sha256")
        .onRef("paper_cells.association_id", "=", "attachment.association_id"),
    )
    .select(["paper_cells.sha256", "paper_cells.cells", "paper_cells.is_whole"])
    .where("attachment.meeting_id", "=", meetingId)
    .execute();
  return new Map(
    rows.map(({ sha256, cells, is_whole }) => [
      sha256,
      { cells: JSON.parse(cells) as PlacedWords[], isWhole: is_whole === 1 },
    ]),
  );
}
