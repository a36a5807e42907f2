/** The budget, what the account held, and what others owe the förbund, as the domain's plain data. */
import type { Kysely } from "kysely";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { CounterClaim, Liquidity } from "#app/domain/grants/facts.ts";
import type { BudgetLine } from "#app/domain/grants/left.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

export type KeptLine = BudgetLine & { version: number; itemId: string | null };

/** Every line as it holds now, the latest year first, then by konto and insats. */
export async function budgetLinesOf(db: Db, associationId: string): Promise<KeptLine[]> {
  const rows = await db
    .selectFrom("budget_line as l")
    .innerJoin("budget_line_version as v", "v.line_id", "l.id")
    .select(["l.id", "l.year", "l.account", "l.initiative", "v.name", "v.ore", "v.version"])
    .select(["v.item_id", "v.ground", "v.outcome_ore", "v.outcome_on"])
    .where("l.association_id", "=", associationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("budget_line_version as later")
            .select("later.version")
            .whereRef("later.line_id", "=", "v.line_id")
            .whereRef("later.version", ">", "v.version"),
        ),
      ),
    )
    .orderBy("l.year", "desc")
    .orderBy("l.account")
    .orderBy("l.initiative")
    .execute();
  return rows.map(({ item_id, outcome_ore, outcome_on, ...line }) => ({
    ...{ ...line, itemId: item_id },
    outcome:
      outcome_ore === null || outcome_on === null
        ? null
        : { ore: outcome_ore, on: legalDate(outcome_on) },
  }));
}

/** What the account held, as last told for a day up to this one; null when nothing is told. */
export async function liquidityOf(
  db: Db,
  associationId: string,
  today: LegalDate,
): Promise<(Liquidity & { ground: string }) | null> {
  const row = await db
    .selectFrom("liquidity")
    .select(["day", "ore", "ground"])
    .where("association_id", "=", associationId)
    .where("day", "<=", today)
    .orderBy("day", "desc")
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { on: legalDate(row.day), ore: row.ore, ground: row.ground } : null;
}

/** What is owed and not settled. */
export async function openClaims(db: Db, associationId: string): Promise<CounterClaim[]> {
  const rows = await db
    .selectFrom("counter_claim as c")
    .leftJoin("counter_claim_end as e", "e.claim_id", "c.id")
    .select(["c.id", "c.payee_name", "c.organisation_number", "c.ore", "c.what"])
    .where("c.association_id", "=", associationId)
    .where("e.id", "is", null)
    .orderBy("c.at")
    .execute();
  return rows.map(({ payee_name, organisation_number, ...row }) => ({
    ...{ ...row, payee: { name: payee_name, organisationNumber: organisation_number } },
  }));
}
