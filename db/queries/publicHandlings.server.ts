/** Where everybody reads what a handling of the diarium is, for those that Paragraf itself made and has published. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { publishedMeetings } from "./public.server.ts";

type Db = Kysely<Database>;

/** The ids of the origins of one kind: "minutes:3f2a…" is the id 3f2a… of the kind minutes. */
const idsOf = (origins: readonly string[], kind: string): string[] =>
  origins.flatMap((one) => (one.startsWith(`${kind}:`) ? one.slice(kind.length + 1) : []));

async function minutesAddresses(db: Db, ids: readonly string[]): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  const rows = await publishedMeetings(db)
    .select(["meeting.id", "meeting.slug", "association.slug as associationSlug"])
    .where("meeting.id", "in", ids)
    .execute();
  return rows.map((row) => [`minutes:${row.id}`, `/protokoll/${row.associationSlug}/${row.slug}`]);
}

/** The paragrafer that everybody may read, by item: with their protokoll, or justerade omedelbart and announced. */
async function paragrafAddresses(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .innerJoin("association", "association.id", "meeting.association_id")
    .select(["item.id", "item.year", "item.number", "association.slug"])
    .where("item.id", "in", ids)
    .where("item.number", "is not", null)
    .where(({ or, and, exists, eb, selectFrom }) =>
      or([
        eb("meeting.id", "in", publishedMeetings(db).select("meeting.id")),
        and([
          exists(
            selectFrom("approved_item")
              .select("approved_item.item_id")
              .whereRef("approved_item.item_id", "=", "item.id"),
          ),
          exists(
            selectFrom("notice_posting")
              .select("notice_posting.id")
              .whereRef("notice_posting.item_id", "=", "item.id"),
          ),
        ]),
      ]),
    )
    .execute();
  return new Map(
    rows.map(({ id, year, number, slug }) => [id, `/protokoll/${slug}/${year}/${number}`]),
  );
}

/** By origin, the address of the published page; what is not published is not among them. */
export async function publishedAddresses(
  db: Db,
  origins: readonly string[],
): Promise<Map<string, string>> {
  const dispatchIds = idsOf(origins, "dispatch");
  const dispatches =
    dispatchIds.length === 0
      ? []
      : await db
          .selectFrom("dispatch")
          .select(["id", "item_id"])
          .where("id", "in", dispatchIds)
          .execute();
  const items: [string, string][] = [
    ...idsOf(origins, "paragraf").map((id): [string, string] => [`paragraf:${id}`, id]),
    ...dispatches.map(({ id, item_id }): [string, string] => [`dispatch:${id}`, item_id]),
  ];
  const paragrafer = await paragrafAddresses(db, [...new Set(items.map(([, id]) => id))]);
  return new Map([
    ...(await minutesAddresses(db, idsOf(origins, "minutes"))),
    ...items.flatMap(([origin, id]): [string, string][] => {
      const address = paragrafer.get(id);
      return address ? [[origin, address]] : [];
    }),
  ]);
}
