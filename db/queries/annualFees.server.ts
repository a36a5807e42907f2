/** Årsarvoden as the domain's plain data: what they are counted from, and what the periods have paid. */
import type { Kysely } from "kysely";
import type { AnnualFacts, AnnualLine } from "#app/domain/fees/annual.ts";
import type { Database } from "../schema.ts";
import { employersOnEachDay, feeSettingsOf } from "./fees.server.ts";
import { registerOf } from "./people.server.ts";

type Db = Kysely<Database>;

/** All that an årsarvode is counted from. */
export async function annualFactsOf(db: Db, associationId: string): Promise<AnnualFacts> {
  const { members, seats, mandates, offices, persons } = await registerOf(db, associationId);
  return {
    settings: await feeSettingsOf(db, associationId),
    ...{ members, seats, mandates, offices, persons },
    employersOn: await employersOnEachDay(db, associationId),
  };
}

export type PaidAnnual = AnnualLine & {
  name: string;
  /** "2026-1". */
  period: string;
  periodId: string;
  payment: string;
  isPaid: boolean;
  isCancelled: boolean;
};

/** What the periods have taken, by name and day, cancelled ones among them. */
export async function paidAnnualOf(db: Db, associationId: string): Promise<PaidAnnual[]> {
  const rows = await db
    .selectFrom("fee_annual as a")
    .innerJoin("fee_period", "fee_period.id", "a.period_id")
    .innerJoin("person", "person.id", "a.person_id")
    .innerJoin("payment", "payment.id", "a.payment_id")
    .leftJoin("payment_end", "payment_end.payment_id", "payment.id")
    .select(["a.text", "a.period_id", "person.name", "payment.year", "payment.sequence"])
    .select(["fee_period.year as periodYear", "fee_period.sequence as periodNumber"])
    .select("payment_end.kind")
    .where("a.association_id", "=", associationId)
    .orderBy("person.name")
    .orderBy("a.from_date")
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.text) as AnnualLine),
    ...{ name: row.name, periodId: row.period_id, payment: `${row.year}-${row.sequence}` },
    period: `${row.periodYear}-${row.periodNumber}`,
    ...{ isPaid: row.kind === "paid", isCancelled: row.kind === "cancelled" },
  }));
}

/** What stands: the days that are not paid again. */
export const standingAnnualOf = async (db: Db, associationId: string): Promise<PaidAnnual[]> =>
  (await paidAnnualOf(db, associationId)).filter(({ isCancelled }) => !isCancelled);
