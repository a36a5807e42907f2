/** What a förbund's documents look like and say: the newest version of each, and the versions before it. */
import type { Kysely } from "kysely";
import type { LetterheadText } from "#app/domain/letterhead.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The picture of a letterhead, without its bytes. `alt` empty = decorative. */
export type LogoFacts = { sha256: string; width: number; height: number; alt: string };

export type LetterheadVersion = LetterheadText & {
  number: number;
  logo: LogoFacts | null;
  at: string;
  byName: string | null;
};

/** Every version of the letterhead, newest first; the first one holds. */
export async function letterheadVersions(
  db: Db,
  associationId: string,
): Promise<LetterheadVersion[]> {
  const rows = await db
    .selectFrom("letterhead")
    .leftJoin("person", "person.id", "letterhead.by_person_id")
    .selectAll("letterhead")
    .select("person.name as byName")
    .where("letterhead.association_id", "=", associationId)
    .orderBy("letterhead.number", "desc")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    name: row.name,
    lines: JSON.parse(row.lines) as string[],
    website: row.website,
    accent: row.accent,
    logo:
      row.logo_sha256 === null
        ? null
        : {
            ...{ sha256: row.logo_sha256, alt: row.logo_alt },
            ...{ width: row.logo_width, height: row.logo_height },
          },
    at: row.at,
    byName: row.byName,
  }));
}

export type TemplateVersion = {
  name: string;
  number: number;
  text: string | null;
  reason: string;
  at: string;
  byName: string | null;
};

/** Every version of one template, newest first. */
export async function templateVersions(
  db: Db,
  associationId: string,
  name: string,
): Promise<TemplateVersion[]> {
  return db
    .selectFrom("template_version")
    .leftJoin("person", "person.id", "template_version.by_person_id")
    .select(["template_version.name", "number", "text", "reason", "at", "person.name as byName"])
    .where("template_version.association_id", "=", associationId)
    .where("template_version.name", "=", name)
    .orderBy("number", "desc")
    .execute();
}

/** The templates that a förbund has written itself, as they are now. */
export async function ownTemplates(db: Db, associationId: string): Promise<TemplateVersion[]> {
  const newest = db
    .selectFrom("template_version")
    .select(["name", (e) => e.fn.max("number").as("number")])
    .where("association_id", "=", associationId)
    .groupBy("name")
    .as("newest");
  const rows = await db
    .selectFrom("template_version")
    .innerJoin(newest, (join) =>
      join
        .onRef("newest.name", "=", "template_version.name")
        .onRef("newest.number", "=", "template_version.number"),
    )
    .leftJoin("person", "person.id", "template_version.by_person_id")
    .select(["template_version.name", "template_version.number", "template_version.text"])
    .select(["template_version.reason", "template_version.at", "person.name as byName"])
    .where("template_version.association_id", "=", associationId)
    .execute();
  return rows.filter(({ text }) => text !== null);
}
