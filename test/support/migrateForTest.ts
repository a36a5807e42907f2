import type { Kysely } from "kysely";
import { type Migration, migrate } from "#db/migrate.server.ts";

/** Runs the migrations at a fixed time; without any, the database is left without tables. */
export async function migrateForTest<DB>(
  db: Kysely<DB>,
  migrations: readonly Migration[],
): Promise<void> {
  if (migrations.length > 0) await migrate(db, migrations, "2026-01-01T00:00:00.000Z");
}
