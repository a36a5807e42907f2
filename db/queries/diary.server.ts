/** The diarium: the newest version of each handling, a page at a time, and what everybody may read of it. */
import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import {
  type DiaryEntry,
  type DiaryNumber,
  type PublicHandling,
  publicPart,
  wordsSought,
} from "#app/domain/diary/handling.ts";
import type { DiarySelection } from "#app/domain/diary/selection.ts";
import type { DiaryEntryTable, DiaryVersionTable } from "../schema/diary.ts";
import type { Database } from "../schema.ts";
import { publishedAddresses } from "./publicHandlings.server.ts";

type Db = Kysely<Database>;

/** The day from which the förbund keeps its diarium here; null = it does not. */
export async function diaryStart(db: Db, associationId: string): Promise<LegalDate | null> {
  const row = await db
    .selectFrom("diary_start")
    .select("from_date")
    .where("association_id", "=", associationId)
    .executeTakeFirst();
  return (row?.from_date as LegalDate | undefined) ?? null;
}

/** The förbund that keep their diarium here, by name. */
export const diaries = (db: Db) =>
  db
    .selectFrom("diary_start")
    .innerJoin("association", "association.id", "diary_start.association_id")
    .select(["association.slug", "association.name"])
    .orderBy("association.name")
    .execute();

type Tables = Database & { e: DiaryEntryTable; v: DiaryVersionTable; d: DiaryEntryTable };
type Rows = SelectQueryBuilder<Tables, "e" | "v" | "d", object>;

/** Each handling with its newest version, and the number of the akt's first handling where it has one. */
const newest = (db: Db, associationId: string) =>
  db
    .selectFrom("diary_entry as e")
    .innerJoin("diary_version as v", "v.entry_id", "e.id")
    .leftJoin("diary_entry as d", "d.id", "v.dossier_id")
    .where("e.association_id", "=", associationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("diary_version as w")
            .select("w.entry_id")
            .whereRef("w.entry_id", "=", "v.entry_id")
            .whereRef("w.revision", ">", "v.revision"),
        ),
      ),
    ) as unknown as Rows;

const columns = [
  ...(["e.id", "e.year", "e.serial", "e.registered_on", "e.origin"] as const),
  ...(["v.revision", "v.date", "v.direction", "v.counterpart", "v.name_protected"] as const),
  ...(["v.public_subject", "v.protected_subject", "v.kind", "v.dossier_id"] as const),
  ...(["v.sha256", "v.filename", "v.media_type", "v.kept_where", "v.secrecy"] as const),
  ...(["d.year as dossierYear", "d.serial as dossierSerial"] as const),
] as const;

const selectRows = (rows: Rows) => rows.select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>["execute"]>>[number];

/** An entry with the number of its akt. */
export type DiaryRow = DiaryEntry & { dossier: DiaryNumber | null };

type TextRow = Pick<
  DiaryVersionTable,
  | (
      | "date"
      | "direction"
      | "counterpart"
      | "name_protected"
      | "public_subject"
      | "protected_subject"
    )
  | ("kind" | "dossier_id" | "sha256" | "filename" | "media_type" | "kept_where" | "secrecy")
>;

const textOf = (row: TextRow) => ({
  ...{ date: row.date as LegalDate, direction: row.direction, counterpart: row.counterpart },
  ...{
    isNameProtected: row.name_protected === 1,
    publicSubject: row.public_subject,
    kind: row.kind,
  },
  ...{ protectedSubject: row.protected_subject, dossierId: row.dossier_id },
  ...{ keptWhere: row.kept_where, secrecy: row.secrecy },
  file:
    row.sha256 === null
      ? null
      : { sha256: row.sha256, filename: row.filename ?? "", mediaType: row.media_type ?? "" },
});

const numberOf = (year: number | null, serial: number | null): DiaryNumber | null =>
  year === null || serial === null ? null : { year, serial };

const entryOf = (row: Row): DiaryRow => ({
  ...textOf(row),
  ...{ id: row.id, year: row.year, serial: row.serial, revision: row.revision },
  ...{ registeredOn: row.registered_on as LegalDate, origin: row.origin },
  dossier: numberOf(row.dossierYear, row.dossierSerial),
});

const isNumber = (number: DiaryNumber) =>
  sql<boolean>`(e.year = ${number.year} and e.serial = ${number.serial})`;

/** Those that are asked for; every word is to be found in what that reader may read. */
function selected(
  db: Db,
  associationId: string,
  { words, year, direction, dossier }: DiarySelection,
  column: "v.office_words" | "v.public_words",
): Rows {
  const patterns = wordsSought(words).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  let rows = newest(db, associationId)
    .$if(year !== null, (q) => q.where("e.year", "=", year ?? 0))
    .$if(direction !== null, (q) => q.where("v.direction", "=", direction ?? "received"));
  if (dossier) {
    rows = rows.where(({ or, and, eb }) =>
      or([
        isNumber(dossier),
        and([eb("d.year", "=", dossier.year), eb("d.serial", "=", dossier.serial)]),
      ]),
    );
  }
  for (const pattern of patterns) {
    rows = rows.where(sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`);
  }
  return rows;
}

type Page = { after: DiaryNumber | null; most: number };

/** So many from a number on, the highest first. */
const pageOf = (rows: Rows, { after, most }: Page) =>
  rows
    .$if(after !== null, (q) =>
      q.where(({ or, and, eb }) =>
        or([
          eb("e.year", "<", after?.year ?? 0),
          and([eb("e.year", "=", after?.year ?? 0), eb("e.serial", "<", after?.serial ?? 0)]),
        ]),
      ),
    )
    .orderBy("e.year", "desc")
    .orderBy("e.serial", "desc")
    .limit(most);

/** The handlingar that the office asks for, the highest number first; `after` = the last one that was seen. */
export const diaryRows = async (
  db: Db,
  associationId: string,
  selection: DiarySelection,
  page: Page,
): Promise<DiaryRow[]> => {
  const rows = selected(db, associationId, selection, "v.office_words");
  return (await selectRows(pageOf(rows, page)).execute()).map(entryOf);
};

/** A handling as everybody reads it, with the published page where it is read; null when it is not published. */
export type OpenHandling = PublicHandling & { address: string | null };

/** The same as everybody may read them: found by what is shown, and nothing protected leaves this place. */
export const publicDiaryRows = async (
  db: Db,
  associationId: string,
  selection: DiarySelection,
  page: Page,
): Promise<OpenHandling[]> => {
  const rows = selected(db, associationId, selection, "v.public_words");
  const found = (await selectRows(pageOf(rows, page)).execute()).map(entryOf);
  const open = found.map((row) => ({ ...publicPart(row, row.dossier), origin: row.origin }));
  // What a row does not say, its link does not tell either.
  const told = open.flatMap(({ subject, origin }) => (subject === null ? [] : (origin ?? [])));
  const addresses = await publishedAddresses(db, told);
  return open.map(({ origin, ...row }) => ({
    ...row,
    address: row.subject === null ? null : (addresses.get(origin ?? "") ?? null),
  }));
};

const one = async (rows: Rows): Promise<DiaryRow | null> => {
  const row = await selectRows(rows).executeTakeFirst();
  return row ? entryOf(row) : null;
};

/** The handling with that number; null when the förbund has none. */
export const entryAt = (db: Db, associationId: string, number: DiaryNumber) =>
  one(newest(db, associationId).where(isNumber(number)));

/** The handling with that id. */
export const entryById = (db: Db, associationId: string, id: string) =>
  one(newest(db, associationId).where("e.id", "=", id));

/** What Paragraf itself registered as this; null when it has not. */
export const entryOfOrigin = (db: Db, associationId: string, origin: string) =>
  one(newest(db, associationId).where("e.origin", "=", origin));

/** The first handling that was registered of a sammanträde: the others belong to its akt. */
export const firstOfMeeting = (db: Db, associationId: string, meetingId: string) =>
  one(
    newest(db, associationId)
      .where("e.meeting_id", "=", meetingId)
      .orderBy("e.year")
      .orderBy("e.serial")
      .limit(1),
  );

/** The handlingar that belong to an akt, without the first, in the order of their numbers. */
export const dossierRows = async (
  db: Db,
  associationId: string,
  firstId: string,
): Promise<DiaryRow[]> => {
  const rows = newest(db, associationId)
    .where("v.dossier_id", "=", firstId)
    .orderBy("e.year")
    .orderBy("e.serial");
  return (await selectRows(rows).execute()).map(entryOf);
};

/** The highest serial of a year; 0 when there is none. */
export async function highestSerial(db: Db, associationId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom("diary_entry")
    .select(({ fn }) => fn.max("serial").as("serial"))
    .where("association_id", "=", associationId)
    .where("year", "=", year)
    .executeTakeFirst();
  return row?.serial ?? 0;
}

/** Everything that was registered in a span of days, both included, in the order of the numbers. */
export const registeredBetween = async (
  db: Db,
  associationId: string,
  { from, to }: { from: LegalDate; to: LegalDate },
): Promise<DiaryRow[]> => {
  const rows = newest(db, associationId)
    .where("e.registered_on", ">=", from)
    .where("e.registered_on", "<=", to)
    .orderBy("e.year")
    .orderBy("e.serial");
  return (await selectRows(rows).execute()).map(entryOf);
};

/** Names that have stood as counterpart, no protected one among them. */
export async function counterpartsOf(db: Db, associationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("diary_version")
    .select("counterpart")
    .distinct()
    .where("association_id", "=", associationId)
    .where("name_protected", "=", 0)
    .where("counterpart", "!=", "")
    .orderBy("counterpart")
    .limit(200)
    .execute();
  return rows.map(({ counterpart }) => counterpart);
}

/** Who registered a handling, and the address part of the sammanträde that it belongs to. */
export const registeredFrom = (db: Db, entryId: string) =>
  db
    .selectFrom("diary_entry as e")
    .leftJoin("person", "person.id", "e.by_person_id")
    .leftJoin("meeting", "meeting.id", "e.meeting_id")
    .select(["person.name as byName", "meeting.slug"])
    .where("e.id", "=", entryId)
    .executeTakeFirst();

/** What was said of a handling, the newest first, with who said it, when and why. */
export async function versionsOf(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("diary_version as v")
    .leftJoin("person", "person.id", "v.by_person_id")
    .leftJoin("diary_entry as d", "d.id", "v.dossier_id")
    .select([
      "v.revision",
      "v.date",
      "v.direction",
      "v.counterpart",
      "v.name_protected",
      "v.reason",
    ])
    .select(["v.public_subject", "v.protected_subject", "v.kind", "v.dossier_id", "v.at"])
    .select(["v.sha256", "v.filename", "v.media_type", "v.kept_where", "v.secrecy"])
    .select(["person.name as byName", "d.year as dossierYear", "d.serial as dossierSerial"])
    .where("v.entry_id", "=", entryId)
    .orderBy("v.revision", "desc")
    .execute();
  return rows.map((row) => ({
    ...textOf(row),
    ...{ revision: row.revision, reason: row.reason, at: row.at, byName: row.byName },
    dossier: numberOf(row.dossierYear, row.dossierSerial),
  }));
}

export type DiaryVersion = Awaited<ReturnType<typeof versionsOf>>[number];

/** The handlingar that an ärende is about, in the order of their numbers. */
export const entriesOfItem = async (
  db: Db,
  associationId: string,
  itemId: string,
): Promise<DiaryRow[]> => {
  const rows = newest(db, associationId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("diary_item as i")
          .select("i.entry_id")
          .whereRef("i.entry_id", "=", "e.id")
          .where("i.item_id", "=", itemId),
      ),
    )
    .orderBy("e.year")
    .orderBy("e.serial");
  return (await selectRows(rows).execute()).map(entryOf);
};

/** The ärenden that are about a handling, the latest sammanträde first. */
export const itemsOfEntry = (db: Db, entryId: string) =>
  db
    .selectFrom("diary_item")
    .innerJoin("item", "item.id", "diary_item.item_id")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["item.id", "item.heading", "item.number", "meeting.slug", "meeting.date"])
    .where("diary_item.entry_id", "=", entryId)
    .orderBy("meeting.date", "desc")
    .execute();
