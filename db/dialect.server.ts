/** Which of the two databases a Kysely speaks to, and what must differ between them. */
import { type Kysely, PostgresAdapter, type RawBuilder, sql, type Transaction } from "kysely";

export type DialectName = "sqlite" | "postgres";

/** Works for a database and for a transaction in it. */
export const dialectOf = <DB>(db: Kysely<DB>): DialectName =>
  db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";

/** Column type for bytes in a migration: read as Buffer or Uint8Array, written as either. */
export const bytesType = (dialect: DialectName): RawBuilder<unknown> =>
  dialect === "postgres" ? sql`bytea` : sql`blob`;

/**
 * Waits until no other transaction holds the lock of this name, and holds it to the end of this one.
 * SQLite needs none: a transaction has the only write connection and the file's write lock.
 */
export async function takeLock<DB>(trx: Transaction<DB>, name: string): Promise<void> {
  if (dialectOf(trx) === "sqlite") return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}
