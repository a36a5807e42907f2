/** Samples of the register that have been drawn, each with what it takes to draw it again. */
import type { Kysely } from "kysely";
import type { PaymentSelection } from "#app/domain/payment/selection.ts";
import type { SampleSize } from "#app/domain/sample.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The highest number given to a sample; 0 when none is drawn. */
export async function lastSampleSequence(db: Db, associationId: string): Promise<number> {
  const row = await db
    .selectFrom("payment_sample")
    .select((e) => e.fn.max("sequence").as("last"))
    .where("association_id", "=", associationId)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

export type Sample = {
  id: string;
  sequence: number;
  seed: string;
  selection: PaymentSelection;
  size: SampleSize;
  byKind: boolean;
  population: number;
  at: string;
  /** Who drew it, by id and name. */
  byId: string | null;
  byName: string | null;
};

/** The samples, the latest first. */
export async function samplesOf(db: Db, associationId: string): Promise<Sample[]> {
  const rows = await db
    .selectFrom("payment_sample as s")
    .leftJoin("person", "person.id", "s.by_person_id")
    .select(["s.id", "sequence", "seed", "selection", "size_kind", "size", "by_kind", "population"])
    .select(["s.at", "s.by_person_id as byId", "person.name as byName"])
    .where("s.association_id", "=", associationId)
    .orderBy("sequence", "desc")
    .execute();
  return rows.map(({ selection, size_kind, size, by_kind, ...row }) => ({
    ...row,
    selection: JSON.parse(selection) as PaymentSelection,
    size: { kind: size_kind, size },
    byKind: by_kind === 1,
  }));
}

/** Whether there is anything to draw from. */
export const hasPayments = async (db: Db, associationId: string): Promise<boolean> =>
  (await db
    .selectFrom("payment")
    .select("id")
    .where("association_id", "=", associationId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** The payments of a sample by id, in the order they were drawn. */
export async function sampledIds(db: Db, sampleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("payment_sample_row")
    .select("payment_id")
    .where("sample_id", "=", sampleId)
    .orderBy("position")
    .execute();
  return rows.map(({ payment_id }) => payment_id);
}
