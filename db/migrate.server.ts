/** Brings a database to the version of this program. */
import type { Kysely, Transaction } from "kysely";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { takeLock } from "./dialect.server.ts";

/** One step forward. `name` sorts and is never changed once released, nor is what `up` does. */
export type Migration = { name: string; up(db: Kysely<unknown>): Promise<void> };

type MigrationTable = { migration: { name: string; applied_at: string } };

/**
 * Runs the migrations that have not been run, in order and each in its own transaction, and gives their names.
 * Several processes may start at once: each migration is run by one of them. `now` is an ISO timestamp.
 * Refused when the database has a migration that is not in the list; then nothing is changed.
 * Errors: those of a migration, which then leaves nothing behind.
 */
export async function migrate<DB>(
  db: Kysely<DB>,
  migrations: readonly Migration[],
  now: string,
): Promise<Result<string[]>> {
  const done: string[] = [];
  for (;;) {
    const step = await db.transaction().execute((trx) => migrateOne(trx, migrations, now));
    if (!step.ok) return step;
    if (step.value === null) return accepted(done);
    done.push(step.value);
  }
}

/** Names of the migrations that have been run, oldest first. Errors: when `migrate` has never been run. */
export async function appliedMigrations<DB>(db: Kysely<DB>): Promise<string[]> {
  const rows = await migrationTable(db).selectFrom("migration").select("name").execute();
  return rows.map((row) => row.name).sort();
}

/** Gives the name of the migration that was run, null when none is left. */
async function migrateOne<DB>(
  trx: Transaction<DB>,
  migrations: readonly Migration[],
  now: string,
): Promise<Result<string | null>> {
  await takeLock(trx, "paragraf migration");
  await trx.schema
    .createTable("migration")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("applied_at", "text", (column) => column.notNull())
    .execute();
  const applied = await appliedMigrations(trx);
  const unknown = applied.find((name, index) => migrations[index]?.name !== name);
  if (unknown !== undefined) return refused(notOurs(unknown));
  const next = migrations[applied.length];
  if (!next) return accepted(null);
  await next.up(trx as unknown as Kysely<unknown>);
  await migrationTable(trx)
    .insertInto("migration")
    .values({ name: next.name, applied_at: now })
    .execute();
  return accepted(next.name);
}

const migrationTable = <DB>(db: Kysely<DB>) => db as unknown as Kysely<MigrationTable>;

const notOurs = (name: string): string =>
  `Databasen har ändringen ${name} som den här versionen av Paragraf inte känner till på den platsen. ` +
  "Starta den version som databasen senast användes med, eller en nyare.";
