/** Money that came back after it was paid, and what became of it. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { CameBack, WithdrawnBack } from "#app/domain/payment/cameBack.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The payments that pay these anew, those that were cancelled left out, by the one whose money came back. */
async function againBy(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("payment as p")
    .leftJoin("payment_end as e", "e.payment_id", "p.id")
    .select(["p.again_of", "p.year", "p.sequence", "e.kind"])
    .where("p.again_of", "in", ids)
    .execute();
  return new Map(
    rows
      .filter(({ kind }) => kind !== "cancelled")
      .map(({ again_of, year, sequence }) => [again_of ?? "", `${year}-${sequence}`]),
  );
}

/** What came back of these payments, by payment. */
export async function backsIn(
  db: Db,
  ids: readonly string[],
): Promise<{ payment_id: string; cameBack: CameBack }[]> {
  const rows = await db
    .selectFrom("payment_back as b")
    .leftJoin("payment_back_end as e", "e.payment_id", "b.payment_id")
    .select(["b.payment_id", "b.day", "b.ground", "b.at", "b.by_person_id"])
    .select(["e.at as closedAt", "e.reason", "e.by_person_id as closedBy"])
    .where("b.payment_id", "in", ids)
    .execute();
  if (rows.length === 0) return [];
  const again = await againBy(
    db,
    rows.map(({ payment_id }) => payment_id),
  );
  return rows.map(({ payment_id, day, ground, at, by_person_id, ...end }) => ({
    payment_id,
    cameBack: {
      ...{ on: day as LegalDate, ground, at, personId: by_person_id },
      againBy: again.get(payment_id) ?? null,
      closed:
        end.closedAt === null
          ? null
          : { at: end.closedAt, reason: end.reason ?? "", personId: end.closedBy },
    },
  }));
}

/** The förbund's notes that were taken back, by payment, the oldest first. They are few. */
export async function withdrawnBacks(
  db: Db,
  associationId: string,
): Promise<Map<string, WithdrawnBack[]>> {
  const found = new Map<string, WithdrawnBack[]>();
  const rows = await db
    .selectFrom("payment_back_withdrawal")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  for (const { payment_id, day, ground, noted_at, noted_by_person_id, ...row } of rows) {
    const one = {
      ...{ on: day as LegalDate, ground, notedAt: noted_at, notedBy: noted_by_person_id },
      ...{ at: row.at, personId: row.by_person_id, reason: row.reason },
    };
    found.set(payment_id, [...(found.get(payment_id) ?? []), one]);
  }
  return found;
}

/** The payments whose money came back and that nobody has said anything of since, the latest first. */
export async function unsettledIds(db: Db, associationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("payment_back as b")
    .leftJoin("payment_back_end as e", "e.payment_id", "b.payment_id")
    .select("b.payment_id")
    .where("b.association_id", "=", associationId)
    .where("e.id", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("payment as p")
            .leftJoin("payment_end as pe", "pe.payment_id", "p.id")
            .select("p.id")
            .whereRef("p.again_of", "=", "b.payment_id")
            .where(({ or, eb }) =>
              or([eb("pe.kind", "is", null), eb("pe.kind", "!=", "cancelled")]),
            ),
        ),
      ),
    )
    .orderBy("b.day", "desc")
    .orderBy("b.payment_id")
    .execute();
  return rows.map(({ payment_id }) => payment_id);
}
