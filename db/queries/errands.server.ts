/** Förrättningar as the domain's plain data, each as its latest version says. */
import type { Kysely } from "kysely";
import { type Errand, type ErrandText, isRecounted } from "#app/domain/fees/errand.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

const versionsOf = (db: Db, associationId: string) =>
  db
    .selectFrom("errand_version as v")
    .innerJoin("errand", "errand.id", "v.errand_id")
    .select(["errand.id", "errand.year", "errand.sequence"])
    .select(["v.version", "v.text", "v.at", "v.by_person_id"])
    .where("v.association_id", "=", associationId)
    .orderBy("errand.year")
    .orderBy("errand.sequence")
    .orderBy("v.version")
    .execute();

/** By förrättning and version: who answers for that it was ordered. */
async function vouchesOf(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("errand_vouch as v")
    .leftJoin("person", "person.id", "v.by_person_id")
    .select(["v.errand_id", "v.version", "v.at", "person.name as byName"])
    .where("v.association_id", "=", associationId)
    .execute();
  return new Map(
    rows.map(({ errand_id, version, at, byName }) => [`${errand_id} ${version}`, { at, byName }]),
  );
}

async function endsOf(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("errand_end as e")
    .leftJoin("person", "person.id", "e.by_person_id")
    .select(["e.errand_id", "e.reason", "e.at", "person.name as byName"])
    .where("e.association_id", "=", associationId)
    .execute();
  return new Map(rows.map(({ errand_id, ...end }) => [errand_id, end]));
}

/** Every förrättning, the latest day first; those withdrawn too. */
export async function errandsOf(db: Db, associationId: string): Promise<Errand[]> {
  const versions = await versionsOf(db, associationId);
  if (versions.length === 0) return [];
  const vouches = await vouchesOf(db, associationId);
  const ends = await endsOf(db, associationId);
  const errands = new Map<string, Errand>();
  for (const { id, year, sequence, version, at, ...row } of versions) {
    const text = JSON.parse(row.text) as ErrandText;
    const before = errands.get(id);
    errands.set(id, {
      ...{ ...text, id, number: `${year}-${sequence}`, version, at, byPersonId: row.by_person_id },
      countedAt: before && !isRecounted(before, text) ? before.countedAt : at,
      vouched: vouches.get(`${id} ${version}`) ?? null,
      withdrawn: ends.get(id) ?? null,
    });
  }
  return [...errands.values()].toSorted(
    (a, b) => b.day.localeCompare(a.day) || b.from.localeCompare(a.from),
  );
}

/** One förrättning by its id; null when the förbund has none such. */
export const errandOf = async (
  db: Db,
  associationId: string,
  errandId: string,
): Promise<Errand | null> =>
  (await errandsOf(db, associationId)).find(({ id }) => id === errandId) ?? null;

/** One förrättning by its number; null when the förbund has none such. */
export const errandByNumber = async (
  db: Db,
  associationId: string,
  number: string,
): Promise<Errand | null> =>
  (await errandsOf(db, associationId)).find((one) => one.number === number) ?? null;
